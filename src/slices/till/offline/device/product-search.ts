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
  /** Everything one may search by, without a space inside a name: `manik manik` is found by `manikmanik` and by `manik`. */
  readonly text: string;
}

export interface ProductIndex {
  /** In the order to show: what sells most here comes first. */
  readonly entries: readonly Entry[];
}

/** `sold` says how many pieces of a product this device has sold. */
export function indexProducts(catalogue: Catalogue, sold: ReadonlyMap<Id<'product'>, number>): ProductIndex {
  const entries = catalogue.products.map((product) => {
    const maker = catalogue.businessNames.get(product.business) ?? '';
    const words = [product.name.id, product.name.en, maker, product.category];
    return { product, text: words.map((word) => fold(word).replaceAll(' ', '')).join(' ') };
  });
  const piecesOf = (entry: Entry) => sold.get(entry.product.id) ?? 0;
  return { entries: entries.sort((a, b) => piecesOf(b) - piecesOf(a)) };
}

/** All of them for an empty query. When nothing contains what was typed, what has its letters in their order: `amplng`. */
export function findProducts(index: ProductIndex, query: string): readonly Product[] {
  const words = fold(query).split(' ');
  const exact = index.entries.filter(({ text }) => words.every((word) => text.includes(word)));
  const found = exact.length > 0 ? exact : index.entries.filter(({ text }) => isSpelt(text, words.join('')));
  return found.map(({ product }) => product);
}

const LEAST_LETTERS = 4;

/** Whether the letters stand in this order within one name, from its beginning. */
function isSpelt(text: string, letters: string): boolean {
  if (letters.length < LEAST_LETTERS) return false;
  return text.split(' ').some((word) => {
    if (word[0] !== letters[0]) return false;
    let at = 0;
    for (const letter of letters) {
      at = word.indexOf(letter, at) + 1;
      if (at === 0) return false;
    }
    return true;
  });
}
