import type { FigureNews } from '../insights/index.ts';

/** Two readings of one producer's sales are at least so far apart. */
const GAP_MS = 1_000;
/** Something is said at least so often: a line that is silent for longer is dead. */
const BEAT_MS = 15_000;

/** `moved` at once and whenever figures of the edition moved, `beat` in between, until the signal aborts. */
export async function* tellMoves(
  news: FigureNews,
  slug: string,
  ended: AbortSignal,
  { gap = GAP_MS, beat = BEAT_MS }: { readonly gap?: number; readonly beat?: number } = {},
): AsyncGenerator<'moved' | 'beat'> {
  let moved = true;
  let wake: () => void = () => undefined;
  const stop = news.on(slug, () => {
    moved = true;
    wake();
  });
  const wait = (milliseconds: number, until: () => boolean) =>
    new Promise<void>((resolve) => {
      if (until()) return resolve();
      const timer = setTimeout(resolve, milliseconds);
      timer.unref();
      wake = () => {
        if (!until()) return;
        clearTimeout(timer);
        resolve();
      };
    });
  const end = () => wake();
  ended.addEventListener('abort', end, { once: true });
  try {
    while (!ended.aborted) {
      const what = moved ? 'moved' : 'beat';
      moved = false;
      yield what;
      await wait(gap, () => ended.aborted);
      await wait(beat - gap, () => moved || ended.aborted);
    }
  } finally {
    ended.removeEventListener('abort', end);
    stop();
  }
}
