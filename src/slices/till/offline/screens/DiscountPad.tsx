import { useState } from 'react';
import { type Money, money } from '../../../../kinds/money.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { mostDiscount, percentOf } from '../../rules/discount.ts';
import { type Key, pressKey } from '../device/keypad.ts';
import { Choice } from '../parts/Choice.tsx';
import { Keypad } from '../parts/Keypad.tsx';
import { useTill } from './use-till.ts';
import { useTypedAmount } from './use-typed-amount.ts';

export interface DiscountPadProps {
  /** What it costs without a discount. */
  readonly gross: Money;
  readonly value: Money;
  readonly onChange: (discount: Money) => void;
}

/** What is let off, typed as a percentage or as a sum, with what it comes to and how far one may go. */
export function DiscountPad({ gross, value, onChange }: DiscountPadProps) {
  const { till, print } = useTill();
  const [way, setWay] = useState<'percent' | 'amount'>('percent');
  const [percent, setPercent] = useState<Money | null>(null);
  const typed = useTypedAmount();
  const limit = till.discountLimit;
  const most = mostDiscount(gross, limit);
  const over = value > most;

  function press(key: Key): void {
    if (way === 'amount') {
      onChange(typed.press(key, gross) ?? money(0));
      return;
    }
    const next = pressKey(percent, key);
    if (next !== null && next > 100) return;
    setPercent(next);
    onChange(percentOf(gross, next ?? 0));
  }

  return (
    <>
      <Choice
        label={m.till_discount_way()}
        options={[
          { value: 'percent', name: m.till_percent() },
          { value: 'amount', name: m.till_amount() },
        ]}
        value={way}
        onChoose={(chosen) => {
          setWay(chosen);
          setPercent(null);
          typed.set(null);
        }}
      />
      <p className="tabular text-center leading-tight" aria-live="polite">
        <span className="font-extrabold text-3xl">
          {way === 'percent' && percent !== null ? `${percent} %` : print(-value)}
        </span>
        <span className="mt-1 block text-ink-2 text-sm">
          {m.till_discount_becomes({ before: print(gross), after: print(gross - value) })}
        </span>
        <span className={`mt-1 block text-sm ${over ? 'font-bold text-red-ink' : 'text-ink-3'}`}>
          {m.till_discount_most({ percent: limit, amount: print(most) })}
        </span>
      </p>
      <Keypad onKey={press} point={way === 'amount' ? typed.point : undefined} />
    </>
  );
}
