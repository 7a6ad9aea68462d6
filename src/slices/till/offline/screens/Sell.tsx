import { m } from '../../../../platform/i18n/index.ts';
import { CartLines } from './CartLines.tsx';
import { PayBar } from './PayBar.tsx';
import { ProductFinder } from './ProductFinder.tsx';
import { TillHeader } from './TillHeader.tsx';
import { useEnter } from './use-enter.ts';
import { useDesk, useTill } from './use-till.ts';

/** Home: find, tap, pay. On a wide screen the cart stands beside the products. */
export function Sell() {
  const { go } = useDesk();
  const { view } = useTill();
  useEnter(() => {
    if (view.cart.length > 0) go({ at: 'cash' });
  });
  return (
    <>
      <TillHeader />
      <main className="grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)_auto] lg:grid-cols-[minmax(0,1fr)_24rem]">
        <h1 className="sr-only">{m.till_sell()}</h1>
        <ProductFinder />
        <aside
          aria-label={m.till_cart()}
          className="hidden min-h-0 overflow-y-auto border-line border-l bg-card lg:block"
        >
          <CartLines />
        </aside>
        <PayBar />
      </main>
    </>
  );
}
