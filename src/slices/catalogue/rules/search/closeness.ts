/**
 * How far two words are apart, in half letters: a vowel that is another, missing or too much costs 1, as does a doubled
 * letter and an English plural's s; any other letter 2, two that changed places 2. Vowels are what people get wrong: kerupuk, krupuk, kerupok.
 */
const VOWEL = new Uint8Array(128);
for (const letter of 'aeiouy') VOWEL[letter.charCodeAt(0)] = 1;
const S = 's'.charCodeAt(0);

/** So far apart that nothing is close any more. */
export const FAR = 99;

/** How far apart a word of that many letters may be from the one that was meant. */
export function allowance(letters: number): number {
  if (letters < 3) return 0;
  if (letters === 3) return 1;
  if (letters <= 5) return 2;
  return letters <= 8 ? 3 : 4;
}

function isVowel(letter: number): boolean {
  return letter < 128 && VOWEL[letter] === 1;
}

function costOfOne(word: string, at: number): number {
  const letter = word.charCodeAt(at);
  if (letter === S && at === word.length - 1) return 1;
  return isVowel(letter) || (at > 0 && letter === word.charCodeAt(at - 1)) ? 1 : 2;
}

/** Three rows of the table, used again by every comparison: tens of thousands of words are compared in a search. */
let before = new Int32Array(64);
let above = new Int32Array(64);
let current = new Int32Array(64);
/** What leaving out each letter of the word costs. */
let ones = new Int32Array(64);

function makeRoom(letters: number): void {
  if (letters < ones.length) return;
  before = new Int32Array(letters + 1);
  above = new Int32Array(letters + 1);
  current = new Int32Array(letters + 1);
  ones = new Int32Array(letters + 1);
}

/** The distance, or FAR when it is more than `most`. The first letter is hardly ever the wrong one: that costs 1 more. */
export function distance(typed: string, word: string, most: number): number {
  if (typed === word) return 0;
  if (Math.abs(typed.length - word.length) > most) return FAR;
  makeRoom(word.length);
  above[0] = 0;
  for (let column = 1; column <= word.length; column++) {
    ones[column] = costOfOne(word, column - 1);
    above[column] = (above[column - 1] ?? FAR) + (ones[column] ?? FAR);
  }
  let leastAbove = 0;
  for (let row = 1; row <= typed.length; row++) {
    const least = fillRow(typed, word, row);
    // A swap reaches back two rows, so one row above may still lead on.
    if (least > most && leastAbove > most) return FAR;
    leastAbove = least;
    [before, above, current] = [above, current, before];
  }
  const found = (above[word.length] ?? FAR) + (typed.charCodeAt(0) === word.charCodeAt(0) ? 0 : 1);
  return found <= most ? found : FAR;
}

/** The least of the row. */
function fillRow(typed: string, word: string, row: number): number {
  const a = typed.charCodeAt(row - 1);
  const previous = row > 1 ? typed.charCodeAt(row - 2) : -1;
  const one = costOfOne(typed, row - 1);
  const vowel = isVowel(a);
  let left = (above[0] ?? FAR) + one;
  let least = left;
  current[0] = left;
  for (let column = 1; column <= word.length; column++) {
    const b = word.charCodeAt(column - 1);
    const other = a === b ? 0 : vowel && isVowel(b) ? 1 : 2;
    let best = (above[column - 1] ?? FAR) + other;
    const up = (above[column] ?? FAR) + one;
    if (up < best) best = up;
    const across = left + (ones[column] ?? FAR);
    if (across < best) best = across;
    if (b === previous && column > 1 && a === word.charCodeAt(column - 2)) {
      const swapped = (before[column - 2] ?? FAR) + 2;
      if (swapped < best) best = swapped;
    }
    current[column] = best;
    left = best;
    if (best < least) least = best;
  }
  return least;
}

/** Which letters a word has, a bit each: words that share few letters need not be compared. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    letters |= code >= 97 && code <= 122 ? 1 << (code - 97) : 1 << 26;
  }
  return letters;
}

/** How many letters one word has and the other has not. */
export function lettersApart(a: number, b: number): number {
  let bits = a ^ b;
  let count = 0;
  while (bits !== 0) {
    bits &= bits - 1;
    count++;
  }
  return count;
}
