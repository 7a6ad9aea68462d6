import { m } from '../i18n/index.ts';
import { Money } from './Money.tsx';

export interface ReceiptLine {
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly total: number;
  /** Whose it is, in a joint booth. */
  readonly seller?: string | undefined;
}

export interface ReceiptProps {
  readonly merchant: string;
  /** Booth and edition. */
  readonly place: string;
  readonly number: string;
  /** With its zone: "24 Juni 2023 pukul 15.42 WIB". */
  readonly time: string;
  readonly lines: readonly ReceiptLine[];
  readonly total: number;
  readonly payments: readonly { readonly label: string; readonly amount: number }[];
  readonly change?: number | undefined;
  /** The beginning of the hash of the sale in the till's log. */
  readonly fingerprint?: string | undefined;
  readonly currency?: string | undefined;
  /** A print after the first. */
  readonly copy?: boolean | undefined;
  /** Thanks, or where to find the producer again. */
  readonly closing?: string | undefined;
}

function Line({ label, amount, currency, strong = false }: ReceiptSum) {
  return (
    <div className={`flex justify-between gap-3 ${strong ? 'font-extrabold text-lg' : ''}`}>
      <dt>{label}</dt>
      <dd>
        <Money amount={amount} currency={currency} />
      </dd>
    </div>
  );
}

interface ReceiptSum {
  readonly label: string;
  readonly amount: number;
  readonly currency: string | undefined;
  readonly strong?: boolean | undefined;
}

/** A receipt as paper: on a screen, as a public page, and on a 58 mm printer. */
export function Receipt({ lines, total, payments, change, currency, copy = false, ...receipt }: ReceiptProps) {
  return (
    <article className="receipt">
      <header className="text-center">
        <p className="wrap-anywhere font-extrabold text-lg leading-tight">{receipt.merchant}</p>
        <p>{receipt.place}</p>
        {copy && (
          <p className="mt-2 border-2 border-current font-extrabold uppercase tracking-widest">
            {m.platform_ui_receipt_copy()}
          </p>
        )}
      </header>
      <div className="receipt-part">
        <p className="flex flex-wrap justify-between gap-x-3">
          <span>{m.platform_ui_receipt_number()}</span>
          <b className="tabular">{receipt.number}</b>
        </p>
        <p>{receipt.time}</p>
      </div>
      <ul className="receipt-part grid gap-2">
        {lines.map((line) => (
          <li key={`${line.name} ${line.seller ?? ''} ${line.unitPrice}`}>
            <p className="wrap-anywhere font-bold leading-tight">{line.name}</p>
            {line.seller && <p>{m.platform_ui_receipt_seller({ seller: line.seller })}</p>}
            <p className="tabular flex justify-between gap-3">
              <span>
                {line.quantity} × <Money amount={line.unitPrice} currency={currency} />
              </span>
              <Money amount={line.total} currency={currency} />
            </p>
          </li>
        ))}
      </ul>
      <dl className="receipt-part">
        <Line label={m.platform_ui_receipt_total()} amount={total} currency={currency} strong />
        {payments.map((payment) => (
          <Line key={payment.label} label={payment.label} amount={payment.amount} currency={currency} />
        ))}
        {change !== undefined && <Line label={m.platform_ui_receipt_change()} amount={change} currency={currency} />}
      </dl>
      <footer className="receipt-part text-center">
        {receipt.closing && <p className="mb-2">{receipt.closing}</p>}
        <p>{m.platform_ui_receipt_not_tax()}</p>
        {receipt.fingerprint && (
          <p>
            {m.platform_ui_receipt_fingerprint()} <span className="font-mono">{receipt.fingerprint}</span>
          </p>
        )}
      </footer>
    </article>
  );
}
