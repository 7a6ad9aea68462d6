/** What editions say to the rest of the house and to the API's callers. Browser-safe. */
import { z } from 'zod';
import { DAY_ENDS, MIDNIGHT } from '../../kinds/business-day.ts';
import type { Id } from '../../kinds/id.ts';
import { isId } from '../../kinds/id.ts';
import { isRegionCode, type RegionCode } from '../../kinds/region.ts';
import { typedDay } from '../../platform/forms/typed-day.ts';
import { typedLine } from '../../platform/forms/typed-line.ts';
import { mailAddress } from '../../platform/mail/mail-address.ts';
import { MILESTONES, type Milestone } from './rules/milestones.ts';
import { isWeakPin } from './rules/weak-pin.ts';

export { isReachable, type OrganiserContact, type OrganiserProfile } from './organiser/profile.ts';

/** An id in a command's input. */
export const id = <K extends string>() => z.custom<Id<K>>(isId, 'not an id');
export const regionCode = z.custom<RegionCode>(isRegionCode, 'not a region code');
/** A part of a public address: `kaltim-2023`. */
export const slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
export const name = typedLine(120).min(1);

/** A text in both languages of the interface. */
export const bilingual = z.strictObject({ id: z.string().trim().max(2_000), en: z.string().trim().max(2_000) });

/** An id that the caller made beforehand, offline or to be able to repeat itself; left out, the command makes one. */
const ownId = <K extends string>() => id<K>().exactOptional();

/** Not `+07:00`: to PostgreSQL that is west of Greenwich. */
function isZone(value: string): boolean {
  try {
    return (
      /^[A-Z]/i.test(value) && new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== ''
    );
  } catch {
    return false;
  }
}

/** When a business day ends; what is sold before it counts on the day before. */
const dayEndsAt = z.enum(DAY_ENDS);
const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 10:00');

/** A region that no country pack has: a village, an institution that comes as a delegation. */
export const ownRegionInput = z.strictObject({
  /** Left out, one is made. Only the system gives one: a person could take what another organiser means. */
  code: regionCode.exactOptional(),
  name,
  fullName: name,
});
export type OwnRegionInput = z.input<typeof ownRegionInput>;

export const regionNaming = z.strictObject({ region: regionCode, name, fullName: name });
export type RegionNaming = z.input<typeof regionNaming>;

/** A region that may be chosen. */
export interface KnownRegion extends Region {
  /** `kabupaten`, `state`; `own` where it is the organiser's. */
  readonly kind: string;
  /** The name of the region that it lies in. */
  readonly within: string | null;
}

/** An office of a government (OPD), a crafts council (Dekranasda), a province's liaison office (Badan Penghubung). */
export const AGENCY_KINDS = ['office', 'crafts-council', 'liaison', 'other'] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];

export const agencyInput = z.strictObject({
  id: ownId<'agency'>(),
  name,
  region: regionCode.nullable(),
  kind: z.enum(AGENCY_KINDS).default('office'),
});
export type AgencyInput = z.input<typeof agencyInput>;

export const agencyEdit = z.strictObject({
  agency: id<'agency'>(),
  name,
  region: regionCode.nullable(),
  kind: z.enum(AGENCY_KINDS),
  /** No longer chosen for anything new. */
  retired: z.boolean(),
});
export type AgencyEdit = z.input<typeof agencyEdit>;

export interface Agency {
  readonly id: Id<'agency'>;
  readonly name: string;
  readonly kind: AgencyKind;
  readonly region: RegionCode | null;
  readonly retired: boolean;
}

export const seriesInput = z.strictObject({ id: ownId<'series'>(), name });
export type SeriesInput = z.input<typeof seriesInput>;

/** Words of addresses that are pages of the house, and so cannot be an edition's. */
const RESERVED: readonly string[] = ['baru'];
export const editionSlug = slug.refine((given) => !RESERVED.includes(given), 'an address of the house itself');

/** IANA, such as `Asia/Jakarta`. */
const zone = z.string().max(64).refine(isZone, 'a time zone such as Asia/Jakarta');

export const venueInput = z.strictObject({
  id: ownId<'venue'>(),
  name,
  city: name,
  address: z.string().trim().max(300),
  zone,
  opensAt: wallTime,
  /** May be past midnight, within the edition's business day. */
  closesAt: wallTime,
});
export type VenueInput = z.input<typeof venueInput>;

/** All venues of an edition, the main one first. */
export const venuesInput = z.array(venueInput).min(1).max(20);

export interface Venue {
  readonly id: Id<'venue'>;
  readonly name: string;
  readonly city: string;
  readonly address: string;
  /** IANA. */
  readonly zone: string;
  /** `HH:MM` in that zone. */
  readonly opensAt: string;
  readonly closesAt: string;
}

/** A draft is seen by its people alone; an archived one is read at its address, and no longer announced. */
export const EDITION_STATES = ['draft', 'public', 'archived'] as const;
export type EditionState = (typeof EDITION_STATES)[number];

/** What may be changed of an announced edition; its address may be printed on posters already. */
export const editionEdit = z
  .strictObject({
    name,
    theme: z.string().trim().max(200),
    summary: bilingual,
    startsOn: typedDay,
    endsOn: typedDay,
    /** Left out, it stays as it is. */
    dayEndsAt: dayEndsAt.exactOptional(),
    figuresPublic: z.boolean(),
    venues: venuesInput,
  })
  .refine((edition) => edition.startsOn <= edition.endsOn, { path: ['endsOn'], message: 'before the first day' });
export type EditionEdit = z.input<typeof editionEdit>;

export const milestonesInput = z.strictObject(
  Object.fromEntries(MILESTONES.map((code) => [code, typedDay])) as Record<Milestone, z.ZodISODate>,
);
export type MilestonesInput = z.input<typeof milestonesInput>;

export const editionInput = z
  .strictObject({
    id: ownId<'edition'>(),
    series: id<'series'>(),
    slug: editionSlug,
    name,
    theme: z.string().trim().max(200),
    summary: bilingual,
    venue: name,
    city: name,
    zone,
    /** ISO 4217. */
    currency: z.string().regex(/^[A-Z]{3}$/, 'a currency such as IDR'),
    startsOn: typedDay,
    endsOn: typedDay,
    opensAt: wallTime,
    closesAt: wallTime,
    dayEndsAt: dayEndsAt.default(MIDNIGHT),
    figuresPublic: z.boolean(),
    demo: z.boolean(),
    /** Until its people publish it, an edition is a draft. */
    state: z.enum(['draft', 'public']).default('draft'),
  })
  .refine((edition) => edition.startsOn <= edition.endsOn, { path: ['endsOn'], message: 'before the first day' });
export type EditionInput = z.input<typeof editionInput>;

const quota = z.int().min(0).max(10_000);

export const delegationInput = z.strictObject({
  region: regionCode,
  /** Its place in lists: the order in which the organiser names its regions. */
  position: z.int().min(0).max(10_000),
  boothQuota: quota,
  producerQuota: quota,
  leadAgency: id<'agency'>().nullable(),
  /** Agencies that help the lead; left out, they stay as they are. */
  coAgencies: z.array(id<'agency'>()).max(50).exactOptional(),
});
export type DelegationInput = z.input<typeof delegationInput>;

/** A region as others show it: `Balikpapan`, and `Kota Balikpapan` as a decree writes it. */
export const region = z.object({ code: z.string(), name: z.string(), fullName: z.string() });
export type Region = { readonly code: RegionCode; readonly name: string; readonly fullName: string };

export const delegation = z.object({
  region,
  position: z.int(),
  boothQuota: z.int(),
  producerQuota: z.int(),
  leadAgency: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export interface Delegation extends z.infer<typeof delegation> {
  readonly region: Region;
}

/** An edition in a list of all organisers' editions. */
export const editionSummary = z.object({
  slug: z.string(),
  name: z.string(),
  theme: z.string(),
  organiser: z.string(),
  venue: z.string(),
  city: z.string(),
  place: z.string().meta({ description: 'All venues with their cities; `venue` and `city` are the main one.' }),
  zone: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  /** `HH:MM` on the wall of the zone: what is sold before it counts on the day before. */
  dayEndsAt,
  /** The sales in it are made up. */
  demo: z.boolean(),
  /** `public`, or `archived`: over, and no longer announced. */
  state: z.enum(EDITION_STATES),
});
export type EditionSummary = z.infer<typeof editionSummary>;

/** Everything about an edition that its public pages show, but what belongs to the slices above. */
export const edition = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  theme: z.string(),
  summary: z.object({ id: z.string(), en: z.string() }),
  organiser: z.object({ slug: z.string(), name: z.string() }),
  /** ISO 3166-1 alpha-2: whose pack of regions, money and words holds. */
  country: z.string(),
  series: z.string(),
  venue: z.string(),
  city: z.string(),
  place: z.string().meta({ description: 'All venues with their cities; `venue` and `city` are the main one.' }),
  zone: z.string(),
  currency: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  opensAt: z.string(),
  closesAt: z.string(),
  /** `HH:MM` on the wall of the zone: what is sold before it counts on the day before. */
  dayEndsAt,
  figuresPublic: z.boolean(),
  demo: z.boolean(),
  state: z.enum(EDITION_STATES),
  /** Grows with every change of what public pages show. */
  contentVersion: z.int(),
  delegations: z.array(delegation),
});
export interface Edition extends z.infer<typeof edition> {
  readonly id: Id<'edition'>;
  readonly delegations: Delegation[];
}

/** What an upload needs to know of its edition, thousands of times a minute. */
export type EditionCalendar = Pick<Edition, 'id' | 'slug' | 'zone' | 'dayEndsAt' | 'currency' | 'startsOn' | 'endsOn'>;

/** What a phone carries to check a supervisor's PIN without a network: PBKDF2 with HMAC-SHA-256, see rules/supervisor-pin.ts. */
export const supervisorPin = z.object({
  id: z.string(),
  name: z.string(),
  /** 16 bytes in base64url. */
  salt: z.string(),
  iterations: z.int().min(1),
  /** 32 bytes in base64url. */
  hash: z.string(),
});
export type SupervisorPin = z.infer<typeof supervisorPin>;

export const supervisorInput = z.strictObject({
  /** Left out, a new one is made; one that is not known is made with this id. */
  id: ownId<'supervisor'>(),
  /** What the crew calls them: `Pengawas 1`. */
  name: typedLine(60).min(1),
  /** Of the booths of one region; null for all. */
  region: regionCode.nullable(),
  /** Where their refunds are sent to be looked at. */
  email: mailAddress.nullable(),
  /** Six digits; left out, the PIN stays. */
  pin: z
    .string()
    .regex(/^\d{6}$/, 'six digits')
    .refine((pin) => !isWeakPin(pin), 'tried first')
    .exactOptional(),
});
export type SupervisorInput = z.input<typeof supervisorInput>;

/** When it was last written: RFC 3339 in UTC. */
const updatedAt = z.iso.datetime();

export const openEdition = editionSummary.extend({ series: z.object({ id: z.string(), name: z.string() }), updatedAt });
export type OpenEdition = z.infer<typeof openEdition>;

export const openSeries = z.object({
  id: z.string(),
  name: z.string(),
  organiser: z.string(),
  /** Addresses of its editions, the newest first. */
  editions: z.array(z.string()),
  updatedAt,
});
export type OpenSeries = z.infer<typeof openSeries>;

/** `within`: the code of the region that it lies in. */
export const openRegion = region.extend({
  country: z.string(),
  kind: z.string(),
  within: z.string().nullable(),
  updatedAt,
});
export type OpenRegion = z.infer<typeof openRegion>;

export const openDelegation = delegation.extend({ updatedAt });
export type OpenDelegation = z.infer<typeof openDelegation>;

export const openVenue = z.object({
  id: z.string(),
  name: z.string(),
  city: z.string(),
  address: z.string(),
  zone: z.string(),
  opensAt: z.string(),
  /** Not after `opensAt` where it closes on the next calendar day. */
  closesAt: z.string(),
  /** The edition's own zone and hours are this one's. */
  main: z.boolean(),
  updatedAt,
});
export type OpenVenue = z.infer<typeof openVenue>;

/** A text as a reader of one language gets it: where it was written in the other alone, that one. */
export function inEither(text: { readonly id: string; readonly en: string }, locale: 'id' | 'en'): string {
  return text[locale] || text[locale === 'id' ? 'en' : 'id'];
}
