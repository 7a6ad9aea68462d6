/**
 * Receipt numbers: the device's code and a counter of its own, `A1-2-000042`. Offline tills cannot share one sequence, so
 * each has its own; a number once given is never given again, not even after a void, because it is counted from the
 * device's log.
 */
import { RECEIPT_NUMBER } from '../contract.ts';

const DIGITS = 6;

/** The number of a device's `counter`-th sale, counted from 1. @throws RangeError on a counter below 1. */
export function receiptNumber(deviceCode: string, counter: number): string {
  const number = `${deviceCode}-${String(counter).padStart(DIGITS, '0')}`;
  if (!Number.isSafeInteger(counter) || counter < 1 || !RECEIPT_NUMBER.test(number))
    throw new RangeError(`no receipt number for ${deviceCode}, ${counter}`);
  return number;
}

/** The counter within a number, or null when it is another device's or none at all. */
export function receiptCounter(deviceCode: string, number: string): number | null {
  if (!RECEIPT_NUMBER.test(number) || !number.startsWith(`${deviceCode}-`)) return null;
  const digits = number.slice(deviceCode.length + 1);
  return /^\d+$/.test(digits) ? Number(digits) : null;
}
