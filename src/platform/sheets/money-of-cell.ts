import { type Money, type MoneyRefusal, moneyOfNumber, readMoney } from '../../kinds/money.ts';
import type { Result } from '../../kinds/result.ts';
import type { ReadRow } from './read-table.ts';

/** The amount in a cell: a number as a number, a text as a person types it. */
export function moneyOfCell(
  { cells, numbers }: Pick<ReadRow, 'cells' | 'numbers'>,
  place: number | undefined,
  currency: string,
): Result<Money, MoneyRefusal> {
  const text = place === undefined ? '' : (cells[place] ?? '');
  return place !== undefined && numbers?.includes(place)
    ? moneyOfNumber(Number(text), currency)
    : readMoney(text, currency);
}
