/** The till's screens as a cashier uses them, in Indonesian. */
import type { Page } from 'playwright-core';
import words from '../../src/slices/till/messages/id.json' with { type: 'json' };

/** A tile's label ends with how many of it are in the cart. */
const TILE = new RegExp(`${words.till_tile.split('{count}').at(-1)}$`);
/** As `A1-2-000017`. */
const RECEIPT = '[0-9A-Z]+(?:-[0-9A-Z]+)*-\\d{6}';
const TOLD = 'receiptShown';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

/** Tells every receipt number that stands under "sold", as soon as it is in the page. */
export async function tellReceipts(page: Page, told: (receipt: string) => void): Promise<void> {
  await page.exposeFunction(TOLD, told);
  await page.addInitScript(watchSold, { told: TOLD, sold: words.till_sold, receipt: RECEIPT });
}

/** Runs in the page. */
function watchSold({ told, sold, receipt }: { told: string; sold: string; receipt: string }): void {
  let last = '';
  const look = () => {
    const heading = document.querySelector('h1');
    if (heading?.textContent !== sold) return;
    const whole = new RegExp(`^${receipt}$`);
    const texts = [...(heading.closest('main')?.querySelectorAll('*') ?? [])].map((part) => part.textContent ?? '');
    const number = texts.find((text) => whole.test(text));
    if (number === undefined || number === last) return;
    last = number;
    Reflect.get(globalThis, told)(number);
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
}

export async function enrolPhone(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('heading', { name: words.till_open_shift, exact: true }).waitFor();
  const risk = page.getByRole('checkbox');
  await page.getByRole('button', { name: words.till_open_shift_now, exact: true }).waitFor();
  // A browser without a screen makes no promise about its storage, and the cashier accepts the risk.
  if (await risk.isVisible()) await risk.check();
  await press(page, words.till_open_shift_now);
  await toSell(page);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
}

export async function openTill(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/kasir/`);
  await toSell(page);
}

async function toSell(page: Page): Promise<void> {
  await page.getByPlaceholder(words.till_search).waitFor();
}

/** Puts a product into the cart and stands before "take the money". Returns where that is to be tapped. */
export async function toCash(page: Page, product: number): Promise<{ readonly x: number; readonly y: number }> {
  const tiles = page.getByRole('button', { name: TILE });
  await tiles.first().waitFor();
  await tiles.nth(product % (await tiles.count())).click();
  await press(page, words.till_method_cash);
  const box = await page.getByRole('button', { name: words.till_take, exact: true }).boundingBox();
  if (!box) throw new Error('there is nothing to tap');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** After a tap on "take the money": waits until it is sold, and begins anew. */
export async function finishSale(page: Page): Promise<void> {
  await page.getByRole('heading', { name: words.till_sold, exact: true }).waitFor();
  await press(page, words.till_new_sale);
  await toSell(page);
}
