import { memo, useRef } from 'react';
import { formatMoney } from '../../../../kinds/money.ts';
import { m } from '../../../../platform/i18n/index.ts';
import type { Product } from '../device/catalogue.ts';
import { TileMotif } from './TileMotif.tsx';

export interface ProductTileProps {
  readonly product: Product;
  readonly name: string;
  /** Who made it, in a booth of several. */
  readonly maker: string | null;
  readonly currency: string;
  /** How many are in the cart. */
  readonly count: number;
  readonly onAdd: (product: Product) => void;
  /** Held down: to say how many. */
  readonly onHold: (product: Product) => void;
}

/** How long a finger rests before it means "how many": milliseconds. */
const HOLD = 450;

/** One tap, one piece. */
export const ProductTile = memo(function ProductTile(props: ProductTileProps) {
  const { product, name, maker, currency, count, onAdd, onHold } = props;
  const held = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const wasHeld = useRef(false);
  const price = formatMoney(product.price, currency);
  const what = maker === null ? name : `${name}, ${maker}`;
  const release = () => clearTimeout(held.current);
  return (
    <button
      type="button"
      className="relative flex h-full w-full cursor-pointer touch-manipulation select-none flex-col overflow-hidden rounded-m border border-line bg-card text-left active:border-river active:bg-river-soft"
      aria-label={m.till_tile({ name: what, price, count })}
      onPointerDown={() => {
        wasHeld.current = false;
        held.current = setTimeout(() => {
          wasHeld.current = true;
          onHold(product);
        }, HOLD);
      }}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onContextMenu={(event) => event.preventDefault()}
      onClick={() => {
        if (!wasHeld.current) onAdd(product);
        wasHeld.current = false;
      }}
    >
      {/* The spaces keep the words apart for whoever reads them without the layout. */}
      <TileMotif code={product.motif} />
      <span className="flex min-h-0 w-full flex-1 flex-col px-2 pt-1.5 pb-2">
        <span className="line-clamp-2 font-bold text-xs leading-tight">{`${name} `}</span>
        {maker && <span className="truncate text-ink-3 text-xs leading-snug">{`${maker} `}</span>}
        <span className="tabular mt-auto font-extrabold text-river text-sm leading-tight">{`${price} `}</span>
      </span>
      {count > 0 && (
        <span className="tabular absolute top-1 right-1 grid h-7 min-w-7 place-items-center rounded-full border-2 border-card bg-red px-1 font-extrabold text-on-red text-sm">
          {count}
        </span>
      )}
    </button>
  );
});
