/** The public search's rule for slips of the pen, for a till: `ampalng tengiri` finds amplang of tenggiri. */
import { allowance, distance, FAR } from '../../../catalogue/rules/search/closeness.ts';
import { wordsOf } from '../../../catalogue/rules/search/words-of.ts';

/** The words of a list of texts, each once with the places of the texts that have it. */
export class ForgivingWords {
  readonly #places = new Map<string, number[]>();

  /** What is added has the next place, from 0. */
  constructor(texts: Iterable<string>) {
    let place = 0;
    for (const text of texts) {
      for (const word of wordsOf(text)) {
        const places = this.#places.get(word);
        if (places) places.push(place);
        else this.#places.set(word, [place]);
      }
      place++;
    }
  }

  /** Places whose texts have a word close to each that was typed: the closest first, else in their order. */
  find(typed: string, most: number): number[] {
    let found: Map<number, number> | undefined;
    for (const word of wordsOf(typed)) {
      const close = this.#closeTo(word);
      const before = found;
      found = before
        ? new Map(
            [...close].flatMap(([place, far]) => (before.has(place) ? [[place, far + (before.get(place) ?? 0)]] : [])),
          )
        : close;
    }
    return [...(found ?? [])]
      .sort(([place, far], [other, otherFar]) => far - otherFar || place - other)
      .slice(0, most)
      .map(([place]) => place);
  }

  /** How far the nearest word of each place is. */
  #closeTo(typed: string): Map<number, number> {
    const most = allowance(typed.length);
    const close = new Map<number, number>();
    for (const [word, places] of this.#places) {
      const far = word.startsWith(typed) ? 0 : distance(typed, word, most);
      if (far === FAR) continue;
      for (const place of places) close.set(place, Math.min(far, close.get(place) ?? FAR));
    }
    return close;
  }
}
