/**
 * A list of texts that are found by what people type. Ranking: a word that is there exactly, before one that begins so,
 * before one that is written alike; then the field it stands in; the caller breaks ties (by name).
 */
import { allowance, distance, FAR, lettersApart, lettersOf } from './closeness.ts';
import { bytes, Chains, wholes } from './growing.ts';
import { Ordered } from './ordered.ts';
import { joinedPairs, wordsOf } from './words-of.ts';

/** The fields of an entry, the most telling first. */
export type Fields = readonly [name: string, place: string, text: string];

const EXACT = 3;
const PREFIX = 2;
const ALIKE = 1;
/** A class of match outweighs any field, and a field any closeness. */
const CLASS = 1_000;
const FIELD = 10;
/** Postings hold the entry and the field in one number. */
const FIELDS = 4;

export interface Matched {
  /** Entries, in no order, each once. */
  readonly entries: Int32Array;
  /** Of the same length: the higher the better. */
  readonly scores: Int32Array;
  /** What a typed word was taken for, where it was not there as typed. */
  readonly readAs: readonly { readonly typed: string; readonly as: readonly string[] }[];
  /** Typed words that nothing is like; they were left out so that the others could be found. */
  readonly leftOut: readonly string[];
}

interface Found {
  readonly word: number;
  readonly kind: number;
  readonly cost: number;
}

export class WordIndex {
  readonly #ids = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #letters = wholes();
  /** Whether a word stands so in some text, rather than as two that were joined. */
  readonly #whole = bytes();
  readonly #postings = new Chains();
  readonly #alphabetical = new Ordered((a, b) => ((this.#words[a] ?? '') < (this.#words[b] ?? '') ? -1 : 1));
  /** Texts and their words as last cut: a maker's goods share most of them. */
  readonly #cut: { text: string; words: string[] }[] = [];
  /** 1 for an entry that was taken out. */
  readonly #gone = bytes();
  #entries = 0;

  /** How many entries were added, those taken out since as well. */
  get size(): number {
    return this.#entries;
  }

  /** The number of the new entry. */
  add(fields: Fields): number {
    const entry = this.#entries++;
    this.#gone.push(0);
    fields.forEach((text, field) => {
      const words = this.#wordsOf(text, field);
      for (const word of words) this.#post(word, entry, field, true);
      if (field === 0) for (const word of joinedPairs(words)) this.#post(word, entry, field, false);
    });
    return entry;
  }

  /** From now on the entry is not found, nor any word that stood nowhere else. */
  remove(entry: number): void {
    this.#gone.set(entry, 1);
  }

  #stands(word: number): boolean {
    return this.#postings.some(word, (posting) => this.#gone.at(Math.floor(posting / FIELDS)) === 0);
  }

  /** Does now what the next search would have to do first. */
  settle(): void {
    void this.#alphabetical.order;
  }

  #wordsOf(text: string, field: number): string[] {
    const last = this.#cut[field];
    if (last?.text === text) return last.words;
    const words = wordsOf(text);
    this.#cut[field] = { text, words };
    return words;
  }

  #post(word: string, entry: number, field: number, whole: boolean): void {
    const id = this.#ids.get(word) ?? this.#meet(word);
    if (whole) this.#whole.set(id, 1);
    this.#postings.add(id, entry * FIELDS + field);
  }

  #meet(text: string): number {
    // A piece of a text would hold the whole text in memory: a copy does not.
    const word = JSON.parse(JSON.stringify(text)) as string;
    const id = this.#postings.begin();
    this.#ids.set(word, id);
    this.#words.push(word);
    this.#letters.push(lettersOf(word));
    this.#whole.push(0);
    this.#alphabetical.add(id);
    return id;
  }

  #beginningWith(typed: string): Found[] {
    const found: Found[] = [];
    const { order } = this.#alphabetical;
    for (
      let place = this.#alphabetical.firstPlace((id) => (this.#words[id] ?? '') >= typed);
      place < order.length;
      place++
    ) {
      const id = order[place] ?? 0;
      const word = this.#words[id] ?? '';
      if (!word.startsWith(typed)) break;
      if (!this.#stands(id)) continue;
      found.push({ word: id, kind: word === typed ? EXACT : PREFIX, cost: 0 });
    }
    return found;
  }

  /** Words written alike, the closest only: those further off are less likely meant. */
  #writtenLike(typed: string, most: number): Found[] {
    const letters = lettersOf(typed);
    let closest = most;
    let found: Found[] = [];
    for (let id = 0; id < this.#words.length; id++) {
      const word = this.#words[id] ?? '';
      if (Math.abs(word.length - typed.length) > closest) continue;
      if (lettersApart(letters, this.#letters.at(id)) > closest * 2) continue;
      const cost = distance(typed, word, closest);
      if (cost === FAR || cost === 0 || !this.#stands(id)) continue;
      if (cost < closest) found = [];
      closest = cost;
      found.push({ word: id, kind: ALIKE, cost });
    }
    return found;
  }

  /** Words near what was typed, for somebody who found nothing: the closest first. */
  nearest(typed: string, count: number): string[] {
    const word = wordsOf(typed)[0] ?? '';
    const letters = lettersOf(word);
    const most = Math.max(allowance(word.length) + 2, 4);
    const near: { readonly word: string; readonly cost: number }[] = [];
    this.#words.forEach((candidate, id) => {
      if (candidate.length < 3 || this.#whole.at(id) === 0) return;
      if (lettersApart(letters, this.#letters.at(id)) > most * 2) return;
      const cost = distance(word, candidate, most);
      if (cost !== FAR && cost > 0 && this.#stands(id)) near.push({ word: candidate, cost });
    });
    near.sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1));
    return near.slice(0, count).map((each) => each.word);
  }

  /** What all typed words are found in. Nothing typed finds nothing: then there is nothing to search. */
  match(typed: string): Matched {
    const words = wordsOf(typed).slice(0, 8);
    const plain = words.map((word) => this.#lookUp(word, false));
    const known = plain.map((found) => found.length > 0);
    const leftOut = words.filter((_, place) => !known[place]);
    const kept = words.filter((_, place) => known[place]);
    const first = this.#all(plain.filter((found) => found.length > 0));
    if (leftOut.length === 0 && first.entries.length > 0) return this.#answer(first, kept, plain, []);
    // What stands in the edition but not together may be written wrong; or the words belong together.
    if (leftOut.length === 0) {
      const loose = words.map((word) => this.#lookUp(word, true));
      const second = this.#all(loose);
      if (second.entries.length > 0) return this.#answer(second, words, loose, []);
    }
    if (words.length > 1) {
      const joined = this.#lookUp(words.join(''), true);
      const third = this.#all([joined]);
      if (joined.length > 0 && third.entries.length > 0) return this.#answer(third, [words.join('')], [joined], []);
    }
    return this.#answer(
      first,
      kept,
      plain.filter((found) => found.length > 0),
      leftOut,
    );
  }

  /** Alike words are looked for when none is there as typed; with `always` besides. */
  #lookUp(word: string, always: boolean): Found[] {
    const found = this.#beginningWith(word);
    if (found.length > 0 && !always) return found;
    return [...found, ...this.#writtenLike(word, allowance(word.length))];
  }

  #all(groups: readonly (readonly Found[])[]): Pick<Matched, 'entries' | 'scores'> {
    const reached = new Int32Array(this.#entries);
    const total = new Int32Array(this.#entries);
    let touched = new Int32Array(0);
    groups.forEach((group, place) => {
      const best = new Int32Array(this.#entries);
      const now = wholes();
      for (const { word, kind, cost } of group)
        this.#postings.each(word, (posting) => {
          const entry = Math.floor(posting / FIELDS);
          if (this.#gone.at(entry) === 1 || (reached[entry] !== place && best[entry] === 0)) return;
          const score = kind * CLASS + (FIELDS - (posting % FIELDS)) * FIELD - cost;
          if (best[entry] === 0) {
            reached[entry] = place + 1;
            now.push(entry);
          }
          if (score > (best[entry] ?? 0)) best[entry] = score;
        });
      touched = now.held.slice(0, now.length);
      for (const entry of touched) total[entry] = (total[entry] ?? 0) + (best[entry] ?? 0);
    });
    return { entries: touched, scores: touched.map((entry) => total[entry] ?? 0) };
  }

  #answer(
    { entries, scores }: Pick<Matched, 'entries' | 'scores'>,
    typed: readonly string[],
    groups: readonly (readonly Found[])[],
    leftOut: readonly string[],
  ): Matched {
    const readAs = typed.flatMap((word, place) => {
      const group = groups[place] ?? [];
      if (group.some(({ kind }) => kind > ALIKE)) return [];
      return [{ typed: word, as: group.slice(0, 3).map((found) => this.#words[found.word] ?? '') }];
    });
    return { entries, scores, readAs, leftOut };
  }
}
