import { useCallback, useEffect, useRef, useState } from 'react';
import { newId } from '../../../kinds/id.ts';
import type { Photo } from '../../files/photo.ts';
import { m } from '../../i18n/index.ts';
import { type BoxedPhoto, dropPhoto, listPhotos, putPhoto } from './photo-box.ts';
import type { Sent } from './send-photo.ts';
import { shrinkPhoto } from './shrink-photo.ts';

export interface Underway {
  readonly id: string;
  readonly name: string;
  /** An address of the picture on this device. */
  readonly src: string;
  readonly state: 'waiting' | 'sending' | 'later' | 'refused';
  /** From 0 to 1. */
  readonly share: number;
  readonly text?: string | undefined;
}

export interface PhotoBoxOptions<Kept = Photo> {
  readonly place: string;
  readonly send: (boxed: BoxedPhoto<Kept>, onProgress: (share: number) => void) => Promise<Sent<Kept>>;
  /** Ties what the server has to what it belongs to. When it fails, it is tried again. */
  readonly attach: (photo: Kept) => Promise<void>;
}

/** Seconds until the next attempt by itself; "send again" and a network that comes back do not wait. */
const AGAIN_MS = 8_000;

/** The photographs or documents of a place that are on their way: kept on the device, sent one after the other, sent again when lost. */
export function usePhotoBox<Kept = Photo>({ place, send, attach }: PhotoBoxOptions<Kept>) {
  const [underway, setUnderway] = useState<readonly Underway[]>([]);
  const busy = useRef(false);
  const attaching = useRef(attach);
  attaching.current = attach;
  const sending = useRef(send);
  sending.current = send;

  const set = useCallback((id: string, change: Partial<Underway>) => {
    setUnderway((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }, []);
  const leave = useCallback((id: string) => {
    setUnderway((all) => {
      const gone = all.find((one) => one.id === id);
      if (gone) URL.revokeObjectURL(gone.src);
      return all.filter((one) => one.id !== id);
    });
  }, []);

  const sendOne = useCallback(
    async (boxed: BoxedPhoto<Kept>): Promise<boolean> => {
      set(boxed.id, { state: 'sending', share: 0, text: undefined });
      const sent = boxed.kept
        ? { state: 'kept' as const, photo: boxed.kept }
        : await sending.current(boxed, (share) => set(boxed.id, { share }));
      if (sent.state !== 'kept') {
        set(boxed.id, { state: sent.state, text: sent.text });
        if (sent.state === 'refused') await dropPhoto(boxed.id);
        return sent.state === 'refused';
      }
      if (!boxed.kept) await putPhoto({ ...boxed, kept: sent.photo });
      try {
        await attaching.current(sent.photo);
      } catch {
        set(boxed.id, { state: 'later', text: m.platform_photo_waits() });
        return false;
      }
      await dropPhoto(boxed.id);
      leave(boxed.id);
      return true;
    },
    [set, leave],
  );

  /** Sends all that waits; stops at the first that the network does not let through. */
  const sendAll = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      for (let next = (await listPhotos<Kept>(place))[0]; next; next = (await listPhotos<Kept>(place))[0])
        if (!(await sendOne(next))) break;
    } finally {
      busy.current = false;
    }
  }, [place, sendOne]);

  useEffect(() => {
    let here = true;
    const again = () => void sendAll();
    listPhotos<Kept>(place).then(
      (boxed) => {
        if (!here) return;
        setUnderway(
          boxed.map(({ id, name, blob }) => ({ id, name, src: URL.createObjectURL(blob), state: 'waiting', share: 0 })),
        );
        again();
      },
      // A browser that keeps nothing still sends what is chosen.
      () => undefined,
    );
    window.addEventListener('online', again);
    const timer = setInterval(again, AGAIN_MS);
    return () => {
      here = false;
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [place, sendAll]);

  const add = useCallback(
    async (files: readonly File[]) => {
      for (const file of files) {
        const blob = await shrinkPhoto(file);
        const boxed: BoxedPhoto<Kept> = { id: newId(), place, name: file.name, blob };
        const shown: Underway = {
          id: boxed.id,
          name: file.name,
          src: URL.createObjectURL(blob),
          state: 'waiting',
          share: 0,
        };
        setUnderway((all) => [...all.filter((one) => one.state !== 'refused'), shown]);
        try {
          await putPhoto(boxed);
        } catch {
          // No room on the device: it is sent at once, without that safety.
          await sendOne(boxed);
        }
      }
      await sendAll();
    },
    [place, sendAll, sendOne],
  );

  const discard = useCallback(
    async (id: string) => {
      await dropPhoto(id).catch(() => undefined);
      leave(id);
    },
    [leave],
  );

  return { underway, add, discard, sendAgain: sendAll };
}
