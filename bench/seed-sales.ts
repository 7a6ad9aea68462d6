/** Three days of a busy booth, written straight into a phone's log: no bench waits for twenty thousand taps. */
import type { Page } from 'playwright-core';
import { type Id, newId } from '../src/kinds/id.ts';
import { SCHEMA_VERSION } from '../src/slices/hall/contract.ts';
import { logDatabase } from '../src/slices/hall/offline/device-store.ts';
import type { LogHead, LogRow } from '../src/slices/hall/offline/disk.ts';
import { eventHash } from '../src/slices/hall/rules/chain.ts';
import { formatEvent } from '../src/slices/hall/rules/envelope.ts';
import { sha256Of } from '../src/slices/hall/sha256-of.ts';
import { newSecret } from '../src/slices/till/rules/sale.ts';

const AT_ONCE = 1_000;
const DAY = 86_400_000;

export interface Goods {
  readonly id: string;
  readonly business: string;
  readonly price: number;
  readonly name: { readonly id: string };
}

/** Adds sales (of two lines, unsent) to the log of the page's only till, whose shift is open. */
export async function seedSales(page: Page, sales: number, goods: readonly Goods[]): Promise<void> {
  const begun = await page.evaluate(readHead, logDatabase(''));
  let { head } = begun;
  const began = Date.now() - 3 * DAY;
  for (let done = 0; done < sales; done += AT_ONCE) {
    const rows: LogRow[] = [];
    for (let nth = done; nth < Math.min(done + AT_ONCE, sales); nth++) {
      const at = began + Math.floor((nth / sales) * 3 * DAY);
      const made = nextSale(head, begun.shift, begun.code, at, [
        goods[nth % goods.length],
        goods[(7 * nth) % goods.length],
      ]);
      head = made.head;
      rows.push(made.row);
    }
    await page.evaluate(writeRows, { prefix: logDatabase(''), rows, head });
  }
}

function nextSale(before: LogHead, shift: string, code: string, at: number, goods: readonly (Goods | undefined)[]) {
  const seq = before.lastSeq + 1;
  const number = (before.counters.receipt ?? 0) + 1;
  const id = newId<'event'>(at);
  const lines = goods.flatMap((item) =>
    item
      ? [
          {
            product: item.id,
            business: item.business,
            name: item.name.id,
            quantity: 1,
            unitPrice: item.price,
            amount: item.price,
          },
        ]
      : [],
  );
  const total = lines.reduce((all, { amount }) => all + amount, 0);
  const line = formatEvent({
    device: before.device,
    seq,
    prevHash: before.lastHash,
    id,
    schemaVersion: SCHEMA_VERSION,
    catalogueVersion: 1,
    wallTime: at,
    monotonic: 0,
    kind: 'sale.recorded',
    payload: {
      shift,
      receipt: `${code}-${String(number).padStart(6, '0')}`,
      lines,
      total,
      payments: [{ method: 'cash', amount: total, tendered: total, change: 0 }],
      secret: newSecret(),
    },
  });
  const row: LogRow = { seq, id: id as Id<'event'>, line, shift, closesShift: false };
  const head: LogHead = { ...before, lastSeq: seq, lastHash: eventHash(sha256Of, line), counters: { receipt: number } };
  return { row, head };
}

/** Runs in the page. */
async function readHead(prefix: string): Promise<{ head: LogHead; shift: string; code: string }> {
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const name = (await indexedDB.databases()).find((each) => each.name?.startsWith(prefix))?.name ?? '';
  const db = await settled(indexedDB.open(name));
  const tx = db.transaction(['head', 'event']);
  const head = await settled(tx.objectStore('head').get('head'));
  const [first] = await settled(tx.objectStore('event').getAll());
  db.close();
  return { head, shift: first.shift, code: 'A1-1' };
}

/** Runs in the page. */
async function writeRows({ prefix, rows, head }: { prefix: string; rows: readonly LogRow[]; head: LogHead }) {
  const name = (await indexedDB.databases()).find((each) => each.name?.startsWith(prefix))?.name ?? '';
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  await new Promise<void>((resolve, reject) => {
    const tx = db.transaction(['head', 'event', 'outbox'], 'readwrite');
    for (const row of rows) {
      tx.objectStore('event').put(row);
      tx.objectStore('outbox').put(true, row.seq);
    }
    tx.objectStore('head').put(head, 'head');
    tx.oncomplete = () => resolve();
    tx.onerror = () => reject(tx.error);
  });
  db.close();
}
