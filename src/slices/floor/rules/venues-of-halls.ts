/** Which venue a hall is in. An edition's venues are listed with the main one first. */
import type { Id } from '../../../kinds/id.ts';
import { type Change, type Drawing, keyOf } from '../drawing.ts';

interface VenueNamed {
  readonly id: Id<'venue'>;
  readonly name: string;
  readonly city: string;
}

const plain = (text: string) => text.trim().toLowerCase();

/**
 * The venue of another edition that a venue's halls are copied to: the one of the same name (and city, where several bear the
 * name), else the one at the same place in the list, else the main one. Undefined where there is none at all.
 */
export function venueLike(
  of: Id<'venue'> | undefined,
  from: readonly VenueNamed[],
  to: readonly VenueNamed[],
): Id<'venue'> | undefined {
  const place = from.findIndex(({ id }) => id === of);
  const venue = from[place];
  const named = venue ? to.filter(({ name }) => plain(name) === plain(venue.name)) : [];
  const found = named.find(({ city }) => venue && plain(city) === plain(venue.city)) ?? named[0] ?? to[place] ?? to[0];
  return found?.id;
}

/** The changes with every hall in a venue: where it says none, in the one that it was in, else in the main one. */
export function placeHalls(
  before: Drawing,
  changes: readonly Change[],
  venues: readonly { readonly id: Id<'venue'> }[],
): Change[] {
  return changes.map((change): Change => {
    const hall = change.after;
    if (hall?.kind !== 'hall' || hall.venue !== undefined) return change;
    const was = before.get(keyOf(hall));
    const venue = (was?.kind === 'hall' ? was.venue : undefined) ?? venues[0]?.id;
    return venue === undefined ? change : { ...change, after: { ...hall, venue } };
  });
}
