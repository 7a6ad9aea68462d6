/** What an edition sells, ready to be searched, narrowed, put in order and counted without asking the database. */
import type { Id } from '../../../../kinds/id.ts';
import type { Locale } from '../../../../kinds/time.ts';
import { bytes, Names, numbers, shorts } from './growing.ts';
import { Ordered } from './ordered.ts';
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

/** The smallest keys above `floor`, in order: the entries that they belong to. Only the first `length` of either count. */
function smallest(entries: Int32Array, keys: Float64Array, length: number, floor: number, count: number): number[] {
  const best: { readonly key: number; readonly entry: number }[] = [];
  let worst = Number.POSITIVE_INFINITY;
  for (let place = 0; place < length; place++) {
    const key = keys[place] ?? 0;
    if (key <= floor || key >= worst) continue;
    let low = 0;
    let high = best.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((best[middle]?.key ?? 0) < key) low = middle + 1;
      else high = middle;
    }
    best.splice(low, 0, { key, entry: entries[place] ?? 0 });
    if (best.length > count) best.pop();
    if (best.length === count) worst = best[count - 1]?.key ?? worst;
  }
  return best.map(({ entry }) => entry);
}

/** Counts by number, as counts by name; what there is none of is left out. */
function named(counts: Int32Array, names: Names): ReadonlyMap<string, number> {
  return new Map(
    names.all.map((name, number) => [name, counts[number] ?? 0] as const).filter(([, count]) => count > 0),
  );
}

/** A maker, of which nothing is held that its goods or the index hold. */
interface Shelved {
  readonly id: Id<'business'>;
  readonly name: string;
  readonly madeUp: boolean;
  readonly region: string;
  readonly goods: readonly number[];
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
  readonly #makers: (Shelved | undefined)[] = [];
  readonly #ofMaker = new Map<string, number>();
  /** Each good is a place in these lists. */
  readonly #ids: Id<'product'>[] = [];
  readonly #slugs: string[] = [];
  readonly #folded: Readonly<Record<Locale, string[]>> = { id: [], en: [] };
  readonly #prices = numbers();
  readonly #categories = shorts();
  readonly #regions = shorts();
  readonly #halal = bytes();
  /** 0 once it was taken off. */
  readonly #alive = bytes();
  readonly #categoryNames = new Names();
  readonly #regionNames = new Names();
  readonly #bySlug = new Ordered((a, b) => this.#compareSlugs(a, b));
  readonly #byName = { id: this.#orderedBy('id'), en: this.#orderedBy('en') };
  readonly #ranks = new Map<Locale, { readonly order: Int32Array; readonly rank: Int32Array }>();
  #byCategory: ReadonlyMap<string, number> | undefined;
  #byRegion: ReadonlyMap<string, OfRegion> | undefined;
  #living = 0;

  #compareSlugs(a: number, b: number): number {
    const [one = '', other = ''] = [this.#slugs[a], this.#slugs[b]];
    return one < other ? -1 : one > other ? 1 : a - b;
  }

  #orderedBy(locale: Locale): Ordered {
    const folded = this.#folded[locale];
    return new Ordered((a, b) => {
      const [one = '', other = ''] = [folded[a], folded[b]];
      return one < other ? -1 : one > other ? 1 : this.#compareSlugs(a, b);
    });
  }

  /** How many goods are on it. */
  get size(): number {
    return this.#living;
  }

  /** How many there are of each category that has any. */
  get byCategory(): ReadonlyMap<string, number> {
    if (this.#byCategory) return this.#byCategory;
    const counts = new Int32Array(this.#categoryNames.all.length);
    for (let place = 0; place < this.#ids.length; place++) {
      const category = this.#categories.at(place);
      if (this.#alive.at(place) === 1) counts[category] = (counts[category] ?? 0) + 1;
    }
    this.#byCategory = named(counts, this.#categoryNames);
    return this.#byCategory;
  }

  /** What each region has that any maker comes from. */
  get byRegion(): ReadonlyMap<string, OfRegion> {
    if (this.#byRegion) return this.#byRegion;
    const regions = new Map<string, { makers: number; goods: number; pick: number | undefined; madeUp: boolean }>();
    for (const maker of this.#makers) {
      if (!maker) continue;
      const { region, goods, madeUp } = maker;
      const found = regions.get(region) ?? { makers: 0, goods: 0, pick: undefined, madeUp: true };
      regions.set(region, found);
      found.makers++;
      found.goods += goods.length;
      for (const good of goods) {
        const worse = found.pick !== undefined && this.#compareSlugs(good, found.pick) >= 0;
        if (found.pick !== undefined && (madeUp === found.madeUp ? worse : madeUp)) continue;
        found.pick = good;
        found.madeUp = madeUp;
      }
    }
    this.#byRegion = new Map(
      [...regions].map(([region, { makers, goods, pick }]) => [
        region,
        { makers, goods, pick: pick === undefined ? undefined : this.#ids[pick] },
      ]),
    );
    return this.#byRegion;
  }

  /** So much was taken off that a new shelf is smaller and quicker. */
  get worn(): boolean {
    return this.#ids.length > 1_000 && this.#living < this.#ids.length * DEAD;
  }

  /** Puts a maker with all that it sells on the shelf, in the place of what was there of it. */
  put(maker: Maker): void {
    this.take(maker.id);
    const entry = this.#makerIndex.add([maker.name, maker.regionName, maker.story]);
    const goods = maker.goods.map((good) => this.#putGood(good));
    const { id, name, madeUp, region } = maker;
    this.#makers[entry] = { id, name, madeUp, region, goods };
    this.#ofMaker.set(id, entry);
    this.#living += goods.length;
    this.#forgetCounts();
  }

  #putGood(good: Good): number {
    const place = this.#index.add([`${good.name.id}; ${good.name.en}`, good.place, good.text]);
    this.#ids[place] = good.id;
    this.#slugs[place] = good.slug;
    const folded = foldText(good.name.id);
    this.#folded.id[place] = folded;
    this.#folded.en[place] = good.name.en === good.name.id ? folded : foldText(good.name.en);
    this.#prices.push(good.price);
    this.#categories.push(this.#categoryNames.number(good.category));
    this.#regions.push(this.#regionNames.number(good.region));
    this.#halal.push(good.halal ? 1 : 0);
    this.#alive.push(1);
    for (const order of [this.#bySlug, this.#byName.id, this.#byName.en]) order.add(place);
    return place;
  }

  /** Takes a maker off with all that it sells. */
  take(maker: string): void {
    const entry = this.#ofMaker.get(maker);
    const held = entry === undefined ? undefined : this.#makers[entry];
    if (entry === undefined || !held) return;
    this.#ofMaker.delete(maker);
    this.#makers[entry] = undefined;
    this.#makerIndex.remove(entry);
    for (const place of held.goods) {
      this.#alive.set(place, 0);
      this.#index.remove(place);
    }
    this.#living -= held.goods.length;
    this.#forgetCounts();
  }

  #forgetCounts(): void {
    this.#byCategory = undefined;
    this.#byRegion = undefined;
  }

  /** Puts what was put on it in order now, which otherwise the next search would have to wait for. */
  settle(): void {
    this.#index.settle();
    this.#makerIndex.settle();
    for (const order of [this.#bySlug, this.#byName.id, this.#byName.en]) void order.order;
  }

  /** The place of each good in the order of the names of a language; counted once after a change. */
  #rank(locale: Locale): Int32Array {
    const { order } = this.#byName[locale];
    const known = this.#ranks.get(locale);
    if (known?.order === order) return known.rank;
    const rank = new Int32Array(order.length);
    order.forEach((entry, place) => {
      rank[entry] = place;
    });
    this.#ranks.set(locale, { order, rank });
    return rank;
  }

  /** Goods in the order of their addresses from after one of them on: for whoever reads everything, page by page. */
  read(
    { region, category }: { readonly region?: string | undefined; readonly category?: string | undefined },
    { after, limit }: { readonly after?: string | undefined; readonly limit: number },
  ): Id<'product'>[] {
    const { order } = this.#bySlug;
    const such = category === undefined ? undefined : this.#categoryNames.find(category);
    const here = region === undefined ? undefined : this.#regionNames.find(region);
    if ((category !== undefined && such === undefined) || (region !== undefined && here === undefined)) return [];
    const ids: Id<'product'>[] = [];
    const first = after === undefined ? 0 : this.#bySlug.firstPlace((place) => (this.#slugs[place] ?? '') > after);
    for (let at = first; at < order.length && ids.length < limit; at++) {
      const place = order[at] ?? 0;
      const id = this.#ids[place];
      if (id === undefined || this.#alive.at(place) === 0) continue;
      if (here !== undefined && this.#regions.at(place) !== here) continue;
      if (such === undefined || this.#categories.at(place) === such) ids.push(id);
    }
    return ids;
  }

  /** The living good of that address. */
  #placeOf(slug: string): number | undefined {
    const { order } = this.#bySlug;
    for (
      let at = this.#bySlug.firstPlace((place) => (this.#slugs[place] ?? '') >= slug);
      this.#slugs[order[at] ?? -1] === slug;
      at++
    )
      if (this.#alive.at(order[at] ?? -1) === 1) return order[at];
    return undefined;
  }

  #match(typed: string): Matched | undefined {
    return /[\p{L}\p{N}]/u.test(typed) ? this.#index.match(typed) : undefined;
  }

  select(wanted: Wanted): Selected {
    const matched = this.#match(wanted.typed);
    const narrowed = this.#narrow(wanted, matched);
    const { entries, keys, total, floor } = narrowed;
    const found = smallest(entries, keys, total, floor, wanted.limit + 1);
    const shown = found.slice(0, wanted.limit);
    const { readAs, leftOut } = matched ?? NO_MATCH;
    return {
      ids: shown.flatMap((place) => this.#ids[place] ?? []),
      total,
      byCategory: named(narrowed.byCategory, this.#categoryNames),
      byRegion: named(narrowed.byRegion, this.#regionNames),
      next: found.length > wanted.limit ? (this.#slugs[shown.at(-1) ?? -1] ?? null) : null,
      readAs,
      leftOut,
      makers: this.#findMakers(wanted),
    };
  }

  /** The goods that are wanted, each with the number that puts it in order, and the number of the one to go on after. */
  #narrow(wanted: Wanted, matched: Matched | undefined) {
    const rank = this.#rank(wanted.locale);
    const width = this.#ids.length + 1;
    const most = matched?.entries.length ?? this.#ids.length;
    const entries = new Int32Array(most);
    const keys = new Float64Array(most);
    const byCategory = new Int32Array(this.#categoryNames.all.length);
    const byRegion = new Int32Array(this.#regionNames.all.length);
    // Undefined: any. None has the number -1.
    const region = wanted.region === undefined ? undefined : (this.#regionNames.find(wanted.region) ?? -1);
    const category = wanted.category === undefined ? undefined : (this.#categoryNames.find(wanted.category) ?? -1);
    const { sort, halal, from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = wanted;
    const keyOf = (price: number, score: number, place: number) => {
      if (sort === 'cheap') return price * width + place;
      if (sort === 'dear') return -price * width + place;
      return sort === 'match' ? -score * width + place : place;
    };
    const cursor = wanted.after === undefined ? undefined : this.#placeOf(wanted.after);
    let floor = Number.NEGATIVE_INFINITY;
    let total = 0;
    for (let at = 0; at < most; at++) {
      const entry = matched ? (matched.entries[at] ?? 0) : at;
      if (this.#alive.at(entry) === 0) continue;
      const price = this.#prices.at(entry);
      const key = keyOf(price, matched?.scores[at] ?? 0, rank[entry] ?? 0);
      if (entry === cursor) floor = key;
      if ((halal && this.#halal.at(entry) === 0) || price < from || price > to) continue;
      const ofCategory = this.#categories.at(entry);
      const ofRegion = this.#regions.at(entry);
      const here = region === undefined || ofRegion === region;
      const such = category === undefined || ofCategory === category;
      if (here) byCategory[ofCategory] = (byCategory[ofCategory] ?? 0) + 1;
      if (such) byRegion[ofRegion] = (byRegion[ofRegion] ?? 0) + 1;
      if (!here || !such) continue;
      entries[total] = entry;
      keys[total++] = key;
    }
    return { entries, keys, total, floor, byCategory, byRegion };
  }

  #findMakers({ typed, region }: Wanted): Id<'business'>[] {
    if (!/[\p{L}\p{N}]/u.test(typed)) return [];
    const { entries, scores, leftOut } = this.#makerIndex.match(typed);
    if (leftOut.length > 0) return [];
    let best: { readonly maker: Shelved; readonly score: number }[] = [];
    entries.forEach((entry, place) => {
      const maker = this.#makers[entry];
      const score = scores[place] ?? 0;
      if (!maker || (region !== undefined && maker.region !== region)) return;
      const last = best[MAKERS - 1];
      if (last && (score < last.score || (score === last.score && maker.name >= last.maker.name))) return;
      best = [...best, { maker, score }]
        .sort((a, b) => b.score - a.score || (a.maker.name < b.maker.name ? -1 : 1))
        .slice(0, MAKERS);
    });
    return best.map(({ maker }) => maker.id);
  }

  /** Words near what was typed, for somebody who found nothing. */
  nearest(typed: string, count: number): string[] {
    return this.#index.nearest(typed, count);
  }
}
