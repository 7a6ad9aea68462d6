import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Id, newId } from '../../../../kinds/id.ts';
import { type Good, type Maker, Shelf, SORTS, type Wanted } from './shelf.ts';

function good(slug: string, price: number, rest: Partial<Good> = {}): Good {
  const name = { id: slug.replaceAll('-', ' '), en: slug.replaceAll('-', ' ') };
  return {
    id: newId(),
    slug,
    name,
    price,
    category: 'kuliner',
    region: '64.71',
    halal: false,
    place: 'Kuliner Food; Contoh, Balikpapan',
    text: '',
    ...rest,
  };
}

function maker(name: string, goods: readonly Good[], region = '64.71', madeUp = true): Maker {
  return { id: newId(), slug: name, name, madeUp, region, regionName: 'Balikpapan', story: 'Sejak 1990.', goods };
}

const all: Wanted = { typed: '', halal: false, sort: 'name', locale: 'id', limit: 10 };

describe('a shelf', () => {
  const amplang = good('amplang', 25_000, { halal: true });
  const batik = good('batik', 250_000, { category: 'wastra', region: '64.01' });
  const kerupuk = good('kerupuk', 12_000, { halal: true });
  const camilan = maker('Contoh Camilan', [amplang, kerupuk]);
  const shelf = new Shelf();
  shelf.put(camilan);
  shelf.put(maker('Contoh Batik', [batik], '64.01'));
  const select = (wanted: Partial<Wanted>) => {
    const { ids, total, next } = shelf.select({ ...all, ...wanted });
    return { ids, total, next };
  };

  it('narrows, sorts and counts', () => {
    expect(select({})).toEqual({ ids: [amplang.id, batik.id, kerupuk.id], total: 3, next: null });
    expect(select({ sort: 'cheap' }).ids).toEqual([kerupuk.id, amplang.id, batik.id]);
    expect(select({ sort: 'dear' }).ids).toEqual([batik.id, amplang.id, kerupuk.id]);
    expect(select({ halal: true }).ids).toEqual([amplang.id, kerupuk.id]);
    expect(select({ from: 12_001, to: 25_000 }).ids).toEqual([amplang.id]);
    expect(select({ region: '64.01', category: 'kuliner' })).toEqual({ ids: [], total: 0, next: null });
    const { byCategory, byRegion } = shelf.select({ ...all, region: '64.71', category: 'wastra' });
    expect([[...byCategory], [...byRegion]]).toEqual([[['kuliner', 2]], [['64.01', 1]]]);
  });

  it('is read in the order of the addresses, from after any word on', () => {
    expect(shelf.read({}, { limit: 10 })).toEqual([amplang.id, batik.id, kerupuk.id]);
    expect(shelf.read({}, { after: 'amplang', limit: 1 })).toEqual([batik.id]);
    expect(shelf.read({}, { after: 'b', limit: 10 })).toEqual([batik.id, kerupuk.id]);
    expect(shelf.read({ region: '64.71' }, { limit: 10 })).toEqual([amplang.id, kerupuk.id]);
    expect(shelf.read({ category: 'wastra' }, { after: 'batik', limit: 10 })).toEqual([]);
  });

  it('has a taste of each region, of a real maker where there is one', () => {
    expect([...shelf.byRegion]).toEqual([
      ['64.71', { makers: 1, goods: 2, pick: amplang.id }],
      ['64.01', { makers: 1, goods: 1, pick: batik.id }],
    ]);
    const mixed = new Shelf();
    const real = good('tas', 1_000);
    mixed.put(maker('Contoh', [good('amplang', 1_000)]));
    mixed.put(maker('Nyata', [good('topi', 1_000), real], '64.71', false));
    mixed.put(maker('Contoh Kedua', [good('abon', 1_000)]));
    expect(mixed.byRegion.get('64.71')).toEqual({ makers: 3, goods: 4, pick: real.id });
  });

  it('counts each category', () => {
    expect([...shelf.byCategory]).toEqual([
      ['kuliner', 2],
      ['wastra', 1],
    ]);
  });

  it('finds makers by their names, and goods by what is typed', () => {
    const found = shelf.select({ ...all, typed: 'camilan', sort: 'match' });
    expect([found.makers, found.total]).toEqual([[camilan.id], 0]);
    expect(shelf.select({ ...all, typed: 'amplng', sort: 'match' }).ids).toEqual([amplang.id]);
    expect(shelf.nearest('kerpk', 1)).toEqual(['kerupuk']);
  });

  it('forgets what a maker no longer sells', () => {
    const changing = new Shelf();
    const first = maker('Contoh', [good('lama', 1_000)]);
    changing.put(first);
    changing.put({ ...first, goods: [good('baru', 2_000)] });
    expect(changing.select({ ...all, typed: 'lama', sort: 'match' }).total).toBe(0);
    expect(changing.select({ ...all, typed: 'baru', sort: 'match' }).total).toBe(1);
    changing.take(first.id);
    expect([changing.size, changing.select(all).total, changing.byCategory.size]).toEqual([0, 0, 0]);
  });

  it('is the same after any changes as one that was filled at once', () => {
    const products = ['abon', 'amplang', 'batik', 'kalung manik', 'tas anjat'];
    const change = fc.record({
      of: fc.nat(3),
      goods: fc.option(
        fc.uniqueArray(fc.tuple(fc.constantFrom(...products), fc.integer({ min: 1, max: 4 })), {
          selector: ([name]) => name,
        }),
      ),
      looked: fc.boolean(),
    });
    const makers = [0, 1, 2, 3].map((place) => maker(`Usaha ${place}`, [], `64.0${place}`, place > 1));
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 12 }),
        fc.constantFrom('id' as const, 'en' as const),
        (changes, locale) => {
          const changed = new Shelf();
          const last = new Map<number, Maker>();
          for (const { of, goods, looked } of changes) {
            const whose = makers[of];
            if (!whose) continue;
            if (goods === null) {
              changed.take(whose.id);
              last.delete(of);
            } else {
              const region = whose.region;
              const now = { ...whose, goods: goods.map(([name, price]) => good(`${name}-${of}`, price, { region })) };
              changed.put(now);
              last.set(of, now);
            }
            if (looked) changed.settle();
          }
          const fresh = new Shelf();
          for (const each of last.values()) fresh.put(each);
          const told = (shelf: Shelf) => [
            SORTS.map((sort) =>
              [all, { ...all, typed: 'manik' }, { ...all, from: 2, region: '64.01' }].map((wanted) => {
                const { byCategory, byRegion, ...rest } = shelf.select({
                  ...wanted,
                  locale,
                  sort,
                  limit: 3,
                  after: 'batik-1',
                });
                return { ...rest, byCategory: Object.fromEntries(byCategory), byRegion: Object.fromEntries(byRegion) };
              }),
            ),
            shelf.read({ region: '64.02' }, { limit: 9 }),
            shelf.read({}, { after: 'b', limit: 4 }),
            Object.fromEntries(shelf.byRegion),
            Object.fromEntries(shelf.byCategory),
            shelf.size,
          ];
          expect(told(changed)).toEqual(told(fresh));
        },
      ),
    );
  });

  it('is read page by page without a gap and without the same twice, in any order, whatever leaves meanwhile', () => {
    const prices = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(prices, fc.integer({ min: 1, max: 7 }), fc.constantFrom(...SORTS), (given, limit, sort) => {
        const filled = new Shelf();
        const goods = given.map((price, place) => good(`amplang-${String(place).padStart(3, '0')}`, price * 1_000));
        filled.put(maker('Contoh', goods));
        const read: Id[] = [];
        let after: string | undefined;
        for (let page = 0; page <= given.length; page++) {
          const selected = filled.select({ ...all, typed: 'amplang', sort, limit, after });
          read.push(...selected.ids);
          expect(selected.total).toBe(given.length);
          if (selected.next === null) break;
          after = selected.next;
        }
        const { ids } = filled.select({ ...all, typed: 'amplang', sort, limit: 100 });
        expect(read).toEqual(ids);
        expect(new Set(read).size).toBe(given.length);
      }),
    );
  });
});
