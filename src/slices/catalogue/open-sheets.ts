/** The open data as rows of a CSV file, read page by page as they are sent. */
import type { Tx } from '../../platform/db/database.ts';
import type { SheetCell, WrittenSheet } from '../../platform/sheets/index.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Offer, OfferFilter, OpenBusiness } from './contract.ts';
import { readOffers } from './list-offers.ts';
import { selectOpenBusinesses } from './open-data.ts';

/** Runs a query in a transaction of its own: a slow reader holds none open. */
export type Ask = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

const A_READING = 500;

async function* pages<T extends { readonly slug: string }>(
  read: (after: string | undefined) => Promise<readonly T[]>,
  row: (item: T) => readonly SheetCell[],
): AsyncGenerator<readonly SheetCell[]> {
  let after: string | undefined;
  for (;;) {
    const items = await read(after);
    for (const item of items) yield row(item);
    after = items.at(-1)?.slug;
    if (items.length < A_READING) return;
  }
}

const headings = (names: readonly string[]) => names.map((heading) => ({ heading }));

const offerCells = (offer: Offer): readonly SheetCell[] => [
  offer.slug,
  offer.name.id,
  offer.name.en,
  offer.price,
  offer.category,
  offer.unit,
  offer.business.slug,
  offer.business.name,
  offer.region.code,
  offer.region.name,
  offer.booth,
  offer.id,
];

export function productSheet(ctx: AtEdition, ask: Ask, filter: OfferFilter): WrittenSheet {
  const names = 'slug,name_id,name_en,price,category,unit,business,business_name,region,region_name,booth,id'.split(
    ',',
  );
  const read = (after: string | undefined) => ask((tx) => readOffers(ctx, tx, filter, { after, limit: A_READING }));
  return { name: 'products', columns: headings(names), rows: pages(read, offerCells) };
}

const businessCells = (business: OpenBusiness): readonly SheetCell[] => [
  business.slug,
  business.name,
  business.region.code,
  business.region.name,
  business.story.id,
  business.story.en,
  business.whatsapp,
  business.booth,
  business.proven.map(({ kind, value }) => `${kind} ${value}`).join('; '),
  business.madeUp ? 'yes' : 'no',
  business.updatedAt,
  business.id,
];

export function businessSheet(
  ctx: AtEdition,
  ask: Ask,
  region: string | undefined,
  since: Date | undefined,
): WrittenSheet {
  const names = 'slug,name,region,region_name,story_id,story_en,whatsapp,booth,proven,made_up,updated_at,id'.split(',');
  const read = (after: string | undefined) =>
    ask((tx) => selectOpenBusinesses(ctx, tx, region, { after, limit: A_READING, since }));
  return { name: 'businesses', columns: headings(names), rows: pages(read, businessCells) };
}
