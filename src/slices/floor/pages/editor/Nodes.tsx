import { memo } from 'react';
import { getLocale, m } from '../../../../platform/i18n/index.ts';
import { CLUSTER_COLOURS } from '../../cluster-colours.ts';
import type { Booth } from '../../contract.ts';
import type { ClusterThing, PlacedThing } from '../../drawing.ts';
import { featureName } from '../../feature-words.ts';
import { cornersOf, type Shape } from '../../rules/shape.ts';
import { stateName } from '../../state-words.ts';
import { FEATURE_LOOK } from '../feature-look.ts';
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

function FeatureShape({ each, id, ring, width }: ShapeProps<'feature'>) {
  const look = FEATURE_LOOK[each.type];
  const name = featureName({ kind: each.type, label: each.label }, getLocale());
  const size = Math.min(700, each.depth * 0.6, (each.width / Math.max(3, name.length)) * 1.7);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no buttons of its own
    <g
      data-key={id}
      aria-label={name}
      role="button"
      tabIndex={0}
      className="cursor-move outline-none focus-visible:[&>polygon]:stroke-river"
    >
      <polygon points={pointsOf(each)} className={`${look.fill} ${ring}`} strokeWidth={width} />
      {size > 120 && (
        <text
          x={each.x + each.width / 2}
          y={each.y + each.depth / 2}
          dominantBaseline="central"
          textAnchor="middle"
          fontSize={size}
          className={`pointer-events-none font-semibold ${look.text}`}
        >
          {name}
        </text>
      )}
    </g>
  );
}

interface BoothNodeProps extends ShapeProps<'booth'> {
  readonly holder: string | undefined;
  readonly chosen: boolean;
  readonly faulty: boolean;
}

function BoothNode({ each, id, holder, ring, width, chosen, faulty }: BoothNodeProps) {
  const cluster = useThing(`cluster/${each.cluster}`) as ClusterThing | undefined;
  const tint = CLUSTER_COLOURS[(cluster?.colour ?? 0) % 8]?.tint ?? 'fill-sunk';
  const state: Booth['state'] = holder !== undefined ? 'assigned' : each.state === 'open' ? 'free' : each.state;
  const [x, y] = [each.x + each.width / 2, each.y + each.depth / 2];
  const under = holder ?? (state === 'free' ? '' : stateName(state, getLocale()));
  const label = m.floor_booth_label({ number: each.number, state: holder || stateName(state, getLocale()) });
  // The space at the end keeps the words apart where the drawing is read aloud.
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no buttons of its own
    <g
      data-key={id}
      role="button"
      tabIndex={0}
      aria-label={faulty ? `${label}. ${m.floor_has_fault()}` : label}
      aria-pressed={chosen}
      className="cursor-move outline-none focus-visible:[&>polygon]:stroke-river"
    >
      <polygon
        points={pointsOf(each)}
        className={`${state === 'blocked' ? 'fill-sunk' : state === 'assigned' ? tint : 'fill-card'} ${ring}`}
        strokeWidth={width}
        strokeDasharray={state === 'held' ? '300 200' : undefined}
      />
      <text
        x={x}
        y={under ? y - each.depth * 0.08 : y}
        dominantBaseline="central"
        textAnchor="middle"
        fontSize={Math.min(1_000, each.depth * 0.36, each.width * 0.3)}
        className="pointer-events-none fill-ink font-extrabold"
      >
        {`${each.number} `}
      </text>
      {under && (
        <text
          x={x}
          y={y + each.depth * 0.28}
          dominantBaseline="central"
          textAnchor="middle"
          fontSize={Math.min(420, each.depth * 0.16, (each.width / under.length) * 1.6)}
          className="pointer-events-none fill-ink-2"
        >
          {under}
        </text>
      )}
    </g>
  );
}
