import { m } from '../../../../platform/i18n/index.ts';
import { cx } from '../../../../platform/ui/class-names.ts';
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

/** One less, the number, one more. The number can be typed. */
export function Stepper({ label, value, most, onChange, className }: StepperProps) {
  return (
    <div className={cx('flex w-fit items-center rounded-s border-[1.5px] border-edge bg-card', className)}>
      <button
        type="button"
        className={STEP}
        disabled={value === 0}
        aria-label={m.till_one_less({ what: label })}
        onClick={() => onChange(value - 1)}
      >
        <Glyph name="minus" />
      </button>
      <input
        className="tabular h-12 w-12 bg-transparent text-center font-bold"
        inputMode="numeric"
        aria-label={label}
        value={value === 0 ? '' : value}
        placeholder="0"
        onFocus={(event) => event.target.select()}
        onChange={(event) => onChange(Math.min(Number(event.target.value.replaceAll(/\D/g, '')), most))}
      />
      <button
        type="button"
        className={STEP}
        disabled={value >= most}
        aria-label={m.till_one_more({ what: label })}
        onClick={() => onChange(value + 1)}
      >
        <Glyph name="plus" />
      </button>
    </div>
  );
}
