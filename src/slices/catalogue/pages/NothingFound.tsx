import { m } from '../../../platform/i18n/index.ts';
import { EmptyState, LinkButton } from '../../../platform/ui/index.ts';
import { listLink } from './list-link.ts';
import type { LoadedProducts } from './load-products.ts';

/** No product matches: words that are near, the same search without the other choices, everything. */
export function NothingFound({ edition, query, found }: LoadedProducts) {
  const { typed } = query;
  return (
    <EmptyState
      title={typed === undefined ? m.catalogue_no_products() : m.catalogue_nothing_for({ typed })}
      actions={
        <>
          {found.elsewhere > 0 && (
            <LinkButton href={listLink(edition, { typed })}>
              {m.catalogue_without_choices({ count: found.elsewhere })}
            </LinkButton>
          )}
          <LinkButton href={listLink(edition, {})} tone="outline">
            {m.catalogue_all_products()}
          </LinkButton>
        </>
      }
    >
      <p>{typed === undefined ? m.catalogue_no_products_text() : m.catalogue_nothing_for_text()}</p>
      {found.nearest.length > 0 && (
        <p className="mt-3 flex flex-wrap items-center justify-center gap-x-3">
          {m.catalogue_nearest()}
          {found.nearest.map((word) => (
            <a
              key={word}
              href={listLink(edition, { typed: word })}
              className="inline-flex min-h-12 items-center font-bold text-river underline"
            >
              {word}
            </a>
          ))}
        </p>
      )}
    </EmptyState>
  );
}
