/** What the floor says to the rest of the house and to the API's callers. Browser-safe. Lengths are millimetres. */
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import { typedDay } from '../../platform/forms/typed-day.ts';
import { name } from '../editions/contract.ts';
import { FEATURE_KINDS } from './kinds-of-feature.ts';
import { id, regionCode } from './wire.ts';

/** What a group of booths is called by, and as a rule what their numbers begin with: `A`. */
export const clusterCode = z.string().trim().min(1).max(20);

/** Given by the committee and printed over the booth: `A1`. */
export const boothNumber = z.string().regex(/^[A-Z]{1,3}[0-9]{1,4}$/, 'a number such as A1');

const side = z.int().min(1_000).max(1_000_000);
const offset = z.int().min(0).max(1_000_000);
const length = z.int().min(1).max(1_000_000);

export const hallInput = z.strictObject({
  id: id<'hall'>().exactOptional(),
  /** Left out: the main venue. */
  venue: id<'venue'>().exactOptional(),
  name,
  width: side,
  depth: side,
});
export type HallInput = z.input<typeof hallInput>;

export const boothInput = z.strictObject({
  id: id<'booth'>().exactOptional(),
  hall: id<'hall'>(),
  number: boothNumber,
  cluster: clusterCode,
  /** From the hall's upper left corner to the booth's. */
  x: offset,
  y: offset,
  width: length,
  depth: length,
  /** The delegation it belongs to; null where anybody may sell. */
  region: regionCode.nullable(),
});
export type BoothInput = z.input<typeof boothInput>;

const day = typedDay;
/** Days of the edition, both included. */
export const days = z.strictObject({ from: day, to: day });

/** Without days: all on which the booth is held. */
export const placementInput = z.strictObject({
  booth: id<'booth'>(),
  business: id<'business'>(),
  days: days.exactOptional(),
});
export type PlacementInput = z.input<typeof placementInput>;

const holder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('delegation'), region: regionCode }),
  z.strictObject({ kind: z.literal('agency'), agency: id<'agency'>() }),
  /** The businesses in it hold it themselves. */
  z.strictObject({ kind: z.literal('businesses') }),
]);

export const assignmentInput = z.strictObject({
  id: id<'assignment'>().exactOptional(),
  booth: id<'booth'>(),
  holder,
  /** Without: all days of the edition. */
  days: days.exactOptional(),
  businesses: z.array(id<'business'>()).max(100).exactOptional(),
});
export type AssignmentInput = z.input<typeof assignmentInput>;

export const releaseInput = z.strictObject({ assignment: id<'assignment'>() });
export const moveInput = z.strictObject({ assignment: id<'assignment'>(), booth: id<'booth'>() });
export const swapInput = z.strictObject({ one: id<'booth'>(), other: id<'booth'>() });
export const alarmInput = z.strictObject({ alarm: id<'qris-alarm'>() });

/** Its form and its checksum are read by the rules of QRIS, which say what is wrong with it. */
const staticQris = z.string().trim().min(1).max(512);

export const boothQrisInput = z.discriminatedUnion('takes', [
  z.strictObject({ takes: z.literal(false), booth: id<'booth'>() }),
  z.strictObject({
    takes: z.literal(true),
    booth: id<'booth'>(),
    qris: staticQris,
    /** The merchant has agreed that the amount is filled in on the till. */
    dynamic: z.boolean(),
  }),
]);
export type BoothQrisInput = z.input<typeof boothQrisInput>;

/** The own QRIS of a business that sells in the booth. */
export const sellerQrisInput = z.discriminatedUnion('takes', [
  z.strictObject({ takes: z.literal(false), booth: id<'booth'>(), business: id<'business'>() }),
  z.strictObject({
    takes: z.literal(true),
    booth: id<'booth'>(),
    business: id<'business'>(),
    qris: staticQris,
    /** The business has agreed that the amount is filled in on the till. */
    dynamic: z.boolean(),
  }),
]);
export type SellerQrisInput = z.input<typeof sellerQrisInput>;

const outline = z.array(z.tuple([z.int(), z.int()])).nullable();
const box = { x: z.int(), y: z.int(), width: z.int(), depth: z.int(), outline };

export const hall = z.object({
  id: z.string(),
  /** The venue of the edition that it is in. */
  venue: z.string(),
  name: z.string(),
  place: z.string(),
  width: z.int(),
  depth: z.int(),
  outline,
});
export interface Hall extends z.infer<typeof hall> {
  readonly id: Id<'hall'>;
  readonly venue: Id<'venue'>;
}

export const cluster = z.object({
  code: z.string(),
  name: z.object({ id: z.string(), en: z.string() }),
  /** One of eight colours, 0 to 7. */
  colour: z.int(),
});
export type Cluster = z.infer<typeof cluster>;

export const feature = z.object({
  id: z.string(),
  hall: z.string(),
  kind: z.enum(FEATURE_KINDS),
  label: z.string(),
  ...box,
});
export interface Feature extends z.infer<typeof feature> {
  readonly id: Id<'feature'>;
  readonly hall: Id<'hall'>;
}

const seller = z.object({ id: z.string(), slug: z.string(), name: z.string(), region: z.string() });
export interface Seller extends z.infer<typeof seller> {
  readonly id: Id<'business'>;
  readonly region: RegionCode;
}

/** A booth on the plan: where it is, whose it is, who sells there on the shown day. More than one seller makes it a joint booth. */
export const booth = z.object({
  id: z.string(),
  hall: z.string(),
  number: z.string(),
  cluster: z.string(),
  ...box,
  state: z.enum(['free', 'held', 'assigned', 'blocked']),
  region: z.object({ code: z.string(), name: z.string() }).nullable(),
  agency: z.string().nullable(),
  takesQris: z.boolean(),
  businesses: z.array(seller),
});
export interface Booth extends z.infer<typeof booth> {
  readonly id: Id<'booth'>;
  readonly hall: Id<'hall'>;
  readonly region: { readonly code: RegionCode; readonly name: string } | null;
  readonly businesses: Seller[];
}

/** The plan of an edition. */
export const plan = z.object({
  halls: z.array(hall),
  clusters: z.array(cluster),
  features: z.array(feature),
  booths: z.array(booth),
});
export interface Plan {
  readonly halls: Hall[];
  readonly clusters: Cluster[];
  readonly features: Feature[];
  readonly booths: Booth[];
}

const updatedAt = z.iso.datetime();

/** The halls and booths of the open data, each with when it was last written. */
export const openHall = hall.extend({ updatedAt });
export type OpenHall = z.infer<typeof openHall>;
export const openBooth = booth.extend({ updatedAt });
export interface OpenBooth extends Booth {
  readonly updatedAt: string;
}

/** Who holds a booth on which days, and who sells there on which of them. */
export const openAssignment = z.object({
  id: z.string(),
  booth: z.string(),
  holder: z.enum(['delegation', 'agency', 'businesses']),
  region: z.string().nullable(),
  agency: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  businesses: z.array(z.object({ slug: z.string(), name: z.string(), from: z.string(), to: z.string() })),
  updatedAt,
});
export type OpenAssignment = z.infer<typeof openAssignment>;
