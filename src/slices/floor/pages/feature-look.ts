import type { FeatureKind } from '../kinds-of-feature.ts';

/** How each kind of thing beside booths is drawn. */
export const FEATURE_LOOK: Readonly<Record<FeatureKind, { readonly fill: string; readonly text: string }>> = {
  aisle: { fill: 'fill-sunk', text: 'fill-ink-2' },
  entrance: { fill: 'fill-leaf-soft', text: 'fill-ink' },
  exit: { fill: 'fill-red-soft', text: 'fill-ink' },
  stage: { fill: 'fill-ink', text: 'fill-paper' },
  power: { fill: 'fill-gold', text: 'fill-ink' },
  pillar: { fill: 'fill-ink-2', text: 'fill-paper' },
  information: { fill: 'fill-river', text: 'fill-paper' },
  toilets: { fill: 'fill-[#d9e7f6]', text: 'fill-ink' },
  text: { fill: 'fill-transparent', text: 'fill-ink-2' },
};
