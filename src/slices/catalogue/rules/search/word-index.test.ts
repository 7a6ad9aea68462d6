import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowance, distance, FAR } from './closeness.ts';
import { WordIndex } from './word-index.ts';
import { wordsOf } from './words-of.ts';

/** Name in both languages, category, maker and region, description: as the catalogue fills its index. */
const GOODS: readonly (readonly [name: string, place: string, text: string])[] = [
  ['Amplang ikan tenggiri; Mackerel crackers', 'Kuliner Food; Contoh Camilan Kilat, Balikpapan', 'Renyah dan gurih.'],
  ['Amplang kuku macan; Tiger-claw crackers', 'Kuliner Food; Contoh Camilan Kilat, Balikpapan', ''],
  ['Kalung manik-manik; Bead necklace', 'Aksesori Accessories; Contoh Manik Mahakam, Mahakam Ulu', ''],
  ['Gelang manik; Bead bracelet', 'Aksesori Accessories; Contoh Manik Mahakam, Mahakam Ulu', ''],
  ['Wedang jahe; Ginger drink', 'Minuman Drinks; Contoh Jahe Hangat, Balikpapan', 'Dari jahe merah.'],
  ['Kerupuk udang; Prawn crackers', 'Kuliner Food; Contoh Pesisir, Bontang', ''],
  ['Batik Kelubut; Kelubut batik', 'Wastra Textile; Batik Kelubut, Balikpapan', 'Kain tulis.'],
  ['Batik Jala Ngembang 2 m; Jala Ngembang batik', 'Wastra Textile; Contoh Batik Paser, Paser', ''],
  ['Selendang sutra; Silk shawl', 'Wastra Textile; Contoh Sutra, Samarinda', 'Bermotif batik.'],
  ['Tas anjat rotan; Rattan anjat bag', 'Kriya Craft; Contoh Anjat, Kutai Barat', ''],
  ['Topi pandan; Pandanus hat', 'Kriya Craft; Contoh Anyam, Paser', ''],
  ['Kopi luwak; Civet coffee', 'Minuman Drinks; Contoh Kopi, Kutai Kartanegara', ''],
  ['Kopiah sulam tumpar; Embroidered cap', 'Busana Clothing; Contoh Tumpar, Kutai Barat', ''],
];

function filled(): WordIndex {
  const index = new WordIndex();
  for (const fields of GOODS) index.add(fields);
  return index;
}

/** The names that are found, best first, ties by name: as the catalogue orders them. */
function find(typed: string): string[] {
  const { entries, scores } = filled().match(typed);
  const nameOf = (entry: number) => GOODS[entry]?.[0].split(';')[0] ?? '';
  return [...entries]
    .map((entry, place) => ({ name: nameOf(entry), score: scores[place] ?? 0 }))
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .map((each) => each.name);
}

describe('what is typed finds what is meant', () => {
  it.each<[string, string[]]>([
    ['amplang', ['Amplang ikan tenggiri', 'Amplang kuku macan']],
    ['amplng', ['Amplang ikan tenggiri', 'Amplang kuku macan']],
    ['amplanng', ['Amplang ikan tenggiri', 'Amplang kuku macan']],
    ['AMPLANG', ['Amplang ikan tenggiri', 'Amplang kuku macan']],
    ['ampalng', ['Amplang ikan tenggiri', 'Amplang kuku macan']],
    ['amp', ['Amplang ikan tenggiri', 'Amplang kuku macan']],
    ['amplang macan', ['Amplang kuku macan']],
    ['amplng mcan', ['Amplang kuku macan']],
    ['manik manik', ['Gelang manik', 'Kalung manik-manik']],
    ['manikmanik', ['Gelang manik', 'Kalung manik-manik']],
    ['manik-manik', ['Gelang manik', 'Kalung manik-manik']],
    ['manik2', ['Gelang manik', 'Kalung manik-manik']],
    ['maniq', ['Gelang manik', 'Kalung manik-manik']],
    ['menik', ['Gelang manik', 'Kalung manik-manik']],
    ['krupuk', ['Kerupuk udang']],
    ['kerupok', ['Kerupuk udang']],
    ['krupok', ['Kerupuk udang']],
    ['wedangjahe', ['Wedang jahe']],
    ['wedang', ['Wedang jahe']],
    ['jahi', ['Wedang jahe']],
    ['ginger', ['Wedang jahe']],
    ['crackers', ['Amplang ikan tenggiri', 'Amplang kuku macan', 'Kerupuk udang']],
    ['craker', ['Amplang ikan tenggiri', 'Amplang kuku macan', 'Kerupuk udang']],
    ['neklace', ['Kalung manik-manik']],
    ['beads', ['Gelang manik', 'Kalung manik-manik']],
    ['rottan', ['Tas anjat rotan']],
    ['bontang', ['Kerupuk udang']],
    ['kutai barat tas', ['Tas anjat rotan']],
    ['kuliner balikpapan', ['Amplang ikan tenggiri', 'Amplang kuku macan']],
    // In the name before elsewhere; exactly there before beginning so.
    ['batik', ['Batik Jala Ngembang 2 m', 'Batik Kelubut', 'Selendang sutra']],
    ['kopi', ['Kopi luwak', 'Kopiah sulam tumpar']],
    ['jahe merah', ['Wedang jahe']],
    ['merah', ['Wedang jahe']],
    // A word that nothing is like does not hide the rest.
    ['amplang xqzvyw', ['Amplang ikan tenggiri', 'Amplang kuku macan']],
    ['topi', ['Topi pandan']],
    ['yang dari', []],
    ['xqzvyw', []],
    ['', []],
  ])('%s', (typed, expected) => {
    expect(find(typed)).toEqual(expected);
  });

  it('says what it took a word for, and what it left out', () => {
    const index = filled();
    expect(index.match('amplng').readAs).toEqual([{ typed: 'amplng', as: ['amplang'] }]);
    expect(index.match('amplang').readAs).toEqual([]);
    expect(index.match('amplang xqzvyw').leftOut).toEqual(['xqzvyw']);
    expect(index.nearest('ampelag', 2)).toEqual(['amplang']);
  });
});

describe('words', () => {
  it('are folded, undoubled and told apart from empty ones', () => {
    expect(wordsOf("Kué Lapis' & Manik-Manik dari Kutai, manik2")).toEqual(['kue', 'lapis', 'manik', 'kutai']);
  });

  const word = fc.stringMatching(/^[a-z]{1,12}$/);
  it('are as far from each other as the other way round, and from themselves not at all', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, a, 4)).toBe(0);
        expect(distance(a, b, FAR)).toBe(distance(b, a, FAR));
      }),
    );
  });

  it('that are cut off early are truly too far', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 6 }), (a, b, most) => {
        const whole = distance(a, b, FAR - 1);
        expect(distance(a, b, most)).toBe(whole <= most ? whole : FAR);
      }),
    );
  });

  it('with one wrong vowel are found from five letters on', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{5,12}$/), fc.nat(), fc.constantFrom(...'aeiou'), (right, at, vowel) => {
        const place = at % right.length;
        if (!'aeiou'.includes(right[place] ?? '')) return;
        const wrong = right.slice(0, place) + vowel + right.slice(place + 1);
        expect(distance(wrong, right, FAR)).toBeLessThanOrEqual(allowance(wrong.length));
      }),
    );
  });
});
