import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Days } from './rules/days.ts';

/** Where a business sells on which days of the edition. */
export interface OwnSeat extends Days {
  readonly number: string;
  readonly hall: string;
  readonly venue: Id<'venue'>;
}

/** The places of a business on all days, the first day first; whoever asks has made sure that it is within reach. */
export async function listSeatsOf(ctx: AtEdition, tx: Tx, business: Id<'business'>): Promise<OwnSeat[]> {
  return tx
    .selectFrom('floor.seat as seat')
    .innerJoin('floor.assignment as assignment', (join) =>
      join.onRef('assignment.organiser_id', '=', 'seat.organiser_id').onRef('assignment.id', '=', 'seat.assignment_id'),
    )
    .innerJoin('floor.booth as booth', (join) =>
      join.onRef('booth.organiser_id', '=', 'assignment.organiser_id').onRef('booth.id', '=', 'assignment.booth_id'),
    )
    .innerJoin('floor.hall as hall', (join) =>
      join.onRef('hall.organiser_id', '=', 'booth.organiser_id').onRef('hall.id', '=', 'booth.hall_id'),
    )
    .select(['booth.number', 'hall.name as hall', 'hall.venue_id as venue'])
    .select([sql<string>`lower(seat.days)::text`.as('from'), sql<string>`(upper(seat.days) - 1)::text`.as('to')])
    .where('seat.organiser_id', '=', ctx.organiser)
    .where('seat.edition_id', '=', ctx.edition)
    .where('seat.business_id', '=', business)
    .orderBy('seat.days')
    .orderBy('booth.number')
    .execute();
}
