import { m } from '../../../../platform/i18n/index.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import type { Sold } from '../device/till-ledger.ts';
import { CartActions } from './Cart.tsx';
import { CartLines } from './CartLines.tsx';
import { PayBar } from './PayBar.tsx';
import { ProductFinder } from './ProductFinder.tsx';
import { TillHeader } from './TillHeader.tsx';
import { useEnter } from './use-enter.ts';
import { useDesk, useTill } from './use-till.ts';

/** The page died between recording a sale and showing it: the cashier is told that it is sold. */
function Interrupted({ sold }: { readonly sold: Sold }) {
  const { go } = useDesk();
  const { print } = useTill();
  return (
    <button
      type="button"
      className="tabular flex min-h-12 flex-none cursor-pointer items-center gap-2 bg-leaf-soft px-4 text-left font-bold text-leaf-ink text-sm"
      onClick={() => go({ at: 'sold', sale: sold.id })}
    >
      <Icon name="check" />
      {m.till_interrupted({ receipt: sold.sale.receipt, amount: print(sold.sale.total) })}
    </button>
  );
}

/** Home: find, tap, pay. On a wide screen the cart stands beside the products. */
export function Sell() {
  const { go } = useDesk();
  const { view } = useTill();
  useEnter(() => {
    if (view.cart.length > 0) go({ at: view.parts.length > 0 ? 'split' : 'cash' });
  });
  return (
    <>
      <TillHeader />
      <main className="grid min-h-0 flex-1 overflow-y-auto grid-rows-[minmax(14rem,1fr)_auto] short:grid-rows-[minmax(0,1fr)_auto] lg:grid-cols-[minmax(0,1fr)_24rem] short:grid-cols-[minmax(0,1fr)_14rem]">
        <h1 className="sr-only">{m.till_sell()}</h1>
        <div className="flex min-h-0 min-w-0 flex-col lg:row-span-2 short:row-span-2">
          {view.interrupted && <Interrupted sold={view.interrupted} />}
          {view.repriced.length > 0 && (
            <p role="status" className="flex-none bg-gold-soft px-4 py-2 font-bold text-gold-ink text-sm">
              {m.till_repriced({ names: view.repriced.join(', ') })}
            </p>
          )}
          <ProductFinder />
        </div>
        <aside
          aria-label={m.till_cart()}
          className="hidden min-h-0 overflow-y-auto border-line border-l bg-card lg:block short:block"
        >
          <CartLines />
          {view.cart.length > 0 && <CartActions />}
        </aside>
        <PayBar />
      </main>
    </>
  );
}
