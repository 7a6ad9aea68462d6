/** Counting a drawer: so many of each note and coin. */
import { currencyOf } from '../../../../kinds/currency.ts';
import { type Money, money } from '../../../../kinds/money.ts';
import type { CashNote } from '../../contract.ts';

export interface Denomination {
  readonly kind: 'note' | 'coin';
  readonly value: number;
}

/** The largest first. None for a currency whose notes we do not know: there one types the sum. */
export function denominations(currency: string): readonly Denomination[] {
  const { notes, coins } = currencyOf(currency);
  return [
    ...notes.toReversed().map((value) => ({ kind: 'note' as const, value })),
    ...coins.toReversed().map((value) => ({ kind: 'coin' as const, value })),
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

/** As an event carries it: by value, notes and coins of one value together, the largest first, and only what there is. */
export function countedNotes(count: CashCount, currency: string): CashNote[] {
  const byValue = new Map<number, number>();
  for (const piece of denominations(currency)) {
    const pieces = piecesOf(count, piece);
    if (pieces > 0) byValue.set(piece.value, (byValue.get(piece.value) ?? 0) + pieces);
  }
  return [...byValue].sort(([a], [b]) => b - a).map(([value, pieces]) => ({ value: money(value), count: pieces }));
}
