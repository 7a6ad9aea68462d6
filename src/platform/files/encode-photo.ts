/**
 * Makes of what somebody sent the pictures that are served: upright, in our sizes, without a trace of place, camera or
 * person. Decoders are the most attacked code there is, so only those of photographs are let in, and one works at a time.
 */
import sharp, { type Metadata, type Sharp } from 'sharp';
import { DomainError } from '../problem/domain-error.ts';
import { errors } from './errors.ts';
import { MAX_PHOTO_PIXELS, PHOTO_FORMATS, PHOTO_SIZES, type PhotoFormat, type PhotoSize, variantsOf } from './photo.ts';
import { type Sniffed, sniffPhoto } from './sniff-photo.ts';

export interface EncodedPhoto {
  /** Of the upright picture as it was sent. */
  readonly width: number;
  readonly height: number;
  readonly variants: readonly { readonly size: PhotoSize; readonly format: PhotoFormat; readonly bytes: Buffer }[];
}

/** No decoder works but these, whatever a file says that it is. */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});
// One photograph at a time on one thread: the memory and the cores that tills need stay free.
sharp.concurrency(1);
sharp.cache(false);

/**
 * AVIF above effort 2 takes ten times as long for nothing that a person sees: 12 megapixels took 1.1 s at 2, 20 s at 4
 * (2 cores, sharp 0.35.5).
 */
const AVIF = { quality: 52, effort: 2 } as const;
const WEBP = { quality: 78, effort: 3 } as const;

/** Seconds after which a decoder is stopped. */
const PATIENCE = 30;

const DECODERS: Readonly<Record<Exclude<Sniffed, 'heic'>, string>> = {
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  avif: 'heif',
};

/** Looks at the head of the file only. @throws when it is no photograph, of a kind that cannot be read, or too large to decode. */
async function inspect(bytes: Uint8Array): Promise<Metadata> {
  const kind = sniffPhoto(bytes);
  if (kind === undefined) throw new DomainError(errors['not-a-photo']);
  if (kind === 'heic') throw new DomainError(errors['heic-unsupported']);
  const found = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (!found || found.format !== DECODERS[kind]) throw new DomainError(errors.damaged);
  if (found.width * found.height > MAX_PHOTO_PIXELS) throw new DomainError(errors['too-many-pixels']);
  return found;
}

function written(picture: Sharp, format: PhotoFormat): Promise<Buffer> {
  return (format === 'avif' ? picture.avif(AVIF) : picture.webp(WEBP)).toBuffer();
}

/** The picture upright on white, its longest side at most `largest`. The first page only: an animation stands still. */
function upright(bytes: Uint8Array, largest: number): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PHOTO_PIXELS, pages: 1 })
    .timeout({ seconds: PATIENCE })
    .autoOrient()
    .resize(largest, largest, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb');
}

/** A corrupt or cut-off file fails while it is read. */
function damaged(): never {
  throw new DomainError(errors.damaged);
}

async function encode(bytes: Uint8Array): Promise<EncodedPhoto> {
  const { autoOrient } = await inspect(bytes);
  const largest = PHOTO_SIZES[PHOTO_SIZES.length - 1] ?? 1600;
  const { data, info } = await upright(bytes, largest).raw().toBuffer({ resolveWithObject: true }).catch(damaged);
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const variants: EncodedPhoto['variants'][number][] = [];
  for (const { size } of variantsOf(autoOrient))
    for (const format of PHOTO_FORMATS) {
      const picture = sharp(data, { raw }).resize(size, size, { fit: 'inside', withoutEnlargement: true });
      variants.push({ size, format, bytes: await written(picture, format) });
    }
  return { width: autoOrient.width, height: autoOrient.height, variants };
}

/** Longest side of a page that was photographed: small print on it can still be read. */
const PAGE = 2_000;

async function encodeSheet(bytes: Uint8Array): Promise<Buffer> {
  await inspect(bytes);
  return upright(bytes, PAGE).jpeg({ quality: 82 }).toBuffer().catch(damaged);
}

let last: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}

/**
 * The photograph in all its variants, when its turn comes. @throws `files.not-a-photo`, `files.heic-unsupported`,
 * `files.too-many-pixels`, `files.damaged`.
 */
export function encodePhoto(bytes: Uint8Array): Promise<EncodedPhoto> {
  return inTurn(() => encode(bytes));
}

/** A page that was photographed, as one JPEG that opens everywhere; when its turn comes. @throws as `encodePhoto`. */
export function encodePage(bytes: Uint8Array): Promise<Buffer> {
  return inTurn(() => encodeSheet(bytes));
}
