import { memo } from 'react';
import { getLocale, m } from '../../../../platform/i18n/index.ts';
import { CLUSTER_COLOURS } from '../../cluster-colours.ts';
import type { Booth } from '../../contract.ts';
import type { ClusterThing, PlacedThing } from '../../drawing.ts';
import { featureName } from '../../feature-words.ts';
import type { FeatureKind } from '../../kinds-of-feature.ts';
import { cornersOf, type Shape } from '../../rules/shape.ts';
import { stateName } from '../../state-words.ts';
import { FEATURE_LOOK } from '../feature-look.ts';
import { Bolt, patternFill } from '../PlanPatterns.tsx';
import { useFact, useThing } from './use-desk.ts';

export function pointsOf(shape: Shape): string {
  return cornersOf(shape)
    .map(([x, y]) => `${x},${y}`)
    .join(' ');
}

interface NodeProps {
  readonly id: string;
  /** Who holds the booth, and whether anybody does. */
  readonly holder: string | undefined;
}

/** One thing. It renders again when it, its choice or its fault changes, and then alone. */
export const ThingNode = memo(function ThingNode({ id, holder }: NodeProps) {
  const each = useThing(id);
  const chosen = useFact(id, (desk) => desk.selection.has(id));
  const faulty = useFact(id, (desk) => desk.faultOf(id) !== undefined);
  if (each?.kind !== 'booth' && each?.kind !== 'feature') return null;
  const ring = faulty ? 'stroke-red-ink' : chosen ? 'stroke-river' : 'stroke-edge';
  const width = faulty || chosen ? 160 : 60;
  if (each.kind === 'feature') return <FeatureShape each={each} id={id} ring={ring} width={width} />;
  return <BoothNode each={each} id={id} holder={holder} ring={ring} width={width} chosen={chosen} faulty={faulty} />;
});

interface ShapeProps<T extends PlacedThing['kind']> {
  readonly each: Extract<PlacedThing, { kind: T }>;
  readonly id: string;
  readonly ring: string;
  readonly width: number;
}

/** The thing from its own corner: where it lies is the group's transform, so that moving it changes that and nothing else. */
function ownPoints({ width, depth, outline }: PlacedThing): string {
  return pointsOf({ x: 0, y: 0, width, depth, outline });
}

function FeatureShape({ each, id, ring, width }: ShapeProps<'feature'>) {
  const name = featureName({ kind: each.type, label: each.label }, getLocale());
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no buttons of its own
    <g
      data-key={id}
      aria-label={name}
      role="button"
      tabIndex={0}
      transform={`translate(${each.x} ${each.y})`}
      className="cursor-move outline-none focus-visible:[&>polygon]:stroke-river"
    >
      <FeatureFace
        type={each.type}
        name={name}
        points={ownPoints(each)}
        across={each.width}
        down={each.depth}
        ring={ring}
        width={width}
      />
    </g>
  );
}

interface FaceProps {
  readonly points: string;
  /** Millimetres. */
  readonly across: number;
  readonly down: number;
  readonly ring: string;
  readonly width: number;
}

const FeatureFace = memo(function FeatureFace({
  type,
  name,
  points,
  across,
  down,
  ring,
  width,
}: FaceProps & { readonly type: FeatureKind; readonly name: string }) {
  const look = FEATURE_LOOK[type];
  if (type === 'power')
    return (
      <>
        <polygon points={points} className={`${look.fill} ${ring}`} strokeWidth={width} />
        <Bolt x={across / 2} y={down / 2} size={Math.max(1_000, Math.min(across, down))} />
      </>
    );
  const size = Math.min(700, down * 0.6, (across / Math.max(3, name.length)) * 1.7);
  return (
    <>
      <polygon points={points} className={`${look.fill} ${ring}`} strokeWidth={width} />
      {look.pattern && (
        <polygon points={points} fill={patternFill(look.pattern)} className="pointer-events-none stroke-none!" />
      )}
      {size > 120 && (
        <text
          x={across / 2}
          y={down / 2}
          dominantBaseline="central"
          textAnchor="middle"
          fontSize={size}
          className={`pointer-events-none font-semibold ${look.text} ${look.pattern ? 'stroke-paper [paint-order:stroke]' : ''}`}
          strokeWidth={look.pattern ? 200 : undefined}
        >
          {name}
        </text>
      )}
    </>
  );
});

interface BoothNodeProps extends ShapeProps<'booth'> {
  readonly holder: string | undefined;
  readonly chosen: boolean;
  readonly faulty: boolean;
}

function BoothNode({ each, id, holder, ring, width, chosen, faulty }: BoothNodeProps) {
  const cluster = useThing(`cluster/${each.cluster}`) as ClusterThing | undefined;
  const state: Booth['state'] = holder !== undefined ? 'assigned' : each.state === 'open' ? 'free' : each.state;
  const label = m.floor_booth_label({ number: each.number, state: holder || stateName(state, getLocale()) });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no buttons of its own
    <g
      data-key={id}
      role="button"
      tabIndex={0}
      aria-label={faulty ? `${label}. ${m.floor_has_fault()}` : label}
      aria-pressed={chosen}
      transform={`translate(${each.x} ${each.y})`}
      className="cursor-move outline-none focus-visible:[&>polygon]:stroke-river"
    >
      <BoothFace
        number={each.number}
        state={state}
        under={holder ?? (state === 'free' ? '' : stateName(state, getLocale()))}
        tint={CLUSTER_COLOURS[(cluster?.colour ?? 0) % 8]?.tint ?? 'fill-sunk'}
        points={ownPoints(each)}
        across={each.width}
        down={each.depth}
        ring={ring}
        width={width}
      />
    </g>
  );
}

interface BoothFaceProps extends FaceProps {
  readonly number: string;
  readonly state: Booth['state'];
  /** Who holds it, or its state. */
  readonly under: string;
  readonly tint: string;
}

const STATE_PATTERN = { held: patternFill('held'), blocked: patternFill('blocked') } as const;

/** The space at the end keeps the words apart where the drawing is read aloud. */
const BoothFace = memo(function BoothFace(props: BoothFaceProps) {
  const { number, state, under, tint, points, across, down, ring, width } = props;
  const pattern = state === 'held' || state === 'blocked' ? STATE_PATTERN[state] : undefined;
  const halo = pattern ? 'stroke-card [paint-order:stroke]' : '';
  return (
    <>
      <polygon
        points={points}
        className={`${state === 'blocked' ? 'fill-sunk' : state === 'assigned' ? tint : 'fill-card'} ${ring}`}
        strokeWidth={width}
        strokeDasharray={state === 'free' ? '350 250' : undefined}
      />
      {pattern && <polygon points={points} fill={pattern} className="pointer-events-none stroke-none!" />}
      <text
        x={across / 2}
        y={under ? down * 0.42 : down / 2}
        dominantBaseline="central"
        textAnchor="middle"
        fontSize={Math.min(1_000, down * 0.36, across * 0.3)}
        className={`pointer-events-none fill-ink font-extrabold ${halo}`}
        strokeWidth={pattern ? 300 : undefined}
      >
        {`${number} `}
      </text>
      {under && (
        <text
          x={across / 2}
          y={down * 0.78}
          dominantBaseline="central"
          textAnchor="middle"
          fontSize={Math.min(420, down * 0.16, (across / under.length) * 1.6)}
          className={`pointer-events-none ${pattern ? 'fill-ink' : 'fill-ink-2'} ${halo}`}
          strokeWidth={pattern ? 200 : undefined}
        >
          {under}
        </text>
      )}
    </>
  );
});
