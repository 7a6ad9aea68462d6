/** Reads the till's log out of the browser's own storage, past the program that wrote it. */
import type { Page } from 'playwright-core';
import type { Id } from '../../src/kinds/id.ts';
import { logDatabase } from '../../src/slices/hall/offline/device-store.ts';
import { readEvent } from '../../src/slices/hall/rules/envelope.ts';

export interface PhoneSale {
  readonly id: Id<'event'>;
  readonly receipt: string;
  readonly total: number;
}

export interface PhoneLog {
  readonly device: Id<'device'>;
  readonly sales: readonly PhoneSale[];
  readonly unsent: number;
}

/** Of a page on the till's origin whose phone is enrolled once. */
export async function readPhoneLog(page: Page): Promise<PhoneLog> {
  const { device, lines, unsent } = await page.evaluate(readStores, logDatabase(''));
  const sales = lines.flatMap((line) => {
    const event = readEvent(line);
    if (!event.ok) throw new Error(`the phone's log holds no event: ${line}`);
    const { id, kind, payload } = event.value;
    if (kind !== 'sale.recorded') return [];
    const { receipt, total } = payload as Pick<PhoneSale, 'receipt' | 'total'>;
    return [{ id, receipt, total }];
  });
  return { device: device as Id<'device'>, sales, unsent };
}

/** Runs in the page. */
async function readStores(prefix: string) {
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const names = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []));
  const [name] = names;
  if (name === undefined || names.length > 1) throw new Error(`${names.length} logs on this phone`);
  const db = await settled(indexedDB.open(name));
  const stores = db.transaction(['event', 'outbox']);
  const [rows, unsent] = await Promise.all([
    settled<{ line: string }[]>(stores.objectStore('event').getAll()),
    settled(stores.objectStore('outbox').count()),
  ]);
  db.close();
  return { device: name.slice(prefix.length), lines: rows.map(({ line }) => line), unsent };
}
