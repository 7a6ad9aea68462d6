import type { Delivery, LogDisk, LogHead, LogReader, LogRow, LogTx } from './disk.ts';

interface Held {
  head: LogHead | undefined;
  rows: Map<number, LogRow>;
  unsent: Set<number>;
  deliveries: Map<number, Delivery>;
}

/** A log that is gone with the page: of what shall leave no trace. */
export function openMemoryDisk(): LogDisk {
  let held: Held = { head: undefined, rows: new Map(), unsent: new Set(), deliveries: new Map() };
  let turn: Promise<unknown> = Promise.resolve();
  return {
    write(work) {
      const written = turn.then(async () => {
        const next: Held = {
          head: held.head,
          rows: new Map(held.rows),
          unsent: new Set(held.unsent),
          deliveries: new Map(held.deliveries),
        };
        const value = await work(writerOf(next));
        held = next;
        return value;
      });
      turn = written.catch(() => undefined);
      return written;
    },
    read: (work) => work(readerOf(held)),
    close: () => undefined,
  };
}

const ascending = (numbers: Iterable<number>): number[] => [...numbers].sort((one, other) => one - other);

function readerOf({ head, rows, unsent, deliveries }: Held): LogReader {
  const rowsIn = (keep: (row: LogRow) => boolean) =>
    [...rows.values()].filter(keep).sort((one, other) => one.seq - other.seq);
  const unsentIn = (from = 0, to = Number.POSITIVE_INFINITY) =>
    ascending(unsent).filter((seq) => seq >= from && seq <= to);
  return {
    head: async () => head,
    row: async (seq) => rows.get(seq),
    rows: async (after = 0, limit) => rowsIn(({ seq }) => seq > after).slice(0, limit),
    rowsOfShift: async (shift) => rowsIn((row) => row.shift === shift),
    unsent: async (limit) => unsentIn().slice(0, limit),
    unsentBetween: async (from, to) => unsentIn(from, to),
    countUnsent: async (from, to) => unsentIn(from, to).length,
    lastUnsent: async () => unsentIn().at(-1),
    delivery: async (seq) => deliveries.get(seq),
    deliveries: async () => [...deliveries.values()],
  };
}

function writerOf(held: Held): LogTx {
  return {
    ...readerOf(held),
    head: async () => held.head,
    async putHead(head) {
      held.head = head;
    },
    async addRow(row) {
      if (held.rows.has(row.seq)) throw new Error(`there is a row ${row.seq} already`);
      held.rows.set(row.seq, row);
    },
    async removeRow(seq) {
      held.rows.delete(seq);
      held.deliveries.delete(seq);
    },
    async putUnsent(seq) {
      held.unsent.add(seq);
    },
    async removeUnsent(seq) {
      held.unsent.delete(seq);
    },
    async putDelivery(delivery) {
      held.deliveries.set(delivery.seq, delivery);
    },
  };
}
