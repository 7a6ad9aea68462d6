/** What exhibitors say to the rest of the house and to the API's callers. Browser-safe. */
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import { typedDay } from '../../platform/forms/typed-day.ts';
import { typedLine } from '../../platform/forms/typed-line.ts';
import { mailAddress } from '../../platform/mail/mail-address.ts';
import { bilingual, id, name, regionCode, slug } from '../editions/contract.ts';
import { BASES, type BusinessClass, CLASSES, type ClassBasis } from './rules/business-class.ts';
import type { Expiry } from './rules/expiry.ts';
import { IDENTIFIER_KINDS, type IdentifierKind } from './rules/read-identifier.ts';

export const businessInput = z.strictObject({
  id: id<'business'>().exactOptional(),
  slug,
  name,
  region: regionCode,
  story: bilingual,
  /** Digits with the country code, as wa.me wants them. */
  whatsapp: z
    .string()
    .regex(/^[1-9]\d{7,14}$/, 'digits with the country code, such as 6281234567890')
    .nullable(),
  /** Invented for a demo, and shown as such. */
  madeUp: z.boolean(),
});
export type BusinessInput = z.input<typeof businessInput>;

/** A business as lists show it. */
export const exhibitor = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  region: z.string(),
  madeUp: z.boolean(),
});
export interface Exhibitor extends z.infer<typeof exhibitor> {
  readonly id: Id<'business'>;
  readonly region: RegionCode;
}

/** A business with its own page. */
export const business = exhibitor.extend({
  story: z.object({ id: z.string(), en: z.string() }),
  whatsapp: z.string().nullable(),
});
export interface Business extends z.infer<typeof business> {
  readonly id: Id<'business'>;
  readonly region: RegionCode;
}

const line = typedLine(120);

/** Parts of a profile; what is left out stays as it is. WhatsApp as the person typed it. */
export const profileInput = z.strictObject({
  business: id<'business'>(),
  name: name.exactOptional(),
  story: bilingual.exactOptional(),
  whatsapp: line.nullable().exactOptional(),
  contactEmail: mailAddress.nullable().exactOptional(),
  /** Which class, and by which of the two measures it is meant. */
  class: z
    .strictObject({ class: z.enum(CLASSES), basis: z.enum(BASES) })
    .nullable()
    .exactOptional(),
  kbli: z
    .string()
    .regex(/^\d{5}$/, 'five digits')
    .nullable()
    .exactOptional(),
});
export type ProfileInput = z.input<typeof profileInput>;

export const claimInput = z.strictObject({
  id: id<'identifier'>().exactOptional(),
  business: id<'business'>(),
  kind: z.enum(IDENTIFIER_KINDS),
  value: line.min(1),
});
export type ClaimInput = z.input<typeof claimInput>;

const evidence = z.string().trim().min(1).max(500);

export const verifyInput = z.strictObject({
  identifier: id<'identifier'>(),
  evidence,
  expiresOn: typedDay.nullable(),
});
export type VerifyInput = z.input<typeof verifyInput>;

export const rejectInput = z.strictObject({ identifier: id<'identifier'>(), reason: evidence });
export type RejectInput = z.input<typeof rejectInput>;

export type IdentifierState = 'claimed' | 'verified' | 'rejected' | 'withdrawn';

/** A permit or registration. Instants are milliseconds since 1970, days `YYYY-MM-DD`. */
export interface Identifier {
  readonly id: Id<'identifier'>;
  readonly kind: IdentifierKind;
  readonly value: string;
  readonly state: IdentifierState;
  readonly expiryYear: number | null;
  readonly expiresOn: string | null;
  readonly claimedAt: number;
  readonly decidedAt: number | null;
  readonly evidence: string;
}

/** With whose it is, for those who check. */
export interface IdentifierLine extends Identifier {
  readonly business: {
    readonly id: Id<'business'>;
    readonly name: string;
    readonly region: RegionCode;
    readonly regionName: string;
  };
}

/** One that may not last until the end of the edition. */
export interface Expiring extends IdentifierLine {
  readonly expiry: Exclude<Expiry, 'fine' | 'unknown'>;
}

export interface IdentifierEvent {
  readonly kind: 'claimed' | 'verified' | 'rejected' | 'reopened' | 'withdrawn';
  readonly at: number;
  /** Who, by name; null for the system and for people who are no longer known. */
  readonly by: string | null;
  /** It was somebody who speaks for the business, not the committee or a delegation. */
  readonly byOwner: boolean;
  readonly text: string;
  readonly expiresOn: string | null;
}

/** All that a business tells of itself, for itself and the committee. */
export interface Profile {
  readonly id: Id<'business'>;
  readonly slug: string;
  readonly name: string;
  readonly region: { readonly code: RegionCode; readonly name: string };
  readonly story: { readonly id: string; readonly en: string };
  readonly whatsapp: string | null;
  readonly contactEmail: string | null;
  readonly class: { readonly class: BusinessClass; readonly basis: ClassBasis } | null;
  readonly kbli: string | null;
  readonly madeUp: boolean;
  readonly erasedAt: number | null;
  readonly consent: { readonly purpose: string; readonly at: number } | null;
  readonly identifiers: readonly Identifier[];
}

/** What a new producer says of the business: the rest comes with the profile. */
export const ownBusinessInput = z.strictObject({ name, region: regionCode });
export type OwnBusinessInput = z.input<typeof ownBusinessInput>;
