/** Whether a password is among the first that are guessed, estimated by zxcvbn with its lists of common and Indonesian passwords. */
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** Of 0 to 4: 0 and 1 fall within a million guesses, which is what a leaked list and a few rules come to. */
const WEAKEST_TAKEN = 2;
/** A longer one is judged by its beginning: the estimate's time grows with the square of the length. */
const JUDGED = 64;

async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, indonesian] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-id'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...indonesian.dictionary },
    graphs: common.adjacencyGraphs,
  });
}

/** `known` is what a guesser knows of the person: the address, the name. */
export type PasswordJudge = (password: string, known: readonly string[]) => Promise<boolean>;

/** The lists take a quarter of a second, and nobody needs them to sign in: they are loaded when the first password is chosen. */
export function createPasswordJudge(): PasswordJudge {
  let estimator: Promise<ZxcvbnFactory> | undefined;
  return async (password, known) => {
    estimator ??= loadEstimator();
    const words = known.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length > 2);
    const { score } = (await estimator).check(password.slice(0, JUDGED), [...new Set(words)]);
    return score < WEAKEST_TAKEN;
  };
}
