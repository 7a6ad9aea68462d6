/**
 * Numbers kept in an order that is asked for more often than it changes: new ones are put aside, and merged in when somebody
 * looks. Sorting a hundred thousand anew after each change would keep a visitor waiting.
 */
export class Ordered {
  readonly #compare: (a: number, b: number) => number;
  #order = new Int32Array(0);
  #fresh: number[] = [];

  /** `compare` must answer the same of two numbers for ever. */
  constructor(compare: (a: number, b: number) => number) {
    this.#compare = compare;
  }

  add(value: number): void {
    this.#fresh.push(value);
  }

  /** All of them in order; the same array until one is added. */
  get order(): Int32Array {
    if (this.#fresh.length > 0) this.#merge();
    return this.#order;
  }

  #merge(): void {
    const fresh = this.#fresh.sort(this.#compare);
    this.#fresh = [];
    const old = this.#order;
    const merged = new Int32Array(old.length + fresh.length);
    let from = 0;
    fresh.forEach((value, place) => {
      const to = this.#firstWhere(old, from, (held) => this.#compare(held, value) > 0);
      merged.set(old.subarray(from, to), from + place);
      merged[to + place] = value;
      from = to;
    });
    merged.set(old.subarray(from), from + fresh.length);
    this.#order = merged;
  }

  #firstWhere(order: Int32Array, from: number, reached: (value: number) => boolean): number {
    let low = from;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (reached(order[middle] ?? 0)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The place in the order of the first of which `reached` is true; it must be so of all that follow. */
  firstPlace(reached: (value: number) => boolean): number {
    return this.#firstWhere(this.order, 0, reached);
  }
}
