import { useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { HOME } from '../device/screens.ts';
import { Button } from '../parts/Button.tsx';
import { Keypad } from '../parts/Keypad.tsx';
import { refusalText } from './refusal-text.ts';
import { Screen } from './Screen.tsx';
import { useDesk, useTill } from './use-till.ts';
import { useTypedAmount } from './use-typed.ts';

type Direction = 'in' | 'out';

/** Cash that comes into the drawer or leaves it without a sale, and why. */
export function MoveCash() {
  const { go } = useDesk();
  const { till, print } = useTill();
  const [direction, setDirection] = useState<Direction>('out');
  const typed = useTypedAmount();
  const { amount } = typed;
  const [reason, setReason] = useState('');
  const [told, setTold] = useState('');
  const complete = amount !== null && amount > 0 && reason.trim() !== '';

  async function record(): Promise<void> {
    if (!complete) return;
    const done = await till.moveCash(direction, amount, reason);
    if (done.ok) go(HOME);
    else setTold(refusalText(done.code));
  }

  const names: Readonly<Record<Direction, string>> = { in: m.till_cash_in(), out: m.till_cash_out() };
  return (
    <Screen
      title={m.till_move_cash()}
      onBack={() => go({ at: 'menu' })}
      footer={
        <Button size="large" disabled={!complete} onClick={record}>
          {m.till_record()}
        </Button>
      }
    >
      <div className="grid grid-cols-2 gap-1 rounded-m bg-sunk p-1">
        {(['in', 'out'] as const).map((way) => (
          <button
            key={way}
            type="button"
            aria-pressed={way === direction}
            className="min-h-12 cursor-pointer rounded-s font-bold text-ink-2 text-sm aria-pressed:bg-card aria-pressed:text-ink aria-pressed:shadow-card"
            onClick={() => setDirection(way)}
          >
            {names[way]}
          </button>
        ))}
      </div>
      <label className="grid gap-1 text-sm">
        {m.till_reason()}
        <input
          className="h-12 rounded-s border-[1.5px] border-edge bg-card px-3 text-base"
          maxLength={200}
          placeholder={direction === 'in' ? m.till_reason_in() : m.till_reason_out()}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {told && (
        <p role="alert" className="rounded-s bg-red-soft px-3 py-2 text-red-ink text-sm">
          {told}
        </p>
      )}
      <p className="tabular text-center font-extrabold text-2xl" aria-live="polite">
        {print(amount ?? 0)}
      </p>
      <Keypad typed={typed} />
    </Screen>
  );
}
