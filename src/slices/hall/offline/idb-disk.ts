import { type DBSchema, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { Delivery, LogDisk, LogHead, LogReader, LogRow, LogTx } from './disk.ts';

interface LogSchema extends DBSchema {
  head: { key: 'head'; value: LogHead };
  event: { key: number; value: LogRow; indexes: { shift: string } };
  outbox: { key: number; value: true };
  delivery: { key: number; value: Delivery };
}

type Stores = StoreNames<LogSchema>[];
const STORES: Stores = ['head', 'event', 'outbox', 'delivery'];
const VERSION = 1;

/**
 * The log in IndexedDB. Writes ask for strict durability: the browser reports completion after the data has reached the
 * storage device, not merely the operating system. A readwrite transaction over the same stores excludes every other one,
 * also of other tabs, so a head that was read in it is still the head when the next event is written.
 */
export async function openIdbDisk(databaseName: string): Promise<LogDisk> {
  const db = await openDB<LogSchema>(databaseName, VERSION, {
    upgrade(database) {
      database.createObjectStore('head');
      // A row without a shift has null there, which is no key: the index leaves it out.
      database.createObjectStore('event', { keyPath: 'seq' }).createIndex('shift', 'shift');
      database.createObjectStore('outbox');
      database.createObjectStore('delivery', { keyPath: 'seq' });
    },
    // A newer program in another tab wants to upgrade: let it; this tab's next write fails and says so.
    blocking: () => db.close(),
  });
  return {
    async write(work) {
      const tx = db.transaction(STORES, 'readwrite', { durability: 'strict' });
      const done = tx.done;
      // Awaited below; this keeps a failure that comes while `work` still runs from being reported as unhandled.
      done.catch(() => undefined);
      try {
        const value = await work(writer(tx));
        // What was asked for and not waited for is written all the same, or nothing of it is: this only spares the wait
        // for the browser to notice that no more comes.
        commit(tx);
        await done;
        return value;
      } catch (error) {
        abort(tx);
        await done.catch(() => undefined);
        throw error;
      }
    },
    read: (work) => work(reader(db.transaction(STORES, 'readonly'))),
    close: () => db.close(),
  };
}

type ReadTx = IDBPTransaction<LogSchema, Stores, 'readonly'>;
type WriteTx = IDBPTransaction<LogSchema, Stores, 'readwrite'>;

function reader(tx: ReadTx | WriteTx): LogReader {
  const [head, event, outbox, delivery] = [
    tx.objectStore('head'),
    tx.objectStore('event'),
    tx.objectStore('outbox'),
    tx.objectStore('delivery'),
  ];
  return {
    head: () => head.get('head'),
    row: (seq) => event.get(seq),
    rows: (after, limit) => event.getAll(after === undefined ? null : IDBKeyRange.lowerBound(after, true), limit),
    rowsOfShift: (shift) => event.index('shift').getAll(shift),
    unsent: (limit) => outbox.getAllKeys(undefined, limit),
    unsentBetween: (from, to) => outbox.getAllKeys(IDBKeyRange.bound(from, to)),
    countUnsent: (from, to) => outbox.count(from === undefined ? undefined : IDBKeyRange.bound(from, to)),
    lastUnsent: async () => (await outbox.openKeyCursor(null, 'prev'))?.key,
    delivery: (seq) => delivery.get(seq),
    deliveries: () => delivery.getAll(),
  };
}

function writer(tx: WriteTx): LogTx {
  const [head, event, outbox, delivery] = [
    tx.objectStore('head'),
    tx.objectStore('event'),
    tx.objectStore('outbox'),
    tx.objectStore('delivery'),
  ];
  return {
    ...reader(tx),
    async putHead(value) {
      await head.put(value, 'head');
    },
    async addRow(row) {
      await event.add(row);
    },
    async removeRow(seq) {
      await Promise.all([event.delete(seq), delivery.delete(seq)]);
    },
    async putUnsent(seq) {
      await outbox.put(true, seq);
    },
    removeUnsent: (seq) => outbox.delete(seq),
    async putDelivery(value) {
      await delivery.put(value);
    },
  };
}

function commit(tx: WriteTx): void {
  try {
    tx.commit();
  } catch {
    // It has ended by itself already, and `done` says how.
  }
}

function abort(tx: WriteTx): void {
  try {
    tx.abort();
  } catch {
    // It has ended by itself already.
  }
}
