import { Motif } from '../motif/Motif.tsx';
import { paletteFor } from '../motif/motif.ts';

export interface Ranked {
  /** What its motif is drawn from. */
  readonly code: string;
  readonly name: string;
  readonly note: string;
  readonly text: string;
}

export interface RankingProps {
  readonly label: string;
  readonly items: readonly Ranked[];
}

/** The first few of many, in order. */
export function Ranking({ label, items }: RankingProps) {
  const palettes = paletteFor(items.map((item) => item.code));
  return (
    <ol
      aria-label={label}
      className="grid content-start gap-[.6em] lg:h-full lg:auto-rows-[minmax(min-content,4.4em)] lg:gap-y-0"
    >
      {items.map((item, at) => (
        <li key={item.code} className="grid grid-cols-[1.3em_3.1em_1fr_auto] items-center gap-[.9em]">
          <span className="tabular text-right font-extrabold text-[1.6em] text-gold leading-none" aria-hidden="true">
            {at + 1}
          </span>
          <Motif code={item.code} beads={7} palette={palettes[at]} className="size-[3.1em] rounded-[.6em]" />
          <span className="min-w-0 leading-tight">
            <b className="line-clamp-2 text-[1.15em] sm:text-[1.3em]">{item.name}</b>
            <span className="text-ink-2">{item.note}</span>
          </span>
          <b className="tabular text-[1.4em]">{item.text}</b>
        </li>
      ))}
    </ol>
  );
}
