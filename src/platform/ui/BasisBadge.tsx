import { type Basis, basisName } from './basis.ts';

/** The fuller the shape, the firmer the figure: a full bead, a half one, a ring, a wave, a mark to reach. */
const SHAPES: Readonly<Record<Basis, { readonly d: string; readonly filled?: string }>> = {
  counted: { d: 'M8 1.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13z', filled: 'M8 1.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13z' },
  reported: { d: 'M8 1.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13z', filled: 'M8 1.5a6.5 6.5 0 100 13z' },
  claimed: { d: 'M8 1.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13z' },
  estimated: { d: 'M1.5 6q3.2-3.5 6.5 0t6.5 0M1.5 11q3.2-3.5 6.5 0t6.5 0' },
  target: { d: 'M3.5 15V1.5L14 5.5 3.5 9.5' },
};

export interface BasisBadgeProps {
  readonly basis: Basis;
}

/** How a figure is known, by word and by shape, never by colour. */
export function BasisBadge({ basis }: BasisBadgeProps) {
  const { d, filled } = SHAPES[basis];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap rounded-full bg-river-soft px-2.5 py-0.5 font-bold text-river-ink text-xs">
      <svg
        viewBox="0 0 16 16"
        className="size-3"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
        fill="none"
        aria-hidden="true"
      >
        <path d={d} />
        {filled && <path d={filled} fill="currentColor" />}
      </svg>
      {basisName(basis)}
    </span>
  );
}
