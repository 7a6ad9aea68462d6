import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { listCurators } from '../people/index.ts';
import { selectProgress } from './scoring-store.ts';

export interface CuratorProgress {
  readonly name: string;
  readonly given: number;
  readonly done: number;
  readonly conflicts: number;
}

/** How far every curator is, those who have nothing to do included. */
export async function listProgress(ctx: AtEdition, tx: Tx): Promise<CuratorProgress[]> {
  const busy = new Map(
    (await selectProgress(ctx, tx)).map(({ curator, ...progress }) => [curator as string, progress]),
  );
  for (const { user, name } of await listCurators(ctx, tx))
    if (!busy.has(user)) busy.set(user, { name, given: 0, done: 0, conflicts: 0 });
  return [...busy.values()].sort((a, b) => a.name.localeCompare(b.name, 'id'));
}
