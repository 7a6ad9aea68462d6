/** What an edition sells, ready to be searched, narrowed, put in order and counted without asking the database. */
import type { Id } from '../../../../kinds/id.ts';
import type { Locale } from '../../../../kinds/time.ts';
import { type Matched, WordIndex } from './word-index.ts';
import { foldText } from './words-of.ts';

export interface Good {
  readonly id: Id<'product'>;
  readonly slug: string;
  readonly name: { readonly id: string; readonly en: string };
  /** Minor units. */
  readonly price: number;
  readonly category: string;
  readonly region: string;
  readonly halal: boolean;
  /** What else it is found by: its category, its maker and where they are from; its description. */
  readonly place: string;
  readonly text: string;
}

export interface Maker {
  readonly id: Id<'business'>;
  readonly slug: string;
  readonly name: string;
  /** Invented for a demo. */
  readonly madeUp: boolean;
  readonly region: string;
  readonly regionName: string;
  readonly story: string;
  readonly goods: readonly Good[];
}

export const SORTS = ['match', 'name', 'cheap', 'dear'] as const;
export type Sort = (typeof SORTS)[number];

export interface Wanted {
  readonly typed: string;
  readonly region?: string | undefined;
  readonly category?: string | undefined;
  readonly halal: boolean;
  /** Prices in minor units, both included. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly sort: Sort;
  readonly locale: Locale;
  /** The slug after which to go on. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface Selected {
  readonly ids: readonly Id<'product'>[];
  /** How many there are on all pages. */
  readonly total: number;
  /** How many there would be of each category or region, were it the chosen one. */
  readonly byCategory: ReadonlyMap<string, number>;
  readonly byRegion: ReadonlyMap<string, number>;
  /** The last slug of this page, where more follow. */
  readonly next: string | null;
  readonly readAs: Matched['readAs'];
  readonly leftOut: Matched['leftOut'];
  /** Makers whose own name or story is found, the best first. */
  readonly makers: readonly Id<'business'>[];
}

const NO_MATCH: Pick<Matched, 'readAs' | 'leftOut'> = { readAs: [], leftOut: [] };
const MAKERS = 6;
/** Half of a shelf may be dead before it is worth filling anew. */
const DEAD = 0.5;

/** The smallest keys above `floor`, in order, with their entries. */
function smallest(entries: Int32Array, keys: Float64Array, floor: number, count: number): number[] {
  const best: { readonly key: number; readonly entry: number }[] = [];
  for (let place = 0; place < entries.length; place++) {
    const key = keys[place] ?? 0;
    if (key <= floor) continue;
    const last = best[best.length - 1];
    if (best.length === count && last && key >= last.key) continue;
    let low = 0;
    let high = best.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((best[middle]?.key ?? 0) < key) low = middle + 1;
      else high = middle;
    }
    best.splice(low, 0, { key, entry: entries[place] ?? 0 });
    if (best.length > count) best.pop();
  }
  return best.map(({ entry }) => entry);
}

/** What a region has on the shelf. */
export interface OfRegion {
  readonly makers: number;
  readonly goods: number;
  /** One of its goods: the first address of a real maker, or of an invented one where there is none. */
  readonly pick: Id<'product'> | undefined;
}

export class Shelf {
  readonly #index = new WordIndex();
  readonly #makerIndex = new WordIndex();
  readonly #goods: (Good | undefined)[] = [];
  readonly #makers: (Maker | undefined)[] = [];
  readonly #bySlug = new Map<string, number>();
  readonly #ofMaker = new Map<string, { readonly entry: number; readonly goods: readonly number[] }>();
  readonly #ranks = new Map<Locale, Float64Array>();
  #inOrder: readonly Good[] | undefined;
  #byCategory: ReadonlyMap<string, number> | undefined;
  #byRegion: ReadonlyMap<string, OfRegion> | undefined;
  #living = 0;

  /** How many goods are on it. */
  get size(): number {
    return this.#living;
  }

  /** How many there are of each category that has any. */
  get byCategory(): ReadonlyMap<string, number> {
    if (this.#byCategory) return this.#byCategory;
    const counts = new Map<string, number>();
    for (const good of this.#goods) if (good) counts.set(good.category, (counts.get(good.category) ?? 0) + 1);
    this.#byCategory = counts;
    return counts;
  }

  /** What each region has that any maker comes from. */
  get byRegion(): ReadonlyMap<string, OfRegion> {
    if (this.#byRegion) return this.#byRegion;
    const regions = new Map<string, { makers: number; goods: number; pick: Good | undefined; madeUp: boolean }>();
    for (const maker of this.#makers) {
      if (!maker) continue;
      const { region, goods, madeUp } = maker;
      const found = regions.get(region) ?? { makers: 0, goods: 0, pick: undefined, madeUp: true };
      regions.set(region, found);
      found.makers++;
      found.goods += goods.length;
      for (const good of goods) {
        if (found.pick && (madeUp !== found.madeUp ? madeUp : good.slug >= found.pick.slug)) continue;
        found.pick = good;
        found.madeUp = madeUp;
      }
    }
    this.#byRegion = new Map(
      [...regions].map(([region, { makers, goods, pick }]) => [region, { makers, goods, pick: pick?.id }]),
    );
    return this.#byRegion;
  }

  /** So much was taken off that a new shelf is smaller and quicker. */
  get worn(): boolean {
    return this.#goods.length > 1_000 && this.#living < this.#goods.length * DEAD;
  }

  /** Puts a maker with all that it sells on the shelf, in the place of what was there of it. */
  put(maker: Maker): void {
    this.take(maker.id);
    const entry = this.#makerIndex.add([maker.name, maker.regionName, maker.story]);
    this.#makers[entry] = maker;
    const goods = maker.goods.map((good) => {
      const place = this.#index.add([`${good.name.id}; ${good.name.en}`, good.place, good.text]);
      this.#goods[place] = good;
      this.#bySlug.set(good.slug, place);
      return place;
    });
    this.#ofMaker.set(maker.id, { entry, goods });
    this.#living += goods.length;
    this.#ranks.clear();
    this.#inOrder = undefined;
    this.#byCategory = undefined;
    this.#byRegion = undefined;
  }

  /** Takes a maker off with all that it sells. */
  take(maker: string): void {
    const held = this.#ofMaker.get(maker);
    if (!held) return;
    this.#ofMaker.delete(maker);
    this.#makers[held.entry] = undefined;
    for (const place of held.goods) {
      const slug = this.#goods[place]?.slug;
      if (slug !== undefined && this.#bySlug.get(slug) === place) this.#bySlug.delete(slug);
      this.#goods[place] = undefined;
    }
    this.#living -= held.goods.length;
    this.#ranks.clear();
    this.#inOrder = undefined;
    this.#byCategory = undefined;
    this.#byRegion = undefined;
  }

  /** The place of each good in the order of the names of a language; found once after a change. */
  #rank(locale: Locale): Float64Array {
    const known = this.#ranks.get(locale);
    if (known) return known;
    const names = this.#goods.map((good) => (good ? `${foldText(good.name[locale])} ${good.slug}` : ''));
    const order = Uint32Array.from(names.keys()).sort((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1));
    const rank = new Float64Array(names.length);
    order.forEach((entry, place) => {
      rank[entry] = place;
    });
    this.#ranks.set(locale, rank);
    return rank;
  }

  /** Goods in the order of their addresses from after one of them on: for whoever reads everything, page by page. */
  read(
    { region, category }: { readonly region?: string | undefined; readonly category?: string | undefined },
    { after, limit }: { readonly after?: string | undefined; readonly limit: number },
  ): Id<'product'>[] {
    this.#inOrder ??= this.#goods.filter((good) => good !== undefined).sort((a, b) => (a.slug < b.slug ? -1 : 1));
    let low = 0;
    let high = after === undefined ? 0 : this.#inOrder.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#inOrder[middle]?.slug ?? '') <= (after ?? '')) low = middle + 1;
      else high = middle;
    }
    const ids: Id<'product'>[] = [];
    for (let place = low; place < this.#inOrder.length && ids.length < limit; place++) {
      const good = this.#inOrder[place];
      if (!good || (region !== undefined && good.region !== region)) continue;
      if (category === undefined || good.category === category) ids.push(good.id);
    }
    return ids;
  }

  #match(typed: string): Matched | undefined {
    return /[\p{L}\p{N}]/u.test(typed) ? this.#index.match(typed) : undefined;
  }

  select(wanted: Wanted): Selected {
    const matched = this.#match(wanted.typed);
    const rank = this.#rank(wanted.locale);
    const entries = matched?.entries ?? Int32Array.from(this.#goods.keys());
    const kept: number[] = [];
    const keys: number[] = [];
    const byCategory = new Map<string, number>();
    const byRegion = new Map<string, number>();
    const width = this.#goods.length + 1;
    const keyOf = (good: Good, entry: number, score: number) => {
      const place = rank[entry] ?? 0;
      if (wanted.sort === 'cheap') return good.price * width + place;
      if (wanted.sort === 'dear') return -good.price * width + place;
      return wanted.sort === 'match' ? -score * width + place : place;
    };
    const cursor = wanted.after === undefined ? undefined : this.#bySlug.get(wanted.after);
    let floor = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at] ?? 0;
      const good = this.#goods[entry];
      if (!good) continue;
      const key = keyOf(good, entry, matched?.scores[at] ?? 0);
      if (entry === cursor) floor = key;
      if (wanted.halal && !good.halal) continue;
      if (wanted.from !== undefined && good.price < wanted.from) continue;
      if (wanted.to !== undefined && good.price > wanted.to) continue;
      const here = wanted.region === undefined || good.region === wanted.region;
      const such = wanted.category === undefined || good.category === wanted.category;
      if (here) byCategory.set(good.category, (byCategory.get(good.category) ?? 0) + 1);
      if (such) byRegion.set(good.region, (byRegion.get(good.region) ?? 0) + 1);
      if (!here || !such) continue;
      kept.push(entry);
      keys.push(key);
    }
    const found = smallest(Int32Array.from(kept), Float64Array.from(keys), floor, wanted.limit + 1);
    const shown = found.slice(0, wanted.limit).flatMap((entry) => this.#goods[entry] ?? []);
    const { readAs, leftOut } = matched ?? NO_MATCH;
    return {
      ids: shown.map((good) => good.id),
      total: kept.length,
      byCategory,
      byRegion,
      next: found.length > wanted.limit ? (shown.at(-1)?.slug ?? null) : null,
      readAs,
      leftOut,
      makers: this.#findMakers(wanted),
    };
  }

  #findMakers({ typed, region }: Wanted): Id<'business'>[] {
    if (!/[\p{L}\p{N}]/u.test(typed)) return [];
    const { entries, scores, leftOut } = this.#makerIndex.match(typed);
    if (leftOut.length > 0) return [];
    return [...entries]
      .flatMap((entry, place) => {
        const maker = this.#makers[entry];
        return maker && (region === undefined || maker.region === region) ? [{ maker, score: scores[place] ?? 0 }] : [];
      })
      .sort((a, b) => b.score - a.score || (a.maker.name < b.maker.name ? -1 : 1))
      .slice(0, MAKERS)
      .map(({ maker }) => maker.id);
  }

  /** Words near what was typed, for somebody who found nothing. */
  nearest(typed: string, count: number): string[] {
    return this.#index.nearest(typed, count);
  }
}
