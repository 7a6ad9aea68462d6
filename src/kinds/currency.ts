/** The currencies of the country packs: how they are written, and which notes and coins lie in a drawer. Amounts in minor units. */
export interface Currency {
  /** ISO 4217. */
  readonly code: string;
  /** Digits after the decimal point of the minor unit. */
  readonly digits: number;
  /** What stands before an amount, without a space. */
  readonly sign: string;
  /** What else people write before an amount or after it; all of it is to be taken away, so the expression is global. */
  readonly marks: RegExp;
  /** `lakh`: the last three digits, then two and two: 12,34,567. */
  readonly grouping: 'thousands' | 'lakh';
  /** Between groups and before decimals, as it is written at home. */
  readonly group: '.' | ',';
  readonly decimal: '.' | ',';
  /** The smallest first. */
  readonly notes: readonly number[];
  readonly coins: readonly number[];
  /** Large sums in short, the largest first: from how many minor units on, and the unit in either language. */
  readonly scales: readonly { readonly from: number; readonly id: string; readonly en: string }[];
}

const WESTERN = [
  { from: 1_000_000_000, id: 'M', en: 'bn' },
  { from: 1_000_000, id: 'jt', en: 'mn' },
  { from: 1_000, id: 'rb', en: 'k' },
] as const;

const RUPIAH: Currency = {
  code: 'IDR',
  digits: 0,
  sign: 'Rp',
  marks: /^(?:rp\.?|idr)\s*|\s*(?:rp\.?|idr|rupiah)$/gi,
  grouping: 'thousands',
  group: '.',
  decimal: ',',
  notes: [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000],
  coins: [100, 200, 500, 1_000],
  scales: WESTERN,
};

const INDIAN_RUPEE: Currency = {
  code: 'INR',
  digits: 2,
  sign: '₹',
  marks: /^(?:₹|rs\.?|inr)\s*|\s*(?:₹|rs\.?|inr|rupees?)$/gi,
  grouping: 'lakh',
  group: ',',
  decimal: '.',
  // Notes of 2,000 were withdrawn from circulation in 2023; smaller coins than 50 paise are no legal tender.
  notes: [1_000, 2_000, 5_000, 10_000, 20_000, 50_000],
  coins: [50, 100, 200, 500, 1_000, 2_000],
  scales: [
    { from: 1_000_000_000, id: 'crore', en: 'crore' },
    { from: 10_000_000, id: 'lakh', en: 'lakh' },
    { from: 100_000, id: 'rb', en: 'k' },
  ],
};

const KNOWN: readonly Currency[] = [RUPIAH, INDIAN_RUPEE];

/** Those without decimals among the currencies that no pack has. */
const WHOLE: ReadonlySet<string> = new Set(['JPY', 'KRW', 'VND', 'CLP', 'ISK', 'PYG', 'UGX']);

/** Any other currency is written by its code, and its notes are not known: there one types the sum. */
export function currencyOf(code: string): Currency {
  const known = KNOWN.find((each) => each.code === code);
  if (known) return known;
  const digits = WHOLE.has(code) ? 0 : 2;
  return {
    code,
    digits,
    sign: `${code} `,
    marks: new RegExp(`^${code}\\s*|\\s*${code}$`, 'gi'),
    grouping: 'thousands',
    group: ',',
    decimal: '.',
    notes: [],
    coins: [],
    scales: WESTERN.map(({ from, ...words }) => ({ from: from * 10 ** digits, ...words })),
  };
}
