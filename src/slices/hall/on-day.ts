import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { AtEdition } from '../editions/index.ts';

/** Whether an instant lies in a business day, `YYYY-MM-DD`, of the edition. */
export function onDay(ctx: AtEdition, at: RawBuilder<unknown>, day: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${day}::date = (
    select editions.business_day(${at}, calendar.zone, calendar.day_ends_at) from editions.business_calendar as calendar
    where calendar.organiser_id = ${ctx.organiser} and calendar.edition_id = ${ctx.edition})`;
}
