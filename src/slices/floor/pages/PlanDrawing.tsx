import { getLocale, m } from '../../../platform/i18n/index.ts';
import { CLUSTER_COLOURS } from '../cluster-colours.ts';
import type { Booth, Cluster, Feature, Hall } from '../contract.ts';
import { featureName } from '../feature-words.ts';
import { viewAbout } from '../rules/plan-view.ts';
import { cornersOf, type Shape } from '../rules/shape.ts';
import { FEATURE_LOOK } from './feature-look.ts';
import { linesOf } from './lines-of.ts';
import { Bolt, type PatternName, patternFill } from './PlanPatterns.tsx';

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

/** Pixels of a metre where a part is looked at: a booth's number is then read without effort, its region's name at arm's length. */
const NEAR = 26;

export interface PlanDrawingProps {
  readonly hall: Hall;
  readonly booths: readonly Booth[];
  readonly features: readonly Feature[];
  readonly clusters: readonly Cluster[];
  /** The number of the booth that the address marks. */
  readonly marked: string | null;
  /** The cluster that is looked at from near; the whole hall without it. */
  readonly near: string | undefined;
  /** The `id` of the line about a booth, which the booth leads to. */
  readonly anchorOf: (booth: Booth) => string;
  /** The width of the whole hall, by class names. */
  readonly className: string;
}

/** A hall from above, to scale: a metre is a unit. Every booth is a link; what it says stands in the table as well. */
export function PlanDrawing({ hall, booths, features, clusters, marked, near, anchorOf, className }: PlanDrawingProps) {
  const view = viewAbout(hall, near === undefined ? [] : booths.filter(({ cluster }) => cluster === near));
  const [left, top, width, depth] = [view.x / 1000, view.y / 1000, view.width / 1000, view.depth / 1000];
  const wide = width + 2 * MARGIN;
  const bottom = top + depth;
  return (
    <svg
      viewBox={`${left - MARGIN} ${top - MARGIN} ${wide} ${depth + MARGIN + BELOW}`}
      width={near === undefined ? undefined : Math.round(wide * NEAR)}
      className={`print:h-[138mm] print:w-full print:min-w-0 print:max-w-full ${near === undefined ? className : 'mx-auto block h-auto min-w-[min(100%,46rem)] max-w-none'}`}
    >
      <title>{hall.name}</title>
      <polygon points={pointsOf({ x: 0, y: 0, ...hall })} className="fill-paper stroke-edge" strokeWidth=".12" />
      {features
        .filter(({ kind }) => kind !== 'power')
        .map((feature) => (
          <FeatureShape key={feature.id} feature={feature} />
        ))}
      {booths.map((booth) => (
        <a key={booth.id} href={`#${anchorOf(booth)}`}>
          <BoothShape booth={booth} tint={tintOf(booth, clusters)} marked={booth.number === marked} />
        </a>
      ))}
      {/* Power points stand at booths' edges, and are smaller than their sign. */}
      {features
        .filter(({ kind }) => kind === 'power')
        .map((feature) => (
          <PowerPoint key={feature.id} feature={feature} />
        ))}
      {/* The strip below covers what a part of the hall leaves out. */}
      <rect x={left - MARGIN} y={bottom + MARGIN} width={wide} height={BELOW} className="fill-card" />
      <g className="stroke-ink-2" strokeWidth=".08" fill="none">
        <path d={`M${left} ${bottom + 0.8}v.4h${SCALE}v-.4`} />
      </g>
      <text x={left + SCALE + 0.4} y={bottom + 1.35} fontSize=".7" className="fill-ink-2 font-semibold">
        {m.floor_metres({ count: SCALE })}
      </text>
    </svg>
  );
}

function tintOf(booth: Booth, clusters: readonly Cluster[]): string {
  const colour = clusters.find(({ code }) => code === booth.cluster)?.colour ?? 0;
  return CLUSTER_COLOURS[colour % 8]?.tint ?? 'fill-sunk';
}

/** What stands beside booths, with its name where there is room for it. */
function FeatureShape({ feature }: { readonly feature: Feature }) {
  const [x, y, width, depth] = [feature.x / 1000, feature.y / 1000, feature.width / 1000, feature.depth / 1000];
  const look = FEATURE_LOOK[feature.kind];
  const name = featureName(feature, getLocale());
  const middle: [number, number] = [x + width / 2, y + depth / 2];
  const upright = depth > width * 1.5;
  const [long, short] = upright ? [depth, width] : [width, depth];
  const size = Math.min(0.7, short * 0.6, (long / Math.max(3, name.length)) * 1.6);
  return (
    <>
      <polygon points={pointsOf(feature)} className={look.fill} />
      {look.pattern && <polygon points={pointsOf(feature)} fill={patternFill(look.pattern)} />}
      {size >= 0.25 && (
        <text
          x={middle[0]}
          y={middle[1]}
          fontSize={size}
          textAnchor="middle"
          dominantBaseline="central"
          transform={upright ? `rotate(-90 ${middle[0]} ${middle[1]})` : undefined}
          className={`font-semibold ${look.text} ${look.pattern ? 'stroke-paper [paint-order:stroke]' : ''}`}
          strokeWidth={look.pattern ? '.2' : undefined}
          strokeLinejoin="round"
        >
          {`${name} `}
        </text>
      )}
    </>
  );
}

function PowerPoint({ feature }: { readonly feature: Feature }) {
  const [x, y, width, depth] = [feature.x / 1000, feature.y / 1000, feature.width / 1000, feature.depth / 1000];
  return (
    <g>
      <title>{featureName(feature, getLocale())}</title>
      <Bolt x={x + width / 2} y={y + depth / 2} size={Math.max(1, Math.min(width, depth))} />
    </g>
  );
}

/** How each state is drawn: its fill, what is laid over it, its edge. */
const STATE_LOOK: Readonly<
  Record<Booth['state'], { readonly fill: string | undefined; readonly pattern?: PatternName; readonly dash?: string }>
> = {
  free: { fill: 'fill-card', dash: '.35 .25' },
  held: { fill: 'fill-card', pattern: 'held' },
  /** The cluster's own colour. */
  assigned: { fill: undefined },
  blocked: { fill: 'fill-sunk', pattern: 'blocked' },
};

interface StateShapeProps {
  readonly state: Booth['state'];
  readonly tint: string;
  readonly marked: boolean;
  readonly points: string;
}

/** A booth's outline in the look of its state; the legend draws the same. */
export function StateShape({ state, tint, marked, points }: StateShapeProps) {
  const { fill, pattern, dash } = STATE_LOOK[state];
  return (
    <>
      <polygon
        points={points}
        className={
          marked ? 'fill-gold stroke-ink' : `${state === 'free' ? 'stroke-edge' : 'stroke-ink-2'} ${fill ?? tint}`
        }
        strokeWidth={marked ? '.2' : state === 'assigned' ? '.1' : '.06'}
        strokeDasharray={marked ? undefined : dash}
      />
      {pattern && !marked && <polygon points={points} fill={patternFill(pattern)} className="pointer-events-none" />}
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
  const halo = STATE_LOOK[booth.state].pattern && !marked ? 'stroke-card [paint-order:stroke]' : '';
  return (
    <>
      <StateShape state={booth.state} tint={tint} marked={marked} points={pointsOf(booth)} />
      <g textAnchor="middle" className={`pointer-events-none fill-ink ${halo}`} strokeWidth={halo ? '.3' : undefined}>
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
