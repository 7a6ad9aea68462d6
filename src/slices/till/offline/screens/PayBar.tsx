import { m } from '../../../../platform/i18n/index.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import { cartCount, cartTotal } from '../../rules/cart.ts';
import { Button } from '../parts/Button.tsx';
import { Glyph } from '../parts/Glyph.tsx';
import { useDesk, useTill } from './use-till.ts';

/** The sum and the ways to pay, always under the thumb. */
export function PayBar() {
  const { go } = useDesk();
  const { view, print } = useTill();
  const empty = view.cart.length === 0;
  const total = cartTotal(view.cart);
  const paid = view.parts.reduce((all, part) => all + part.amount, 0);
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
        <span className="tabular font-extrabold text-[1.7rem] leading-none tracking-tight">{print(total)}</span>
      </button>
      {paid > 0 ? (
        <Button size="large" wide onClick={() => go({ at: 'split' })}>
          {m.till_pay_rest({ amount: print(Math.max(total - paid, 0)) })}
        </Button>
      ) : (
        <div className="grid grid-cols-[1fr_1fr_auto] gap-2">
          <Button size="large" className="px-2!" disabled={empty} onClick={() => go({ at: 'cash' })}>
            {m.till_method_cash()}
          </Button>
          <Button
            tone="ink"
            size="large"
            className="px-2!"
            disabled={empty || view.catalogue.booth.qris === null}
            onClick={() => go({ at: 'qris' })}
          >
            {m.till_method_qris()}
          </Button>
          <Button
            tone="outline"
            size="large"
            className="px-4!"
            disabled={empty}
            aria-label={m.till_other_ways()}
            title={m.till_other_ways()}
            onClick={() => go({ at: 'split' })}
          >
            <Glyph name="more" className="size-6" />
          </Button>
        </div>
      )}
    </section>
  );
}
