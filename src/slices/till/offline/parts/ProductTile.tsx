import { memo } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { type ProductPress, useProductPress } from './product-press.ts';
import { TileMotif } from './TileMotif.tsx';

export interface ProductTileProps extends ProductPress {
  readonly name: string;
  /** Who made it, in a booth of several. */
  readonly maker: string | null;
  /** As printed. */
  readonly price: string;
  /** How many are in the cart. */
  readonly count: number;
}

/** A price is never broken over two lines, for half of it is another price: a long one is set smaller. */
function priceSize(price: string): string {
  if (price.length <= 10) return 'text-sm';
  return price.length <= 12 ? 'text-xs tracking-tight' : 'text-[0.625rem] tracking-tight';
}

/** One tap, one piece. */
export const ProductTile = memo(function ProductTile(props: ProductTileProps) {
  const { product, name, maker, price, count, onAdd, onHold } = props;
  const press = useProductPress({ product, onAdd, onHold });
  const what = maker === null ? name : `${name}, ${maker}`;
  return (
    <button
      type="button"
      className="relative flex h-full w-full cursor-pointer touch-manipulation select-none flex-col overflow-hidden rounded-m border border-line bg-card text-left active:border-river active:bg-river-soft"
      aria-label={m.till_tile({ name: what, price, count })}
      {...press}
    >
      {/* The spaces keep the words apart for whoever reads them without the layout. */}
      <TileMotif code={product.motif} />
      <span className="flex min-h-0 w-full flex-1 flex-col px-2 pt-1.5 pb-2">
        <span className="line-clamp-2 font-bold text-xs leading-tight">{`${name} `}</span>
        {maker && <span className="truncate text-ink-3 text-xs leading-snug">{`${maker} `}</span>}
        <span
          className={`tabular mt-auto whitespace-nowrap font-extrabold text-river leading-tight ${priceSize(price)}`}
        >{`${price} `}</span>
      </span>
      {count > 0 && (
        <span className="tabular absolute top-1 right-1 grid h-7 min-w-7 place-items-center rounded-full border-2 border-card bg-red px-1 font-extrabold text-on-red text-sm">
          {count}
        </span>
      )}
    </button>
  );
});
