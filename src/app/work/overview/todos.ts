/** What may wait for somebody at an edition, in the order in which it is told. */
export const TODOS = [
  'late',
  'over',
  'permits',
  'names',
  'unmapped',
  'photos',
  'quiet',
  'payments',
  'unreported',
  'statements',
] as const;
export type Todo = (typeof TODOS)[number];
