import { newId } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from './at-edition.ts';
import type { VenueInput } from './contract.ts';
import { deleteVenuesBut, updateEdition, upsertVenue } from './editions-store.ts';
import { errors } from './errors.ts';
import { venuesInWords } from './rules/venues-in-words.ts';

const FOREIGN_KEY = '23503';

/**
 * Makes these the edition's venues, in this order; those left out go. @throws `editions.unknown-venue` for one of another
 * edition, `editions.venue-used` where one that goes still has a hall.
 */
export async function writeVenues(ctx: AtEdition, tx: Tx, venues: readonly VenueInput[]): Promise<void> {
  const placed = venues.map((venue) => ({ ...venue, id: venue.id ?? newId<'venue'>(ctx.clock.now()) }));
  try {
    await deleteVenuesBut(
      ctx,
      tx,
      placed.map(({ id }) => id),
    );
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === FOREIGN_KEY)
      throw new DomainError(errors['venue-used']);
    throw error;
  }
  for (const [position, { id, name, city, address, zone, opensAt, closesAt }] of placed.entries()) {
    const written = await upsertVenue(tx, {
      organiser_id: ctx.organiser,
      edition_id: ctx.edition,
      id,
      position,
      name,
      city,
      address,
      zone,
      opens_at: opensAt,
      closes_at: closesAt,
    });
    if (!written) throw new DomainError(errors['unknown-venue']);
  }
  await updateEdition(ctx, tx, { place: venuesInWords(placed) });
}
