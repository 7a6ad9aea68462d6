import { useState } from 'react';
import { contrast, DRAWN, isColour, PAPER } from '../../../kinds/colour.ts';
import { m } from '../../../platform/i18n/index.ts';
import { Field } from '../../../platform/ui/index.ts';

/** A colour to choose, with how it looks as the band of a page. Without script it is the browser's own field. */
export function AccentField({ value, error }: { readonly value: string; readonly error: string | undefined }) {
  const [chosen, choose] = useState(value);
  const faint = isColour(chosen) && contrast(chosen, PAPER) < DRAWN;
  return (
    <Field
      label={m.editions_accent()}
      hint={m.editions_accent_hint()}
      error={error ?? (faint ? m.editions_accent_faint_now() : undefined)}
    >
      {(control) => (
        <span className="flex items-center gap-4">
          <input
            {...control}
            type="color"
            name="accent"
            value={chosen}
            onChange={(event) => choose(event.target.value)}
            className="h-12 w-20 flex-none cursor-pointer rounded-s border-[1.5px] border-edge bg-card p-1"
          />
          <svg role="img" aria-label={chosen} className="h-3 w-full max-w-80" preserveAspectRatio="none">
            <rect width="100%" height="100%" rx="4" fill={isColour(chosen) ? chosen : 'none'} />
          </svg>
        </span>
      )}
    </Field>
  );
}
