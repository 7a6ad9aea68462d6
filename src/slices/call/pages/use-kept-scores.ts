import { useCallback, useEffect, useRef, useState } from 'react';

export interface KeptScore {
  readonly criterion: string;
  readonly points: number | null;
  readonly remark: string;
}

/** `idle` before anything was touched; `waiting` while the network is away and it is tried again; `refused` for good. */
export type Keeping = 'idle' | 'saving' | 'saved' | 'waiting' | 'refused';

const AGAIN_MS = 3_000;
/** How long one goes on typing before a remark is sent. */
const PAUSE_MS = 800;

/**
 * Sends what a curator touches as soon as it is touched, the newest last, and goes on trying while there is no network.
 * Nothing is thrown away but by being saved.
 */
export function useKeptScores(address: string): {
  readonly keeping: Keeping;
  readonly keep: (score: KeptScore) => void;
} {
  const [keeping, setKeeping] = useState<Keeping>('idle');
  const unsent = useRef(new Map<string, KeptScore>());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const sending = useRef(false);

  const send = useCallback(async (): Promise<void> => {
    if (sending.current || unsent.current.size === 0) return;
    sending.current = true;
    const scores = [...unsent.current.values()];
    setKeeping('saving');
    let next: Keeping;
    try {
      const answer = await fetch(address, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ scores }),
      });
      next = answer.ok ? 'saved' : answer.status < 500 && answer.status !== 429 ? 'refused' : 'waiting';
      if (answer.ok)
        for (const score of scores)
          if (unsent.current.get(score.criterion) === score) unsent.current.delete(score.criterion);
    } catch {
      next = 'waiting';
    }
    sending.current = false;
    setKeeping(next);
    if (next === 'refused' || unsent.current.size === 0) return;
    timer.current = setTimeout(() => void send(), next === 'waiting' ? AGAIN_MS : 0);
  }, [address]);

  useEffect(() => {
    const again = () => void send();
    const warn = (event: BeforeUnloadEvent) => {
      if (unsent.current.size > 0) event.preventDefault();
    };
    globalThis.addEventListener('online', again);
    globalThis.addEventListener('beforeunload', warn);
    return () => {
      globalThis.removeEventListener('online', again);
      globalThis.removeEventListener('beforeunload', warn);
      clearTimeout(timer.current);
    };
  }, [send]);

  const keep = useCallback(
    (score: KeptScore) => {
      unsent.current.set(score.criterion, score);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), PAUSE_MS);
    },
    [send],
  );
  return { keeping, keep };
}
