import { useState } from 'react';
import { formatMoney, money } from '../../../../kinds/money.ts';
import { m } from '../../../../platform/i18n/index.ts';
import {
  type CashCount,
  countedNotes,
  countedTotal,
  denominations,
  MOST_PIECES,
  piecesOf,
  withPieces,
} from '../device/cash-count.ts';
import type { DrawerCount } from '../device/till.ts';
import { Choice } from '../parts/Choice.tsx';
import { Keypad } from '../parts/Keypad.tsx';
import { Stepper } from '../parts/Stepper.tsx';
import { UNREAD, type Unread, useTypedAmount } from './use-typed.ts';

export interface CashCounterProps {
  readonly currency: string;
  /** Null before anything was counted. */
  readonly value: DrawerCount | Unread | null;
  readonly onChange: (value: DrawerCount | Unread | null) => void;
}

/** The cash in the drawer, note by note or as one sum. */
export function CashCounter({ currency, value, onChange }: CashCounterProps) {
  const pieces = denominations(currency);
  const [way, setWay] = useState<'pieces' | 'sum'>(pieces.length > 0 ? 'pieces' : 'sum');
  const [count, setCount] = useState<CashCount>({});
  const typed = useTypedAmount({
    onRead: (read) => onChange(read === UNREAD ? UNREAD : { cash: read ?? money(0), notes: [] }),
  });

  function change(next: CashCount): void {
    setCount(next);
    onChange({ cash: countedTotal(next, currency), notes: countedNotes(next, currency) });
  }

  function choose(chosen: 'pieces' | 'sum'): void {
    if (chosen === way) return;
    setWay(chosen);
    // What was counted by piece is still known there; as a sum it is told without its pieces.
    if (chosen === 'pieces' && Object.keys(count).length > 0) change(count);
    else if (value === UNREAD) {
      typed.set(null);
      onChange(null);
    } else if (value) {
      typed.set(value.cash === 0 ? null : value.cash);
      onChange({ cash: value.cash, notes: [] });
    }
  }

  return (
    <div className="grid gap-3">
      {pieces.length > 0 && (
        <Choice
          label={m.till_count_way()}
          options={[
            { value: 'pieces', name: m.till_count_pieces() },
            { value: 'sum', name: m.till_count_sum() },
          ]}
          value={way}
          onChoose={choose}
        />
      )}
      {way === 'pieces' ? (
        <ul className="grid gap-1.5">
          {pieces.map((piece) => {
            const name = formatMoney(piece.value, currency);
            const label = piece.kind === 'note' ? m.till_note({ value: name }) : m.till_coin({ value: name });
            const number = piecesOf(count, piece);
            return (
              <li key={label} className="flex items-center justify-between gap-2">
                <span className="min-w-0">
                  <span className="tabular block font-bold leading-tight">{name}</span>
                  <span className="tabular block text-ink-3 text-xs">
                    {number === 0
                      ? piece.kind === 'note'
                        ? m.till_kind_note()
                        : m.till_kind_coin()
                      : `= ${formatMoney(number * piece.value, currency)}`}
                  </span>
                </span>
                <Stepper
                  label={label}
                  value={number}
                  most={MOST_PIECES}
                  onChange={(next) => change(withPieces(count, piece, next))}
                />
              </li>
            );
          })}
        </ul>
      ) : (
        <>
          <p className="tabular wrap-anywhere text-center font-extrabold text-2xl" aria-live="polite">
            {value === UNREAD ? `“${typed.shown}”` : formatMoney(value?.cash ?? 0, currency)}
          </p>
          <Keypad typed={typed} />
        </>
      )}
    </div>
  );
}
