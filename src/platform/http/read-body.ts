/** Reads a body that counts its own bytes: never more than allowed, and never from a sender that has stopped sending. */
import { common, type Declared, DomainError } from '../problem/domain-error.ts';

/** A sender that is silent for so long, in milliseconds, has gone: a phone that walks out of the network comes back with a new request. */
export const STALLED_MS = 30_000;

/**
 * @throws DomainError `tooLarge` as soon as there is more than `most` (by its length even before), `request.stalled` where
 * nothing comes for a while.
 */
export async function readBody(
  request: Request,
  most: number,
  tooLarge: Declared,
  stalledMs = STALLED_MS,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw new DomainError(tooLarge);
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (reader) {
    const { done, value } = await nextOf(reader, stalledMs);
    if (done) break;
    size += value.length;
    if (size > most) {
      reader.releaseLock();
      throw new DomainError(tooLarge);
    }
    chunks.push(value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

async function nextOf(reader: ReadableStreamDefaultReader<Uint8Array>, stalledMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DomainError(common.stalled)), stalledMs);
  });
  try {
    return await Promise.race([reader.read(), stalled]);
  } finally {
    clearTimeout(timer);
  }
}
