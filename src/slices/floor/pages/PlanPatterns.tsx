/** What tells the states of booths and the kinds of other things apart without colour: on the plan, in the editor and in the legend. */

const PATTERNS = {
  /** Dots. */
  held: { size: 0.6, draw: 'M.15 .3h.001M.45 0h.001M.45 .6h.001', className: 'stroke-ink-2', width: 0.16 },
  /** Crossed lines. */
  blocked: { size: 0.6, draw: 'M0 0L.6 .6M.6 0L0 .6', className: 'stroke-ink-3', width: 0.06 },
  /** Arrows upwards, and downwards. */
  entrance: { size: 0.7, draw: 'M.1 .5L.35 .2L.6 .5', className: 'stroke-leaf', width: 0.08 },
  exit: { size: 0.7, draw: 'M.1 .2L.35 .5L.6 .2', className: 'stroke-red', width: 0.08 },
  /** Upright lines. */
  toilets: { size: 0.4, draw: 'M.2 0V.4', className: 'stroke-ink-3', width: 0.05 },
  /** Slanting lines, light on dark. */
  pillar: { size: 0.3, draw: 'M0 .3L.3 0', className: 'stroke-paper', width: 0.06 },
} as const;

export type PatternName = keyof typeof PATTERNS;

export const patternFill = (name: PatternName): string => `url(#plan-${name})`;

/** Once a page that draws plans. `unit`: how many units of its drawings are a metre. */
export function PlanPatterns({ unit }: { readonly unit: number }) {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      <defs>
        {Object.entries(PATTERNS).map(([name, { size, draw, className, width }]) => (
          <pattern
            key={name}
            id={`plan-${name}`}
            width={size}
            height={size}
            patternUnits="userSpaceOnUse"
            patternTransform={unit === 1 ? undefined : `scale(${unit})`}
          >
            <path d={draw} fill="none" strokeLinecap="round" strokeWidth={width} className={className} />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

/** A bolt of a metre's height about a point, for where there is power. `size` in units of the drawing. */
export function Bolt({ x, y, size }: { readonly x: number; readonly y: number; readonly size: number }) {
  return (
    <path
      d="M.08-.5L-.34.08H-.04L-.1.5L.34-.12H.04Z"
      transform={`translate(${x} ${y}) scale(${size})`}
      className="pointer-events-none fill-gold stroke-ink"
      strokeWidth=".09"
      strokeLinejoin="round"
    />
  );
}
