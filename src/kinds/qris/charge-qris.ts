/** Fills the amount into a merchant's own static QRIS string, on the device: the buyer then types nothing. */
import { ok, type Result, refused } from '../result.ts';
import { crcText } from './crc.ts';
import { type QrisRefusal, readQris, TAG } from './read-qris.ts';
import { formatTlv, type TlvField } from './tlv.ts';

/** The most that one QRIS payment may be, in rupiah. */
export const MOST_BY_QRIS = 10_000_000;

export type ChargeRefusal = QrisRefusal | 'not-static' | 'amount-present' | 'amount-out-of-range';

/**
 * The dynamic string of one payment: `01` becomes 12, `54` is put in its place by number, the checksum is made anew; all
 * other fields stay as they are, character by character.
 */
export function chargeQris(staticText: string, amount: number): Result<string, ChargeRefusal> {
  const read = readQris(staticText);
  if (!read.ok) return read;
  if (read.value.kind !== 'static') return refused('not-static');
  if (read.value.amount !== null) return refused('amount-present');
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > MOST_BY_QRIS)
    return refused('amount-out-of-range', { least: 1, most: MOST_BY_QRIS });
  const fields = read.value.fields.map((field) => (field.tag === TAG.initiation ? { ...field, value: '12' } : field));
  const after = fields.findIndex((field) => field.tag > TAG.amount);
  const charged: TlvField[] = fields.toSpliced(after, 0, { tag: TAG.amount, value: String(amount) });
  const unsigned = `${formatTlv(charged)}${TAG.crc}04`;
  return ok(unsigned + crcText(unsigned));
}
