import { useState } from 'react';
import { currencyOf } from '../../../../kinds/currency.ts';
import type { Money } from '../../../../kinds/money.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { moneyRefusalText } from '../../../../platform/i18n/money-text.ts';
import {
  asTyped,
  isPlain,
  pasteText,
  type Reading,
  readAmount,
  readCount,
  type TypedRefusal,
  typeKey,
} from '../device/keypad.ts';
import { useTill } from './use-till.ts';

/** What was typed and cannot be read: nothing may count before it is put right. */
export const UNREAD = 'unread';
export type Unread = typeof UNREAD;

export interface Typed {
  /** Null while nothing has been typed, and of what cannot be read. */
  readonly amount: Money | null;
  /** Whether what was typed cannot be read. */
  readonly unread: boolean;
  /** Whether anything has been typed, also if it was taken back. */
  readonly touched: boolean;
  readonly press: (key: string) => void;
  readonly paste: (text: string) => void;
  readonly set: (amount: Money | null) => void;
  /** What a keypad shows between the whole and its decimals; undefined where there are none. */
  readonly point: '.' | ',' | undefined;
  /** What was typed, where it does not go without saying how it was read; else empty. */
  readonly shown: string;
  /** How `shown` was read, or why it could not be and what to do. */
  readonly words: string;
}

type OnRead = (read: Money | Unread | null) => void;

interface Reader {
  readonly currency: string;
  readonly point: Typed['point'];
  readonly read: (text: string) => Reading;
  readonly print: (amount: number) => string;
  readonly refusal: (code: TypedRefusal) => string;
  readonly onRead: OnRead | undefined;
}

/** An amount in the money of the edition. @param most what it may be here. @param onRead told whenever another is typed. */
export function useTypedAmount({ most, onRead }: { readonly most?: number; readonly onRead?: OnRead } = {}): Typed {
  const { view, print } = useTill();
  const { currency } = view.catalogue.edition;
  const { digits, decimal } = currencyOf(currency);
  return useTyped({
    currency,
    print,
    onRead,
    point: digits > 0 ? decimal : undefined,
    read: (text) => readAmount(text, currency, most),
    refusal: (code) =>
      code === 'count-unreadable' || code === 'above-most'
        ? m.till_typed_most({ most: print(most ?? 0) })
        : moneyRefusalText(code, currency),
  });
}

/** How many, or how many per cent. */
export function useTypedCount({ most, onRead }: { readonly most: number; readonly onRead?: OnRead }): Typed {
  const { currency } = useTill().view.catalogue.edition;
  return useTyped({
    currency,
    print: String,
    onRead,
    point: undefined,
    read: (text) => readCount(text, most),
    refusal: (code) => (code === 'above-most' ? m.till_typed_most({ most: String(most) }) : m.till_typed_count()),
  });
}

function useTyped({ currency, point, read, print, refusal, onRead }: Reader): Typed {
  const [text, setText] = useState('');
  /** As it was pasted, until a key changes it: it goes on as the amount that it is. */
  const [pasted, setPasted] = useState('');
  const [touched, setTouched] = useState(false);
  const reading = read(text);

  function write(next: string, from = ''): void {
    setText(next);
    setPasted(from);
    setTouched(true);
    const then = read(next);
    onRead?.(then === null ? null : then.ok ? then.value : UNREAD);
  }

  const shown = reading?.ok && isPlain(text, currency) ? pasted : text;
  return {
    amount: reading?.ok ? reading.value : null,
    unread: reading !== null && !reading.ok,
    touched,
    press: (key) => write(typeKey(text, key, point)),
    paste(given) {
      const typed = pasteText(given);
      const then = read(typed);
      write(
        then?.ok && point !== undefined ? asTyped(then.value, currency) : then?.ok ? String(then.value) : typed,
        typed,
      );
    },
    set(amount) {
      setText(amount === null ? '' : asTyped(amount, currency));
      setPasted('');
      setTouched(amount !== null);
    },
    point,
    shown,
    words:
      reading === null
        ? ''
        : reading.ok
          ? m.till_typed_read({ typed: shown, amount: print(reading.value) })
          : refusal(reading.code),
  };
}
