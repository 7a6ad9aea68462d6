/** A shift and its drawer: opened, moved money in and out of, handed over, counted and closed. */
import { type Id, newId } from '../../../../kinds/id.ts';
import type { Money } from '../../../../kinds/money.ts';
import { ok, type Result, refused } from '../../../../kinds/result.ts';
import type { CashMoved, CashNote } from '../../contract.ts';
import { cashierOf, closeShift, handOverShift, type ShiftTally } from '../../rules/till-book.ts';
import { CartTill } from './cart-till.ts';
import type { RecordRefusal } from './till-core.ts';

export interface DrawerCount {
  readonly cash: Money;
  /** How it was counted, where it was counted by piece. */
  readonly notes: readonly CashNote[];
}

/** A till with its shift. */
export class ShiftTill extends CartTill {
  async openShift({ cash, notes }: DrawerCount, cashier = ''): Promise<Result<ShiftTally, RecordRefusal>> {
    const shift = newId<'shift'>(this.options.clock.now());
    const who = cleanText(cashier, 60);
    const payload = {
      shift,
      openingCash: cash,
      ...(who === '' ? {} : { cashier: who }),
      ...(notes.length === 0 ? {} : { notes: [...notes] }),
    };
    const done = await this.record<never>(undefined, () => ok({ kind: 'shift.opened', payload }));
    return done.ok ? this.shiftOf(shift) : done;
  }

  async moveCash(
    direction: CashMoved['direction'],
    amount: Money,
    reason: string,
  ): Promise<Result<ShiftTally, RecordRefusal>> {
    const { shift } = this.current;
    if (!shift) return refused('no-shift');
    const payload = { shift: shift.shift, direction, amount, reason: cleanText(reason, 200) };
    const done = await this.record<never>(undefined, () => ok({ kind: 'cash.moved', payload }));
    return done.ok ? this.shiftOf(shift.shift) : done;
  }

  /** The same drawer goes on under another cashier. `from` is asked for where the shift was opened without a name. */
  async handOver(to: string, { cash, notes }: DrawerCount, from: string): Promise<Result<ShiftTally, RecordRefusal>> {
    const { shift } = this.current;
    if (!shift) return refused('no-shift');
    const names = { from: cashierOf(shift) ?? cleanText(from, 60), to: cleanText(to, 60) };
    const payload = handOverShift(shift, { ...names, countedCash: cash, notes });
    const done = await this.record<never>(undefined, () => ok({ kind: 'shift.handed-over', payload }));
    return done.ok ? this.shiftOf(shift.shift) : done;
  }

  async closeShift({ cash, notes }: DrawerCount): Promise<Result<ShiftTally, RecordRefusal>> {
    const { shift } = this.current;
    if (!shift) return refused('no-shift');
    const payload = closeShift(shift, cash, notes);
    const done = await this.record<never>(undefined, () => ok({ kind: 'shift.closed', payload }));
    return done.ok ? this.shiftOf(shift.shift) : done;
  }

  protected shiftOf(shift: Id<'shift'>): Result<ShiftTally, 'storage-failed'> {
    const found = this.ledger.book.shifts.find((tally) => tally.shift === shift);
    return found ? ok(found) : refused('storage-failed');
  }
}

/** Cutting may halve a pair of surrogates, and PostgreSQL keeps no NUL. */
function cleanText(text: string, most: number): string {
  return text.replaceAll('\0', '').trim().slice(0, most).toWellFormed();
}
