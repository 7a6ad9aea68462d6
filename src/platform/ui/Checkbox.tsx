import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import { FieldError } from './Field.tsx';

export interface CheckboxProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'style' | 'type' | 'name'> {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

/** The whole line may be touched, not only the box. */
export function Checkbox({ label, hint, error, id, ...input }: CheckboxProps) {
  const made = useId();
  const own = id ?? made;
  const described = [hint && `${own}-hint`, error && `${own}-error`].filter(Boolean).join(' ');
  return (
    <div>
      <label htmlFor={own} className="flex min-h-12 cursor-pointer items-center gap-3">
        <input
          {...input}
          id={own}
          type="checkbox"
          className="size-6 flex-none cursor-pointer accent-river"
          aria-describedby={described || undefined}
          aria-invalid={error ? true : undefined}
        />
        <span className="leading-snug">{label}</span>
      </label>
      {hint && (
        <p id={`${own}-hint`} className="-mt-1 pl-9 text-ink-2 text-sm">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${own}-error`}>{error}</FieldError>}
    </div>
  );
}
