import { useState } from 'react';
import { currencyOf } from '../../../../kinds/currency.ts';
import type { Money } from '../../../../kinds/money.ts';
import { asTyped, type Key, typeAmount, typedAmount } from '../device/keypad.ts';
import { useTill } from './use-till.ts';

export interface TypedAmount {
  /** Null while nothing has been typed. */
  readonly amount: Money | null;
  /** Nothing happens where the amount would be above `most`. */
  readonly press: (key: Key, most?: number) => Money | null;
  readonly set: (amount: Money | null) => void;
  /** What a keypad shows between the whole and its decimals; undefined where there are none. */
  readonly point: '.' | ',' | undefined;
}

/** An amount that is typed on the till's keys, in the money of its edition. */
export function useTypedAmount(): TypedAmount {
  const { currency } = useTill().view.catalogue.edition;
  const [text, setText] = useState('');
  const { digits, decimal } = currencyOf(currency);
  return {
    amount: typedAmount(text, currency),
    press(key, most) {
      const next = typeAmount(text, key, currency);
      const amount = typedAmount(next, currency);
      if (amount !== null && most !== undefined && amount > most) return typedAmount(text, currency);
      setText(next);
      return amount;
    },
    set: (amount) => setText(amount === null ? '' : asTyped(amount, currency)),
    point: digits > 0 ? decimal : undefined,
  };
}
