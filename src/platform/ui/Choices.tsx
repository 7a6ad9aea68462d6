import { useId } from 'react';
import { FieldError, type FieldTexts } from './Field.tsx';
import type { Choice } from './SelectField.tsx';

export interface ChoicesProps extends Omit<FieldTexts, 'optional'> {
  readonly name: string;
  readonly choices: readonly (Choice & { readonly hint?: string | undefined })[];
  readonly defaultValue?: string | undefined;
}

/** One of a few, all in sight. */
export function Choices({ label, hint, error, name, choices, defaultValue }: ChoicesProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset className="grid gap-2" aria-describedby={described || undefined}>
      <legend className="mb-1.5 font-semibold">{label}</legend>
      {hint && (
        <p id={`${id}-hint`} className="-mt-2 text-ink-2 text-sm">
          {hint}
        </p>
      )}
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="flex min-h-12 cursor-pointer items-center gap-3 rounded-s border-[1.5px] border-line bg-card px-3.5 py-2 has-checked:border-river has-checked:bg-river-soft"
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            defaultChecked={choice.value === defaultValue}
            disabled={choice.disabled}
            required
            className="size-5 flex-none accent-river"
          />
          <span className="leading-snug">
            <span className="font-semibold">{choice.label}</span>
            {choice.hint && <span className="block text-ink-2 text-sm">{choice.hint}</span>}
          </span>
        </label>
      ))}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
