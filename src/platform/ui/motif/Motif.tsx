import { cx } from '../class-names.ts';
import { BEAD, type MotifOptions, motif, motifPaths, viewBox } from './motif.ts';

export interface MotifProps extends MotifOptions {
  readonly code: string;
  /** What stays in sight where the box has another shape than the drawing (SVG's own words). */
  readonly keep?: `x${'Min' | 'Mid' | 'Max'}Y${'Min' | 'Mid' | 'Max'}` | undefined;
  readonly className?: string | undefined;
}

/** The bead motif of a code, drawn in place; decoration, so not announced. One path a colour keeps a page of them small. */
export function Motif({ code, keep = 'xMidYMid', className, ...options }: MotifProps) {
  const drawing = motif(code, options);
  const { cloth, paths } = motifPaths(drawing);
  return (
    <svg
      viewBox={viewBox(drawing)}
      preserveAspectRatio={`${keep} slice`}
      className={cx('block', className)}
      fill="none"
      strokeWidth={BEAD}
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <rect x="-.5" y="-.5" width={drawing.columns} height={drawing.rows.length} fill={cloth} />
      {paths.map(({ colour, d }) => (
        <path key={colour} stroke={colour} d={d} />
      ))}
    </svg>
  );
}
