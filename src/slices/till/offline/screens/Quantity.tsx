import { useState } from 'react';
import type { Id } from '../../../../kinds/id.ts';
import type { Money } from '../../../../kinds/money.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { MAX_QUANTITY } from '../../contract.ts';
import { nameIn } from '../device/catalogue.ts';
import { pressKey } from '../device/keypad.ts';
import { HOME } from '../device/screens.ts';
import { Button } from '../parts/Button.tsx';
import { Keypad } from '../parts/Keypad.tsx';
import { cartRefusalText } from './refusal-text.ts';
import { Screen } from './Screen.tsx';
import { useEnter } from './use-enter.ts';
import { useDesk, useTill } from './use-till.ts';

/** How many of one product: for whoever buys a dozen. */
export function Quantity({ product: id }: { readonly product: Id<'product'> }) {
  const { go, locale } = useDesk();
  const { till, view, print } = useTill();
  const [typed, setTyped] = useState<Money | null>(null);
  const [told, setTold] = useState('');
  const product = view.catalogue.productsById.get(id);
  const before = view.cart.find((line) => line.product === id)?.quantity ?? 0;
  const quantity = typed ?? before;

  function save(): void {
    if (!product) return;
    if (before === 0 && quantity > 0) till.add(product);
    const done = till.setQuantity(id, quantity);
    if (done.ok) go(HOME);
    else setTold(cartRefusalText(done.code));
  }
  useEnter(save);
  if (!product) return null;

  return (
    <Screen
      title={nameIn(product, locale)}
      onBack={() => go(HOME)}
      footer={
        <Button size="large" onClick={save}>
          {m.till_save()}
        </Button>
      }
    >
      <p className="text-center text-ink-2">{m.till_how_many({ price: print(product.price) })}</p>
      <p className="tabular text-center font-extrabold text-3xl" aria-live="polite">
        {quantity}
      </p>
      {told && (
        <p role="alert" className="rounded-s bg-red-soft px-3 py-2 font-bold text-red-ink text-sm">
          {told}
        </p>
      )}
      <Keypad
        onKey={(key) =>
          setTyped((now) => {
            const next = pressKey(now, key);
            return next !== null && next > MAX_QUANTITY ? now : next;
          })
        }
      />
    </Screen>
  );
}
