import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { isProductCode } from '../../../catalogue/rules/product-code.ts';
import { isBarCode } from '../../rules/odd-tender.ts';
import type { Product } from '../device/catalogue.ts';
import { keptIndex } from '../device/product-search.ts';
import { SearchField } from '../parts/SearchField.tsx';
import { FoundList } from './FoundList.tsx';
import { ProductGrid } from './ProductGrid.tsx';
import { cartRefusalText } from './refusal-text.ts';
import { useDesk, useTill } from './use-till.ts';

/** How many tiles there are at once; more when one scrolls. */
const PAGE = 120;
/** How many rows a search shows at once: what a phone has room for. */
const FOUND = 8;

/** The search and the tiles. `/` goes to the search; there Enter takes the first that was found. */
export function ProductFinder() {
  const { go } = useDesk();
  const { till, view } = useTill();
  const { catalogue } = view;
  const [query, setQuery] = useState('');
  const [most, setMost] = useState(PAGE);
  const [told, setTold] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const index = keptIndex(catalogue, () => till.ledger.pieces);
  const found = useMemo(() => index.find(query, most), [index, query, most]);
  useEffect(() => prepareInIdle(() => index.prepare()), [index]);

  const add = useCallback(
    (product: Product) => {
      // The seller names the price, once a cart.
      const known = till.view().cart.find((line) => line.product === product.id);
      if (product.freePrice === true && !known)
        return go({ at: 'line', product: product.id, part: 'price', from: 'sell' });
      const done = till.add(product, known?.unitPrice);
      setTold(done.ok ? '' : cartRefusalText(done.code));
    },
    [till, go],
  );
  const hold = useCallback(
    ({ id, freePrice }: Product) =>
      go({ at: 'line', product: id, part: freePrice === true ? 'price' : 'quantity', from: 'sell' }),
    [go],
  );

  function look(wanted: string): void {
    setQuery(wanted);
    setMost(wanted === '' ? PAGE : FOUND);
  }

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    // A scanner types digits wherever one stands: they go to the search, the first of them too.
    if (/^\d$/.test(event.key)) return field.current?.focus();
    if (event.key !== '/') return;
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
          if (query === '') return false;
          if (!first) {
            if (!isBarCode(query.trim())) return false;
            setTold(m.till_code_unknown({ code: query.trim() }));
            look('');
            return true;
          }
          // A code that two products share sells neither by itself: both are there to be touched.
          if (found.length > 1 && isProductCode(query.trim())) return false;
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
      {query === '' ? (
        <ProductGrid
          products={found}
          onAdd={add}
          onHold={hold}
          onMore={() => found.length === most && setMost(most + PAGE)}
        />
      ) : (
        <FoundList
          products={found}
          query={query}
          onAdd={add}
          onHold={hold}
          onMore={() => found.length === most && setMost(most + 3 * FOUND)}
        />
      )}
    </div>
  );
}

/** Runs `some` while nothing else is to be done, until it says that it is through. Returns what ends it. */
function prepareInIdle(some: () => boolean): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = () => {
    if (some()) timer = setTimeout(next, PAUSE);
  };
  timer = setTimeout(next, PAUSE);
  return () => clearTimeout(timer);
}

/** Between two parts, so that a tap never waits for more than one of them: milliseconds. */
const PAUSE = 30;
