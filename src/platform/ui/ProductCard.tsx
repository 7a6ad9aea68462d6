import type { Photo as PhotoFacts } from '../files/photo.ts';
import { Money } from './Money.tsx';
import type { PaletteName } from './motif/motif.ts';
import { Photo } from './Photo.tsx';

export interface ProductCardProps {
  readonly href: string;
  readonly name: string;
  /** Minor units, or words where no price is listed. */
  readonly price: number | string;
  readonly currency?: string | undefined;
  /** Who makes it and where it is sold. */
  readonly by: string;
  /** What its motif is drawn from when there is no picture. */
  readonly code: string;
  readonly palette?: PaletteName | undefined;
  readonly photo?: PhotoFacts | null | undefined;
  /** A word that sets it apart: "#1 terlaris". */
  readonly tag?: string | undefined;
}

/** The whole card leads to the product, by the one link in its name. */
export function ProductCard({ href, name, price, currency, by, code, palette, photo, tag }: ProductCardProps) {
  return (
    <article className="group relative flex flex-col overflow-hidden rounded-m border border-line bg-card shadow-card focus-within:border-edge hover:border-edge">
      <div className="relative">
        <Photo
          photo={photo}
          alt=""
          sizes="(min-width: 64rem) 17rem, (min-width: 40rem) 32vw, 48vw"
          code={code}
          palette={palette}
          className={photo ? 'aspect-[15/11]' : undefined}
        />
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
          {typeof price === 'string' ? price : <Money amount={price} currency={currency} />}
        </p>
        <p className="mt-auto pt-0.5 text-ink-2 text-xs">{by}</p>
      </div>
    </article>
  );
}
