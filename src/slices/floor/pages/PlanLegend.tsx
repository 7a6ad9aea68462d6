import type { ReactNode } from 'react';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { CLUSTER_COLOURS } from '../cluster-colours.ts';
import { clusterTitle } from '../cluster-title.ts';
import type { Booth, Plan } from '../contract.ts';
import { kindName } from '../feature-words.ts';
import { FEATURE_KINDS } from '../kinds-of-feature.ts';
import { stateName } from '../state-words.ts';
import { FEATURE_LOOK } from './feature-look.ts';
import { StateShape } from './PlanDrawing.tsx';
import { Bolt, patternFill } from './PlanPatterns.tsx';

const STATES: readonly Booth['state'][] = ['assigned', 'free', 'held', 'blocked'];

/** What each look on the drawing means, of what is drawn: clusters, states of booths, what stands beside them. */
export function PlanLegend({ plan }: { readonly plan: Pick<Plan, 'clusters' | 'booths' | 'features'> }) {
  const locale = getLocale();
  const clusters = plan.clusters.filter(({ code }) => plan.booths.some((booth) => booth.cluster === code));
  const states = STATES.filter((state) => plan.booths.some((booth) => booth.state === state));
  const kinds = FEATURE_KINDS.filter(
    (kind) => kind !== 'text' && kind !== 'aisle' && plan.features.some((each) => each.kind === kind),
  );
  const tint = CLUSTER_COLOURS[(clusters[0]?.colour ?? 0) % 8]?.tint ?? '';
  return (
    <ul aria-label={m.floor_legend()} className="mt-3 flex flex-wrap gap-x-6 gap-y-2 text-sm">
      {clusters.map((cluster) => (
        <Entry key={cluster.code} words={clusterTitle(cluster, locale)}>
          <StateShape
            state="assigned"
            tint={CLUSTER_COLOURS[cluster.colour % 8]?.tint ?? ''}
            marked={false}
            points={SWATCH}
          />
          <text x="1.25" y="1.5" textAnchor="middle" fontSize="1.4" className="fill-ink font-extrabold">
            {cluster.code.slice(0, 2)}
          </text>
        </Entry>
      ))}
      {states.map((state) => (
        <Entry key={state} words={stateName(state, locale)}>
          <StateShape state={state} tint={tint} marked={false} points={SWATCH} />
        </Entry>
      ))}
      {kinds.map((kind) => (
        <Entry key={kind} words={kindName(kind, locale)}>
          {kind === 'power' ? (
            <Bolt x={1.25} y={1} size={1.7} />
          ) : (
            <>
              <polygon points={SWATCH} className={FEATURE_LOOK[kind].fill} />
              <Pattern of={kind} />
            </>
          )}
        </Entry>
      ))}
    </ul>
  );
}

const SWATCH = '.1,.1 2.4,.1 2.4,1.9 .1,1.9';

function Pattern({ of }: { readonly of: keyof typeof FEATURE_LOOK }) {
  const { pattern } = FEATURE_LOOK[of];
  return pattern ? <polygon points={SWATCH} fill={patternFill(pattern)} /> : null;
}

function Entry({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return (
    <li className="flex items-center gap-2">
      <svg viewBox="0 0 2.5 2" className="h-6 w-7.5 flex-none" aria-hidden="true">
        {children}
      </svg>
      {words}
    </li>
  );
}
