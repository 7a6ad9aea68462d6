import { paymentsIn } from '../../../../kinds/country/index.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { MAX_PAYMENTS } from '../../contract.ts';
import { cartTotal } from '../../rules/cart.ts';
import { methodName } from '../../rules/receipt.ts';
import { isRemovable } from '../device/promised-sale.ts';
import { HOME, payScreen, type ScreenState } from '../device/screens.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import { Glyph } from '../parts/Glyph.tsx';
import { Keypad } from '../parts/Keypad.tsx';
import { Screen } from './Screen.tsx';
import { usePayment } from './use-payment.ts';
import { useDesk, useTill } from './use-till.ts';
import { useTypedAmount } from './use-typed.ts';

/** All ways to pay, and paying in parts: what is left stands large until nothing is. */
export function Split() {
  const { go, locale } = useDesk();
  const { till, view, print } = useTill();
  const { left, finish, selling } = usePayment();
  const typed = useTypedAmount({ most: left });
  const { currency } = view.catalogue.edition;
  const amount = typed.amount ?? undefined;
  // One more part would be one too many: the rest has to be paid at once.
  const wholeOnly = view.parts.length >= MAX_PAYMENTS - 1;
  const part = amount === undefined || wholeOnly || amount === left ? {} : { amount };
  const payable = left > 0 && !typed.unread && (amount === undefined || amount > 0);
  const ways: readonly { readonly name: string; readonly to: ScreenState }[] = paymentsIn(currency).map(({ way }) => ({
    name: methodName(way, locale, currency),
    to: payScreen(way, part),
  }));

  return (
    <Screen
      title={m.till_split()}
      onBack={() => go(HOME)}
      footer={
        left === 0 && view.parts.length > 0 ? (
          <Button size="large" disabled={selling} onClick={finish}>
            {selling ? m.till_recording() : m.till_finish()}
          </Button>
        ) : (
          <div className="grid grid-cols-2 gap-2">
            {ways.map(({ name, to }, place) => (
              <Button key={name} tone={place < 2 ? 'primary' : 'outline'} disabled={!payable} onClick={() => go(to)}>
                {name}
              </Button>
            ))}
          </div>
        )
      }
    >
      <dl className="tabular grid gap-0.5" aria-live="polite">
        <div className="flex items-baseline justify-between gap-3 text-ink-2 text-sm">
          <dt>{m.till_receipt_total()}</dt>
          <dd>{print(cartTotal(view.cart))}</dd>
        </div>
        <div className="flex items-baseline justify-between gap-3">
          <dt className="font-bold">{left < 0 ? m.till_overpaid() : m.till_left()}</dt>
          <dd className="font-extrabold text-[1.7rem] leading-none tracking-tight">{print(Math.abs(left))}</dd>
        </div>
      </dl>
      {left < 0 && <Notice kind="warn">{m.till_overpaid_how()}</Notice>}
      {view.parts.length > 0 && (
        <ul className="rounded-m border border-line bg-card">
          {view.parts.map((paid, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a part has nothing but its place
            <li key={place} className="flex items-center gap-2 border-line border-b pl-4 last:border-b-0">
              <span className="min-w-0 flex-1 truncate">
                {methodName(paid.method, locale, currency)}
                {paid.reference && <span className="text-ink-3 text-sm"> · {paid.reference}</span>}
                {paid.confirmed && (
                  <span className="font-bold text-leaf-ink text-sm"> · {m.till_qris_gateway_paid()}</span>
                )}
              </span>
              <span className="tabular font-bold">{print(paid.amount)}</span>
              {isRemovable(view.parts, place) ? (
                <IconButton
                  label={m.till_part_remove({ amount: print(paid.amount) })}
                  className="text-red-ink"
                  onClick={() => till.removePart(place)}
                >
                  <Glyph name="trash" />
                </IconButton>
              ) : (
                <span className="size-12" />
              )}
            </li>
          ))}
        </ul>
      )}
      {left > 0 && !wholeOnly && (
        <>
          <p className="flex items-baseline justify-between gap-3">
            <span className="text-ink-2 text-sm">{m.till_pay_now()}</span>
            <span className="tabular font-bold text-lg" aria-live="polite">
              {typed.unread ? `“${typed.shown}”` : print(amount ?? left)}
            </span>
          </p>
          <Keypad typed={typed} />
        </>
      )}
    </Screen>
  );
}
