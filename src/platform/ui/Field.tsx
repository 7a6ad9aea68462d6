import { type ReactNode, useId } from 'react';
import { m } from '../i18n/index.ts';
import { Icon } from './Icon.tsx';

/** What every field of a form says about itself. */
export interface FieldTexts {
  readonly label: string;
  /** What to enter, before it goes wrong. */
  readonly hint?: ReactNode;
  /** What is wrong and how to mend it, as the server or the browser found it. */
  readonly error?: string | undefined;
  /** Marks a field that may stay empty; the others are required. `quiet` where all may, as in a search: not marked. */
  readonly optional?: boolean | 'quiet' | undefined;
}

/** The attributes that tie a control to its label, hint and error. */
export interface ControlAttributes {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly required: boolean;
}

export interface FieldProps extends FieldTexts {
  readonly id?: string | undefined;
  readonly children: (control: ControlAttributes) => ReactNode;
}

/** Label, control, hint and error in the order in which they are read. Needs no script. */
export function Field({ label, hint, error, optional = false, id, children }: FieldProps) {
  const made = useId();
  const own = id ?? made;
  const hintId = `${own}-hint`;
  const errorId = `${own}-error`;
  const described = [hint && hintId, error && errorId].filter(Boolean).join(' ');
  return (
    <div className="grid gap-1.5">
      <label htmlFor={own} className="font-semibold">
        {label}
        {optional === true && <span className="font-normal text-ink-3 text-sm"> ({m.platform_ui_optional()})</span>}
      </label>
      {hint && (
        <p id={hintId} className="-mt-1 text-ink-2 text-sm">
          {hint}
        </p>
      )}
      {children({
        id: own,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        required: !optional,
      })}
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  );
}

export function FieldError({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 font-semibold text-red-ink text-sm">
      <Icon name="alert" className="mt-px size-4.5" />
      {children}
    </p>
  );
}

/** How a box to type or choose in looks. */
export const CONTROL =
  'min-h-12 w-full rounded-s border-[1.5px] border-edge bg-card px-3.5 py-2.5 text-ink placeholder:text-ink-3 ' +
  'disabled:bg-sunk disabled:text-ink-2 [:is(input,textarea)&:read-only]:bg-sunk aria-invalid:border-2 aria-invalid:border-red';

/** An input for a file, which browsers draw as they like, in the shape of the others. */
export const FILE_CONTROL = `${CONTROL} bg-card! file:mr-3 file:min-h-7 file:rounded-s file:border-0 file:bg-sunk file:px-3 file:font-semibold`;
