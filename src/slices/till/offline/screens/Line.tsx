import { useState } from 'react';
import type { Id } from '../../../../kinds/id.ts';
import { type Money, money, times } from '../../../../kinds/money.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { MAX_QUANTITY } from '../../contract.ts';
import { nameIn, type Product } from '../device/catalogue.ts';
import { before, type LinePart } from '../device/screens.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Keypad } from '../parts/Keypad.tsx';
import { TextField } from '../parts/TextField.tsx';
import { Told } from '../parts/Told.tsx';
import { DiscountPad } from './DiscountPad.tsx';
import { cartRefusalText, discountRefusalText } from './refusal-text.ts';
import { Screen } from './Screen.tsx';
import { useEnter } from './use-enter.ts';
import { useDesk, useTill } from './use-till.ts';
import { UNREAD, type Unread, useTypedAmount, useTypedCount } from './use-typed.ts';

export interface LineProps {
  readonly product: Id<'product'>;
  readonly part: LinePart;
  readonly from: 'sell' | 'cart';
}

export function Line({ product: id, part, from }: LineProps) {
  const { view } = useTill();
  const product = view.catalogue.productsById.get(id);
  return product ? <LineOf product={product} part={part} from={from} /> : null;
}

/** One product of the cart: how many, at what price, what is let off, what is noted. Saved together. */
function LineOf({ product, part, from }: Omit<LineProps, 'product'> & { readonly product: Product }) {
  const { go, locale } = useDesk();
  const { till, view, print } = useTill();
  const line = view.cart.find((candidate) => candidate.product === product.id);
  const free = product.freePrice === true;
  const [shown, setShown] = useState<LinePart>(part);
  const quantity = useTypedCount({ most: MAX_QUANTITY });
  const price = useTypedAmount();
  const [discount, setDiscount] = useState<Money | Unread | null>(null);
  const [note, setNote] = useState(line?.note ?? '');
  const [told, setTold] = useState('');
  const unread = quantity.unread || price.unread || discount === UNREAD;
  const many = quantity.touched ? (quantity.amount ?? 0) : (line?.quantity ?? (part === 'price' ? 1 : 0));
  const each = price.touched ? (price.amount ?? money(0)) : (line?.unitPrice ?? product.price);
  const gross = times(each, Math.max(many, 1));
  const back = () => go(before({ at: 'line', product: product.id, part, from }));

  function save(): void {
    if (unread) return;
    const why = write();
    if (why === '') back();
    else setTold(why);
  }

  /** Why it could not be saved; empty when it was. */
  function write(): string {
    if (many === 0) {
      till.setQuantity(product.id, 0);
      return '';
    }
    if (free && each === 0) return m.till_price_missing();
    if (!line || each !== line.unitPrice) {
      const added = till.add(product, each);
      if (!added.ok) return cartRefusalText(added.code);
    }
    const counted = till.setQuantity(product.id, many);
    if (!counted.ok) return cartRefusalText(counted.code);
    if (discount !== null && discount !== UNREAD) {
      const off = till.discountLine(product.id, discount);
      if (!off.ok) return discountRefusalText(off.code, till.discountLimit);
    }
    const noted = note === (line?.note ?? '') ? null : till.note(product.id, note);
    return noted && !noted.ok ? cartRefusalText(noted.code) : '';
  }
  useEnter(save);

  const parts: readonly { readonly value: LinePart; readonly name: string }[] = [
    { value: 'quantity', name: m.till_quantity() },
    ...(free ? [{ value: 'price' as const, name: m.till_price() }] : []),
    ...(till.discountLimit > 0 ? [{ value: 'discount' as const, name: m.till_discount_short() }] : []),
    { value: 'note', name: m.till_line_note() },
  ];
  return (
    <Screen
      title={nameIn(product, locale)}
      onBack={back}
      footer={
        <Button size="large" disabled={unread} onClick={save}>
          {m.till_save()}
        </Button>
      }
    >
      <Choice
        label={m.till_line_part()}
        options={parts}
        value={shown}
        onChoose={(chosen) => !unread && setShown(chosen)}
      />
      <Told text={told} />
      {shown === 'quantity' && (
        <>
          <Large
            note={m.till_how_many({ price: print(each) })}
            value={quantity.unread ? `“${quantity.shown}”` : String(many)}
          />
          <Keypad typed={quantity} />
        </>
      )}
      {shown === 'price' && (
        <>
          <Large note={m.till_price_free()} value={price.unread ? `“${price.shown}”` : print(each)} />
          <Keypad typed={price} />
        </>
      )}
      {shown === 'discount' && (
        <DiscountPad gross={gross} value={discount ?? line?.discount ?? money(0)} onChange={setDiscount} />
      )}
      {shown === 'note' && (
        <TextField
          label={m.till_line_note_label()}
          value={note}
          maxLength={200}
          placeholder={m.till_line_note_example()}
          onChange={setNote}
        />
      )}
    </Screen>
  );
}

function Large({ note, value }: { readonly note: string; readonly value: string }) {
  return (
    <p className="tabular text-center" aria-live="polite">
      <span className="block text-ink-2">{note}</span>
      <span className="font-extrabold text-3xl">{value}</span>
    </p>
  );
}
