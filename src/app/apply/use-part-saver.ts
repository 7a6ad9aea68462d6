import { type FormEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { SaveAnswer } from './save.ts';

export type SaverState = 'idle' | 'typing' | 'saving' | 'saved' | 'offline' | 'refused';

interface Kept {
  readonly seen: string;
  readonly values: Readonly<Record<string, string>>;
}

const PAUSE_MS = 700;
const AGAIN_MS = 8_000;
/** What the form says of itself rather than of its writer. */
const NOT_TYPED = new Set(['seen', 'part', 'item', 'do']);

function typedIn(form: HTMLFormElement): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && !NOT_TYPED.has(name)) typed[name] = value;
  return typed;
}

function fill(form: HTMLFormElement, values: Kept['values']): void {
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement && element.type === 'checkbox')
      element.checked = values[element.name] === element.value;
    else if (
      (element instanceof HTMLInputElement && !['hidden', 'file', 'radio'].includes(element.type)) ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement
    )
      element.value = values[element.name] ?? element.value;
  }
}

function readKept(key: string): Kept | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(key: string, kept: Kept | undefined): void {
  try {
    if (kept) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing: what is typed is still in the page, and sent.
  }
}

/** Forgets what was kept for a form once it is saved; what another tab has kept under the same name stays. */
function forget(key: string, saved: Kept['values']): void {
  const kept = readKept(key);
  if (kept && JSON.stringify(kept.values) === JSON.stringify(saved)) keep(key, undefined);
}

/** Where text stays that was typed for a state of the part that is no more, until its writer has decided. */
const leftOf = (key: string) => `${key}/left`;

/** What of a text that was left differs from what the form says now. */
function differing(form: HTMLFormElement, left: Kept['values']): Kept['values'] {
  const now = typedIn(form);
  return Object.fromEntries(Object.entries(left).filter(([name, value]) => value !== (now[name] ?? '')));
}

/**
 * Saves a form as it is written: kept on the device at every key, sent after a pause, sent again when the network is back.
 * The form's hidden field `seen` says which state of the part the writer had before them.
 * @param url where `save.ts` answers. @param key names the form on this device. @param loaded the state of the part that the page came with.
 */
export function usePartSaver(form: RefObject<HTMLFormElement | null>, url: string, key: string, loaded: string) {
  // Rendered, not only written into the field: React puts a hidden field's first value back whenever it renders.
  const [seenNow, setSeenNow] = useState(loaded);
  const [state, setState] = useState<SaverState>('idle');
  const [left, setLeft] = useState<Kept['values']>({});
  const [refusal, setRefusal] = useState<Extract<SaveAnswer, { saved: false }>>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void>>(undefined);
  const dirty = useRef(false);

  const send = useCallback(
    async (written: HTMLFormElement) => {
      setState('saving');
      const sent = typedIn(written);
      try {
        const body = new URLSearchParams();
        for (const [name, value] of new FormData(written)) if (typeof value === 'string') body.append(name, value);
        const answer = await fetch(url, { method: 'POST', body, headers: { accept: 'application/json' } });
        const told = (await answer.json()) as SaveAnswer;
        if (told.saved) {
          const seen = written.elements.namedItem('seen');
          if (seen instanceof HTMLInputElement) seen.value = told.seen;
          setSeenNow(told.seen);
          if (dirty.current) keep(key, { seen: told.seen, values: typedIn(written) });
          else forget(key, sent);
          setRefusal(undefined);
          setState(dirty.current ? 'typing' : 'saved');
        } else {
          setRefusal(told);
          setState('refused');
        }
      } catch {
        dirty.current = true;
        setState('offline');
      }
    },
    [url, key],
  );

  const save = useCallback(async () => {
    const written = form.current;
    if (!written || running.current || !dirty.current) return;
    dirty.current = false;
    running.current = send(written);
    await running.current;
    running.current = undefined;
    if (!dirty.current) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), navigator.onLine ? PAUSE_MS : AGAIN_MS);
  }, [form, send]);

  /** Sent by its button: only when the saving under way has ended, or the writer's own text would count as somebody else's. */
  const onSubmit = useCallback((event: FormEvent<HTMLFormElement>) => {
    clearTimeout(timer.current);
    const under = running.current;
    if (!under) return;
    event.preventDefault();
    const { currentTarget: written } = event;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const waited = new Promise<void>((resolve) => setTimeout(resolve, AGAIN_MS));
    void Promise.race([under, waited]).then(() => {
      running.current = undefined;
      written.requestSubmit(submitter);
    });
  }, []);

  const onInput = useCallback(() => {
    const written = form.current;
    if (!written) return;
    const seen = written.elements.namedItem('seen');
    keep(key, { seen: seen instanceof HTMLInputElement ? seen.value : '', values: typedIn(written) });
    dirty.current = true;
    setState('typing');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), PAUSE_MS);
  }, [form, key, save]);

  useEffect(() => {
    const written = form.current;
    const kept = readKept(key);
    const seen = written?.elements.namedItem('seen');
    if (written && kept && seen instanceof HTMLInputElement) {
      // Typed here and never saved. If the part has been written elsewhere since, its writer decides.
      if (kept.seen === seen.value) {
        fill(written, kept.values);
        dirty.current = true;
        void save();
      } else {
        keep(leftOf(key), kept);
        keep(key, undefined);
      }
    }
    const older = readKept(leftOf(key));
    const differs = written && older ? differing(written, older.values) : {};
    setLeft(differs);
    if (Object.keys(differs).length === 0) keep(leftOf(key), undefined);
    const again = () => void save();
    window.addEventListener('online', again);
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener('online', again);
    };
  }, [form, key, save]);

  const dropLeft = useCallback(() => {
    keep(leftOf(key), undefined);
    setLeft({});
  }, [key]);

  const takeLeft = useCallback(() => {
    if (!form.current) return;
    fill(form.current, left);
    dropLeft();
    onInput();
  }, [form, left, dropLeft, onInput]);

  return { seenNow, state, refusal, onInput, onSubmit, left, takeLeft, dropLeft };
}
