/** What the ids of an audit log are called now: looked up when it is shown, because names stay out of the chain. */
import type { Context } from '../db/context.ts';
import type { Tx } from '../db/database.ts';

/** A slice's answer for those of the ids that are its own. Ids that it does not know are left out. */
export type Namer = (ctx: Context, tx: Tx, ids: readonly string[]) => Promise<readonly Named[]>;

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** All that the slices know of these ids, one query a slice however many there are. */
export async function nameAll(
  namers: readonly Namer[],
  ctx: Context,
  tx: Tx,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  if (ids.size === 0) return names;
  for (const namer of namers) for (const { id, name } of await namer(ctx, tx, [...ids])) names.set(id, name);
  return names;
}
