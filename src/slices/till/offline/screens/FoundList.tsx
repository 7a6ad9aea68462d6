import { useLayoutEffect, useRef } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { nameIn, type Product } from '../device/catalogue.ts';
import { ProductRow } from '../parts/ProductRow.tsx';
import { priceText } from './price-text.ts';
import { useDesk, useTill } from './use-till.ts';

export interface FoundListProps {
  readonly products: readonly Product[];
  readonly query: string;
  readonly onAdd: (product: Product) => void;
  readonly onHold: (product: Product) => void;
  /** The end of what was looked for so far comes into sight. */
  readonly onMore: () => void;
}

/** What a search found, a row a product: above a phone's keyboard there is room for five rows, or for one of tiles. */
export function FoundList({ products, query, onAdd, onHold, onMore }: FoundListProps) {
  const { locale } = useDesk();
  const { view } = useTill();
  const { catalogue, cart } = view;
  const joint = catalogue.businesses.length > 1;
  const box = useRef<HTMLDivElement>(null);
  const scrolled = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what another query finds is looked at from its beginning
  useLayoutEffect(() => {
    // Asking an element where it is would lay out the page once more.
    if (scrolled.current && box.current) box.current.scrollTop = 0;
    scrolled.current = false;
  }, [query]);

  function onScroll(): void {
    const element = box.current;
    if (!element) return;
    scrolled.current = true;
    if (element.scrollTop + 2 * element.clientHeight > element.scrollHeight) onMore();
  }

  if (products.length === 0)
    return (
      <p role="status" className="min-h-0 flex-1 px-4 py-10 text-center text-ink-2">
        {m.till_nothing_found({ query })}
      </p>
    );
  return (
    <div
      ref={box}
      className="contain-strict min-h-0 flex-1 overflow-y-auto overscroll-contain bg-card"
      onScroll={onScroll}
    >
      <ul>
        {products.map((product, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is a place on the screen; while one types, its words change and nothing is built anew
          <li key={place} className="h-14 contain-strict">
            <ProductRow
              product={product}
              name={nameIn(product, locale)}
              maker={joint ? (catalogue.businessNames.get(product.business) ?? null) : null}
              price={priceText(product, catalogue.edition.currency)}
              count={cart.find((line) => line.product === product.id)?.quantity ?? 0}
              onAdd={onAdd}
              onHold={onHold}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
