/** Finding a product while a buyer waits: forgiving about case, accents, hyphens and spaces, and quick with ten thousand. */
import type { Id } from '../../../../kinds/id.ts';
import type { Catalogue, Product } from './catalogue.ts';

/** `Kalung Manik-manik` becomes `kalung manik manik`. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

interface Entry {
  readonly product: Product;
  /** All that one may search by, without a space inside a name: `manik manik` is found by `manikmanik` and by `manik`. */
  readonly names: readonly string[];
  /** The names in one text. */
  readonly text: string;
}

/** The products in the order to show: what sells most here comes first. */
export type ProductIndex = readonly Entry[];

const kept = new WeakMap<Catalogue, ProductIndex>();

/**
 * The index of a catalogue, made once and kept: it takes a while, and the order of the tiles must stand still while one
 * sells, because a tile that jumps away under the finger sells the wrong thing.
 */
export function keptIndex(catalogue: Catalogue, sold: () => ReadonlyMap<Id<'product'>, number>): ProductIndex {
  const index = kept.get(catalogue) ?? indexProducts(catalogue, sold());
  kept.set(catalogue, index);
  return index;
}

/** `sold` says how many pieces of a product this device has sold. */
export function indexProducts(catalogue: Catalogue, sold: ReadonlyMap<Id<'product'>, number>): ProductIndex {
  const entries = catalogue.products.map((product): Entry => {
    const maker = catalogue.businessNames.get(product.business) ?? '';
    const words = [product.name.id, product.name.en, maker, product.category];
    const names = words.map((word) => fold(word).replaceAll(' ', ''));
    return { product, names, text: names.join(' ') };
  });
  const piecesOf = (entry: Entry) => sold.get(entry.product.id) ?? 0;
  return entries.sort((a, b) => piecesOf(b) - piecesOf(a));
}

/**
 * The first `most` products that fit; all fit an empty query. When nothing contains what was typed, what has its letters in
 * their order: `amplng`.
 */
export function findProducts(index: ProductIndex, query: string, most: number): readonly Product[] {
  const words = fold(query).split(' ');
  const found = take(index, most, ({ text }) => words.every((word) => text.includes(word)));
  if (found.length > 0) return found;
  const letters = words.join('');
  return letters.length < LEAST_LETTERS
    ? []
    : take(index, most, ({ names }) => names.some((name) => isSpelt(name, letters)));
}

/** A screen shows a dozen: whoever asks for a hundred need not wait for the other thousands. */
function take(index: ProductIndex, most: number, fits: (entry: Entry) => boolean): readonly Product[] {
  const found: Product[] = [];
  for (const entry of index) {
    if (found.length >= most) break;
    if (fits(entry)) found.push(entry.product);
  }
  return found;
}

const LEAST_LETTERS = 4;

/** Whether the letters stand in this order within a name, from its beginning. */
function isSpelt(name: string, letters: string): boolean {
  if (name[0] !== letters[0]) return false;
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
