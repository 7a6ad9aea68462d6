import { m } from '../../platform/i18n/index.ts';
import type { BusinessClass, ClassBasis } from '../../slices/exhibitors/rules/business-class.ts';

/** A class with the limit by which it is meant: "Mikro: penjualan setahun sampai Rp2 miliar". */
export function className(basis: ClassBasis, of: BusinessClass): string {
  const words = {
    capital: {
      micro: m.call_apply_class_capital_micro,
      small: m.call_apply_class_capital_small,
      medium: m.call_apply_class_capital_medium,
    },
    sales: {
      micro: m.call_apply_class_sales_micro,
      small: m.call_apply_class_sales_small,
      medium: m.call_apply_class_sales_medium,
    },
  };
  return words[basis][of]();
}
