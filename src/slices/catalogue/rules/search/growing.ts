/**
 * Lists of numbers that grow, in typed arrays: an array of objects or of small arrays takes ten times the room, and an
 * edition may have a hundred thousand products.
 */

/** A list of numbers, one a place, that is written at its end or anywhere before. */
export class Growing<Numbers extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array> {
  #held: Numbers;
  readonly #make: (length: number) => Numbers;
  length = 0;

  constructor(make: (length: number) => Numbers) {
    this.#make = make;
    this.#held = make(64);
  }

  push(value: number): void {
    if (this.length === this.#held.length) {
      const larger = this.#make(Math.ceil(this.length * 1.5));
      larger.set(this.#held);
      this.#held = larger;
    }
    this.#held[this.length++] = value;
  }

  at(place: number): number {
    return this.#held[place] ?? 0;
  }

  set(place: number, value: number): void {
    this.#held[place] = value;
  }

  /** What lies beneath, for loops over everything: longer than the list, and another one after `push`. */
  get held(): Numbers {
    return this.#held;
  }
}

export const bytes = () => new Growing((length) => new Uint8Array(length));
export const shorts = () => new Growing((length) => new Uint16Array(length));
export const wholes = () => new Growing((length) => new Int32Array(length));
export const numbers = () => new Growing((length) => new Float64Array(length));

/** Lists of numbers, any count of them, as chains through two lists: a word that stands in one product costs 12 bytes. */
export class Chains {
  readonly #heads = wholes();
  readonly #values = wholes();
  readonly #before = wholes();

  /** The number of a new, empty chain: they are counted from 0. */
  begin(): number {
    this.#heads.push(-1);
    return this.#heads.length - 1;
  }

  add(chain: number, value: number): void {
    this.#values.push(value);
    this.#before.push(this.#heads.at(chain));
    this.#heads.set(chain, this.#values.length - 1);
  }

  /** Whether any value of the chain is such. */
  some(chain: number, such: (value: number) => boolean): boolean {
    for (let link = this.#heads.at(chain); link >= 0; link = this.#before.at(link))
      if (such(this.#values.at(link))) return true;
    return false;
  }

  /** Tells every value of the chain, the latest first. */
  each(chain: number, tell: (value: number) => void): void {
    const values = this.#values.held;
    const before = this.#before.held;
    for (let link = this.#heads.at(chain); link >= 0; link = before[link] ?? -1) tell(values[link] ?? 0);
  }
}

/** Names that come again and again (categories, regions), each as a small number. */
export class Names {
  readonly #numbers = new Map<string, number>();
  readonly all: string[] = [];

  number(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.all.length);
    return this.all.push(name) - 1;
  }

  find(name: string): number | undefined {
    return this.#numbers.get(name);
  }
}
