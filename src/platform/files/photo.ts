/** Photographs as pages and devices know them. Browser-safe. */

/** Longest sides in which a photograph is kept, in pixels; a smaller photograph is never enlarged. */
export const PHOTO_SIZES = [320, 800, 1600] as const;
export type PhotoSize = (typeof PHOTO_SIZES)[number];

/** In the order in which a browser is offered them: the smaller first. */
export const PHOTO_FORMATS = ['avif', 'webp'] as const;
export type PhotoFormat = (typeof PHOTO_FORMATS)[number];

/** The largest file that is taken. A phone's camera makes 3 to 8 MB. */
export const MAX_PHOTO_BYTES = 15 * 1024 * 1024;
/** The largest picture that is decoded. */
export const MAX_PHOTO_PIXELS = 50_000_000;

/** What a page needs to show a photograph; width and height are of the upright picture in its full size. */
export interface Photo {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface PhotoVariant {
  readonly size: PhotoSize;
  readonly width: number;
  readonly height: number;
}

/** The sizes in which a picture of these measures is kept: none that would only repeat the one before. */
export function variantsOf({ width, height }: Pick<Photo, 'width' | 'height'>): readonly PhotoVariant[] {
  const longest = Math.max(width, height);
  return PHOTO_SIZES.filter((_, at) => at === 0 || longest > (PHOTO_SIZES[at - 1] ?? 0)).map((size) => {
    const scale = Math.min(1, size / longest);
    return { size, width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  });
}

/** Where a photograph is served. */
export function photoPath(id: string, size: PhotoSize, format: PhotoFormat): string {
  return `/foto/${id}/${size}.${format}`;
}
