import { useId, useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { cx } from '../../../../platform/ui/class-names.ts';
import { readCount } from '../device/keypad.ts';
import { Glyph } from './Glyph.tsx';

export interface StepperProps {
  /** What is counted. */
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
  readonly className?: string | undefined;
}

const STEP =
  'grid size-12 flex-none cursor-pointer place-items-center text-river-ink disabled:cursor-default disabled:text-ink-3';

/** One less, the number, one more. The number can be typed; what is none stands as it was typed, and does not count. */
export function Stepper({ label, value, most, onChange, className }: StepperProps) {
  const [wrong, setWrong] = useState('');
  const why = useId();

  function type(text: string): void {
    const read = readCount(text, most);
    setWrong(read === null || read.ok ? '' : text);
    if (read === null || read.ok) onChange(read?.value ?? 0);
  }

  function step(next: number): void {
    setWrong('');
    onChange(next);
  }

  return (
    <div className={cx('grid w-fit max-w-full justify-items-end gap-1', className)}>
      <div
        className={cx('flex w-fit items-center rounded-s border-[1.5px] bg-card', wrong ? 'border-red' : 'border-edge')}
      >
        <button
          type="button"
          className={STEP}
          disabled={value === 0}
          aria-label={m.till_one_less({ what: label })}
          onClick={() => step(value - 1)}
        >
          <Glyph name="minus" />
        </button>
        <input
          className="tabular h-12 w-12 bg-transparent text-center font-bold"
          inputMode="numeric"
          aria-label={label}
          aria-invalid={wrong !== ''}
          aria-describedby={wrong ? why : undefined}
          value={wrong || (value === 0 ? '' : value)}
          placeholder="0"
          onFocus={(event) => event.target.select()}
          onChange={(event) => type(event.target.value.trim())}
        />
        <button
          type="button"
          className={STEP}
          disabled={value >= most}
          aria-label={m.till_one_more({ what: label })}
          onClick={() => step(value + 1)}
        >
          <Glyph name="plus" />
        </button>
      </div>
      {wrong && (
        <p id={why} role="alert" className="max-w-48 text-right text-red-ink text-xs">
          {m.till_count_wrong({ typed: wrong, most: String(most), count: String(value) })}
        </p>
      )}
    </div>
  );
}
