/** What the catalogue says to the rest of the house, to the tills and to the API's callers. Browser-safe. */

import { z } from 'zod';
import { IDENTIFIER_NAMES } from '../../kinds/country/index.ts';
import type { Id } from '../../kinds/id.ts';
import { isMoney, MAX_AMOUNT, type Money } from '../../kinds/money.ts';
import type { RegionCode } from '../../kinds/region.ts';
import { typedLine } from '../../platform/forms/typed-line.ts';
import { bilingual, id, regionCode, slug, supervisorPin } from '../editions/contract.ts';
import type { Sort } from './rules/search/shelf.ts';

export { shareImagePath } from './share/share-path.ts';

export const categoryCode = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a code such as minuman');

/** Where what fits nowhere else is shown. Every organiser has it, last of all, and it cannot go. */
export const OTHER_CATEGORY = 'lainnya';

/** A text in both languages. */
export type Bilingual = { readonly id: string; readonly en: string };

const productName = z.strictObject({ id: typedLine(120).min(1), en: typedLine(120).min(1) });

/** Minor units of the edition's currency. */
const price = z.custom<Money>(
  (value) => isMoney(value) && value >= 0 && value <= MAX_AMOUNT,
  'a whole amount of money, not below zero',
);

export const categoryInput = z.strictObject({
  code: categoryCode,
  name: productName,
  position: z.int().min(0).max(1_000),
});
export type CategoryInput = z.input<typeof categoryInput>;

/** The names of a category. */
export const categoryNames = productName;

/** Stands for the words of whoever named no category. */
export const NO_WORDS = '-';

export const productInput = z.strictObject({
  id: id<'product'>().exactOptional(),
  business: id<'business'>(),
  slug,
  name: productName,
  category: categoryCode,
  /** What one of it is: `250 g`, `2 m`; null for a piece. */
  unit: typedLine(40).min(1).nullable(),
  description: bilingual.exactOptional(),
  /** An applicant's words for a category that the organiser has not: somebody maps them. */
  saidCategory: typedLine(80).min(1).nullable().exactOptional(),
});
export type ProductInput = z.input<typeof productInput>;

/** A product that somebody adds by hand or by a list; the English name may be left empty. */
export const newProduct = z.strictObject({
  /** Made with the form, so that the same form sent twice makes one product. */
  id: id<'product'>().exactOptional(),
  business: id<'business'>(),
  name: z.strictObject({ id: typedLine(120).min(1), en: typedLine(120) }),
  description: bilingual,
  category: categoryCode,
  unit: typedLine(40).min(1).nullable(),
  price,
  freePrice: z.boolean(),
  /** As in `productInput`. */
  saidCategory: typedLine(80).min(1).nullable().exactOptional(),
});
export type NewProduct = z.input<typeof newProduct>;

export const listingInput = z.strictObject({
  product: id<'product'>(),
  price,
  /** The seller names the price at the till; `price` is a suggestion. */
  freePrice: z.boolean().exactOptional(),
});
export type ListingInput = z.input<typeof listingInput>;

/** What a product says of itself, as a whole. */
export const productEdit = z.strictObject({
  product: id<'product'>(),
  name: productName,
  description: bilingual,
  category: categoryCode,
  unit: typedLine(40).min(1).nullable(),
});
export type ProductEdit = z.input<typeof productEdit>;

export const saleInput = z.strictObject({
  product: id<'product'>(),
  price,
  onSale: z.boolean(),
  /** Whether the seller names the price at the till; left out, it stays as it is. */
  freePrice: z.boolean().exactOptional(),
});
export type SaleInput = z.input<typeof saleInput>;

/** As many as a phone scrolls through. */
export const MOST_PHOTOS = 6;
export const photosInput = z.strictObject({
  product: id<'product'>(),
  photos: z.array(id<'photo'>()).max(MOST_PHOTOS),
});
export type PhotosInput = z.input<typeof photosInput>;

/** A product that is sold at an edition, as lists show it. */
export const offer = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.object({ id: z.string(), en: z.string() }),
  /** Where `freePrice`, only what the seller suggests: it is not shown. */
  price: z.int(),
  /** The price is set at the booth. */
  freePrice: z.boolean(),
  category: z.string(),
  unit: z.string().nullable(),
  business: z.object({ id: z.string(), slug: z.string(), name: z.string(), madeUp: z.boolean() }),
  region: z.object({ code: z.string(), name: z.string() }),
  /** The number of the booth where it is sold, once the business has one. */
  booth: z.string().nullable(),
  /** The code of the motif that stands for a picture. */
  motif: z.string(),
  /** Its cover: `/foto/{id}/{320|800|1600}.{avif|webp}`. */
  photo: z.object({ id: z.string(), width: z.int(), height: z.int() }).nullable(),
});
export interface Offer extends z.infer<typeof offer> {
  readonly id: Id<'product'>;
  readonly business: { id: Id<'business'>; slug: string; name: string; madeUp: boolean };
  readonly region: { code: RegionCode; name: string };
}

export const offerFilter = z.strictObject({ region: regionCode.optional(), category: categoryCode.optional() });
export interface OfferFilter extends z.infer<typeof offerFilter> {
  /** Only what was written since. */
  readonly since?: Date | undefined;
}

export const offerPage = z.object({
  items: z.array(offer),
  currency: z.string(),
  /** Say it as `after` to read on; null at the end. */
  next: z.string().nullable(),
  /** How many there are on all pages, where words, prices, halal or another order were asked for. */
  total: z.int().exactOptional(),
});
export interface OfferPage {
  readonly items: Offer[];
  readonly currency: string;
  readonly next: string | null;
}

/** A business in the open data: what its page shows, with the permits that somebody has checked. */
export const openBusiness = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  region: z.object({ code: z.string(), name: z.string() }),
  story: z.object({ id: z.string(), en: z.string() }),
  /** Digits with the country code. */
  whatsapp: z.string().nullable(),
  booth: z.string().nullable(),
  /** Invented for a demo. */
  madeUp: z.boolean(),
  proven: z.array(z.object({ kind: z.enum(IDENTIFIER_NAMES), value: z.string() })),
  updatedAt: z.iso.datetime(),
});
export type OpenBusiness = z.infer<typeof openBusiness>;

/** What a visitor asks of the product list. */
export interface OfferSearch {
  readonly typed?: string | undefined;
  readonly region?: RegionCode | undefined;
  readonly category?: string | undefined;
  /** Only of makers whose halal certificate somebody has verified. */
  readonly halal?: boolean | undefined;
  /** Minor units, both included. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** By default the best match first, or by name when nothing was typed. */
  readonly sort?: Sort | undefined;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A maker in a list of what was found. */
export interface FoundMaker {
  readonly slug: string;
  readonly name: string;
  readonly region: string;
  readonly booth: string | null;
  readonly madeUp: boolean;
}

export interface FoundOffers extends OfferPage {
  /** On all pages. */
  readonly total: number;
  /** How many there would be of each, were it the chosen one. */
  readonly byCategory: Readonly<Record<string, number>>;
  readonly byRegion: Readonly<Record<string, number>>;
  readonly makers: readonly FoundMaker[];
  /** What a typed word was taken for, where no product has it as typed. */
  readonly readAs: readonly { readonly typed: string; readonly as: readonly string[] }[];
  /** Typed words that no product has anything like. */
  readonly leftOut: readonly string[];
  /** Where nothing is found: words that are near, and how many there are without the other choices. */
  readonly nearest: readonly string[];
  readonly elsewhere: number;
}

export interface Category {
  readonly code: string;
  readonly name: { readonly id: string; readonly en: string };
  /** How many products of it are sold at the edition. */
  readonly products: number;
}

/** What every part of the house may want to know of a product, whether it is still on sale or not. */
export interface CatalogueFact {
  readonly slug: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly category: string;
  readonly business: { readonly id: Id<'business'>; readonly slug: string; readonly name: string };
  readonly region: { readonly code: RegionCode; readonly name: string };
  readonly motif: string;
}

/** Put before the body that is signed, so that a signature for this cannot serve for anything else. */
export const SNAPSHOT_DOMAIN = 'gelaran-catalogue-v1\n';

/** What a till of a booth sells from. It is signed and carried as the JSON text it was made as. */
export const snapshotBody = z.object({
  /** Grows by one with each change of what the booth's till has to know; a booth's first is 1. */
  version: z.int().min(1),
  edition: z.object({
    slug: z.string(),
    name: z.string(),
    currency: z.string(),
    zone: z.string(),
    /** Left out where a day ends at midnight, as in every snapshot of before it could end later. */
    dayEndsAt: z.string().exactOptional(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
  }),
  booth: z.object({
    id: z.string(),
    number: z.string(),
    regionCode: z.string().nullable(),
    regionName: z.string().nullable(),
    /** The merchant's own static QRIS string; null where the booth takes none. */
    qris: z.string().nullable(),
    /** The merchant has agreed that the till fills in the amount. */
    qrisDynamic: z.boolean(),
  }),
  organiser: z.object({ name: z.string() }),
  /**
   * How much may be let off, in percent of what is sold, 0 to 100. A snapshot of before there was a limit has none, and a till
   * that sells from it lets nothing off.
   */
  discountLimit: z.int().min(0).max(100).exactOptional(),
  /** Whose PIN allows a refund; none in a snapshot of before there were any. */
  supervisors: z.array(supervisorPin).exactOptional(),
  businesses: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      region: z.string(),
      /**
       * Its own static QRIS string, shown for its goods instead of the booth's. Left out where it has none, and in every snapshot of
       * before a business could have one.
       */
      qris: z.string().exactOptional(),
      /** With `qris` alone: it has agreed that the till fills in the amount. Left out: it has not. */
      qrisDynamic: z.boolean().exactOptional(),
    }),
  ),
  products: z.array(
    z.object({
      id: z.string(),
      business: z.string(),
      name: z.object({ id: z.string(), en: z.string() }),
      price: z.int().min(0),
      category: z.string(),
      unit: z.string().nullable(),
      motif: z.string(),
      /** The seller names the price, and `price` is a suggestion (0: none). Left out where the price is fixed. */
      freePrice: z.boolean().exactOptional(),
    }),
  ),
  /** RFC 3339 in UTC. */
  madeAt: z.iso.datetime(),
});
export type SnapshotBody = z.infer<typeof snapshotBody>;

export const signedSnapshot = z.object({
  version: z.int().min(1),
  /** A `SnapshotBody` as the JSON text that was signed. */
  body: z.string(),
  /** ECDSA P-256 with SHA-256 over the domain prefix and the body: 64 bytes (r, s) in base64url. */
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
  /** The organiser's key: the uncompressed point, 65 bytes in base64url. A till trusts the one it got at enrolment. */
  publicKey: z.string().regex(/^B[A-Za-z0-9_-]{86}$/),
});
export type SignedSnapshot = z.infer<typeof signedSnapshot>;
