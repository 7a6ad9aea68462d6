import { memo } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { type ProductPress, useProductPress } from './product-press.ts';

export interface ProductRowProps extends ProductPress {
  readonly name: string;
  /** Who made it, in a booth of several. */
  readonly maker: string | null;
  /** As printed. */
  readonly price: string;
  /** How many are in the cart. */
  readonly count: number;
}

/** A product that a search found: words only, so that what is typed is answered before the next key. */
export const ProductRow = memo(function ProductRow(props: ProductRowProps) {
  const { product, name, maker, price, count, onAdd, onHold } = props;
  const press = useProductPress({ product, onAdd, onHold });
  const what = maker === null ? name : `${name}, ${maker}`;
  return (
    <button
      type="button"
      className="flex h-full w-full cursor-pointer touch-manipulation select-none items-center gap-3 border-line border-b px-4 text-left active:bg-river-soft"
      aria-label={m.till_tile({ name: what, price, count })}
      {...press}
    >
      <span className="min-w-0 flex-1">
        <span className="block overflow-hidden whitespace-nowrap font-bold text-sm leading-tight">{`${name} `}</span>
        {maker && (
          <span className="block overflow-hidden whitespace-nowrap text-ink-3 text-xs leading-snug">{`${maker} `}</span>
        )}
      </span>
      {count > 0 && (
        <span className="tabular grid h-7 min-w-7 flex-none place-items-center rounded-full bg-red px-1 font-extrabold text-on-red text-sm">
          {count}
        </span>
      )}
      <span className="tabular flex-none font-extrabold text-river text-sm">{`${price} `}</span>
    </button>
  );
});
