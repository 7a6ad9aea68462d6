import { type SqlBool, sql } from 'kysely';
import { businessDayAt } from '../../kinds/business-day.ts';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import { explainExceptions, type LateException, type LogPlace, MOST_LATE, raiseLate } from '../hall/index.ts';
import type { TillExceptionCode } from './contract.ts';

/** Who counted a drawer longer ago cannot say any more where the money went. */
const ASKED_FOR_MS = 30 * 24 * 3_600_000;
const SHORT = 'shift-short' satisfies TillExceptionCode;
const LATE = 'shift-late' satisfies TillExceptionCode;

/**
 * Raises shifts that were closed with less in the drawer than there should be, and those still open though their day has
 * ended; a close that comes after all explains the latter. The shortage is the phone's own word: it knows all that it sold,
 * also what has not been sent.
 */
export async function raiseShiftCounts(ctx: AtEdition, tx: Tx): Promise<number> {
  const today = businessDayAt(ctx.clock.now(), await getEditionFacts(ctx, tx));
  await explainClosed(ctx, tx);
  const since = new Date(ctx.clock.now() - ASKED_FOR_MS);
  const { rows } = await sql<LogPlace & { shift: Id<'shift'>; short: number | null; day: string }>`
    with odd as (
      select shift.organiser_id, shift.device_id, shift.id, coalesce(shift.closed_seq, shift.opened_seq) as seq,
        -shift.variance as short, editions.business_day(coalesce(shift.opened_at, shift.closed_at), calendar.zone, calendar.day_ends_at) as day
      from till.shift shift
      join editions.business_calendar calendar
        on calendar.organiser_id = shift.organiser_id and calendar.edition_id = shift.edition_id
      where shift.organiser_id = ${ctx.organiser} and shift.edition_id = ${ctx.edition}
        and coalesce(shift.closed_at, shift.opened_at) >= ${since} and (shift.variance < 0 or shift.closed_seq is null)
    )
    select odd.device_id as device, odd.id as shift, event.batch_id as batch, event.id as event, odd.seq, odd.short, odd.day
    from odd
    join hall.event event on event.organiser_id = odd.organiser_id and event.device_id = odd.device_id and event.seq = odd.seq
    where (odd.short is not null or odd.day < ${today}::date)
      and not exists (select 1 from hall.exception known
        where known.organiser_id = odd.organiser_id and known.event_id = event.id and known.code in (${SHORT}, ${LATE}))
    order by odd.day, odd.device_id, odd.seq limit ${MOST_LATE}`.execute(tx);
  const late = rows.map(
    ({ shift, short, day, ...row }): LateException =>
      short === null
        ? { ...row, code: LATE, data: { shift, day } }
        : { ...row, code: SHORT, data: { shift, day, short } },
  );
  return raiseLate(ctx, tx, late);
}

async function explainClosed(ctx: AtEdition, tx: Tx): Promise<void> {
  const closed = await tx
    .selectFrom('hall.exception as open')
    .innerJoin('till.shift as shift', (join) =>
      join
        .onRef('shift.organiser_id', '=', 'open.organiser_id')
        .on(sql<SqlBool>`shift.device_id = open.device_id and shift.opened_seq = open.seq`),
    )
    .select('open.event_id as event')
    .where('open.organiser_id', '=', ctx.organiser)
    .where('open.edition_id', '=', ctx.edition)
    .where('open.code', '=', LATE)
    .where('open.settled_at', 'is', null)
    .where('shift.closed_seq', 'is not', null)
    .execute();
  const events = closed.flatMap(({ event }) => (event === null ? [] : [event as Id<'event'>]));
  await explainExceptions(tx, { organiser: ctx.organiser, code: LATE, events });
}
