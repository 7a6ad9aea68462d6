import { useState } from 'react';
import { formatBareMoney, type Money } from '../../../../kinds/money.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { changeFor, suggestCash } from '../../rules/cash.ts';
import { isOddTender } from '../../rules/odd-tender.ts';
import { before } from '../device/screens.ts';
import { Button } from '../parts/Button.tsx';
import { Keypad } from '../parts/Keypad.tsx';
import { Screen } from './Screen.tsx';
import { useEnter } from './use-enter.ts';
import { usePayment } from './use-payment.ts';
import { useDesk, useTill } from './use-till.ts';
import { useTypedAmount } from './use-typed.ts';

/** What the buyer hands over, and what goes back. Untouched it means the exact sum: product, cash, done is three taps. */
export function Cash({ amount }: { readonly amount: Money | undefined }) {
  const { go } = useDesk();
  const { view, print } = useTill();
  const { due, isLast, pay, selling } = usePayment(amount);
  const typed = useTypedAmount();
  const tendered = typed.amount ?? due;
  const change = changeFor(due, tendered);
  const { currency } = view.catalogue.edition;
  const suggestions = suggestCash(due, currency);

  /** The tender that was asked about; with another one it is asked again. */
  const [asked, setAsked] = useState<Money | null>(null);
  const asking = asked !== null && asked === tendered;

  function take(sure = false): void {
    if (typed.unread || !change.ok || (asking && !sure)) return;
    if (!sure && isOddTender(due, tendered, currency)) setAsked(tendered);
    else pay({ method: 'cash', amount: due, tendered });
  }
  // A scanner ends with Enter: it must not be its own answer.
  useEnter(() => take());

  return (
    <Screen
      title={m.till_method_cash()}
      onBack={() => go(before(amount === undefined ? { at: 'cash' } : { at: 'cash', amount }))}
      footer={
        <Button size="large" disabled={typed.unread || !change.ok || selling || asking} onClick={() => take()}>
          {selling ? m.till_recording() : isLast ? m.till_take() : m.till_take_part()}
        </Button>
      }
    >
      <dl className="tabular grid gap-1">
        <div className="flex items-baseline justify-between gap-3">
          <dt className="text-ink-2">{isLast ? m.till_to_pay() : m.till_part()}</dt>
          <dd className="font-extrabold text-[1.7rem] leading-none tracking-tight">{print(due)}</dd>
        </div>
        <div className="flex items-baseline justify-between gap-3">
          <dt className="text-ink-2">{m.till_receipt_tendered()}</dt>
          <dd className="wrap-anywhere min-w-0 text-right font-bold text-lg">
            {typed.unread ? `“${typed.shown}”` : print(tendered)}
          </dd>
        </div>
      </dl>
      {!typed.unread && (
        <p
          aria-live="polite"
          className={`tabular flex items-baseline justify-between gap-3 rounded-s px-3 py-2 ${change.ok ? 'bg-gold-soft text-gold-ink' : 'bg-red-soft text-red-ink'}`}
        >
          <span className="font-bold">{change.ok ? m.till_receipt_change() : m.till_missing()}</span>
          <span className="font-extrabold text-[1.7rem] leading-none tracking-tight">
            {print(change.ok ? change.value : due - tendered)}
          </span>
        </p>
      )}
      {asking && (
        <Notice
          kind="warn"
          title={m.till_tender_odd({ tendered: print(tendered), due: print(due) })}
          actions={
            <>
              <Button
                onClick={() => {
                  typed.set(null);
                  setAsked(null);
                }}
              >
                {m.till_tender_again()}
              </Button>
              <Button tone="outline" disabled={selling} onClick={() => take(true)}>
                {m.till_tender_sure({ tendered: print(tendered) })}
              </Button>
            </>
          }
        >
          {m.till_tender_odd_how()}
        </Notice>
      )}
      <div className="grid grid-cols-4 gap-1.5">
        {suggestions.map((note, place) => (
          <button
            key={note}
            type="button"
            aria-pressed={note === tendered}
            className="tabular min-h-12 cursor-pointer rounded-s border-[1.5px] border-edge px-0.5 font-bold text-sm leading-tight aria-pressed:border-river aria-pressed:bg-river-soft aria-pressed:text-river-ink"
            onClick={() => typed.set(note)}
          >
            {place === 0 ? m.till_exact() : formatBareMoney(note, currency).replace(/\.00$/, '')}
          </button>
        ))}
      </div>
      <Keypad typed={typed} />
    </Screen>
  );
}
