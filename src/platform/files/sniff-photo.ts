/** What a file is by its first bytes. Names and content types are claims, and nobody here believes them. */
export type Sniffed = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic';

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** Brands of an ISO media file (ISO/IEC 14496-12, `ftyp`) that hold still pictures: AVIF ones, and HEVC ones of phones. */
const AVIF = /^(avif|avis)$/;
const HEIC = /^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/;

/** The brands: the major one first, then those it is also compatible with. */
function brandsOf(bytes: Uint8Array): string[] {
  if (ascii(bytes, 4, 8) !== 'ftyp') return [];
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const brands = [ascii(bytes, 8, 12)];
  for (let at = 16; at + 4 <= Math.min(length, bytes.length, 128); at += 4) brands.push(ascii(bytes, at, at + 4));
  return brands;
}

/** Undefined for whatever is no photograph that we know: text, SVG, PDF, a film, nothing at all. */
export function sniffPhoto(bytes: Uint8Array): Sniffed | undefined {
  if (bytes.length < 16) return undefined;
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return 'gif';
  const brands = brandsOf(bytes);
  if (brands.some((brand) => AVIF.test(brand))) return 'avif';
  if (brands.some((brand) => HEIC.test(brand))) return 'heic';
  return undefined;
}
