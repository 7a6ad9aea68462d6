import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import type { Product } from '../device/catalogue.ts';
import { piecesSold } from '../device/favourites.ts';
import { findProducts, keptIndex } from '../device/product-search.ts';
import { SearchField } from '../parts/SearchField.tsx';
import { ProductGrid } from './ProductGrid.tsx';
import { cartRefusalText } from './refusal-text.ts';
import { useDesk, useTill } from './use-till.ts';

/** How many products are looked for at once; more when one scrolls. */
const PAGE = 120;

/** The search and the tiles. `/` goes to the search; there Enter takes the first that was found. */
export function ProductFinder() {
  const { go } = useDesk();
  const { till, view } = useTill();
  const { catalogue } = view;
  const [query, setQuery] = useState('');
  const [most, setMost] = useState(PAGE);
  const [told, setTold] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const index = keptIndex(catalogue, () => piecesSold(till.view().sales.map(({ sale }) => sale)));
  const found = useMemo(() => findProducts(index, query, most), [index, query, most]);

  const add = useCallback(
    (product: Product) => {
      const done = till.add(product);
      setTold(done.ok ? '' : cartRefusalText(done.code));
    },
    [till],
  );
  const hold = useCallback((product: Product) => go({ at: 'quantity', product: product.id }), [go]);

  function look(wanted: string): void {
    setQuery(wanted);
    setMost(PAGE);
  }

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    field.current?.focus();
  });
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <SearchField
        ref={field}
        label={m.till_search()}
        value={query}
        onChange={look}
        onEnter={() => {
          const [first] = found;
          if (query === '' || !first) return false;
          add(first);
          look('');
          return true;
        }}
      />
      {told && (
        <p role="alert" className="mx-3 mb-1.5 rounded-s bg-red-soft px-3 py-2 font-bold text-red-ink text-sm">
          {told}
        </p>
      )}
      <ProductGrid
        products={found}
        query={query}
        onAdd={add}
        onHold={hold}
        onMore={() => found.length === most && setMost(most + PAGE)}
      />
    </div>
  );
}
