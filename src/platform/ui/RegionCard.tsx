import { Motif } from './motif/Motif.tsx';
import type { PaletteName } from './motif/motif.ts';

export interface RegionCardProps {
  readonly href: string;
  readonly code: string;
  readonly palette?: PaletteName | undefined;
  readonly name: string;
  /** How many producers, or what it is known for. */
  readonly note: string;
}

export function RegionCard({ href, code, palette, name, note }: RegionCardProps) {
  return (
    <a
      href={href}
      className="flex items-center gap-2 rounded-m border border-line bg-card p-2 sm:gap-3 sm:p-2.5 no-underline hover:border-edge hover:shadow-card"
    >
      <Motif code={code} beads={7} palette={palette} className="size-10 flex-none sm:size-13 rounded-s" />
      <span className="min-w-0">
        <b className="block text-sm leading-tight sm:text-base sm:leading-tight">{name}</b>
        <span className="text-ink-2 text-xs">{note}</span>
      </span>
    </a>
  );
}
