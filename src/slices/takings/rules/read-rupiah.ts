/** An amount as people write it on a phone. */
import { MAX_AMOUNT, type Money, money } from '../../../kinds/money.ts';

/**
 * `1250000`, `1.250.000`, `1,250,000`, `Rp 1.250.000`, `Rp1.250.000,00`: whole rupiah. Undefined for anything else, rather than a
 * guess: `1.5` may be one and a half million or fifteen.
 */
export function readRupiah(text: string): Money | undefined {
  const bare = text
    .trim()
    .replace(/^rp\.?\s*/i, '')
    .replace(/\s+/g, '')
    .replace(/,-$/, '');
  const whole =
    /^(\d{1,11}|\d{1,3}(?:\.\d{3})+)(?:,00)?$/.exec(bare)?.[1] ??
    /^(\d{4,11}|\d{1,3}(?:,\d{3})+)(?:\.00)?$/.exec(bare)?.[1];
  if (whole === undefined) return undefined;
  const value = Number(whole.replace(/[.,]/g, ''));
  return value <= MAX_AMOUNT ? money(value) : undefined;
}
