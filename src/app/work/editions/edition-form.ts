import type { DayEnd } from '../../../kinds/business-day.ts';
import type { CountryPack } from '../../../kinds/country/index.ts';
import { type Id, isId } from '../../../kinds/id.ts';
import type { VenueInput } from '../../../slices/editions/contract.ts';

export type Values = Readonly<Record<string, string>>;

const VENUE = ['name', 'city', 'address', 'zone', 'opensAt', 'closesAt'] as const;
/** How many blocks of a venue a form has at most. */
const MOST_VENUES = 20;

/** The venues of a form whose fields are called `venues.0.name`; a block without a name is no venue. */
export function venuesOf(values: Values): VenueInput[] {
  const venues: VenueInput[] = [];
  for (let at = 0; at < MOST_VENUES; at++) {
    const [name = '', city = '', address = '', zone = '', opensAt = '', closesAt = ''] = VENUE.map(
      (field) => values[`venues.${at}.${field}`],
    );
    const id = values[`venues.${at}.id`];
    if (name === '' && (at > 0 || values['venues.0.city'] === undefined)) continue;
    venues.push({
      ...(isId(id) ? { id: id as Id as Id<'venue'> } : {}),
      name,
      city,
      address,
      zone,
      opensAt: opensAt.slice(0, 5),
      closesAt: closesAt.slice(0, 5),
    });
  }
  return venues;
}

/** Venues as the values of a form. */
function valuesOfVenues(venues: readonly VenueInput[]): Values {
  return Object.fromEntries(
    venues.flatMap((venue, at) => [
      [`venues.${at}.id`, venue.id ?? ''],
      ...VENUE.map((field): [string, string] => [`venues.${at}.${field}`, venue[field]]),
    ]),
  );
}

interface EditionShown {
  readonly name: string;
  readonly theme: string;
  readonly summary: { readonly id: string; readonly en: string };
  readonly startsOn: string;
  readonly endsOn: string;
  readonly dayEndsAt: string;
  readonly figuresPublic: boolean;
}

/** The hours that a new venue begins with. */
export const USUAL_HOURS = { opensAt: '10:00', closesAt: '21:00' } as const;

/** An edition as the form of its settings shows it, with the block for one venue more. */
export function valuesOfEdition(edition: EditionShown, venues: readonly VenueInput[], zone = ''): Values {
  const blank: VenueInput = { name: '', city: '', address: '', zone, ...USUAL_HOURS };
  return {
    name: edition.name,
    theme: edition.theme,
    summaryId: edition.summary.id,
    summaryEn: edition.summary.en,
    startsOn: edition.startsOn,
    endsOn: edition.endsOn,
    dayEndsAt: edition.dayEndsAt,
    figuresPublic: edition.figuresPublic ? 'on' : '',
    ...valuesOfVenues([...venues, blank]),
  };
}

/** What everybody may read of an edition, from a form. */
export function factsOf(values: Values) {
  return {
    name: values.name ?? '',
    theme: values.theme ?? '',
    summary: { id: values.summaryId ?? '', en: values.summaryEn ?? '' },
    startsOn: values.startsOn ?? '',
    endsOn: values.endsOn ?? '',
    ...dayEndsOf(values),
    figuresPublic: values.figuresPublic === 'on',
  };
}

/** Whatever is no end of a day the schema refuses with words. */
function dayEndsOf({ dayEndsAt }: Values): { readonly dayEndsAt?: DayEnd } {
  return dayEndsAt === undefined || dayEndsAt === '' ? {} : { dayEndsAt: dayEndsAt as DayEnd };
}

/** Zones to choose from: those of the country, then all that the server knows. */
export function listZones(country: CountryPack): string[] {
  const near = country.zones.map(({ zone }) => zone);
  return [...near, ...Intl.supportedValuesOf('timeZone').filter((zone) => !near.includes(zone))];
}
