import { useState } from 'react';
import { type Money, money } from '../../../../kinds/money.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { cartGross, cartTotal } from '../../rules/cart.ts';
import { Button } from '../parts/Button.tsx';
import { Told } from '../parts/Told.tsx';
import { DiscountPad } from './DiscountPad.tsx';
import { discountRefusalText } from './refusal-text.ts';
import { Screen } from './Screen.tsx';
import { useEnter } from './use-enter.ts';
import { useDesk, useTill } from './use-till.ts';
import { UNREAD, type Unread } from './use-typed.ts';

/** What is let off the whole receipt; every line bears its share, so that every producer's sum stays right. */
export function Discount() {
  const { go } = useDesk();
  const { till, view } = useTill();
  const gross = cartGross(view.cart);
  const [discount, setDiscount] = useState<Money | Unread>(money(gross - cartTotal(view.cart)));
  const [told, setTold] = useState('');

  function save(): void {
    if (discount === UNREAD) return;
    const done = till.discountCart(discount);
    if (done.ok) go({ at: 'cart' });
    else setTold(discountRefusalText(done.code, till.discountLimit));
  }
  useEnter(save);

  return (
    <Screen
      title={m.till_discount()}
      onBack={() => go({ at: 'cart' })}
      footer={
        <Button size="large" disabled={discount === UNREAD} onClick={save}>
          {m.till_save()}
        </Button>
      }
    >
      <p className="text-ink-2 text-sm">{m.till_discount_whole()}</p>
      <Told text={told} />
      <DiscountPad gross={gross} value={discount} onChange={setDiscount} />
    </Screen>
  );
}
