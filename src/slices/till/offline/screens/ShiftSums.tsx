import { m } from '../../../../platform/i18n/index.ts';
import { PAYMENT_METHODS, type PaymentMethod } from '../../contract.ts';
import { methodName } from '../../rules/receipt.ts';
import { useDesk, useTill } from './use-till.ts';

export interface SumsProps {
  readonly sums: {
    readonly turnover: number;
    readonly sales: number;
    readonly voids: number;
    readonly refunds: number;
    readonly refunded: number;
    readonly discounts: number;
    readonly byMethod: Readonly<Record<PaymentMethod, number>>;
  };
}

/** What was sold, and how it was paid. Cash was counted; all else is the buyer's word until the merchant has it. */
export function ShiftSums({ sums }: SumsProps) {
  const { locale } = useDesk();
  const { view, print } = useTill();
  const used = PAYMENT_METHODS.filter((method) => method === 'cash' || sums.byMethod[method] !== 0);
  return (
    <dl className="tabular rounded-m border border-line bg-card px-4 py-2">
      <Row name={m.till_turnover()} value={print(sums.turnover)} strong />
      {used.map((method) => (
        <Row
          key={method}
          name={methodName(method, locale, view.catalogue.edition.currency)}
          note={method === 'cash' ? undefined : m.till_claimed()}
          value={print(sums.byMethod[method])}
        />
      ))}
      <Row name={m.till_sales_count()} value={String(sums.sales)} />
      {sums.voids > 0 && <Row name={m.till_voids_count()} value={String(sums.voids)} />}
      {sums.refunds > 0 && (
        <Row
          name={m.till_refunds_count({ count: sums.refunds })}
          note={m.till_taken_off()}
          value={print(-sums.refunded)}
        />
      )}
      {sums.discounts > 0 && <Row name={m.till_discounts()} note={m.till_taken_off()} value={print(-sums.discounts)} />}
    </dl>
  );
}

export interface RowProps {
  readonly name: string;
  readonly value: string;
  readonly note?: string | undefined;
  readonly strong?: boolean | undefined;
}

export function Row({ name, value, note, strong = false }: RowProps) {
  return (
    <div className={`flex items-baseline justify-between gap-3 py-1.5 ${strong ? 'font-extrabold text-lg' : ''}`}>
      <dt className="wrap-anywhere min-w-0">
        {name}
        {note && <span className="block text-ink-3 text-xs">{note}</span>}
      </dt>
      <dd className={strong ? 'flex-none text-right' : 'flex-none text-right font-bold'}>{value}</dd>
    </div>
  );
}
