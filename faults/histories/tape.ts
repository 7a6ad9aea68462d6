/**
 * A history is played from a tape of small numbers: every step takes what it needs from it. Tapes are easy for fast-check to
 * make by the hundred thousand, and to shrink: fewer numbers are fewer steps, smaller numbers are simpler ones.
 */
export class Tape {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  get ended(): boolean {
    return this.#at >= this.#numbers.length;
  }

  /** A number in [0, below): the next of the tape, or 0 past its end. */
  below(below: number): number {
    return (this.#numbers[this.#at++] ?? 0) % below;
  }

  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.below(choices.length)] ?? choices[0];
  }
}
