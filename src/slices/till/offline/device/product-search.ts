/** Finding a product while a buyer waits: forgiving about case, accents, hyphens and spaces, and quick with ten thousand. */
import type { Id } from '../../../../kinds/id.ts';
import { isProductCode, productCode } from '../../../catalogue/rules/product-code.ts';
import type { Catalogue, Product } from './catalogue.ts';
import { ForgivingWords } from './forgiving-words.ts';

/** `Kalung Manik-manik` becomes `kalung manik manik`. */
export function fold(text: string): string {
  // Most names have no accents, and taking a text apart for them costs more than all the rest.
  const plain = ASCII.test(text) ? text : text.normalize('NFD').replaceAll(/\p{Mn}/gu, '');
  return plain
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins with them
const ASCII = /^[\x00-\x7f]*$/;

/** How many products are made ready between two looks at what the cashier does. */
const AT_ONCE = 400;

/**
 * The products in the order to show (what sells most here comes first), and one text of all that one may search by: a line
 * a product, its names apart by a space and without one inside: `manik manik` is found by `manikmanik` and by `manik`. One
 * text is looked through by the browser's own search, some hundred times faster than ten thousand are one by one.
 */
export class ProductIndex {
  readonly products: readonly Product[];
  readonly #catalogue: Catalogue;
  readonly #folded = new Map<string, string>();
  #lines: string[] = [];
  #text: string | null = null;
  #starts = new Uint32Array(0);
  /** Made when it is first needed: hardly anybody mistypes. */
  #words: ForgivingWords | null = null;

  /** `sold` says how many pieces of a product this device has sold. */
  constructor(catalogue: Catalogue, sold: ReadonlyMap<Id<'product'>, number>) {
    this.#catalogue = catalogue;
    const piecesOf = (product: Product) => sold.get(product.id) ?? 0;
    this.products =
      sold.size === 0 ? catalogue.products : catalogue.products.toSorted((a, b) => piecesOf(b) - piecesOf(a));
  }

  /** Makes some more products ready to be found; false when all are. A search that comes before does the rest itself. */
  prepare(): boolean {
    if (this.#text !== null) return false;
    for (const product of this.products.slice(this.#lines.length, this.#lines.length + AT_ONCE))
      this.#lines.push(this.#lineOf(product));
    if (this.#lines.length === this.products.length) this.#join();
    return this.#text === null;
  }

  /**
   * The first `most` products that fit; all fit an empty query. When nothing contains what was typed, what has its letters
   * in their order: `amplng`; and when there is nothing either, what is spelt nearly so, as on the public pages.
   */
  find(query: string, most: number): readonly Product[] {
    const words = fold(query).split(' ');
    const coded = isProductCode(query.trim()) ? this.#coded(query.trim()) : [];
    if (coded.length > 0) return coded.slice(0, most);
    if (words[0] === '') return this.products.slice(0, most);
    while (this.prepare());
    const found = this.#containing(words, most);
    if (found.length > 0) return found;
    const letters = words.join('');
    if (letters.length < LEAST_LETTERS) return [];
    const spelt = this.#spelling(letters, most);
    return spelt.length > 0 ? spelt : this.#nearly(query, most);
  }

  /** What a scanner reads from a price label. Two of a hundred thousand products may share a code: then both are found. */
  #coded(code: string): readonly Product[] {
    return this.products.filter(({ id }) => productCode(id) === code);
  }

  #nearly(query: string, most: number): readonly Product[] {
    this.#words ??= new ForgivingWords(this.products.map((product) => this.#namesOf(product).join(' ')));
    return this.#words.find(query, most).flatMap((place) => this.products[place] ?? []);
  }

  #lineOf(product: Product): string {
    return this.#namesOf(product)
      .map((name) => this.#squeeze(name))
      .join(' ');
  }

  #namesOf(product: Product): string[] {
    const maker = this.#catalogue.businessNames.get(product.business) ?? '';
    return [product.name.id, product.name.en, maker, product.category];
  }

  #squeeze(name: string): string {
    const known = this.#folded.get(name);
    if (known !== undefined) return known;
    const squeezed = fold(name).replaceAll(' ', '');
    this.#folded.set(name, squeezed);
    return squeezed;
  }

  #join(): void {
    this.#starts = new Uint32Array(this.#lines.length);
    let at = 0;
    for (const [place, line] of this.#lines.entries()) {
      this.#starts[place] = at;
      at += line.length + 1;
    }
    this.#text = `${this.#lines.join('\n')}\n`;
    this.#folded.clear();
  }

  /** Looks for the longest word, which the fewest have, and at the others only in the lines that have it. */
  #containing(words: readonly string[], most: number): readonly Product[] {
    const text = this.#text ?? '';
    const [rarest = '', ...others] = words.toSorted((a, b) => b.length - a.length);
    const found: Product[] = [];
    for (let at = text.indexOf(rarest); at >= 0 && found.length < most; ) {
      const end = text.indexOf('\n', at);
      const place = this.#placeAt(at);
      const line = this.#lines[place] ?? '';
      const product = this.products[place];
      if (product && others.every((word) => line.includes(word))) found.push(product);
      at = text.indexOf(rarest, end);
    }
    return found;
  }

  #spelling(letters: string, most: number): readonly Product[] {
    const found: Product[] = [];
    for (const [place, line] of this.#lines.entries()) {
      if (found.length >= most) break;
      const product = this.products[place];
      if (product && isSpelt(line, letters)) found.push(product);
    }
    return found;
  }

  /** Which product's line a place in the text is in. */
  #placeAt(at: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const kept = new WeakMap<Catalogue, ProductIndex>();

/**
 * The index of a catalogue, made once and kept: the order of the tiles must stand still while one sells, because a tile
 * that jumps away under the finger sells the wrong thing.
 */
export function keptIndex(catalogue: Catalogue, sold: () => ReadonlyMap<Id<'product'>, number>): ProductIndex {
  const known = kept.get(catalogue);
  if (known) return known;
  const index = new ProductIndex(catalogue, sold());
  kept.set(catalogue, index);
  return index;
}

const LEAST_LETTERS = 4;

/** Whether the letters stand in this order within one of a line's names, from its beginning. */
function isSpelt(line: string, letters: string): boolean {
  const first = letters[0] ?? '';
  for (let begin = 0; begin >= 0; ) {
    if (line.startsWith(first, begin) && hasInOrder(line, letters, begin)) return true;
    const space = line.indexOf(' ', begin);
    begin = space < 0 ? -1 : space + 1;
  }
  return false;
}

function hasInOrder(line: string, letters: string, begin: number): boolean {
  const end = line.indexOf(' ', begin);
  const limit = end < 0 ? line.length : end;
  let at = begin;
  for (const letter of letters) {
    const next = line.indexOf(letter, at);
    if (next < 0 || next >= limit) return false;
    at = next + 1;
  }
  return true;
}
