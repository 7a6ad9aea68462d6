import { m } from '../../../../platform/i18n/index.ts';
import { HOME } from '../device/screens.ts';
import { Button } from '../parts/Button.tsx';
import { CartLines } from './CartLines.tsx';
import { PayBar } from './PayBar.tsx';
import { Screen } from './Screen.tsx';
import { useDesk, useTill } from './use-till.ts';

/** The cart on a phone, where it has no room beside the tiles. */
export function Cart() {
  const { go } = useDesk();
  const { till, view } = useTill();
  return (
    <>
      <Screen title={m.till_cart()} onBack={() => go(HOME)} flush>
        <CartLines />
        {view.cart.length > 0 && (
          <Button
            tone="quiet"
            className="m-4 text-red-ink"
            onClick={() => {
              till.clearCart();
              go(HOME);
            }}
          >
            {m.till_clear_cart()}
          </Button>
        )}
      </Screen>
      <PayBar />
    </>
  );
}
