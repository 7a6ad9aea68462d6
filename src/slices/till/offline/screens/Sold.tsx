import { useEffect, useRef } from 'react';
import type { Id } from '../../../../kinds/id.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import { methodName } from '../../rules/receipt.ts';
import { changeOf } from '../device/change-of.ts';
import { HOME } from '../device/screens.ts';
import type { Sold as Sale } from '../device/till-ledger.ts';
import { Button } from '../parts/Button.tsx';
import { ReceiptActions } from './ReceiptActions.tsx';
import { TillHeader } from './TillHeader.tsx';
import { useEnter } from './use-enter.ts';
import { useDesk, useTill } from './use-till.ts';
import { useUndo } from './use-undo.ts';

/** The sale is in the log. What goes back to the buyer stands larger than all else. */
export function Sold({ sale: id, confirmed }: { readonly sale: Id<'event'>; readonly confirmed: boolean }) {
  const { view } = useTill();
  return view.lastSale?.id === id ? <SoldSale sold={view.lastSale} confirmed={confirmed} /> : null;
}

function SoldSale({ sold, confirmed }: { readonly sold: Sale; readonly confirmed: boolean }) {
  const { go, locale } = useDesk();
  const { view, print } = useTill();
  const { seconds, undo, told } = useUndo(sold);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEnter(() => go(HOME));
  const { total, payments, receipt } = sold.sale;
  const change = changeOf(sold.sale);
  const cash = payments.some(({ method }) => method === 'cash');
  const { currency } = view.catalogue.edition;
  const methods = [...new Set(payments.map(({ method }) => methodName(method, locale, currency)))];

  return (
    <main className="deep flex min-h-0 flex-1 flex-col">
      <TillHeader />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid w-full max-w-lg gap-3 p-4 pt-1">
          <div className="grid justify-items-center gap-1 pt-2 text-center" role="status">
            <span
              className={`grid size-16 place-items-center rounded-full ${sold.voided ? 'bg-red text-on-red' : 'bg-leaf text-on-leaf'}`}
            >
              <Icon name={sold.voided ? 'undo' : 'check'} className="size-9" />
            </span>
            <h1 ref={heading} tabIndex={-1} className="text-3xl outline-none">
              {sold.voided ? m.till_undone() : m.till_sold()}
            </h1>
            <p className="tabular font-extrabold text-2xl leading-none">{print(total)}</p>
            <p className="tabular text-ink-2 text-sm">{receipt}</p>
          </div>
          {!sold.voided && cash && (
            <p className="tabular grid justify-items-center rounded-m bg-gold px-4 py-3 text-center text-on-gold">
              <span className="font-bold">{change > 0 ? m.till_give_back() : m.till_no_change()}</span>
              {change > 0 && <span className="font-extrabold text-3xl leading-tight">{print(change)}</span>}
            </p>
          )}
          {!sold.voided && confirmed && (
            <p className="grid justify-items-center rounded-m bg-leaf px-4 py-3 text-center text-on-leaf">
              <span className="font-extrabold text-xl leading-tight">{m.till_qris_gateway_paid()}</span>
              <span className="text-sm">{m.till_qris_gateway_sure()}</span>
            </p>
          )}
          {!sold.voided && !cash && !confirmed && (
            <p className="rounded-m bg-card px-4 py-3 text-center text-ink-2 text-sm">
              {m.till_claimed_until({ method: methods.join(', ') })}
            </p>
          )}
          {sold.voided && (
            <p className="rounded-m bg-card px-4 py-3 text-center font-bold">
              {cash
                ? m.till_undone_cash({ amount: print(total) })
                : m.till_undone_other({ method: methods.join(', ') })}
            </p>
          )}
          <ReceiptActions seq={sold.seq} copy={false} />
          {told && (
            <p role="alert" className="rounded-s bg-red-soft px-3 py-2 text-red-ink text-sm">
              {told}
            </p>
          )}
          {seconds > 0 && (
            <Button tone="quiet" wide className="text-ink" onClick={undo}>
              <Icon name="undo" />
              <span className="tabular">{m.till_undo({ seconds })}</span>
            </Button>
          )}
        </div>
      </div>
      <footer className="mx-auto grid w-full max-w-lg p-3">
        <Button tone="gold" size="large" onClick={() => go(HOME)}>
          {m.till_new_sale()}
        </Button>
      </footer>
    </main>
  );
}
