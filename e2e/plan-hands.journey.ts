/** What pointers may do wrong on the plan's drawing table: the right button, a second finger, a pointer that is taken away. */
import type { Browser, CDPSession, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { LAPTOP, launch, open } from './browser.ts';

const { url } = inject('server');

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function openEditor(touch: boolean) {
  const watched = await open(browser, { viewport: LAPTOP, hasTouch: touch });
  const { page, context } = watched;
  await context.request.post(`${url}/demo/masuk`, { form: { as: 'organiser' }, headers: { origin: url } });
  await page.goto(`${url}/kerja/kaltim-tmii-2023/denah`);
  await page.waitForFunction(() => {
    const drawing = document.querySelector('svg[role=group]');
    return drawing !== null && Object.keys(drawing).some((key) => key.startsWith('__reactProps'));
  });
  const drawing = page.locator('svg[role=group]').first();
  await drawing.scrollIntoViewIfNeeded();
  return { ...watched, drawing, booth: drawing.locator('[data-key^=booth]').first() };
}

/** Middle of what is drawn, on the screen. */
async function middleOf(thing: Locator): Promise<{ x: number; y: number }> {
  const box = await thing.boundingBox();
  if (!box) throw new Error('nothing is drawn there');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** How everything lies in the hall, whatever part of it is looked at. */
const placesOf = (drawing: Locator) =>
  drawing.evaluate((svg) =>
    [...svg.querySelectorAll<SVGGraphicsElement>('[data-key]')].map((each) => [
      each.dataset.key,
      each.getAttribute('transform'),
    ]),
  );
const boxOf = (drawing: Locator) => drawing.getAttribute('viewBox');

it('moves nothing by the right button, nor by a drag that the menu breaks off', async () => {
  const { page, drawing, booth, complaints, context } = await openEditor(false);
  const before = await placesOf(drawing);
  const { x, y } = await middleOf(booth);
  await page.mouse.move(x, y);
  await page.mouse.down({ button: 'right' });
  await page.mouse.move(x + 120, y + 60, { steps: 5 });
  await page.mouse.up({ button: 'right' });
  expect(await placesOf(drawing)).toEqual(before);
  // Half a drag, then the menu.
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 120, y + 60, { steps: 5 });
  expect(await placesOf(drawing)).not.toEqual(before);
  await drawing.dispatchEvent('contextmenu');
  await page.mouse.move(x + 200, y + 90, { steps: 3 });
  await page.mouse.up();
  expect(await placesOf(drawing)).toEqual(before);
  // A whole one still moves.
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 120, y + 60, { steps: 5 });
  await page.mouse.up();
  expect(await placesOf(drawing)).not.toEqual(before);
  await page.getByRole('button', { name: 'Urungkan' }).click();
  await expect.poll(() => placesOf(drawing)).toEqual(before);
  await page.getByText('Semua tersimpan', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

it('gives a half-made drawing up for a second finger, which zooms and pans, and for a pointer that is taken away', async () => {
  const { page, drawing, complaints, context } = await openEditor(true);
  const before = await placesOf(drawing);
  await page.getByLabel('Alat').selectOption('booth');
  await drawing.evaluate((svg) => svg.scrollIntoView({ block: 'center' }));
  const area = await drawing.boundingBox();
  if (!area) throw new Error('there is no drawing');
  const at = (dx: number, dy: number, id: number) => ({
    x: area.x + area.width * dx,
    y: area.y + area.height * dy,
    id,
  });
  const fingers = await context.newCDPSession(page);
  const looked = await boxOf(drawing);
  await touch(fingers, 'touchStart', [at(0.3, 0.3, 1)]);
  await touch(fingers, 'touchMove', [at(0.4, 0.6, 1)]);
  await touch(fingers, 'touchStart', [at(0.4, 0.6, 1), at(0.6, 0.6, 2)]);
  await touch(fingers, 'touchMove', [at(0.3, 0.6, 1), at(0.7, 0.6, 2)]);
  await touch(fingers, 'touchEnd', [at(0.3, 0.6, 1)]);
  await touch(fingers, 'touchMove', [at(0.2, 0.2, 1)]);
  await touch(fingers, 'touchEnd', []);
  expect(await boxOf(drawing)).not.toBe(looked);
  expect(await placesOf(drawing)).toEqual(before);
  // The system takes the finger away in the middle of a drawing.
  await touch(fingers, 'touchStart', [at(0.3, 0.3, 3)]);
  await touch(fingers, 'touchMove', [at(0.5, 0.6, 3)]);
  await touch(fingers, 'touchCancel', []);
  expect(await placesOf(drawing)).toEqual(before);
  expect(complaints).toEqual([]);
  await context.close();
});

function touch(
  fingers: CDPSession,
  type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel',
  touchPoints: { x: number; y: number; id: number }[],
) {
  return fingers.send('Input.dispatchTouchEvent', { type, touchPoints });
}
