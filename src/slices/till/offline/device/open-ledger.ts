import type { LogDisk, LogRow } from '../../../hall/offline/disk.ts';
import type { Kept } from './kept.ts';
import { isUsable, readRow, type Sold, TillLedger } from './till-ledger.ts';

export interface OpenLedger {
  readonly deviceCode: string;
  readonly disk: LogDisk;
  readonly kept: Kept;
}

export interface OpenedLedger {
  readonly ledger: TillLedger;
  /** Up to which event it was kept; 0 when none was. */
  readonly keptSeq: number;
}

/** Rows that are read at once: between them the page can answer. */
const AT_ONCE = 200;

/** The ledger as it was kept, and what the log has since; all of the log where none was kept, or one that does not fit. */
export async function openLedger({ deviceCode, disk, kept }: OpenLedger): Promise<OpenedLedger> {
  const state = await kept.ledger().catch(() => undefined);
  const end = state && (await disk.read((tx) => tx.row(state.last.seq)));
  const ledger = new TillLedger(deviceCode, isUsable(state, end) ? state : undefined);
  const keptSeq = ledger.lastSeq;
  let after = keptSeq;
  for (;;) {
    const rows = await disk.read((tx) => tx.rows(after, AT_ONCE));
    for (const row of rows) await addRow(ledger, row, disk);
    const last = rows.at(-1);
    if (!last) break;
    after = last.seq;
  }
  await recallLastSale(ledger, disk);
  return { ledger, keptSeq };
}

async function addRow(ledger: TillLedger, row: LogRow, disk: LogDisk): Promise<void> {
  const read = readRow(row);
  if (!read) return;
  const needed = ledger.needs(read.fact);
  const sold = needed === null ? undefined : await soldAt(disk, needed, false);
  if (sold) ledger.recall(sold);
  ledger.add(read.moment, read.fact);
}

/** The last sale is shown, undone and compared with the cart: it is wanted whole. */
async function recallLastSale(ledger: TillLedger, disk: LogDisk): Promise<void> {
  if (ledger.lastSale || ledger.lastSaleSeq === 0) return;
  const sold = await soldAt(disk, ledger.lastSaleSeq, false);
  if (sold) ledger.recall({ ...sold, voided: ledger.book.isVoided(sold.id) });
}

async function soldAt(disk: LogDisk, seq: number, voided: boolean): Promise<Sold | undefined> {
  const row = await disk.read((tx) => tx.row(seq));
  const read = row && readRow(row);
  return read?.fact.kind === 'sale.recorded' ? { ...read.moment, sale: read.fact.payload, voided } : undefined;
}
