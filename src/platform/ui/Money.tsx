import { formatMoney } from '../../kinds/money.ts';
import { getLocale } from '../i18n/index.ts';
import { cx } from './class-names.ts';

export interface MoneyProps {
  /** Minor units: for rupiah, rupiah. */
  readonly amount: number;
  readonly currency?: string | undefined;
  readonly className?: string | undefined;
}

/** An amount that never breaks over a line and whose digits stand under each other. */
export function Money({ amount, currency = 'IDR', className }: MoneyProps) {
  return (
    <span className={cx('tabular whitespace-nowrap', className)}>{formatMoney(amount, currency, getLocale())}</span>
  );
}
