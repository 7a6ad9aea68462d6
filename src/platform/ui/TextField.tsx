import type { InputHTMLAttributes, ReactNode } from 'react';
import { CONTROL, Field, type FieldTexts } from './Field.tsx';

export interface TextFieldProps
  extends FieldTexts,
    Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'style' | 'required' | 'name'> {
  readonly name: string;
  /** What stands before the value within the box, such as `Rp`. */
  readonly prefix?: string | undefined;
  /** What stands after it, such as `kg` or `%`. */
  readonly suffix?: ReactNode;
}

export function TextField({ label, hint, error, optional, id, prefix, suffix, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional} id={id}>
      {(control) => (
        <span className="relative flex items-center">
          {prefix && <span className="absolute left-3.5 font-semibold text-ink-2">{prefix}</span>}
          <input
            type="text"
            {...input}
            {...control}
            className={`${CONTROL} ${prefix ? 'pl-11' : ''} ${suffix ? 'pr-14' : ''}`}
          />
          {suffix && <span className="absolute right-3.5 text-ink-2">{suffix}</span>}
        </span>
      )}
    </Field>
  );
}
