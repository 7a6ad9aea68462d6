import { useState } from 'react';
import { formatMoney, type Money, money } from '../../../../kinds/money.ts';
import { m } from '../../../../platform/i18n/index.ts';
import {
  type CashCount,
  countedTotal,
  denominations,
  MOST_PIECES,
  piecesOf,
  withPieces,
} from '../device/cash-count.ts';
import { pressKey } from '../device/keypad.ts';
import { Keypad } from '../parts/Keypad.tsx';
import { Stepper } from '../parts/Stepper.tsx';

export interface CashCounterProps {
  readonly currency: string;
  readonly value: Money | null;
  readonly onChange: (value: Money | null) => void;
}

/** The cash in the drawer, note by note or as one sum. */
export function CashCounter({ currency, value, onChange }: CashCounterProps) {
  const pieces = denominations(currency);
  const [byPiece, setByPiece] = useState(pieces.length > 0);
  const [count, setCount] = useState<CashCount>({});

  function change(next: CashCount): void {
    setCount(next);
    onChange(countedTotal(next, currency));
  }

  return (
    <div className="grid gap-3">
      {pieces.length > 0 && (
        <div className="grid grid-cols-2 gap-1 rounded-m bg-sunk p-1">
          <Way chosen={byPiece} name={m.till_count_pieces()} onChoose={() => setByPiece(true)} />
          <Way chosen={!byPiece} name={m.till_count_sum()} onChoose={() => setByPiece(false)} />
        </div>
      )}
      {byPiece ? (
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
          <p className="tabular text-center font-extrabold text-2xl" aria-live="polite">
            {formatMoney(value ?? 0, currency)}
          </p>
          <Keypad onKey={(key) => onChange(pressKey(value === 0 ? null : value, key) ?? money(0))} />
        </>
      )}
    </div>
  );
}

interface WayProps {
  readonly chosen: boolean;
  readonly name: string;
  readonly onChoose: () => void;
}

function Way({ chosen, name, onChoose }: WayProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      className="min-h-12 cursor-pointer rounded-s px-2 font-bold text-ink-2 text-sm aria-pressed:bg-card aria-pressed:text-ink aria-pressed:shadow-card"
      onClick={onChoose}
    >
      {name}
    </button>
  );
}
