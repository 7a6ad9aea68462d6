import { m } from '../../../platform/i18n/index.ts';
import { Card, Money } from '../../../platform/ui/index.ts';
import type { ShiftRecap } from '../../till/contract.ts';
import { ShiftVariance } from './ShiftState.tsx';

export interface DrawerSumProps {
  readonly recap: ShiftRecap;
  readonly currency: string;
}

/** How much should be in the drawer and why, beside what was counted. */
export function DrawerSum({ recap, currency }: DrawerSumProps) {
  const money = (amount: number | null) => (amount === null ? '–' : <Money amount={amount} currency={currency} />);
  return (
    <Card title={m.insights_shift_drawer()}>
      <dl className="grid gap-2">
        {(
          [
            [m.insights_shift_opening(), money(recap.openingCash)],
            [m.insights_shift_cash_sales(), money(recap.byMethod.cash)],
            [m.insights_shift_in(), money(recap.cashIn)],
            [m.insights_shift_out(), money(recap.cashOut === 0 ? 0 : -recap.cashOut)],
            [m.insights_shift_expected(), money(recap.expectedCash)],
            [m.insights_shift_counted(), money(recap.countedCash)],
            [m.insights_shift_variance(), <ShiftVariance key="v" variance={recap.variance} currency={currency} />],
          ] as const
        ).map(([term, value]) => (
          <div key={term} className="flex flex-wrap justify-between gap-x-6 gap-y-1">
            <dt className="text-ink-2">{term}</dt>
            <dd className="font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
