import type { Photo } from '../../files/photo.ts';
import { photoRefusal } from '../../files/refusal-words.ts';
import { m } from '../../i18n/index.ts';

export type Sent<Kept = Photo> =
  | { readonly state: 'kept'; readonly photo: Kept }
  /** Sending it again as it is does not help. */
  | { readonly state: 'refused'; readonly text: string }
  /** No network, a server that is busy or away, a session that has ended: it stays on the device. */
  | { readonly state: 'later'; readonly text: string };

/** Statuses after which the same photograph may well be taken. */
export const LATER = new Set([0, 401, 408, 429, 500, 502, 503, 504]);

function answerOf(request: XMLHttpRequest): Sent {
  let body: Partial<Photo & { code: string }> = {};
  try {
    body = JSON.parse(request.responseText) as typeof body;
  } catch {
    // Not our server's words, such as a page of a hotel's Wi-Fi.
  }
  const { id, width, height, code = '' } = body;
  if (request.status === 200 && id && width && height) return { state: 'kept', photo: { id, width, height } };
  if (request.status === 401) return { state: 'later', text: m.platform_photo_sign_in() };
  if (LATER.has(request.status) || request.status === 200)
    return { state: 'later', text: photoRefusal(code) ?? m.platform_photo_waits() };
  return { state: 'refused', text: photoRefusal(code) ?? m.platform_photo_refused() };
}

/** Milliseconds without a byte going out, or without an answer, after which a connection is taken for lost. */
const STALLED = 40_000;

/** Sends a photograph under its id; `onProgress` hears shares from 0 to 1. Never throws. */
export function sendPhoto(
  slug: string,
  { id, blob }: { readonly id: string; readonly blob: Blob },
  onProgress: (share: number) => void,
): Promise<Sent> {
  const to = { method: 'PUT' as const, url: `/api/v1/editions/${slug}/files/${id}` };
  return sendSlowly({ ...to, type: blob.type || 'application/octet-stream' }, blob, onProgress, answerOf);
}

interface Addressed {
  readonly method: 'PUT' | 'POST';
  readonly url: string;
  /** Left out for a form, whose type the browser writes. */
  readonly type?: string;
}

/** Sends over a network that may be slow or go away, and reads the answer. Never throws. */
export function sendSlowly<Kept>(
  { method, url, type }: Addressed,
  body: Blob | FormData,
  onProgress: (share: number) => void,
  read: (request: XMLHttpRequest) => Sent<Kept>,
): Promise<Sent<Kept>> {
  return new Promise((resolve) => {
    // `fetch` does not tell how much has gone out.
    const request = new XMLHttpRequest();
    let stalling: ReturnType<typeof setTimeout>;
    // A slow network may take minutes for a photograph; one that is gone keeps the request waiting for ever.
    const giveUp = () => request.abort();
    const moving = () => {
      clearTimeout(stalling);
      stalling = setTimeout(giveUp, STALLED);
    };
    const end = (sent: Sent<Kept>) => {
      clearTimeout(stalling);
      window.removeEventListener('offline', giveUp);
      resolve(sent);
    };
    const lost = () => end({ state: 'later', text: m.platform_photo_waits() });
    request.open(method, url);
    request.setRequestHeader('accept', 'application/json');
    if (type !== undefined) request.setRequestHeader('content-type', type);
    request.upload.onprogress = (event) => {
      moving();
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => end(read(request));
    request.onerror = lost;
    request.onabort = lost;
    window.addEventListener('offline', giveUp);
    moving();
    request.send(body);
  });
}
