import { encode } from 'uqr';
import { cx } from './class-names.ts';

export interface QrCodeProps {
  readonly text: string;
  /** What scanning it does. */
  readonly label: string;
  readonly className?: string | undefined;
}

/** The empty modules about a code that readers need (ISO/IEC 18004). */
const QUIET = 4;

/** Dark modules as one path, a rectangle for each run of a row. */
function runs(modules: readonly (readonly boolean[])[]): string {
  let d = '';
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      const width = x + 1 - from;
      d += `M${from} ${y}h${width}v1h-${width}z`;
    }
  });
  return d;
}

/** Dark on white whatever is about it: readers want it so. */
export function QrCode({ text, label, className }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const side = size + 2 * QUIET;
  return (
    <svg
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      className={cx('block aspect-square w-full', className)}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={runs(data)} fill="#000" />
    </svg>
  );
}
