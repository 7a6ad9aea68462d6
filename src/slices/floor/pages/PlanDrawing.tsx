import { getLocale, m } from '../../../platform/i18n/index.ts';
import { CLUSTER_COLOURS } from '../cluster-colours.ts';
import type { Booth, Cluster, Feature, Hall } from '../contract.ts';
import { featureName } from '../feature-words.ts';
import { cornersOf, type Shape } from '../rules/shape.ts';
import { FEATURE_LOOK } from './feature-look.ts';
import { linesOf } from './lines-of.ts';

/** Corners in metres. */
function pointsOf(shape: Shape): string {
  return cornersOf(shape)
    .map(([x, y]) => `${x / 1000},${y / 1000}`)
    .join(' ');
}

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
  readonly features: readonly Feature[];
  readonly clusters: readonly Cluster[];
  /** The number of the booth that the address marks. */
  readonly marked: string | null;
  /** The `id` of the line about a booth, which the booth leads to. */
  readonly anchorOf: (booth: Booth) => string;
  /** The width, by class names. */
  readonly className: string;
}

/** A hall from above, to scale: a metre is a unit. Every booth is a link; what it says stands in the table as well. */
export function PlanDrawing({ hall, booths, features, clusters, marked, anchorOf, className }: PlanDrawingProps) {
  const [width, depth] = [hall.width / 1000, hall.depth / 1000];
  return (
    <svg viewBox={`${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${depth + MARGIN + BELOW}`} className={className}>
      <title>{hall.name}</title>
      <polygon points={pointsOf({ x: 0, y: 0, ...hall })} className="fill-paper stroke-edge" strokeWidth=".12" />
      {features.map((feature) => (
        <FeatureShape key={feature.id} feature={feature} />
      ))}
      {booths.map((booth) => (
        <a key={booth.id} href={`#${anchorOf(booth)}`}>
          <BoothShape booth={booth} tint={tintOf(booth, clusters)} marked={booth.number === marked} />
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

function tintOf(booth: Booth, clusters: readonly Cluster[]): string {
  if (booth.state === 'blocked') return 'fill-sunk';
  const colour = clusters.find(({ code }) => code === booth.cluster)?.colour ?? 0;
  return CLUSTER_COLOURS[colour % 8]?.tint ?? 'fill-sunk';
}

/** What stands beside booths, with its name where there is room for it. */
function FeatureShape({ feature }: { readonly feature: Feature }) {
  const [x, y, width, depth] = [feature.x / 1000, feature.y / 1000, feature.width / 1000, feature.depth / 1000];
  const look = FEATURE_LOOK[feature.kind];
  const name = featureName(feature, getLocale());
  const upright = depth > width * 1.5;
  const [long, short] = upright ? [depth, width] : [width, depth];
  const size = Math.min(0.7, short * 0.6, (long / Math.max(3, name.length)) * 1.6);
  const middle: [number, number] = [x + width / 2, y + depth / 2];
  return (
    <>
      <polygon points={pointsOf(feature)} className={look.fill} />
      {size >= 0.25 && (
        <text
          x={middle[0]}
          y={middle[1]}
          fontSize={size}
          textAnchor="middle"
          dominantBaseline="central"
          transform={upright ? `rotate(-90 ${middle[0]} ${middle[1]})` : undefined}
          className={`font-semibold ${look.text}`}
        >
          {`${name} `}
        </text>
      )}
    </>
  );
}

interface BoothShapeProps {
  readonly booth: Booth;
  readonly tint: string;
  readonly marked: boolean;
}

/** The spaces at the ends of the lines keep the words apart where the drawing is read aloud. */
function BoothShape({ booth, tint, marked }: BoothShapeProps) {
  const [x, y, width, depth] = [booth.x / 1000, booth.y / 1000, booth.width / 1000, booth.depth / 1000];
  const name = booth.region ? linesOf(booth.region.name, Math.floor(width / LETTER)) : [];
  const middle = y + depth / 2 - (name.length * NAME) / 2;
  return (
    <>
      <polygon
        points={pointsOf(booth)}
        className={marked ? 'fill-gold stroke-ink' : `stroke-edge ${tint}`}
        strokeWidth={marked ? '.2' : '.06'}
      />
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
