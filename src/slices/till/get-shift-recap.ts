import type { Id } from '../../kinds/id.ts';
import { type Money, money } from '../../kinds/money.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import type { PaymentMethod, ShiftRecap } from './contract.ts';
import { errors } from './errors.ts';
import { expectedCash } from './rules/till-book.ts';
import { findShift, sumMovements, sumReceipts } from './shift-store.ts';

/** A shift reckoned anew from the receipts that have arrived. @throws `till.shift-unknown`. */
export async function getShiftRecap(
  ctx: AtEdition,
  tx: Tx,
  { device, shift }: { readonly device: Id<'device'>; readonly shift: Id<'shift'> },
): Promise<ShiftRecap> {
  const found = await findShift(tx, ctx.organiser, device, shift);
  if (!found || found.edition !== ctx.edition) throw new DomainError(errors['shift-unknown']);
  const { edition: _, told, ...halves } = found;
  const { sales, voids, byMethod } = await sumReceipts(tx, ctx.organiser, device, shift);
  const { cashIn, cashOut } = await sumMovements(tx, ctx.organiser, device, shift);
  const { openingCash, countedCash } = halves;
  const expected = openingCash === null ? null : expectedCash({ openingCash, byMethod, cashIn, cashOut });
  return {
    ...halves,
    shift,
    device,
    byMethod,
    turnover: turnoverOf(byMethod),
    sales,
    voids,
    cashIn,
    cashOut,
    expectedCash: expected,
    variance: expected === null || countedCash === null ? null : money(countedCash - expected),
    toldExpectedCash: told,
  };
}

function turnoverOf(byMethod: Readonly<Record<PaymentMethod, Money>>): Money {
  return money(Object.values(byMethod).reduce((total, amount) => total + amount, 0));
}
