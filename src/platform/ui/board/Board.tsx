import type { ReactNode } from 'react';
import { Motif } from '../motif/Motif.tsx';

export interface BoardProps {
  readonly title: string;
  /** Where, and which day of how many. */
  readonly place: string;
  /** `15.42`. */
  readonly clock: string;
  /** `Sabtu, 24 Juni 2023 WIB`. */
  readonly date: string;
  /** What the beads beside the title are drawn from. */
  readonly code: string;
  readonly children: ReactNode;
  /** Small facts along the bottom. */
  readonly foot?: ReactNode;
}

/**
 * A screen on a wall, read from five metres. Everything on it is measured in `em` of a size that grows with the screen,
 * so that 1280 and 3840 pixels show the same picture; on a phone it is one column.
 */
export function Board({ title, place, clock, date, code, children, foot }: BoardProps) {
  return (
    <div className="night flex min-h-dvh flex-col gap-[1.2em] p-[clamp(1rem,2.2vw,6rem)] text-[clamp(1rem,1.25vw,3rem)] lg:h-dvh">
      <header className="flex flex-wrap items-center gap-[1em]">
        <Motif code={code} beads={7} className="size-[3.6em] flex-none rounded-[.8em]" />
        <div className="min-w-[60%] flex-1 leading-tight">
          <h1 className="text-[1.9em] leading-tight">{title}</h1>
          <p className="text-ink-2">{place}</p>
        </div>
        <p className="text-ink-2 leading-tight max-sm:flex max-sm:w-full max-sm:items-baseline max-sm:justify-between sm:text-right">
          <b className="tabular block font-extrabold text-[1.9em] text-ink leading-tight">{clock}</b>
          {date}
        </p>
      </header>
      <main className="grid min-h-0 flex-1 grid-cols-1 gap-[1.2em] lg:grid-cols-2">{children}</main>
      {foot && (
        <footer className="flex flex-wrap items-center gap-x-[1.8em] gap-y-[.3em] border-line border-t pt-[.8em] text-ink-2">
          {foot}
        </footer>
      )}
    </div>
  );
}
