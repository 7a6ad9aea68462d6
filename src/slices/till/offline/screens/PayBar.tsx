import { paymentsIn } from '../../../../kinds/country/index.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import { cartCount, cartTotal } from '../../rules/cart.ts';
import { methodName } from '../../rules/receipt.ts';
import { payScreen } from '../device/screens.ts';
import { Button } from '../parts/Button.tsx';
import { Glyph } from '../parts/Glyph.tsx';
import { useDesk, useTill } from './use-till.ts';

/** The sum and the ways to pay, always under the thumb. */
export function PayBar() {
  const { go, locale } = useDesk();
  const { view, print } = useTill();
  const { currency } = view.catalogue.edition;
  const empty = view.cart.length === 0;
  const total = cartTotal(view.cart);
  const paid = view.parts.reduce((all, part) => all + part.amount, 0);
  return (
    <section
      aria-label={m.till_pay()}
      className="border-line border-t bg-card px-3 pt-1 pb-3 shadow-lift lg:col-start-2 lg:border-l short:col-start-2 short:border-l"
    >
      <button
        type="button"
        className="flex min-h-12 w-full cursor-pointer flex-wrap items-center justify-between gap-x-3 text-left disabled:cursor-default"
        disabled={empty}
        onClick={() => go({ at: 'cart' })}
      >
        <span className="flex items-center gap-1 text-ink-2 text-sm">
          {empty ? m.till_tap_to_begin() : m.till_items({ count: cartCount(view.cart) })}
          {!empty && <Icon name="next" className="size-4" />}
        </span>
        <span className="tabular wrap-anywhere ml-auto font-extrabold text-[min(1.7rem,13vw)] leading-none tracking-tight short:text-xl!">
          {print(total)}
        </span>
      </button>
      {paid > 0 ? (
        <Button size="large" wide onClick={() => go({ at: 'split' })}>
          {m.till_pay_rest({ amount: print(Math.max(total - paid, 0)) })}
        </Button>
      ) : (
        <div className="flex flex-wrap gap-2 short:gap-1.5">
          {paymentsIn(currency)
            .slice(0, 2)
            .map(({ way }, place) => (
              <Button
                key={way}
                tone={place === 0 ? 'primary' : 'ink'}
                size="large"
                className="flex-1 px-1!"
                disabled={empty}
                onClick={() => go(payScreen(way))}
              >
                {methodName(way, locale, currency)}
              </Button>
            ))}
          <Button
            tone="outline"
            size="large"
            className="min-w-12 px-1!"
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
