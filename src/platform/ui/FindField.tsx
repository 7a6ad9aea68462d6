import { type InputHTMLAttributes, useId } from 'react';
import { m } from '../i18n/index.ts';
import { CONTROL, Field, type FieldTexts } from './Field.tsx';
import { Icon } from './Icon.tsx';

export interface Offered {
  /** What stands in the box once it is chosen, and what the server reads. */
  readonly value: string;
  /** What tells it from others of a like name. */
  readonly note?: string | null | undefined;
}

export interface FindFieldProps
  extends FieldTexts,
    Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'style' | 'required' | 'name' | 'list'> {
  readonly name: string;
  readonly offered: readonly Offered[];
  /** What the server takes the typed text for, when it may be several: one of them is ticked, under `candidateName`. */
  readonly candidates?: readonly (Offered & { readonly label: string })[] | undefined;
  readonly candidateName?: string | undefined;
}

/** A box to type a name in, which the browser completes from a long list; without script as well as with it. */
export function FindField({
  label,
  hint,
  error,
  optional,
  id,
  offered,
  candidates,
  candidateName,
  ...input
}: FindFieldProps) {
  const list = useId();
  return (
    <div className="grid gap-2">
      <Field label={label} hint={hint} error={error} optional={optional} id={id}>
        {(control) => (
          <span className="relative flex items-center">
            <Icon name="search" className="pointer-events-none absolute left-3.5 text-ink-2" />
            <input type="text" autoComplete="off" {...input} {...control} list={list} className={`${CONTROL} pl-11`} />
          </span>
        )}
      </Field>
      <datalist id={list}>
        {offered.map(({ value, note }) => (
          <option key={value} value={value} label={note ?? undefined} />
        ))}
      </datalist>
      {candidates && candidates.length > 0 && (
        <fieldset className="grid gap-1.5">
          <legend className="mb-1 text-ink-2 text-sm">{m.platform_ui_did_you_mean()}</legend>
          {candidates.map((candidate) => (
            <label
              key={candidate.value}
              className="flex min-h-12 cursor-pointer items-center gap-3 rounded-s border-[1.5px] border-line bg-card px-3.5 py-2 has-checked:border-river has-checked:bg-river-soft"
            >
              <input
                type="radio"
                name={candidateName}
                value={candidate.value}
                className="size-5 flex-none accent-river"
              />
              <span className="leading-snug">
                <span className="font-semibold">{candidate.label}</span>
                {candidate.note && <span className="block text-ink-2 text-sm">{candidate.note}</span>}
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
