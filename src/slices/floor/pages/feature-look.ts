import type { FeatureKind } from '../kinds-of-feature.ts';
import type { PatternName } from './PlanPatterns.tsx';

export interface FeatureLook {
  readonly fill: string;
  readonly text: string;
  /** Says what it is where colours do not. */
  readonly pattern?: PatternName;
}

/** How each kind of thing beside booths is drawn. */
export const FEATURE_LOOK: Readonly<Record<FeatureKind, FeatureLook>> = {
  aisle: { fill: 'fill-sunk', text: 'fill-ink-2' },
  entrance: { fill: 'fill-leaf-soft', text: 'fill-ink', pattern: 'entrance' },
  exit: { fill: 'fill-red-soft', text: 'fill-ink', pattern: 'exit' },
  stage: { fill: 'fill-ink', text: 'fill-paper' },
  power: { fill: 'fill-gold', text: 'fill-ink' },
  pillar: { fill: 'fill-ink-2', text: 'fill-paper', pattern: 'pillar' },
  information: { fill: 'fill-river', text: 'fill-paper' },
  toilets: { fill: 'fill-[#d9e7f6]', text: 'fill-ink', pattern: 'toilets' },
  text: { fill: 'fill-transparent', text: 'fill-ink-2' },
};
