import { type ReactNode, useId } from 'react';
import { m } from '../i18n/index.ts';
import { BasisBadge } from './BasisBadge.tsx';
import type { Basis } from './basis.ts';
import { cx } from './class-names.ts';

export interface FigureProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly basis: Basis;
  /** What it was made from: "dihitung dari 1.284 struk". */
  readonly basisLine: string;
  /** What it leaves out, and as of when. */
  readonly note?: ReactNode;
  /** Where the receipts or scans are listed that it came from. */
  readonly sourcesHref?: string | undefined;
  readonly small?: boolean | undefined;
}

/** A number is never shown without what it is, how it is known and, where one may see it, what it came from. */
export function Figure({ label, value, basis, basisLine, note, sourcesHref, small = false }: FigureProps) {
  const id = useId();
  return (
    <figure aria-labelledby={id} className="grid content-start gap-1">
      <figcaption id={id} className="font-semibold text-ink-2 text-sm">
        {label}
      </figcaption>
      <p className={cx('font-extrabold', small ? 'text-xl' : 'text-2xl')}>{value}</p>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2 text-sm">
        <BasisBadge basis={basis} />
        {basisLine}
      </p>
      {note && <p className="text-ink-3 text-xs">{note}</p>}
      {sourcesHref && (
        <a
          href={sourcesHref}
          aria-describedby={id}
          className="inline-flex min-h-8 items-center justify-self-start font-semibold text-river text-sm underline pointer-coarse:min-h-12"
        >
          {m.platform_ui_sources()}
        </a>
      )}
    </figure>
  );
}
