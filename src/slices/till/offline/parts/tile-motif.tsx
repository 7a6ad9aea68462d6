import type { ReactElement } from 'react';
import { Motif } from '../../../../platform/ui/motif/Motif.tsx';

const drawn = new Map<string, ReactElement>();
const MOST_KEPT = 500;

/** The motif of a tile. Kept as it was drawn once: what is the same element need not be thought about again. */
export function tileMotif(code: string): ReactElement {
  const known = drawn.get(code);
  if (known) return known;
  if (drawn.size >= MOST_KEPT) drawn.clear();
  const motif = <Motif code={code} beads={15} rows={7} className="flex-none" />;
  drawn.set(code, motif);
  return motif;
}
