/** What an application was before its last decision, read from its history. */
import type { Decision } from '../contract.ts';

/** How an application stood; kept in the history with the decision that ended it. */
export interface Stood {
  readonly state: 'submitted' | Decision;
  /** Milliseconds since 1970. */
  readonly decidedAt: number | null;
  readonly reasons: { readonly id: string; readonly en: string };
  readonly position: number | null;
}

export const UNDECIDED: Stood = { state: 'submitted', decidedAt: null, reasons: { id: '', en: '' }, position: null };

export interface HistoryStep {
  readonly kind: string;
  readonly before: Stood | undefined;
}

/**
 * Decisions lie on each other like sheets of paper: undoing takes off the one on top, and shows what was there before it. An
 * application that was handed in anew begins with nothing. Decisions of old, which did not say what was before, go to undecided.
 */
export function decisionBefore(history: readonly HistoryStep[]): Stood {
  const pile: Stood[] = [];
  for (const { kind, before } of history)
    if (kind === 'submitted') pile.length = 0;
    else if (kind === 'undone') pile.pop();
    else if (kind === 'accepted' || kind === 'waitlisted' || kind === 'refused') pile.push(before ?? UNDECIDED);
  return pile.at(-1) ?? UNDECIDED;
}
