/**
 * Reads the QR codes of a photograph on the device: by the browser's own reader where there is one, else by a library that is
 * fetched when the first picture is chosen. The picture never leaves the device.
 */

export type PictureReading =
  /** What the codes say, at least one. */
  | { readonly state: 'found'; readonly texts: readonly [string, ...string[]] }
  | { readonly state: 'no-picture' | 'no-code' };

/** The browser's own reader of codes (Shape Detection API), which the language's types do not know. */
interface CodeDetector {
  detect(source: ImageBitmap): Promise<readonly { readonly rawValue: string }[]>;
}
interface CodeDetectorMaker {
  new (options: { readonly formats: readonly string[] }): CodeDetector;
  getSupportedFormats(): Promise<readonly string[]>;
}
declare const BarcodeDetector: CodeDetectorMaker | undefined;

/** Longest sides in pixels: what fits most photographs first, then one where a code is small in it, then one where it is grainy. */
const SIDES = [1600, 4096, 700] as const;
/** Milliseconds that a look at one size may take on retries. */
const PATIENCE = 2_000;

export async function readPicture(file: Blob): Promise<PictureReading> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return { state: 'no-picture' };
  }
  try {
    const [first, ...rest] = (await byBrowser(bitmap)) ?? (await byLibrary(bitmap));
    return first === undefined ? { state: 'no-code' } : { state: 'found', texts: [first, ...rest] };
  } finally {
    bitmap.close();
  }
}

/** Undefined where the browser has no reader, or sees nothing: the library looks harder. */
async function byBrowser(bitmap: ImageBitmap): Promise<readonly string[] | undefined> {
  try {
    if (typeof BarcodeDetector !== 'function') return undefined;
    if (!(await BarcodeDetector.getSupportedFormats()).includes('qr_code')) return undefined;
    const codes = await new BarcodeDetector({ formats: ['qr_code'] }).detect(bitmap);
    return codes.length > 0 ? codes.map(({ rawValue }) => rawValue) : undefined;
  } catch {
    return undefined;
  }
}

async function byLibrary(bitmap: ImageBitmap): Promise<readonly string[]> {
  const { default: decode } = await import('qr/decode.js');
  const longest = Math.max(bitmap.width, bitmap.height);
  const sides = SIDES.map((side) => Math.min(side, longest));
  for (const side of new Set(sides)) {
    const pixels = pixelsOf(bitmap, side / longest);
    try {
      if (pixels) return [decode(pixels, { effort: Number.POSITIVE_INFINITY, timeLimit: PATIENCE, textDecoder })];
    } catch {
      // Nothing is found at this size.
    }
  }
  return [];
}

function pixelsOf(bitmap: ImageBitmap, scale: number): ImageData | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return undefined;
  // A sticker saved as a drawing has no paper of its own.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

function textDecoder(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('iso-8859-1').decode(bytes);
  }
}
