import type { TextareaHTMLAttributes } from 'react';
import { cx } from './class-names.ts';
import { CONTROL, Field, type FieldTexts } from './Field.tsx';

export interface TextAreaFieldProps
  extends FieldTexts,
    Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'style' | 'required' | 'name'> {
  readonly name: string;
}

export function TextAreaField({ label, hint, error, optional, id, rows = 4, ...area }: TextAreaFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional} id={id}>
      {(control) => (
        <textarea
          {...area}
          {...control}
          rows={rows}
          className={cx(CONTROL, 'field-sizing-content max-h-96')}
          // It grows with what is typed, which makes the browser forget how many rows it begins with.
          style={{ minHeight: `calc(${rows}lh + 1.5rem)` }}
        />
      )}
    </Field>
  );
}
