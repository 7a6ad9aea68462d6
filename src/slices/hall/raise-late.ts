import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { RaisedException } from './contract.ts';

/** Something that shows only when the whole log is looked at, not when an event arrives. */
export interface LateException extends RaisedException {
  readonly device: Id<'device'>;
  readonly batch: Id<'batch'>;
}

/** Where in the log such a thing stands, as a statement finds it. */
export interface LogPlace {
  readonly device: Id<'device'>;
  readonly batch: Id<'batch'>;
  readonly event: Id<'event'>;
  readonly seq: number;
}

/** So many are raised in one go; the rest when it is looked again. */
export const MOST_LATE = 500;

/**
 * Raises what was not raised before, also after it was settled, and returns how many: once an event and code, or, where
 * what is said may change (`data`), once an event, code and data.
 */
export async function raiseLate(
  ctx: AtEdition,
  tx: Tx,
  exceptions: readonly LateException[],
  once: 'code' | 'data' = 'code',
): Promise<number> {
  if (exceptions.length === 0) return 0;
  const rows = exceptions.map(({ device, batch, event, seq, code, data }) => ({
    device,
    batch,
    event,
    seq,
    code,
    data,
  }));
  const { rows: raised } = await sql`
    insert into hall.exception (organiser_id, id, edition_id, device_id, batch_id, event_id, seq, code, data, raised_at)
    select ${ctx.organiser}, gen_random_uuid(), ${ctx.edition}, device, batch, event, seq, code, data, ${new Date(ctx.clock.now())}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as late(device uuid, batch uuid, event uuid, seq int, code text, data jsonb)
    where not exists (
      select 1 from hall.exception known
      where known.organiser_id = ${ctx.organiser} and known.event_id = late.event and known.code = late.code
        and (${once === 'code'} or known.data = late.data)
    )
    returning 1`.execute(tx);
  return raised.length;
}
