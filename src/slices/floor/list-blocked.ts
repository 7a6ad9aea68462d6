import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';

/** A time in which the plan had a booth blocked. */
export interface Blocked {
  readonly booth: Id<'booth'>;
  readonly number: string;
  /** Milliseconds; null where no change of the plan says since when. */
  readonly since: number | null;
  /** Milliseconds; null while it lasts. */
  readonly until: number | null;
}

/** When which of the edition's booths were blocked, as the changes of the plan tell; those that are blocked now in any case. */
export async function listBlocked(ctx: AtEdition, tx: Tx): Promise<Blocked[]> {
  const { rows } = await sql<Blocked>`
    with turned as (
      select (turn.value -> 'after' ->> 'id')::uuid as booth, turn.value -> 'after' ->> 'state' = 'blocked' as blocked,
        change.made_at as since, lead(change.made_at) over (partition by turn.value ->> 'key' order by change.version) as until
      from floor.plan_change change cross join jsonb_array_elements(change.changes) turn
      where change.organiser_id = ${ctx.organiser} and change.edition_id = ${ctx.edition} and turn.value ->> 'key' like 'booth/%'
    )
    select booth.id as booth, booth.number, turned.since, turned.until
    from turned join floor.booth booth
      on booth.organiser_id = ${ctx.organiser} and booth.edition_id = ${ctx.edition} and booth.id = turned.booth
    where turned.blocked
    union all
    select booth.id, booth.number, null, null from floor.booth booth
    where booth.organiser_id = ${ctx.organiser} and booth.edition_id = ${ctx.edition} and booth.state = 'blocked'
      and not exists (select 1 from turned where turned.booth = booth.id and turned.blocked and turned.until is null)
    order by 2, 3`.execute(tx);
  return rows;
}
