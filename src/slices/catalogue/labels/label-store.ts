/** SQL of price labels: what may have one, and what stands on those that were printed. */
import { sql } from 'kysely';
import type { Id } from '../../../kinds/id.ts';
import { money } from '../../../kinds/money.ts';
import type { Reach } from '../../../platform/authz/access.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { AtEdition } from '../../editions/index.ts';
import type { LabelFormat } from './formats.ts';

export interface LabelFilter {
  readonly business?: Id<'business'> | undefined;
  /** The number of a booth. */
  readonly booth?: string | undefined;
  /** Only those without a label, or with another price on it. */
  readonly changed?: boolean | undefined;
}

/** What is on sale within reach and has a price, or has it named at the booth: a tester at nought has no label. */
function labelled(ctx: AtEdition, tx: Tx, reach: Reach) {
  const query = tx
    .selectFrom('catalogue.listing as listing')
    .innerJoin('catalogue.product as product', (join) =>
      join.onRef('product.organiser_id', '=', 'listing.organiser_id').onRef('product.id', '=', 'listing.product_id'),
    )
    .innerJoin('exhibitors.taking_part as seller', (join) =>
      join
        .onRef('seller.organiser_id', '=', 'product.organiser_id')
        .onRef('seller.edition_id', '=', 'listing.edition_id')
        .onRef('seller.business_id', '=', 'product.business_id'),
    )
    .innerJoin('editions.region as region', 'region.code', 'seller.region_code')
    .leftJoin('floor.placed as placed', (join) =>
      join
        .onRef('placed.organiser_id', '=', 'seller.organiser_id')
        .onRef('placed.edition_id', '=', 'seller.edition_id')
        .onRef('placed.business_id', '=', 'seller.business_id'),
    )
    .where('listing.organiser_id', '=', ctx.organiser)
    .where('listing.edition_id', '=', ctx.edition)
    .where('listing.withdrawn', '=', false)
    .where((eb) => eb.or([eb('listing.price', '>', money(0)), eb('listing.free_price', '=', true)]));
  if (reach.all) return query;
  const { regions, businesses } = reach;
  return query.where((eb) =>
    eb.or([
      ...(regions.length > 0 ? [eb('seller.region_code', 'in', regions as readonly never[])] : []),
      ...(businesses.length > 0 ? [eb('product.business_id', 'in', businesses)] : []),
    ]),
  );
}

function asked(ctx: AtEdition, tx: Tx, reach: Reach, { business, booth, changed }: LabelFilter) {
  // `last`: the label of the product that was printed last at the edition.
  let query = labelled(ctx, tx, reach).leftJoinLateral(
    (eb) =>
      eb
        .selectFrom('catalogue.label_line as line')
        .innerJoin('catalogue.label_print as print', (join) =>
          join.onRef('print.organiser_id', '=', 'line.organiser_id').onRef('print.id', '=', 'line.print_id'),
        )
        .select(['line.price', 'line.free_price', 'print.printed_at'])
        .where('line.organiser_id', '=', ctx.organiser)
        .where('print.edition_id', '=', ctx.edition)
        .whereRef('line.product_id', '=', 'product.id')
        .orderBy('print.printed_at', 'desc')
        .orderBy('print.id', 'desc')
        .limit(1)
        .as('last'),
    (join) => join.onTrue(),
  );
  if (business !== undefined) query = query.where('product.business_id', '=', business);
  if (booth !== undefined) query = query.where('placed.number', '=', booth);
  if (changed)
    query = query.where(
      sql<boolean>`(last.printed_at is null or last.price <> listing.price or last.free_price <> listing.free_price)`,
    );
  return query;
}

const COLUMNS = [
  'product.id',
  'product.slug',
  'product.name_id',
  'product.name_en',
  'product.unit',
  'listing.price',
  'listing.free_price',
  'seller.name as business_name',
  'region.name as region_name',
  'placed.number as booth',
] as const;

/** By booth, then by maker: as the labels are carried round the hall. */
export async function selectLabelled(
  ctx: AtEdition,
  tx: Tx,
  reach: Reach,
  filter: LabelFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
) {
  return asked(ctx, tx, reach, filter)
    .select([
      ...COLUMNS,
      'last.price as last_price',
      'last.free_price as last_free_price',
      'last.printed_at as last_printed_at',
    ])
    .orderBy('placed.number')
    .orderBy('seller.name')
    .orderBy('product.slug')
    .offset(offset)
    .limit(limit)
    .execute();
}

export async function countLabelled(ctx: AtEdition, tx: Tx, reach: Reach, filter: LabelFilter): Promise<number> {
  const { total } = await asked(ctx, tx, reach, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

/** Those of the products that may have a label and are within reach. */
export async function selectPrices(ctx: AtEdition, tx: Tx, reach: Reach, products: readonly Id<'product'>[]) {
  return labelled(ctx, tx, reach)
    .select(['product.id', 'listing.price', 'listing.free_price as freePrice'])
    .where('product.id', 'in', [...products])
    .execute();
}

export async function selectBooths(ctx: AtEdition, tx: Tx, reach: Reach): Promise<string[]> {
  const rows = await labelled(ctx, tx, reach)
    .select('placed.number')
    .distinct()
    .where('placed.number', 'is not', null)
    .orderBy('placed.number')
    .execute();
  return rows.flatMap(({ number }) => (number === null ? [] : [number]));
}

export async function selectSellers(ctx: AtEdition, tx: Tx, reach: Reach) {
  return labelled(ctx, tx, reach)
    .select(['seller.business_id as id', 'seller.name'])
    .distinct()
    .orderBy('seller.name')
    .execute();
}

/** The id of the printing; of the one there was, where the same was printed before. */
export async function keepPrint(
  ctx: AtEdition,
  tx: Tx,
  print: {
    readonly id: Id<'label-print'>;
    readonly digest: Buffer;
    readonly format: LabelFormat;
    readonly start: number;
  },
): Promise<{ readonly id: Id<'label-print'>; readonly isNew: boolean }> {
  const { id } = await tx
    .insertInto('catalogue.label_print')
    .values({
      organiser_id: ctx.organiser,
      id: print.id,
      edition_id: ctx.edition,
      digest: print.digest,
      format: print.format,
      start_at: print.start,
      printed_at: new Date(ctx.clock.now()),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organiser_id', 'edition_id', 'digest'])
        .doUpdateSet({ printed_at: new Date(ctx.clock.now()) as never }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, isNew: id === print.id };
}

export interface KeptLine {
  readonly product: Id<'product'>;
  readonly price: number;
  readonly freePrice: boolean;
  readonly copies: number;
}

export async function insertLines(
  ctx: AtEdition,
  tx: Tx,
  print: Id<'label-print'>,
  lines: readonly KeptLine[],
): Promise<void> {
  await tx
    .insertInto('catalogue.label_line')
    .values(
      lines.map(({ product, price, freePrice, copies }, position) => ({
        organiser_id: ctx.organiser,
        print_id: print,
        position,
        product_id: product,
        price: price as never,
        free_price: freePrice,
        copies,
      })),
    )
    .execute();
}

export async function findPrint(ctx: AtEdition, tx: Tx, id: Id<'label-print'>) {
  return tx
    .selectFrom('catalogue.label_print')
    .select(['format', 'start_at as start'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The lines of a printing within reach, with what they say. */
export async function selectLines(ctx: AtEdition, tx: Tx, reach: Reach, id: Id<'label-print'>) {
  return labelled(ctx, tx, reach)
    .innerJoin('catalogue.label_line as line', (join) =>
      join.onRef('line.organiser_id', '=', 'product.organiser_id').onRef('line.product_id', '=', 'product.id'),
    )
    .where('line.print_id', '=', id)
    .select([...COLUMNS, 'line.copies', 'line.price as printed_price', 'line.free_price as printed_free'])
    .orderBy('line.position')
    .execute();
}
