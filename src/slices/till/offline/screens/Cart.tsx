import { useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { cartGross, cartTotal } from '../../rules/cart.ts';
import { HOME } from '../device/screens.ts';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/TextField.tsx';
import { Told } from '../parts/Told.tsx';
import { CartLines } from './CartLines.tsx';
import { PayBar } from './PayBar.tsx';
import { Screen } from './Screen.tsx';
import { useDesk, useTill } from './use-till.ts';

/** The cart on a phone, where it has no room beside the tiles. */
export function Cart() {
  const { go } = useDesk();
  const { view } = useTill();
  return (
    <>
      <Screen title={m.till_cart()} onBack={() => go(HOME)} flush>
        <CartLines />
        {view.cart.length > 0 && <CartActions />}
      </Screen>
      <PayBar />
    </>
  );
}

/** What one can do with the whole cart: let something off, put it aside, empty it. */
export function CartActions() {
  const { go } = useDesk();
  const { till, view, print } = useTill();
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const [told, setTold] = useState('');
  const off = cartGross(view.cart) - cartTotal(view.cart);
  const half = view.parts.length > 0;

  async function hold(): Promise<void> {
    try {
      await till.hold(name);
      go(HOME);
    } catch {
      setTold(m.till_refused_storage_failed());
    }
  }

  return (
    <div className="grid gap-2 p-4">
      {off > 0 && (
        <p className="tabular flex justify-between gap-3 pb-1 text-sm">
          <span className="text-ink-2">{m.till_discounts()}</span>
          <b>{print(-off)}</b>
        </p>
      )}
      <Told text={told} />
      {naming ? (
        <form
          ref={showWhole}
          className="grid gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            hold();
          }}
        >
          <TextField
            label={m.till_hold_name()}
            value={name}
            maxLength={60}
            placeholder={m.till_hold_name_example()}
            onChange={setName}
          />
          <div className="grid grid-cols-2 gap-2">
            <Button tone="quiet" onClick={() => setNaming(false)}>
              {m.till_back()}
            </Button>
            <Button type="submit">{m.till_hold()}</Button>
          </div>
        </form>
      ) : (
        <div className="grid grid-cols-2 gap-2">
          <Button tone="outline" disabled={half || till.discountLimit === 0} onClick={() => go({ at: 'discount' })}>
            {m.till_discount()}
          </Button>
          <Button tone="outline" disabled={half} onClick={() => setNaming(true)}>
            {m.till_hold()}
          </Button>
        </div>
      )}
      {half && <p className="text-ink-2 text-sm">{m.till_half_paid()}</p>}
      <Button
        tone="quiet"
        className="text-red-ink"
        disabled={half}
        onClick={() => {
          till.clearCart();
          go(HOME);
        }}
      >
        {m.till_clear_cart()}
      </Button>
    </div>
  );
}

function showWhole(form: HTMLElement | null): void {
  form?.querySelector('input')?.focus({ preventScroll: true });
  form?.scrollIntoView({ block: 'end' });
}
