/** Ids are UUIDv7 (RFC 9562): sorted by time of making, and made on the device when it is offline. */
export type Id<K extends string = string> = string & { readonly __id: K };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isId(value: unknown): value is Id {
  return typeof value === 'string' && UUID.test(value);
}

/** A person's id is the sign-in library's own text, not a UUID. @throws RangeError for what names nobody. */
export function userId(text: string): Id<'user'> {
  if (text === '') throw new RangeError('an empty id names nobody');
  return text as Id<'user'>;
}

/** A lower-case UUIDv7. `now` is milliseconds since 1970; `random` is 10 bytes, from the platform's own source by default. */
export function newId<K extends string = string>(now: number = Date.now(), random?: Uint8Array): Id<K> {
  const bytes = new Uint8Array(16);
  bytes.set(random ?? crypto.getRandomValues(new Uint8Array(10)), 6);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(now / 2 ** 32));
  view.setUint32(2, now >>> 0);
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f));
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<K>;
}
