import { businessDayAt } from '../../kinds/business-day.ts';
import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Photo } from '../../platform/files/photo.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { slug as slugSchema } from '../editions/contract.ts';
import { type AtEdition, type EditionFacts, getEditionFacts } from '../editions/index.ts';
import type { Business } from '../exhibitors/contract.ts';
import { findBusiness } from '../exhibitors/index.ts';
import { findOrganiser as findOrganiserByAddress } from '../people/index.ts';
import type { Offer } from './contract.ts';
import { findOffer, listOffersOfBusiness } from './find-offer.ts';
import { findProductWords, selectAppearances, selectPhotos, selectProven, selectStories } from './product-sheet.ts';

export interface ShownPhoto extends Photo {
  readonly alt: { readonly id: string; readonly en: string };
}

/** A permit that somebody has checked, good on the edition's first day. */
export type Proven = Awaited<ReturnType<typeof selectProven>>[number];

export type Appearance = Awaited<ReturnType<typeof selectAppearances>>[number];

/** Everything that a product's page shows. */
export interface ProductSheet {
  readonly edition: EditionFacts;
  /** The edition's last day is over. */
  readonly over: boolean;
  readonly offer: Offer;
  readonly description: { readonly id: string; readonly en: string };
  readonly category: { readonly code: string; readonly name: { readonly id: string; readonly en: string } };
  readonly photos: readonly ShownPhoto[];
  readonly business: Business;
  readonly proven: readonly Proven[];
  /** What else the maker sells at the edition. */
  readonly others: readonly Offer[];
  /** All editions where it was or is on sale, the newest first. */
  readonly appearances: readonly Appearance[];
}

/** @throws `request.not-found` when the product is not on sale at the edition. */
export async function getProductSheet(ctx: AtEdition, tx: Tx, product: string): Promise<ProductSheet> {
  const offer = slugSchema.safeParse(product).success ? await findOffer(ctx, tx, product) : undefined;
  const business = offer && (await findBusiness(ctx, tx, offer.business.slug));
  const words = offer && (await findProductWords(ctx, tx, offer.id));
  if (!offer || !business || !words) throw new DomainError(common['not-found']);
  const edition = await getEditionFacts(ctx, tx);
  const photos = await selectPhotos(ctx, tx, offer.id);
  const others = await listOffersOfBusiness(ctx, tx, business.id);
  return {
    edition,
    over: businessDayAt(ctx.clock.now(), edition) > edition.endsOn,
    offer,
    description: { id: words.description_id, en: words.description_en },
    category: { code: words.code, name: { id: words.name_id, en: words.name_en } },
    photos: photos.map(({ id, width, height, alt_id, alt_en }) => ({
      id,
      width,
      height,
      alt: { id: alt_id, en: alt_en },
    })),
    business,
    proven: await selectProven(ctx, tx, business.id),
    others: others.filter(({ id }) => id !== offer.id),
    appearances: await selectAppearances(ctx, tx, product),
  };
}

/** The permits of a business that somebody has checked. */
export async function listProven(ctx: AtEdition, tx: Tx, business: Business): Promise<readonly Proven[]> {
  return selectProven(ctx, tx, business.id);
}

/** What each of these businesses tells of itself at the edition, by business. */
export async function readStories(ctx: AtEdition, tx: Tx, businesses: readonly Id<'business'>[]) {
  const stories = await selectStories(ctx, tx, businesses);
  return new Map(stories.map(({ business, id, en }) => [business, { id, en }]));
}

/** Whose products an address names, all year round. */
export async function findOrganiser(db: Db, slug: string) {
  return slugSchema.safeParse(slug).success ? (await findOrganiserByAddress(db, slug))?.id : undefined;
}

/** The newest edition where the product is on sale, or was. @throws `request.not-found`. */
export async function newestEditionOf(ctx: Context, tx: Tx, product: string): Promise<AtEdition> {
  const newest = slugSchema.safeParse(product).success ? (await selectAppearances(ctx, tx, product))[0] : undefined;
  if (!newest) throw new DomainError(common['not-found']);
  return { ...ctx, edition: newest.id };
}
