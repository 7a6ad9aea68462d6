/** Counting a drawer: so many of each note and coin. */
import { type Money, money } from '../../../../kinds/money.ts';
import { RUPIAH_NOTES } from '../../rules/cash.ts';

const RUPIAH_COINS = [100, 200, 500, 1_000];

export interface Denomination {
  readonly kind: 'note' | 'coin';
  readonly value: number;
}

/** The largest first. None for a currency whose notes we do not know: there one types the sum. */
export function denominations(currency: string): readonly Denomination[] {
  if (currency !== 'IDR') return [];
  return [
    ...RUPIAH_NOTES.toReversed().map((value) => ({ kind: 'note' as const, value })),
    ...RUPIAH_COINS.toReversed().map((value) => ({ kind: 'coin' as const, value })),
  ];
}

/** How many there are, by kind and value. */
export type CashCount = Readonly<Record<string, number>>;

export const MOST_PIECES = 9_999;

export function piecesOf(count: CashCount, { kind, value }: Denomination): number {
  return count[`${kind} ${value}`] ?? 0;
}

export function withPieces(count: CashCount, { kind, value }: Denomination, pieces: number): CashCount {
  const whole = Number.isFinite(pieces) ? Math.trunc(pieces) : 0;
  return { ...count, [`${kind} ${value}`]: Math.min(Math.max(whole, 0), MOST_PIECES) };
}

export function countedTotal(count: CashCount, currency: string): Money {
  return money(denominations(currency).reduce((total, piece) => total + piece.value * piecesOf(count, piece), 0));
}
