import type { Id } from '../../kinds/id.ts';
import { money, sum } from '../../kinds/money.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import type { ShiftRecap } from './contract.ts';
import { errors } from './errors.ts';
import { expectedCash } from './rules/till-book.ts';
import { findShift, listHandovers, sumMovements, sumReceipts, type TurnSums } from './shift-store.ts';

/** A shift reckoned anew from the receipts that have arrived. @throws `till.shift-unknown`. */
export async function getShiftRecap(
  ctx: AtEdition,
  tx: Tx,
  { device, shift }: { readonly device: Id<'device'>; readonly shift: Id<'shift'> },
): Promise<ShiftRecap> {
  const found = await findShift(tx, ctx.organiser, device, shift);
  if (!found || found.edition !== ctx.edition) throw new DomainError(errors['shift-unknown']);
  const { edition: _, told, cashier, ...halves } = found;
  const handovers = await listHandovers(tx, ctx.organiser, device, shift);
  const ends = handovers.map((handover) => handover.seq);
  const turns = new Map((await sumReceipts(tx, ctx.organiser, device, shift, ends)).map((each) => [each.turn, each]));
  const moved = await sumMovements(tx, ctx.organiser, device, shift, ends);
  const all = sumTurns([...turns.values()]);
  const cashIn = sum(moved.map((each) => each.cashIn));
  const cashOut = sum(moved.map((each) => each.cashOut));
  const { openingCash, countedCash } = halves;
  const expected = openingCash === null ? null : expectedCash({ openingCash, ...all, cashIn, cashOut });
  const names = [handovers[0]?.from ?? cashier, ...handovers.map((handover) => handover.to)];
  const counts = [...handovers.map((handover) => handover.countedCash), countedCash];
  return {
    ...halves,
    shift,
    device,
    ...all,
    cashIn,
    cashOut,
    expectedCash: expected,
    variance: expected === null || countedCash === null ? null : money(countedCash - expected),
    toldExpectedCash: told,
    cashiers: names.map((name, turn) => {
      const varianceAt = (until: number) => {
        const counted = counts[until];
        if (openingCash === null || counted === undefined || counted === null) return null;
        const sold = sumTurns([...turns.values()].filter((each) => each.turn <= until));
        const inTime = moved.filter((each) => each.turn <= until);
        const drawer = {
          openingCash,
          byMethod: sold.byMethod,
          cashIn: sum(inTime.map((each) => each.cashIn)),
          cashOut: sum(inTime.map((each) => each.cashOut)),
        };
        return counted - expectedCash(drawer);
      };
      const end = varianceAt(turn);
      const start = turn === 0 ? 0 : varianceAt(turn - 1);
      const { byMethod, turnover, sales, voids, refunds } = sumTurns(
        [turns.get(turn)].filter((each) => each !== undefined),
      );
      const variance = end === null || start === null ? null : money(end - start);
      return { cashier: name ?? null, byMethod, turnover, sales, voids, refunds, variance };
    }),
  };
}

/** Several turns as one. */
function sumTurns(turns: readonly TurnSums[]) {
  const total = (of: (turn: TurnSums) => number) => sum(turns.map(of));
  const byMethod = {
    cash: total((turn) => turn.byMethod.cash),
    qris: total((turn) => turn.byMethod.qris),
    card: total((turn) => turn.byMethod.card),
    transfer: total((turn) => turn.byMethod.transfer),
  };
  return {
    byMethod,
    turnover: sum(Object.values(byMethod)),
    sales: total((turn) => turn.sales) as number,
    voids: total((turn) => turn.voids) as number,
    refunds: total((turn) => turn.refunds) as number,
    refunded: total((turn) => turn.refunded),
    discounts: total((turn) => turn.discounts),
  };
}
