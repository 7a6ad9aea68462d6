import { useEffect, useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { Button, Notice } from '../../../../platform/ui/index.ts';
import { findKeptDrawing, keepDrawing } from './kept-drawing.ts';
import type { Kept } from './plan-desk.ts';
import { useDesk } from './use-desk.ts';

/** What an earlier page drew and could not save: taken up again or let go. */
export function KeptNote({ slug }: { readonly slug: string }) {
  const desk = useDesk();
  const [kept, setKept] = useState<Kept>();
  // Only the device knows, so the server's page says nothing of it.
  useEffect(() => setKept(findKeptDrawing(slug)), [slug]);
  if (!kept) return null;
  return (
    <Notice kind="warn">
      <p>{m.floor_kept({ count: kept.changes.length })}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button
          type="button"
          onClick={() => {
            setKept(undefined);
            desk.resume(kept);
          }}
        >
          {m.floor_kept_resume()}
        </Button>
        <Button
          type="button"
          tone="outline"
          onClick={() => {
            setKept(undefined);
            keepDrawing(slug)(null);
          }}
        >
          {m.floor_kept_drop()}
        </Button>
      </div>
    </Notice>
  );
}
