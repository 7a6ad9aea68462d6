/** All that a printed catalogue of an edition shows, which is what its pages show to everybody. */
import type { Id } from '../../../kinds/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { PaperHouse } from '../../../platform/press/paper.ts';
import {
  type AtEdition,
  type EditionFacts,
  getEditionFacts,
  getPaperHouse,
  listDelegations,
} from '../../editions/index.ts';
import type { Offer, OpenBusiness } from '../contract.ts';
import { readOffers } from '../list-offers.ts';
import { selectOpenBusinesses } from '../open-data.ts';

/** Rows a query. */
const AT_ONCE = 500;

export interface BookBusiness {
  readonly facts: OpenBusiness;
  readonly offers: readonly Offer[];
}

export interface Book {
  readonly edition: EditionFacts;
  readonly house: PaperHouse;
  /** In the organiser's order; none without a business. */
  readonly regions: readonly {
    readonly code: string;
    readonly name: string;
    readonly businesses: readonly BookBusiness[];
  }[];
  /** The covers of the offers that have one. */
  readonly photos: readonly Id<'photo'>[];
}

async function readAll<T extends { readonly slug: string }>(
  read: (after: string | undefined) => Promise<readonly T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const part = await read(all.at(-1)?.slug);
    all.push(...part);
    if (part.length < AT_ONCE) return all;
  }
}

export async function gatherBook(ctx: AtEdition, tx: Tx): Promise<Book> {
  const edition = await getEditionFacts(ctx, tx);
  const offers = await readAll((after) => readOffers(ctx, tx, {}, { after, limit: AT_ONCE }));
  const businesses = await readAll((after) =>
    selectOpenBusinesses(ctx, tx, undefined, { after, limit: AT_ONCE, since: undefined }),
  );
  const byBusiness = Map.groupBy(offers, ({ business }) => business.slug);
  const byRegion = Map.groupBy(businesses, ({ region }) => region.code);
  const invited = (await listDelegations(ctx, tx)).map(({ region }) => ({ code: region.code, name: region.fullName }));
  // Whoever takes part without a delegation comes last.
  const others = businesses
    .map(({ region }) => region)
    .filter(({ code }) => invited.every((each) => each.code !== code));
  const all = new Map([...invited, ...others].map((region) => [String(region.code), region.name]));
  const regions = Array.from(all, ([code, name]) => ({
    code,
    name,
    businesses: (byRegion.get(code) ?? [])
      .map((facts) => ({ facts, offers: byBusiness.get(facts.slug) ?? [] }))
      .toSorted((a, b) => a.facts.name.localeCompare(b.facts.name, ctx.locale)),
  }));
  return {
    edition,
    house: await getPaperHouse(ctx, tx),
    regions: regions.filter((each) => each.businesses.length > 0),
    photos: offers.flatMap(({ photo }) => (photo ? [photo.id as Id as Id<'photo'>] : [])),
  };
}
