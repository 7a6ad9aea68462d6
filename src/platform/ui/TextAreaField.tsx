import type { TextareaHTMLAttributes } from 'react';
import { CONTROL, Field, type FieldTexts } from './Field.tsx';

export interface TextAreaFieldProps
  extends FieldTexts,
    Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'style' | 'required' | 'name'> {
  readonly name: string;
}

export function TextAreaField({ label, hint, error, optional, id, rows = 4, ...area }: TextAreaFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional} id={id}>
      {(control) => <textarea {...area} {...control} rows={rows} className={CONTROL} />}
    </Field>
  );
}
