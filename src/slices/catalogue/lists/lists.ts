/** Lists of products that somebody sends: kept, looked at, taken in whole or thrown away. */
import type { Id } from '../../../kinds/id.ts';
import type { RegionCode } from '../../../kinds/region.ts';
import { allowing, type Reach, reachOf } from '../../../platform/authz/access.ts';
import type { Tx } from '../../../platform/db/database.ts';
import {
  type ColumnChoice,
  contentOf,
  deleteSentList,
  findSentList,
  keepSentList,
  type ListContent,
  listSentWaiting,
  markTaken,
  type ShownColumns,
  sayColumns,
  senderOf,
  showColumns,
  understandColumns,
  updateContent,
} from '../../../platform/lists/index.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { type AtEdition, getEditionFacts, listDelegations } from '../../editions/index.ts';
import { isInReach, listExhibitors } from '../../exhibitors/index.ts';
import { selectCategories, selectWords } from '../category-store.ts';
import { NO_WORDS, OTHER_CATEGORY } from '../contract.ts';
import { createProduct } from '../create-product.ts';
import { errors } from '../errors.ts';
import { matchCategory } from '../rules/match-category.ts';
import { setListing } from '../set-listing.ts';
import { PRODUCT_WORDS, type ProductColumn } from './columns.ts';
import { findRepeated, type JudgedLine, judgeLine, keyOf, type ListedProduct, type Maker } from './judge-line.ts';
import { type ListOutcome, lockLists, PRODUCT_LISTS, type ProductListId, selectMade } from './list-store.ts';

/** The most lines of one list: all of it is taken in at once. */
export const MOST_LINES = 2_000;

/** What taking in does with a line: makes a product, puts one that is there on sale here, or leaves it as it is. */
export type Verdict = keyof ListOutcome;

export interface CheckedLine extends JudgedLine {
  readonly verdict: Verdict | undefined;
  /** The product that is there already. */
  readonly there: Id<'product'> | undefined;
  /** Undefined where the organiser has no category of these words. */
  readonly code: string | undefined;
  /** What the product costs here, or cost at the edition before; undefined for a new one. */
  readonly before: number | undefined;
}

export interface CheckedList {
  /** How each column was understood. */
  readonly columns: ShownColumns<ProductColumn>;
  /** Whether there are columns of names and prices: without them nothing else is looked at. */
  readonly named: boolean;
  /** Headings that mean nothing here, or that stood there before; their cells are not read. */
  readonly unread: readonly string[];
  readonly lines: readonly CheckedLine[];
}

/** @throws `request.forbidden`. */
function reachHere(ctx: AtEdition): Reach {
  const held = allowing(ctx.actor, ctx.organiser, 'products.edit');
  if (held.length === 0) throw new DomainError(common.forbidden);
  return reachOf(held);
}

/** Who takes part whose products the actor may change, by name. @throws `request.forbidden`. */
export async function listMakers(ctx: AtEdition, tx: Tx): Promise<Maker[]> {
  const reach = reachHere(ctx);
  const regions = new Map<RegionCode, string>();
  for (const { region } of await listDelegations(ctx, tx)) regions.set(region.code, region.name);
  return (await listExhibitors(ctx, tx))
    .filter(({ id, region }) => isInReach(reach, id, region))
    .map(({ id, slug, name, region }) => ({ id, slug, name, region, regionName: regions.get(region) ?? '' }));
}

/** Holds every line against the rules, against each other and against what is there. Reads only. */
async function checkList(ctx: AtEdition, tx: Tx, content: ListContent): Promise<CheckedList> {
  const mapped = understandColumns(PRODUCT_WORDS, content);
  const unread = [...mapped.unknown, ...mapped.repeatedHeadings];
  const columns = showColumns(PRODUCT_WORDS, content);
  if (mapped.missing.length > 0) return { columns, named: false, unread, lines: [] };
  const makers = await listMakers(ctx, tx);
  const { currency } = await getEditionFacts(ctx, tx);
  const judged = findRepeated(content.rows.map((row) => judgeLine(row, mapped, makers, currency)));
  const named = [...new Set(judged.flatMap(({ product }) => product?.business ?? []))];
  const made = new Map((await selectMade(ctx, tx, named)).map((each) => [keyOf(each.business, each.name), each]));
  const categories = await selectCategories(ctx, tx);
  const words = await selectWords(ctx, tx);
  const lines = judged.map((each): CheckedLine => {
    if (!each.product) return { ...each, verdict: undefined, there: undefined, code: undefined, before: undefined };
    const there = made.get(keyOf(each.product.business, each.product.name));
    const verdict = there === undefined ? 'fresh' : there.price === null ? 'listed' : 'known';
    const code = matchCategory(each.product.category, categories, words);
    return { ...each, verdict, there: there?.id, code, before: there?.price ?? there?.elsewhere ?? undefined };
  });
  return { columns, named: true, unread, lines };
}

/** Keeps a list that was read, so that its sender can look at it before anything is done. Sent twice is kept once. */
export async function keepProductList(
  ctx: AtEdition,
  tx: Tx,
  given: { readonly id: ProductListId; readonly fileName: string; readonly content: ListContent },
): Promise<void> {
  reachHere(ctx);
  if (senderOf(ctx) === undefined) throw new DomainError(common.forbidden);
  if (!(await keepSentList(ctx, tx, PRODUCT_LISTS, given))) throw new DomainError(errors['unknown-list']);
}

async function getList(ctx: AtEdition, tx: Tx, id: ProductListId) {
  const list = await findSentList(ctx, tx, PRODUCT_LISTS, id);
  if (!list) throw new DomainError(errors['unknown-list']);
  return { ...list, outcome: (list.outcome as ListOutcome | null) ?? undefined };
}

/**
 * Says which row of a list names its columns, and which column is what; nothing is done with a list that was taken in meanwhile.
 * @returns the column that was chosen twice. @throws `catalogue.unknown-list`.
 */
export async function sayProductColumns(
  ctx: AtEdition,
  tx: Tx,
  id: ProductListId,
  choice: ColumnChoice<ProductColumn>,
): Promise<ProductColumn | undefined> {
  await lockLists(ctx, tx);
  const { content } = await getList(ctx, tx, id);
  if (!content) return undefined;
  const said = await sayColumns(ctx, tx, { list: PRODUCT_LISTS.list, words: PRODUCT_WORDS }, content, choice);
  if (!said.ok) return said.data.column;
  await updateContent(ctx, tx, PRODUCT_LISTS, id, said.value);
  return undefined;
}

/** A list as it stands against what is there now; `checked` is none once it is taken in. @throws `catalogue.unknown-list`. */
export async function showProductList(ctx: AtEdition, tx: Tx, id: ProductListId) {
  const { fileName, sentAt, content, outcome } = await getList(ctx, tx, id);
  return { fileName, sentAt, checked: content ? await checkList(ctx, tx, content) : undefined, outcome };
}

/** What one sent and neither took in nor threw away. */
export async function listWaitingLists(ctx: AtEdition, tx: Tx) {
  return listSentWaiting<ProductListId>(ctx, tx, PRODUCT_LISTS);
}

/** @throws `catalogue.unknown-list`, also for one that was taken in. */
export async function discardProductList(ctx: AtEdition, tx: Tx, id: ProductListId): Promise<void> {
  if (!(await deleteSentList(ctx, tx, PRODUCT_LISTS, id))) throw new DomainError(errors['unknown-list']);
}

/**
 * Takes in a list that was kept: all of it or nothing. Taken in twice, also at once, it is taken in once, and another list of
 * the same products makes none of them again. @throws `catalogue.unknown-list`, `catalogue.list-faulty` with the number of
 * faulty lines, and as `createProduct`.
 */
export async function takeInProductList(ctx: AtEdition, tx: Tx, id: ProductListId): Promise<ListOutcome> {
  await lockLists(ctx, tx);
  const list = await getList(ctx, tx, id);
  if (list.outcome) return list.outcome;
  const { lines } = await checkList(ctx, tx, list.content ?? contentOf({ header: [], rows: [] }));
  const faulty = lines.filter(({ product }) => product === undefined).length;
  if (faulty > 0 || lines.length === 0) throw new DomainError(errors['list-faulty'], { count: faulty });
  for (const { product, there, code, verdict } of lines) {
    if (!product || verdict === 'known') continue;
    if (there === undefined) await make(ctx, tx, product, code);
    else await setListing(ctx, tx, there, () => ({ price: product.price, withdrawn: false, freePrice: false }));
  }
  const count = (verdict: Verdict) => lines.filter((line) => line.verdict === verdict).length;
  const outcome = { fresh: count('fresh'), listed: count('listed'), known: count('known') };
  await markTaken(ctx, tx, PRODUCT_LISTS, id, outcome);
  return outcome;
}

async function make(ctx: AtEdition, tx: Tx, product: ListedProduct, code: string | undefined): Promise<void> {
  await createProduct(ctx, tx, {
    business: product.business,
    name: { id: product.name, en: product.nameEn },
    description: { id: product.description, en: '' },
    category: code ?? OTHER_CATEGORY,
    saidCategory: code === undefined ? product.category || NO_WORDS : null,
    unit: product.unit,
    price: product.price,
    freePrice: false,
  });
}
