/** How large a photograph may be printed: the rule for every paper, and what a person is told of it. Browser-safe. */

/** Pixels an inch below which print looks coarse: the number for every paper. */
export const LEAST_DPI = 200;
const MM_AN_INCH = 25.4;

/** Millimetres. */
export interface PrintBox {
  readonly width: number;
  readonly height: number;
}

interface Pixels {
  readonly width: number;
  readonly height: number;
}

/** Where papers print a product's photograph: its place in the printed catalogue. */
export const PRODUCT_PRINT: PrintBox = { width: 55, height: 41 };

/** As large as it fits into its place, and no larger than its pixels allow. */
export function printedSize({ width, height }: Pixels, box: PrintBox): PrintBox {
  const fitting = Math.min(box.width / width, box.height / height);
  const scale = Math.min(fitting, MM_AN_INCH / LEAST_DPI);
  return { width: width * scale, height: height * scale };
}

/** Whether it is too small to fill its place. */
export function isTooSmall({ width, height }: Pixels, box: PrintBox): boolean {
  return Math.min(box.width / width, box.height / height) > MM_AN_INCH / LEAST_DPI;
}

/** Pixels with which a photograph of the place's own shape fills it. */
export function enoughPixels(box: PrintBox): Pixels {
  const pixels = (length: number) => Math.ceil((length / MM_AN_INCH) * LEAST_DPI);
  return { width: pixels(box.width), height: pixels(box.height) };
}
