/** What the floor says to the rest of the house and to the API's callers. Browser-safe. Lengths are millimetres. */
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import { id, name, regionCode } from '../editions/contract.ts';

/** Given by the committee and printed over the booth: `A1`. */
export const boothNumber = z.string().regex(/^[A-Z]{1,3}[0-9]{1,4}$/, 'a number such as A1');

const side = z.int().min(1_000).max(1_000_000);
const offset = z.int().min(0).max(1_000_000);
const length = z.int().min(1).max(1_000_000);

export const hallInput = z.strictObject({ id: id<'hall'>().exactOptional(), name, width: side, depth: side });
export type HallInput = z.input<typeof hallInput>;

export const boothInput = z.strictObject({
  id: id<'booth'>().exactOptional(),
  hall: id<'hall'>(),
  number: boothNumber,
  cluster: name,
  /** From the hall's upper left corner to the booth's. */
  x: offset,
  y: offset,
  width: length,
  depth: length,
  /** The delegation it belongs to; null where anybody may sell. */
  region: regionCode.nullable(),
});
export type BoothInput = z.input<typeof boothInput>;

export const placementInput = z.strictObject({ booth: id<'booth'>(), business: id<'business'>() });
export type PlacementInput = z.input<typeof placementInput>;

/** A merchant's static QRIS begins with tags 00 and 01 = 11 and ends with its checksum; the till reads it in full. */
const staticQris = z
  .string()
  .max(512)
  .regex(/^000201010211[\x20-\x7e]+6304[0-9A-Fa-f]{4}$/, 'a static QRIS string');

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

export const hall = z.object({ id: z.string(), name: z.string(), width: z.int(), depth: z.int() });
export interface Hall extends z.infer<typeof hall> {
  readonly id: Id<'hall'>;
}

const seller = z.object({ id: z.string(), slug: z.string(), name: z.string(), region: z.string() });
export interface Seller extends z.infer<typeof seller> {
  readonly id: Id<'business'>;
  readonly region: RegionCode;
}

/** A booth on the plan: where it is, whose it is, who sells there. More than one seller makes it a joint booth. */
export const booth = z.object({
  id: z.string(),
  hall: z.string(),
  number: z.string(),
  cluster: z.string(),
  x: z.int(),
  y: z.int(),
  width: z.int(),
  depth: z.int(),
  region: z.object({ code: z.string(), name: z.string() }).nullable(),
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
export const plan = z.object({ halls: z.array(hall), booths: z.array(booth) });
export interface Plan {
  readonly halls: Hall[];
  readonly booths: Booth[];
}
