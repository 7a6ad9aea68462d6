/** Answers without end that are open for a person: they end with the session and with the role, whichever process they run in. */
import type { Actor } from '../db/context.ts';

/** A stream is opened anew after an hour at the latest, so that a session that ran out is noticed as well. */
const LONGEST_MS = 3_600_000;

export interface PersonStreams {
  /** Aborts when something of the person's access changed. Who may still go on opens the stream again. @param gone when the reader left */
  signalFor(actor: Actor, gone: AbortSignal): AbortSignal;
  /** Sessions or roles of this person have changed. */
  changed(user: string): void;
  /** News may have been missed: all are opened again. */
  changedAll(): void;
}

export function createPersonStreams(longest = LONGEST_MS): PersonStreams {
  const open = new Map<string, Set<AbortController>>();
  return {
    signalFor(actor, gone) {
      if (actor.kind !== 'person') return gone;
      const ended = new AbortController();
      const own = open.get(actor.user) ?? new Set();
      own.add(ended);
      open.set(actor.user, own);
      const signal = AbortSignal.any([gone, ended.signal, AbortSignal.timeout(longest)]);
      signal.addEventListener('abort', () => {
        own.delete(ended);
        if (own.size === 0 && open.get(actor.user) === own) open.delete(actor.user);
      });
      return signal;
    },
    changed(user) {
      for (const ended of [...(open.get(user) ?? [])]) ended.abort();
    },
    changedAll() {
      for (const own of [...open.values()]) for (const ended of [...own]) ended.abort();
    },
  };
}
