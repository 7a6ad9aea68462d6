import { cx } from '../../../../platform/ui/class-names.ts';

export interface ChoiceProps<V extends string> {
  /** What is chosen, for those who cannot see it. */
  readonly label: string;
  readonly options: readonly { readonly value: V; readonly name: string; readonly lang?: string }[];
  readonly value: V;
  readonly onChoose: (value: V) => void;
}

const COLUMNS = ['', 'grid-cols-1', 'grid-cols-2', 'grid-cols-3', 'grid-cols-4'];

/** One of two to four ways, side by side. */
export function Choice<V extends string>({ label, options, value, onChoose }: ChoiceProps<V>) {
  return (
    <fieldset className={cx('grid gap-1 rounded-m bg-sunk p-1', COLUMNS[options.length])}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          lang={option.lang}
          aria-pressed={option.value === value}
          className="min-h-12 cursor-pointer rounded-s px-1 font-bold text-ink-2 text-sm leading-tight aria-pressed:bg-card aria-pressed:text-ink aria-pressed:shadow-card"
          onClick={() => onChoose(option.value)}
        >
          {option.name}
        </button>
      ))}
    </fieldset>
  );
}
