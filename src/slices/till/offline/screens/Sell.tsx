import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import type { Product } from '../device/catalogue.ts';
import { piecesSold } from '../device/favourites.ts';
import { findProducts, indexProducts } from '../device/product-search.ts';
import { IconButton } from '../parts/Button.tsx';
import { CartLines } from './CartLines.tsx';
import { PayBar } from './PayBar.tsx';
import { ProductGrid } from './ProductGrid.tsx';
import { cartRefusalText } from './refusal-text.ts';
import { TillHeader } from './TillHeader.tsx';
import { useDesk, useTill } from './use-till.ts';

/** Home: find, tap, pay. */
export function Sell() {
  const { go } = useDesk();
  const { till, view } = useTill();
  const { catalogue } = view;
  const [query, setQuery] = useState('');
  const [told, setTold] = useState('');
  const search = useRef<HTMLInputElement>(null);
  // The order of the tiles stands still while one sells: a tile that jumps away under the finger sells the wrong thing.
  const index = useMemo(
    () => indexProducts(catalogue, piecesSold(till.view().sales.map(({ sale }) => sale))),
    [catalogue, till],
  );
  const found = useMemo(() => findProducts(index, query), [index, query]);

  const add = useMemo(
    () => (product: Product) => {
      const done = till.add(product);
      setTold(done.ok ? '' : cartRefusalText(done.code));
    },
    [till],
  );
  const hold = useMemo(() => (product: Product) => go({ at: 'quantity', product: product.id }), [go]);

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const inSearch = event.target === search.current;
    if (event.key === '/' && !inSearch) {
      event.preventDefault();
      search.current?.focus();
    } else if (event.key === 'Escape' && query !== '') {
      setQuery('');
    } else if (event.key === 'Enter' && !event.repeat && !(event.target instanceof HTMLButtonElement)) {
      const [first] = found;
      if (inSearch && query !== '' && first) {
        add(first);
        setQuery('');
      } else if (view.cart.length > 0) go({ at: 'cash' });
    }
  });
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <>
      <TillHeader />
      <main className="grid min-h-0 flex-1 grid-rows-[auto_minmax(0,1fr)_auto] lg:grid-cols-[minmax(0,1fr)_24rem]">
        <h1 className="sr-only">{m.till_sell()}</h1>
        <div className="relative px-3 pt-2.5 pb-1.5">
          <Icon name="search" className="pointer-events-none absolute top-[1.4rem] left-6 text-ink-3" />
          <input
            ref={search}
            type="search"
            className="h-12 w-full rounded-m border-[1.5px] border-edge bg-card pr-12 pl-11 [&::-webkit-search-cancel-button]:hidden"
            placeholder={m.till_search()}
            aria-label={m.till_search()}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="done"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          {query !== '' && (
            <IconButton label={m.till_search_clear()} className="absolute top-2.5 right-3" onClick={() => setQuery('')}>
              <Icon name="close" />
            </IconButton>
          )}
        </div>
        <div className="flex min-h-0 flex-col lg:row-span-2">
          {told && (
            <p role="alert" className="mx-3 mb-1.5 rounded-s bg-red-soft px-3 py-2 font-bold text-red-ink text-sm">
              {told}
            </p>
          )}
          <ProductGrid products={found} query={query} onAdd={add} onHold={hold} />
        </div>
        <aside
          aria-label={m.till_cart()}
          className="hidden min-h-0 overflow-y-auto border-line border-l bg-card lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:block"
        >
          <CartLines />
        </aside>
        <PayBar />
      </main>
    </>
  );
}
