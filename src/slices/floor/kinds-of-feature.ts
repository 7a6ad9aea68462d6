/** What is drawn on a plan beside booths. */
export const FEATURE_KINDS = [
  'aisle',
  'entrance',
  'exit',
  'stage',
  'power',
  'pillar',
  'information',
  'toilets',
  'text',
] as const;
export type FeatureKind = (typeof FEATURE_KINDS)[number];
