import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { nameIn, type Product } from '../device/catalogue.ts';
import { ProductTile } from '../parts/ProductTile.tsx';
import { priceText } from './price-text.ts';
import { useRowWindow } from './use-row-window.ts';
import { useDesk, useTill } from './use-till.ts';

export interface ProductGridProps {
  readonly products: readonly Product[];
  readonly onAdd: (product: Product) => void;
  readonly onHold: (product: Product) => void;
  /** The end of what was found so far comes into sight. */
  readonly onMore: () => void;
}

/** The tiles. Only the rows in sight are drawn, so that ten thousand products are as quick as ten. */
export function ProductGrid({ products, onAdd, onHold, onMore }: ProductGridProps) {
  const { locale } = useDesk();
  const { view } = useTill();
  const { catalogue, cart } = view;
  const joint = catalogue.businesses.length > 1;
  const box = useRef<HTMLDivElement>(null);
  const rows = useRowWindow(box, { items: products.length, lines: joint ? 3 : 2, spare: 1 });
  const counts = useMemo(() => new Map(cart.map((line) => [line.product, line.quantity])), [cart]);
  const atEnd = rows.to >= products.length && products.length > 0;
  const more = useEffectEvent(onMore);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for each new end
  useEffect(() => {
    if (atEnd) more();
  }, [atEnd, products.length]);

  return (
    <div
      ref={box}
      className="contain-strict min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 pb-3"
      onScroll={rows.onScroll}
    >
      {products.length === 0 && (
        <p role="status" className="px-4 py-10 text-center text-ink-2">
          {m.till_no_products()}
        </p>
      )}
      <div style={{ height: rows.height }}>
        <ul
          className="grid gap-2"
          style={{
            transform: `translateY(${rows.offset}px)`,
            gridTemplateColumns: `repeat(${rows.columns}, minmax(0, 1fr))`,
            gridAutoRows: rows.rowHeight,
          }}
        >
          {products.slice(rows.from, rows.to).map((product, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a tile is a place on the screen; when one scrolls, its texts change and nothing is built anew
            <li key={rows.from + place} className="contain-strict">
              <ProductTile
                product={product}
                name={nameIn(product, locale)}
                maker={joint && !rows.low ? (catalogue.businessNames.get(product.business) ?? null) : null}
                price={priceText(product, catalogue.edition.currency)}
                count={counts.get(product.id) ?? 0}
                onAdd={onAdd}
                onHold={onHold}
              />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
