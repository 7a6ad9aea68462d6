import { PHOTO_FORMATS, type Photo as PhotoFacts, photoPath, variantsOf } from '../files/photo.ts';
import { cx } from './class-names.ts';
import { Motif } from './motif/Motif.tsx';
import type { BeadCount, PaletteName } from './motif/motif.ts';

export interface PhotoProps {
  /** Without one, beads stand in. */
  readonly photo?: PhotoFacts | null | undefined;
  /** What it shows; empty where the text beside it says so already. */
  readonly alt: string;
  /** How wide it is shown, in the words of the attribute `sizes`: `(min-width: 64rem) 300px, 50vw`. */
  readonly sizes: string;
  /** What the beads are drawn from. */
  readonly code: string;
  readonly palette?: PaletteName | undefined;
  /** Beads across and down. */
  readonly beads?: BeadCount | undefined;
  readonly rows?: BeadCount | undefined;
  /** Loads at once: only for the picture that a page begins with. */
  readonly eager?: boolean | undefined;
  /** The shape of its box, such as `aspect-[15/11]`; the picture fills it. Without one it keeps its own shape. */
  readonly className?: string | undefined;
}

/** A photograph in the size and format that fit, or a bead motif where there is none. Needs no script. */
export function Photo({
  photo,
  alt,
  sizes,
  code,
  palette,
  beads = 15,
  rows = 11,
  eager = false,
  className,
}: PhotoProps) {
  if (!photo)
    return <Motif code={code} beads={beads} rows={rows} palette={palette} className={cx('w-full', className)} />;
  const variants = variantsOf(photo);
  const largest = variants[variants.length - 1];
  const sourceOf = (format: (typeof PHOTO_FORMATS)[number]) =>
    variants.map(({ size, width }) => `${photoPath(photo.id, size, format)} ${width}w`).join(', ');
  return (
    <picture className="contents">
      {PHOTO_FORMATS.map((format) => (
        <source key={format} type={`image/${format}`} srcSet={sourceOf(format)} sizes={sizes} />
      ))}
      <img
        src={photoPath(photo.id, largest?.size ?? 800, 'webp')}
        width={largest?.width}
        height={largest?.height}
        alt={alt}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        className={cx('h-auto w-full bg-sunk object-cover', className)}
      />
    </picture>
  );
}
