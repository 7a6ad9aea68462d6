/**
 * Makes printed catalogues aside from everything else: in a press of its own, so that nobody's sign or receipt waits behind a
 * thick one, one after the other, and each once for as long as its edition does not change.
 */
import sharp from 'sharp';
import type { Id } from '../../../kinds/id.ts';
import type { Locale } from '../../../kinds/time.ts';
import type { Runner } from '../../../platform/db/runner.ts';
import { findPhotoBytes } from '../../../platform/files/index.ts';
import { enoughPixels, PRODUCT_PRINT } from '../../../platform/files/print-size.ts';
import type { Press } from '../../../platform/press/press.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { type AtEdition, getContentVersion } from '../../editions/index.ts';
import { gatherBook } from './gather-book.ts';
import { BOOK_TEMPLATE, pictureName, writeBook } from './write-book.ts';

/** Finished catalogues are kept up to so many bytes together, the newest longest. */
const KEPT_BYTES = 64 * 1024 * 1024;
/** Photographs that are fetched and turned into JPEG between two looks at what else is to be done. */
const AT_ONCE = 8;

interface Parts {
  readonly runner: Runner;
  readonly press: Press;
  readonly publicUrl: string;
}

export type PrintBook = (ctx: AtEdition, locale: Locale) => Promise<Uint8Array>;

/** Twice as fine as print needs, which is finer than any eye; a JPEG stands in a PDF as it is. */
async function toJpeg(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { width } = enoughPixels(PRODUCT_PRINT);
  const side = width * 2;
  const jpeg = await sharp(bytes)
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 80 })
    .toBuffer();
  return new Uint8Array(jpeg);
}

async function readPictures({ runner }: Parts, ctx: AtEdition, photos: readonly Id<'photo'>[]) {
  const pictures = new Map<string, Uint8Array<ArrayBuffer>>();
  const wanted = [...new Set(photos)];
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const part = wanted.slice(from, from + AT_ONCE);
    const found = await runner.query(ctx, async (tx) => {
      const bytes: [Id<'photo'>, Uint8Array | undefined][] = [];
      for (const photo of part) bytes.push([photo, await findPhotoBytes(tx, photo)]);
      return bytes;
    });
    for (const [photo, bytes] of found) if (bytes) pictures.set(pictureName(photo), await toJpeg(bytes));
  }
  return pictures;
}

async function print(parts: Parts, ctx: AtEdition, locale: Locale): Promise<Uint8Array> {
  const book = await parts.runner.query(ctx, (tx) => gatherBook({ ...ctx, locale }, tx));
  if (book.regions.length === 0) throw new DomainError(common['not-found']);
  const pictures = await readPictures(parts, ctx, book.photos);
  const asked = { locale, printedAt: ctx.clock.now(), publicUrl: parts.publicUrl, pictures: new Set(pictures.keys()) };
  return parts.press.print({ template: BOOK_TEMPLATE, data: writeBook(book, asked), pictures });
}

interface Made {
  readonly version: number;
  readonly bytes: Promise<Uint8Array>;
  /** 0 until it is finished. */
  size: number;
}

/** Whoever asks while a catalogue is being made waits for that one. @throws `request.not-found` while nothing is to be printed. */
export function createBookPrinter(parts: Parts): PrintBook {
  const made = new Map<string, Made>();
  let last: Promise<unknown> = Promise.resolve();

  function forgetOldest(): void {
    let total = Array.from(made.values()).reduce((sum, { size }) => sum + size, 0);
    for (const [key, { size }] of made) {
      if (total <= KEPT_BYTES) return;
      if (size === 0) continue;
      total -= size;
      made.delete(key);
    }
  }

  return async (ctx, locale) => {
    const version = await parts.runner.query(ctx, (tx) => getContentVersion(ctx, tx));
    const key = `${ctx.edition} ${locale}`;
    const there = made.get(key);
    if (there && there.version === version) return there.bytes;
    const bytes = last.then(() => print(parts, ctx, locale));
    last = bytes.catch(() => undefined);
    const mine: Made = { version, bytes, size: 0 };
    made.delete(key);
    made.set(key, mine);
    try {
      mine.size = (await bytes).length;
      forgetOldest();
    } catch (error) {
      if (made.get(key) === mine) made.delete(key);
      throw error;
    }
    return bytes;
  };
}
