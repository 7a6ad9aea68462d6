const TOLD = Symbol.for('gelaran.told');

/**
 * A fault whose message is one sentence for the person at the terminal: what is the matter and what to do. The mark is a
 * registered symbol because the built server is a bundle of its own, whose classes are not those of the command line.
 */
export class ToldFault extends Error {
  readonly [TOLD] = true;
}

export function isTold(error: unknown): error is Error {
  return error instanceof Error && TOLD in error;
}
