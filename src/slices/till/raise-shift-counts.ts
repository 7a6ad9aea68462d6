import { type SqlBool, sql } from 'kysely';
import { businessDayAt } from '../../kinds/business-day.ts';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import { explainExceptions, type LateException, type LogPlace, MOST_LATE, raiseLate } from '../hall/index.ts';
import type { TillExceptionCode } from './contract.ts';
import { reckonedCash } from './reckoned-cash.ts';

/** Who counted a drawer longer ago cannot say any more where the money went. */
const ASKED_FOR_MS = 30 * 24 * 3_600_000;
const SHORT = 'shift-short' satisfies TillExceptionCode;
const LATE = 'shift-late' satisfies TillExceptionCode;
const DIFFERS = 'arithmetic-differs' satisfies TillExceptionCode;

/**
 * Raises shifts that were closed with less in the drawer than there should be, and those still open though their day has
 * ended; a close that comes after all explains the latter. What should be there is worked out from the log as soon as all of
 * the shift has come: a phone's own word could hide what is missing. Until then the phone's word is all there is.
 */
export async function raiseShiftCounts(ctx: AtEdition, tx: Tx): Promise<number> {
  const today = businessDayAt(ctx.clock.now(), await getEditionFacts(ctx, tx));
  await explainClosed(ctx, tx);
  const since = new Date(ctx.clock.now() - ASKED_FOR_MS);
  const counted = await raiseCounted(ctx, tx, since);
  const { rows } = await sql<LogPlace & { shift: Id<'shift'>; day: string }>`
    with odd as (
      select shift.organiser_id, shift.device_id, shift.id, shift.opened_seq as seq,
        editions.business_day(shift.opened_at, calendar.zone, calendar.day_ends_at) as day
      from till.shift shift
      join editions.business_calendar calendar
        on calendar.organiser_id = shift.organiser_id and calendar.edition_id = shift.edition_id
      where shift.organiser_id = ${ctx.organiser} and shift.edition_id = ${ctx.edition}
        and shift.opened_at >= ${since} and shift.closed_seq is null
    )
    select odd.device_id as device, odd.id as shift, event.batch_id as batch, event.id as event, odd.seq, odd.day
    from odd
    join hall.event event on event.organiser_id = odd.organiser_id and event.device_id = odd.device_id and event.seq = odd.seq
    where odd.day < ${today}::date
      and not exists (select 1 from hall.exception known
        where known.organiser_id = odd.organiser_id and known.event_id = event.id and known.code = ${LATE})
    order by odd.day, odd.device_id, odd.seq limit ${MOST_LATE}`.execute(tx);
  const late = rows.map(({ shift, day, ...row }): LateException => ({ ...row, code: LATE, data: { shift, day } }));
  return counted + (await raiseLate(ctx, tx, late));
}

interface Counted extends LogPlace {
  readonly shift: Id<'shift'>;
  readonly day: string;
  readonly told: number;
  readonly short: number;
  /** What the log says should be in the drawer; nothing while a part of the shift has not come. */
  readonly computed: number | null;
  readonly shortKnown: boolean;
  readonly differsKnown: boolean;
}

async function raiseCounted(ctx: AtEdition, tx: Tx, since: Date): Promise<number> {
  const { rows } = await sql<Counted>`
    with closed as (
      select shift.*, event.id as event, event.batch_id as batch,
        editions.business_day(coalesce(shift.opened_at, shift.closed_at), calendar.zone, calendar.day_ends_at) as day,
        exists (select 1 from hall.exception known where known.organiser_id = event.organiser_id
          and known.event_id = event.id and known.code = ${SHORT}) as short_known,
        exists (select 1 from hall.exception known where known.organiser_id = event.organiser_id
          and known.event_id = event.id and known.code = ${DIFFERS}) as differs_known
      from till.shift shift
      join editions.business_calendar calendar
        on calendar.organiser_id = shift.organiser_id and calendar.edition_id = shift.edition_id
      join hall.event event on event.organiser_id = shift.organiser_id and event.device_id = shift.device_id
        and event.seq = shift.closed_seq
      where shift.organiser_id = ${ctx.organiser} and shift.edition_id = ${ctx.edition} and shift.closed_at >= ${since}
    ), computed as (
      select closed.*, ${reckonedCash('closed')} as computed from closed
      where not (closed.short_known and closed.differs_known)
    ), reckoned as (
      select computed.*, computed.counted_cash - coalesce(computed.computed, computed.expected_cash) as differs_by from computed
    )
    select device_id as device, id as shift, batch, event, closed_seq as seq, day, expected_cash as told, computed,
      -differs_by as short, short_known as "shortKnown", differs_known as "differsKnown"
    from reckoned
    where (differs_by < 0 and not short_known) or (computed <> expected_cash and not differs_known)
    order by day, device_id, closed_seq limit ${MOST_LATE}`.execute(tx);
  const late = rows.flatMap(({ shift, day, told, computed, short, shortKnown, differsKnown, ...row }) => {
    const raised: LateException[] = [];
    if (short > 0 && !shortKnown) raised.push({ ...row, code: SHORT, data: { shift, day, short } });
    if (computed !== null && computed !== told && !differsKnown)
      raised.push({ ...row, code: DIFFERS, data: { told, computed } });
    return raised;
  });
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
