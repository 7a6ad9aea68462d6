import { m } from '../../../../platform/i18n/index.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import { cartCount, cartTotal } from '../../rules/cart.ts';
import { Button } from '../parts/Button.tsx';
import { useDesk, useTill } from './use-till.ts';

/** The sum and the two ways to pay, always under the thumb. */
export function PayBar() {
  const { go } = useDesk();
  const { view, print } = useTill();
  const empty = view.cart.length === 0;
  return (
    <section
      aria-label={m.till_pay()}
      className="border-line border-t bg-card px-3 pt-1 pb-3 shadow-lift lg:col-start-2 lg:border-l"
    >
      <button
        type="button"
        className="flex min-h-12 w-full cursor-pointer items-center justify-between gap-3 text-left disabled:cursor-default"
        disabled={empty}
        onClick={() => go({ at: 'cart' })}
      >
        <span className="flex items-center gap-1 text-ink-2 text-sm">
          {empty ? m.till_tap_to_begin() : m.till_items({ count: cartCount(view.cart) })}
          {!empty && <Icon name="next" className="size-4" />}
        </span>
        <span className="tabular font-extrabold text-[1.7rem] leading-none tracking-tight">
          {print(cartTotal(view.cart))}
        </span>
      </button>
      <div className="grid grid-cols-2 gap-2.5">
        <Button size="large" disabled={empty} onClick={() => go({ at: 'cash' })}>
          {m.till_method_cash()}
        </Button>
        <Button
          tone="ink"
          size="large"
          disabled={empty || view.catalogue.booth.qris === null}
          onClick={() => go({ at: 'qris' })}
        >
          {m.till_method_qris()}
        </Button>
      </div>
    </section>
  );
}
