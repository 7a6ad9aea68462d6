import type { Amount, ReceiptModel } from '../../rules/receipt.ts';

/** A receipt as the buyer gets it, on the screen and on paper of 58 mm. */
export function ReceiptPaper({ receipt }: { readonly receipt: ReceiptModel }) {
  return (
    <article className="receipt mx-auto">
      <header className="text-center">
        <p className="wrap-anywhere font-extrabold text-lg leading-tight">{receipt.booth}</p>
        <p>{receipt.edition}</p>
        {receipt.copy && (
          <p className="mt-2 border-2 border-current font-extrabold uppercase tracking-widest">{receipt.copy}</p>
        )}
      </header>
      <div className="receipt-part">
        <p className="tabular font-bold">{receipt.title}</p>
        {receipt.refund.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>{receipt.when}</p>
      </div>
      {receipt.groups.map((group) => (
        <div key={group.business} className="receipt-part grid gap-2">
          {group.business && (
            <p className="wrap-anywhere font-bold text-xs uppercase tracking-wide">{group.business}</p>
          )}
          {group.lines.map((line) => (
            <div key={line.name}>
              <p className="wrap-anywhere leading-tight">{line.name}</p>
              <p className="tabular flex justify-between gap-3">
                <span>{line.count}</span>
                <span className="flex-none">{line.amount}</span>
              </p>
              {line.extras.map((extra) => (
                <p key={extra} className="tabular leading-tight">
                  {extra}
                </p>
              ))}
            </div>
          ))}
        </div>
      ))}
      <dl className="receipt-part tabular">
        <Sum {...receipt.total} strong />
        {receipt.payments.map((payment, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two payments may read the same
          <Sum key={place} {...payment} />
        ))}
      </dl>
      <footer className="receipt-part text-center">
        <p className="mb-2">{receipt.thanks}</p>
        <p>{receipt.note}</p>
        <p className="tabular">{receipt.check}</p>
      </footer>
    </article>
  );
}

function Sum({ label, amount, strong = false }: Amount & { readonly strong?: boolean }) {
  return (
    <div className={`flex justify-between gap-3 ${strong ? 'font-extrabold text-lg' : ''}`}>
      <dt>{label}</dt>
      <dd>{amount}</dd>
    </div>
  );
}
