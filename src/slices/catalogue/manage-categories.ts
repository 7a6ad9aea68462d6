/** What an organiser does with its categories. Codes stay through all of it: addresses and signed catalogues name them. */
import { slugOf } from '../../kinds/slug.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { accept, bumpContent, listOwnEditions, mustManage } from '../editions/index.ts';
import {
  countByCategory,
  insertCategory,
  isCodeTaken,
  lockCategories,
  putUnder,
  rememberWords,
  selectCategories,
  selectUnmapped,
  selectWords,
  turnTo,
  updateCategory,
} from './category-store.ts';
import { type Bilingual, categoryNames, OTHER_CATEGORY } from './contract.ts';
import { errors } from './errors.ts';
import { matchCategory, plainWords, proposeCategory } from './rules/match-category.ts';

/** Words of applicants that fit no category, with how many products wait for them. */
export interface Unmapped {
  /** As `plainWords` writes them; empty where nobody said any. */
  readonly word: string;
  /** As somebody wrote them. */
  readonly said: string;
  readonly products: number;
  readonly proposed: string | undefined;
}

async function lockAll(ctx: Context, tx: Tx) {
  mustManage(ctx);
  await lockCategories(ctx, tx);
  return selectCategories(ctx, tx);
}

type Held = Awaited<ReturnType<typeof lockAll>>;

function mustBeFree(held: Held, name: Bilingual, own?: string): void {
  for (const field of ['id', 'en'] as const) {
    const taken = held.some((each) => each.code !== own && plainWords(each.name[field]) === plainWords(name[field]));
    if (taken) throw new DomainError(errors['category-name-taken'], {}, { [`name.${field}`]: ['taken'] });
  }
}

function mustBeHeld(held: Held, ...codes: readonly string[]): void {
  for (const category of codes)
    if (!held.some(({ code }) => code === category)) throw new DomainError(errors['unknown-category'], { category });
}

/** Every edition of the organiser shows it. */
async function bumpAll(ctx: Context, tx: Tx): Promise<void> {
  for (const { id } of await listOwnEditions(ctx, tx)) await bumpContent({ ...ctx, edition: id }, tx);
}

/** A new category behind the others. @throws `request.forbidden`, `request.invalid`, `catalogue.category-name-taken`. */
export async function createCategory(ctx: Context, tx: Tx, input: { readonly name: Bilingual }): Promise<string> {
  const held = await lockAll(ctx, tx);
  const name = accept(categoryNames, input.name);
  mustBeFree(held, name);
  const plain = slugOf(name.id, 'kategori').replace(/^[0-9-]+/, '') || 'kategori';
  let code = plain.slice(0, 50).replace(/-+$/, '');
  for (let next = 2; await isCodeTaken(ctx, tx, code); next++)
    code = `${plain.slice(0, 50).replace(/-+$/, '')}-${next}`;
  await insertCategory(tx, {
    organiser_id: ctx.organiser,
    code,
    name_id: name.id,
    name_en: name.en,
    position: 1_000,
  });
  await rank(ctx, tx, [...held.map((each) => each.code), code]);
  await audit(ctx, tx, 'catalogue.category-added', ctx.organiser, { category: code });
  await bumpAll(ctx, tx);
  return code;
}

/** @throws as `createCategory`, `catalogue.unknown-category`. */
export async function renameCategory(
  ctx: Context,
  tx: Tx,
  input: { readonly code: string; readonly name: Bilingual },
): Promise<void> {
  const held = await lockAll(ctx, tx);
  const name = accept(categoryNames, input.name);
  mustBeHeld(held, input.code);
  mustBeFree(held, name, input.code);
  await updateCategory(ctx, tx, input.code, { name_id: name.id, name_en: name.en });
  await audit(ctx, tx, 'catalogue.category-renamed', ctx.organiser, { category: input.code });
  await bumpAll(ctx, tx);
}

async function rank(ctx: Context, tx: Tx, codes: readonly string[]): Promise<void> {
  for (const [position, code] of codes.filter((each) => each !== OTHER_CATEGORY).entries())
    await updateCategory(ctx, tx, code, { position });
}

/** Changes places with its neighbour; nothing happens at either end. What fits nowhere else stays last. */
export async function moveCategory(
  ctx: Context,
  tx: Tx,
  { code, to }: { readonly code: string; readonly to: 'up' | 'down' },
): Promise<void> {
  const held = await lockAll(ctx, tx);
  mustBeHeld(held, code);
  const codes = held.map((each) => each.code).filter((each) => each !== OTHER_CATEGORY);
  const at = codes.indexOf(code);
  const there = codes[to === 'up' ? at - 1 : at + 1];
  if (at < 0 || there === undefined) return;
  await rank(
    ctx,
    tx,
    codes.map((each) => (each === code ? there : each === there ? code : each)),
  );
  await bumpAll(ctx, tx);
}

/**
 * Everything of `from` is told under `into`: its products, figures of what was sold, words it was called by. There is no way
 * back but to make a category anew. @throws `request.forbidden`, `catalogue.unknown-category`, `catalogue.category-stays`.
 */
export async function mergeCategory(
  ctx: Context,
  tx: Tx,
  { from, into }: { readonly from: string; readonly into: string },
): Promise<void> {
  const held = await lockAll(ctx, tx);
  if (from === OTHER_CATEGORY) throw new DomainError(errors['category-stays']);
  mustBeHeld(held, from, into);
  const name = held.find(({ code }) => code === from)?.name;
  if (from === into || !name) throw new DomainError(errors['unknown-category'], { category: into });
  await turnTo(ctx, tx, from, into);
  await updateCategory(ctx, tx, from, { merged_into: into, merged_at: new Date(ctx.clock.now()) });
  if (into !== OTHER_CATEGORY) await rememberWords(ctx, tx, [from, name.id, name.en].map(plainWords), into);
  await audit(ctx, tx, 'catalogue.category-merged', ctx.organiser, { category: from, to: into });
  await bumpAll(ctx, tx);
}

/** The categories in their order, with the products of all editions. */
export async function listOwnCategories(ctx: Context, tx: Tx) {
  const counts = await countByCategory(ctx, tx);
  return (await selectCategories(ctx, tx)).map((each) => ({ ...each, products: counts.get(each.code) ?? 0 }));
}

/** The most products first. */
export async function listUnmapped(ctx: Context, tx: Tx): Promise<Unmapped[]> {
  const groups = Map.groupBy(await selectUnmapped(ctx, tx), ({ said }) => plainWords(said));
  if (groups.size === 0) return [];
  const categories = await selectCategories(ctx, tx);
  const words = await selectWords(ctx, tx);
  return [...groups]
    .map(([word, products]) => ({
      word,
      said: products[0]?.said ?? '',
      products: products.length,
      proposed: proposeCategory(word, categories, words),
    }))
    .sort((one, other) => other.products - one.products || one.word.localeCompare(other.word));
}

/** Of words that somebody is about to hand in, those that fit no category: how often each stands there, and what it may mean. */
export async function listUnfit(ctx: Context, tx: Tx, said: readonly string[]): Promise<Unmapped[]> {
  const groups = Map.groupBy(
    said.filter((words) => plainWords(words) !== ''),
    plainWords,
  );
  if (groups.size === 0) return [];
  const categories = await selectCategories(ctx, tx);
  const words = await selectWords(ctx, tx);
  return [...groups]
    .filter(([word]) => matchCategory(word, categories, words) === undefined)
    .map(([word, all]) => ({
      word,
      said: all[0] ?? '',
      products: all.length,
      proposed: proposeCategory(word, categories, words),
    }))
    .sort((one, other) => other.products - one.products || one.word.localeCompare(other.word));
}

/** How many products wait for somebody to say what their applicant's words mean. */
export async function countUnmapped(ctx: Context, tx: Tx): Promise<number> {
  return (await selectUnmapped(ctx, tx)).length;
}

/**
 * Puts all products of these words under the category, and those to come. @returns how many there were.
 * @throws `request.forbidden`, `catalogue.unknown-category`.
 */
export async function mapWords(
  ctx: Context,
  tx: Tx,
  input: { readonly word: string; readonly code: string },
): Promise<number> {
  const held = await lockAll(ctx, tx);
  mustBeHeld(held, input.code);
  const word = plainWords(input.word);
  const meant = (await selectUnmapped(ctx, tx)).filter(({ said }) => plainWords(said) === word);
  await putUnder(
    ctx,
    tx,
    meant.map(({ id }) => id),
    input.code,
  );
  await rememberWords(ctx, tx, [word], input.code);
  await audit(ctx, tx, 'catalogue.words-mapped', ctx.organiser, { category: input.code, count: meant.length });
  await bumpAll(ctx, tx);
  return meant.length;
}
