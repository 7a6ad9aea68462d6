/** How a text is cut into the words that are compared: the same for what is searched and for what is typed. */

/** Words that say nothing of a product; typed alone they still count. */
const EMPTY = new Set([
  'dan',
  'dari',
  'di',
  'yang',
  'untuk',
  'dengan',
  'ke',
  'the',
  'of',
  'and',
  'a',
  'an',
  'from',
  'with',
  'for',
]);

/** The longest word that is looked at: more letters than any name has. */
const LONGEST = 40;

const PLAIN = /^[\x20-\x26\x28-\x5f\x61-\x7e]*$/;

/** Lower case, without accents and apostrophes: `Kérupuk` -> `kerupuk`. */
export function foldText(text: string): string {
  // Most texts have neither accents nor apostrophes.
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’`]/g, '')
    .toLowerCase();
}

/** Indonesian doubles a word with a hyphen, a 2 or nothing: `manik-manik`, `manik2`, `manikmanik` are all `manik`. */
function undouble(word: string): string {
  const single = word.replace(/^([a-z]{2,})2$/, '$1');
  const half = single.length / 2;
  return half >= 3 && single.slice(0, half) === single.slice(half) ? single.slice(0, half) : single;
}

/** The words of a text in their order, without empty ones and without the same twice. */
export function wordsOf(text: string): string[] {
  const all = foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => undouble(word.slice(0, LONGEST)));
  const telling = all.filter((word) => !EMPTY.has(word));
  return [...new Set(telling.length > 0 ? telling : all)];
}

/** Two neighbours written as one: whoever types `wedangjahe` finds `wedang jahe`. */
export function joinedPairs(words: readonly string[]): string[] {
  return words.slice(1).map((word, place) => `${words[place] ?? ''}${word}`);
}
