import { Money } from './Money.tsx';
import { Motif } from './motif/Motif.tsx';
import type { PaletteName } from './motif/motif.ts';

export interface Picture {
  readonly src: string;
  readonly srcSet?: string | undefined;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

export interface ProductCardProps {
  readonly href: string;
  readonly name: string;
  /** Minor units. */
  readonly price: number;
  readonly currency?: string | undefined;
  /** Who makes it and where it is sold. */
  readonly by: string;
  /** What its motif is drawn from when there is no picture. */
  readonly code: string;
  readonly palette?: PaletteName | undefined;
  readonly picture?: Picture | undefined;
  /** A word that sets it apart: "#1 terlaris". */
  readonly tag?: string | undefined;
}

/** The whole card leads to the product, by the one link in its name. */
export function ProductCard({ href, name, price, currency, by, code, palette, picture, tag }: ProductCardProps) {
  return (
    <article className="group relative flex flex-col overflow-hidden rounded-m border border-line bg-card shadow-card focus-within:border-edge hover:border-edge">
      <div className="relative">
        {picture ? (
          <img
            {...picture}
            alt={picture.alt}
            loading="lazy"
            decoding="async"
            className="aspect-[15/11] w-full object-cover"
          />
        ) : (
          <Motif code={code} beads={15} rows={11} palette={palette} />
        )}
        {tag && (
          <span className="absolute bottom-0 left-0 rounded-tr-s bg-card px-3 pt-1.5 font-extrabold text-red text-xs">
            {tag}
          </span>
        )}
      </div>
      <div className="flex flex-1 flex-col px-3.5 pt-3 pb-3.5">
        <h3 className="font-bold leading-snug tracking-normal">
          <a href={href} className="no-underline after:absolute after:inset-0 group-hover:underline">
            {name}
          </a>
        </h3>
        <p className="mt-1.5 font-extrabold">
          <Money amount={price} currency={currency} />
        </p>
        <p className="mt-auto pt-0.5 text-ink-2 text-xs">{by}</p>
      </div>
    </article>
  );
}
