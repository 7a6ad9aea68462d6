/** Whether a line of an acquirer's list is money at all: such lists name payments too that failed, wait, or were paid back. */
import type { StatementRow } from './statement-amount.ts';

export type StatusRefusal = 'not-settled' | 'status-unreadable';

const SETTLED = [
  ...['berhasil', 'sukses', 'selesai', 'lunas', 'terbayar', 'dibayar', 'diterima', 'disetujui', 'transaksi berhasil'],
  ...['success', 'successful', 'succeeded', 'settled', 'settlement', 'paid', 'completed', 'complete', 'approved'],
  ...['capture', 'captured', 'posted', 'ok', 'done', 'pembayaran berhasil', 'payment success', 'sudah dibayar'],
];
const NOT_SETTLED = [
  ...['gagal', 'tertunda', 'menunggu', 'diproses', 'dibatalkan', 'batal', 'dikembalikan', 'ditolak', 'kedaluwarsa'],
  ...['kadaluarsa', 'menunggu pembayaran', 'transaksi gagal', 'belum dibayar', 'pengembalian', 'pengembalian dana'],
  ...['failed', 'failure', 'pending', 'processing', 'cancel', 'cancelled', 'canceled', 'void', 'voided', 'refund'],
  ...['refunded', 'partial refund', 'partially refunded', 'reversal', 'reversed', 'chargeback', 'expired', 'expire'],
  ...['deny', 'denied', 'declined', 'rejected', 'timeout', 'error', 'unpaid', 'in progress', 'disputed', 'initiated'],
];
const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...SETTLED.map((word): [string, boolean] => [word, true]),
  ...NOT_SETTLED.map((word): [string, boolean] => [word, false]),
]);

/** Whether a word of a status column says that the money came; undefined for a word that is not known. */
export function isSettled(text: string): boolean | undefined {
  return WORDS.get(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[_.-]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** Why a line is no payment by its status; undefined where it is one. An unknown word is told, and never guessed. */
export function refuseStatus({ cells }: StatementRow, status: number | null): StatusRefusal | undefined {
  if (status === null) return undefined;
  const settled = isSettled(cells[status] ?? '');
  if (settled === undefined) return 'status-unreadable';
  return settled ? undefined : 'not-settled';
}
