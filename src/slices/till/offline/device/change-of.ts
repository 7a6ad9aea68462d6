import { type Money, money } from '../../../../kinds/money.ts';
import type { SaleRecorded } from '../../contract.ts';

/** What goes back to the buyer, over all payments. */
export function changeOf({ payments }: Pick<SaleRecorded, 'payments'>): Money {
  return money(payments.reduce((all, payment) => all + (payment.change ?? 0), 0));
}
