import { type SqlBool, sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';

export interface Explained {
  readonly organiser: Id<'organiser'>;
  readonly code: string;
  readonly events: readonly Id<'event'>[];
}

/** Settles what needs nobody any more, because what was missing has arrived. What a person has settled stays as it is. */
export async function explainExceptions(tx: Tx, { organiser, code, events }: Explained): Promise<void> {
  if (events.length === 0) return;
  await tx
    .updateTable('hall.exception')
    .set({ settled_at: sql`now()`, outcome: 'explained' })
    .where('organiser_id', '=', organiser)
    .where(sql<SqlBool>`event_id = any(${`{${events.join(',')}}`}::uuid[])`)
    .where('code', '=', code)
    .where('settled_at', 'is', null)
    .execute();
}
