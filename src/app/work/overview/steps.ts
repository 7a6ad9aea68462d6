/** What an organiser does from the first day on, in the order of an expo's life. */
export const STEPS = [
  'profile',
  'venue',
  'delegations',
  'people',
  'call',
  'decided',
  'plan',
  'products',
  'tills',
  'published',
] as const;
export type Step = (typeof STEPS)[number];
