import { m } from '../../../platform/i18n/index.ts';
import type { Booth, Hall } from '../contract.ts';
import { linesOf } from './lines-of.ts';

/** A tint a cluster, in the order of the clusters; the number in each booth says the same without colour. */
const TINTS = ['fill-river-soft', 'fill-gold-soft', 'fill-red-soft', 'fill-leaf-soft'] as const;

/** Metres: the margin about the hall, and the room for the scale below it. */
const MARGIN = 0.5;
const BELOW = 2;
const SCALE = 5;

/** Height of a booth's number and of its region's name, and the width of a letter of the latter. Metres. */
const NUMBER = 1;
const NAME = 0.46;
const LETTER = 0.25;

export interface PlanDrawingProps {
  readonly hall: Hall;
  readonly booths: readonly Booth[];
  readonly clusters: readonly string[];
  /** The `id` of the line about a booth, which the booth leads to. */
  readonly anchorOf: (booth: Booth) => string;
  /** The width, by class names. */
  readonly className: string;
}

/** A hall from above, to scale: a metre is a unit. Every booth is a link; what it says stands in the table as well. */
export function PlanDrawing({ hall, booths, clusters, anchorOf, className }: PlanDrawingProps) {
  const [width, depth] = [hall.width / 1000, hall.depth / 1000];
  return (
    <svg viewBox={`${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${depth + MARGIN + BELOW}`} className={className}>
      <title>{hall.name}</title>
      <rect width={width} height={depth} rx=".2" className="fill-paper stroke-edge" strokeWidth=".12" />
      {booths.map((booth) => (
        <a key={booth.id} href={`#${anchorOf(booth)}`}>
          <BoothShape booth={booth} tint={TINTS[clusters.indexOf(booth.cluster) % TINTS.length]} />
        </a>
      ))}
      <g className="stroke-ink-2" strokeWidth=".08" fill="none">
        <path d={`M0 ${depth + 0.8}v.4h${SCALE}v-.4`} />
      </g>
      <text x={SCALE + 0.4} y={depth + 1.35} fontSize=".7" className="fill-ink-2 font-semibold">
        {m.floor_metres({ count: SCALE })}
      </text>
    </svg>
  );
}

/** The spaces at the ends of the lines keep the words apart where the drawing is read aloud. */
function BoothShape({ booth, tint }: { readonly booth: Booth; readonly tint: string | undefined }) {
  const [x, y, width, depth] = [booth.x / 1000, booth.y / 1000, booth.width / 1000, booth.depth / 1000];
  const name = booth.region ? linesOf(booth.region.name, Math.floor(width / LETTER)) : [];
  const middle = y + depth / 2 - (name.length * NAME) / 2;
  return (
    <>
      <rect x={x} y={y} width={width} height={depth} rx=".15" className={`stroke-edge ${tint}`} strokeWidth=".06" />
      <g textAnchor="middle" className="pointer-events-none fill-ink">
        <text x={x + width / 2} y={middle + NUMBER * 0.35} fontSize={NUMBER} className="font-extrabold">
          {`${booth.number} `}
        </text>
        {name.map((line, place) => (
          <text key={line} x={x + width / 2} y={middle + NUMBER * 0.5 + NAME * 1.1 * (place + 0.85)} fontSize={NAME}>
            {`${line} `}
          </text>
        ))}
      </g>
    </>
  );
}
