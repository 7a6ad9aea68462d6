/**
 * How far two words are apart, in half letters: a vowel that is another, missing or too much costs 1, as does a doubled
 * letter and an English plural's s; any other letter 2, two that changed places 2. Vowels are what people get wrong: kerupuk, krupuk, kerupok.
 */
const VOWELS = new Set('aeiouy');

/** So far apart that nothing is close any more. */
export const FAR = 99;

/** How far apart a word of that many letters may be from the one that was meant. */
export function allowance(letters: number): number {
  if (letters < 3) return 0;
  if (letters === 3) return 1;
  if (letters <= 5) return 2;
  return letters <= 8 ? 3 : 4;
}

function costOfOne(word: string, at: number): number {
  const letter = word[at] ?? '';
  if (letter === 's' && at === word.length - 1) return 1;
  return VOWELS.has(letter) || letter === word[at - 1] ? 1 : 2;
}

function costOfOther(a: string, b: string): number {
  if (a === b) return 0;
  return VOWELS.has(a) && VOWELS.has(b) ? 1 : 2;
}

/** The distance, or FAR when it is more than `most`. The first letter is hardly ever the wrong one: that costs 1 more. */
export function distance(typed: string, word: string, most: number): number {
  if (typed === word) return 0;
  if (Math.abs(typed.length - word.length) > most) return FAR;
  const first = typed[0] === word[0] ? 0 : 1;
  let before: number[] = [];
  let above: number[] = [0];
  for (let at = 0; at < word.length; at++) above.push((above[at] ?? FAR) + costOfOne(word, at));
  for (let row = 1; row <= typed.length; row++) {
    const a = typed[row - 1] ?? '';
    const current = [(above[0] ?? FAR) + costOfOne(typed, row - 1)];
    let least = current[0] ?? FAR;
    for (let column = 1; column <= word.length; column++) {
      const b = word[column - 1] ?? '';
      let best = Math.min(
        (above[column - 1] ?? FAR) + costOfOther(a, b),
        (above[column] ?? FAR) + costOfOne(typed, row - 1),
        (current[column - 1] ?? FAR) + costOfOne(word, column - 1),
      );
      if (row > 1 && column > 1 && a === word[column - 2] && typed[row - 2] === b)
        best = Math.min(best, (before[column - 2] ?? FAR) + 2);
      current.push(best);
      if (best < least) least = best;
    }
    // A swap reaches back two rows, so one row above may still lead on.
    if (least > most && Math.min(...above) > most) return FAR;
    before = above;
    above = current;
  }
  const found = (above[word.length] ?? FAR) + first;
  return found <= most ? found : FAR;
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
