import type { TextareaHTMLAttributes } from 'react';
import { cx } from './class-names.ts';
import { CONTROL, Field, type FieldTexts } from './Field.tsx';

export interface TextAreaFieldProps
  extends FieldTexts,
    Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'style' | 'required' | 'name'> {
  readonly name: string;
}

/**
 * It grows with what is typed, which makes the browser forget how many rows it begins with. Classes, because the content
 * policy refuses style attributes.
 */
const SHORTEST = [
  'min-h-[calc(1lh+1.5rem)]',
  'min-h-[calc(2lh+1.5rem)]',
  'min-h-[calc(3lh+1.5rem)]',
  'min-h-[calc(4lh+1.5rem)]',
  'min-h-[calc(5lh+1.5rem)]',
  'min-h-[calc(6lh+1.5rem)]',
  'min-h-[calc(7lh+1.5rem)]',
  'min-h-[calc(8lh+1.5rem)]',
] as const;

export function TextAreaField({ label, hint, error, optional, id, rows = 4, ...area }: TextAreaFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional} id={id}>
      {(control) => (
        <textarea
          {...area}
          {...control}
          rows={rows}
          className={cx(CONTROL, 'field-sizing-content max-h-96', SHORTEST[rows - 1] ?? SHORTEST.at(-1))}
        />
      )}
    </Field>
  );
}
