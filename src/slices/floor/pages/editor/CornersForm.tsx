import { type FormEvent, useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { Button, TextAreaField } from '../../../../platform/ui/index.ts';
import { readCorners, writeCorners } from '../../rules/corners-text.ts';
import type { Point } from '../../rules/shape.ts';

interface CornersFormProps {
  readonly corners: readonly Point[];
  readonly onCorners: (corners: readonly Point[]) => void;
}

/** The corners of a hall or a booth as numbers: what the outline tools do for who draws without a pointer, and to the millimetre. */
export function CornersForm({ corners, onCorners }: CornersFormProps) {
  const [refused, setRefused] = useState(false);
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readCorners(String(new FormData(event.currentTarget).get('corners')));
    setRefused(!read);
    if (read) onCorners(read);
  };
  const text = writeCorners(corners);
  return (
    <details className="rounded-m border border-line p-4">
      <summary className="flex min-h-12 cursor-pointer items-center font-bold">{m.floor_corners()}</summary>
      <form onSubmit={save} className="mt-2 grid gap-4">
        <TextAreaField
          key={text}
          name="corners"
          label={m.floor_corners_field()}
          hint={m.floor_corners_hint()}
          error={refused ? m.floor_corners_bad() : undefined}
          rows={Math.min(12, corners.length + 1)}
          defaultValue={text}
        />
        <div>
          <Button tone="outline">{m.floor_apply()}</Button>
        </div>
      </form>
    </details>
  );
}
