import type { SelectHTMLAttributes } from 'react';
import { CONTROL, Field, type FieldTexts } from './Field.tsx';
import { Icon } from './Icon.tsx';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean | undefined;
}

export interface SelectFieldProps
  extends FieldTexts,
    Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className' | 'style' | 'required' | 'name' | 'multiple'> {
  readonly name: string;
  readonly choices: readonly Choice[];
  /** The first line, which chooses nothing. */
  readonly none?: string | undefined;
}

/** The browser's own list: on a phone nothing is better to choose with. */
export function SelectField({ label, hint, error, optional, id, choices, none, ...select }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional} id={id}>
      {(control) => (
        <span className="relative block">
          <select {...select} {...control} className={`${CONTROL} appearance-none pr-11`}>
            {none !== undefined && <option value="">{none}</option>}
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value} disabled={choice.disabled}>
                {choice.label}
              </option>
            ))}
          </select>
          <Icon name="down" className="pointer-events-none absolute top-1/2 right-3.5 -translate-y-1/2 text-ink-2" />
        </span>
      )}
    </Field>
  );
}
