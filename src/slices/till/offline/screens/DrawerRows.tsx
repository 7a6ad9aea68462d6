import { m } from '../../../../platform/i18n/index.ts';
import { expectedCash, type ShiftTally } from '../../rules/till-book.ts';
import { Row } from './ShiftSums.tsx';
import { useTill } from './use-till.ts';

/** What should be in the drawer, and why. */
export function DrawerRows({ shift }: { readonly shift: ShiftTally }) {
  const { print } = useTill();
  return (
    <dl className="tabular rounded-m border border-line bg-card px-4 py-2">
      <Row name={m.till_opening_cash()} value={print(shift.openingCash)} />
      <Row name={m.till_cash_sales()} value={print(shift.byMethod.cash)} />
      {shift.cashIn > 0 && <Row name={m.till_cash_in()} value={print(shift.cashIn)} />}
      {shift.cashOut > 0 && <Row name={m.till_cash_out()} value={print(-shift.cashOut)} />}
      <Row name={m.till_expected()} value={print(expectedCash(shift))} strong />
    </dl>
  );
}
