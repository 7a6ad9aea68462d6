import { useState } from 'react';
import { type Money, money } from '../../../../kinds/money.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { mostDiscount, percentOf } from '../../rules/discount.ts';
import { Choice } from '../parts/Choice.tsx';
import { Keypad } from '../parts/Keypad.tsx';
import { useTill } from './use-till.ts';
import { UNREAD, type Unread, useTypedAmount, useTypedCount } from './use-typed.ts';

export interface DiscountPadProps {
  /** What it costs without a discount. */
  readonly gross: Money;
  readonly value: Money | Unread;
  readonly onChange: (discount: Money | Unread) => void;
}

/** What is let off, typed as a percentage or as a sum, with what it comes to and how far one may go. */
export function DiscountPad({ gross, value, onChange }: DiscountPadProps) {
  const { till, print } = useTill();
  const [way, setWay] = useState<'percent' | 'amount'>('percent');
  const percent = useTypedCount({
    most: 100,
    onRead: (read) => onChange(read === UNREAD ? UNREAD : percentOf(gross, read ?? 0)),
  });
  const amount = useTypedAmount({ most: gross, onRead: (read) => onChange(read ?? money(0)) });
  const typed = way === 'percent' ? percent : amount;
  const limit = till.discountLimit;
  const most = mostDiscount(gross, limit);
  const over = value !== UNREAD && value > most;

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
          if (chosen === way) return;
          setWay(chosen);
          percent.set(null);
          amount.set(null);
          if (value === UNREAD) onChange(money(0));
        }}
      />
      <p className="tabular text-center leading-tight" aria-live="polite">
        <span className="font-extrabold text-3xl">
          {value === UNREAD
            ? `“${typed.shown}”`
            : way === 'percent' && percent.amount !== null
              ? `${percent.amount} %`
              : print(-value)}
        </span>
        <span className="mt-1 block text-ink-2 text-sm">
          {m.till_discount_becomes({ before: print(gross), after: value === UNREAD ? '–' : print(gross - value) })}
        </span>
        <span className={`mt-1 block text-sm ${over ? 'font-bold text-red-ink' : 'text-ink-3'}`}>
          {m.till_discount_most({ percent: limit, amount: print(most) })}
        </span>
      </p>
      <Keypad typed={typed} />
    </>
  );
}
