import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { selectEvents } from './decisions-store.ts';
import { getCall } from './get-call.ts';
import { partsOf, tenthsOf } from './rules/total.ts';
import { selectCuratorsOf, selectScores } from './scoring-store.ts';

export interface Opinion {
  readonly name: string;
  readonly state: 'assigned' | 'begun' | 'done' | 'conflict';
  /** Tenths of 100 once finished. */
  readonly total: number | null;
  readonly conflict: string | null;
  readonly scores: readonly { readonly criterion: string; readonly points: number | null; readonly remark: string }[];
}

export interface HistoryEntry {
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly actorKind: string;
  readonly name: string | null;
}

/** What curators think of an application, for those who decide. */
export async function listOpinions(ctx: AtEdition, tx: Tx, application: Id<'application'>): Promise<Opinion[]> {
  const { criteria } = await getCall(ctx, tx);
  const scores = Map.groupBy(await selectScores(ctx, tx, application), ({ curator }) => curator);
  return (await selectCuratorsOf(ctx, tx, application)).map(({ curator, name, state, total, conflict }) => ({
    name,
    state,
    total: total === null ? null : tenthsOf(total, partsOf(criteria)),
    conflict,
    scores: (scores.get(curator) ?? []).map(({ curator: _, ...score }) => score),
  }));
}

/** What happened to an application, oldest first. */
export async function listHistory(ctx: AtEdition, tx: Tx, application: Id<'application'>): Promise<HistoryEntry[]> {
  return selectEvents(ctx, tx, application);
}
