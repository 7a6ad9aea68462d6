import { type MetaFunction, useLoaderData } from 'react-router';
import { formatCount } from '../../../kinds/money.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import type { PageHandle } from '../../../platform/page/page-context.ts';
import { LinkButton, PageHead, Tabs } from '../../../platform/ui/index.ts';
import { FoundMakers } from './FoundMakers.tsx';
import { listLink } from './list-link.ts';
import { type LoadedProducts, loadProducts } from './load-products.ts';
import { NothingFound } from './NothingFound.tsx';
import { OfferCards } from './OfferCards.tsx';
import { ProductSearch } from './ProductSearch.tsx';
import { ASKED } from './paths.ts';

export const handle: PageHandle = { access: 'public', still: true, asks: ASKED };

export const loader = loadProducts;

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => {
  if (!loaderData) return [];
  const { edition, query } = loaderData;
  const title = query.typed === undefined ? m.catalogue_products() : `${query.typed} · ${m.catalogue_products()}`;
  return [
    { title: `${title} · ${edition.name}` },
    { name: 'description', content: m.catalogue_products_description({ edition: edition.name }) },
    // What somebody searched for is no page of its own for search engines.
    ...(query.typed === undefined ? [] : [{ name: 'robots', content: 'noindex' }]),
  ];
};

export default function ProductsPage() {
  const loaded = useLoaderData<typeof loader>();
  const { edition, found, query } = loaded;
  const locale = getLocale();
  const again = { ...query, after: undefined };
  return (
    <>
      <PageHead
        title={m.catalogue_products()}
        lead={m.catalogue_products_lead()}
        above={[{ href: pathIn(locale, `/e/${edition.slug}`), label: edition.name }]}
      />
      <div className="mb-5 grid gap-4">
        <ProductSearch {...loaded} />
        <CategoryTabs {...loaded} />
      </div>
      <FoundMakers edition={edition} makers={found.makers} />
      {found.items.length > 0 ? (
        <section aria-labelledby="daftar">
          <h2 id="daftar" className="mb-3 font-bold text-ink-2 text-sm">
            {m.catalogue_count({ count: found.total, shown: formatCount(found.total, locale) })}
          </h2>
          <HowItWasRead found={found} />
          <OfferCards edition={edition} offers={found.items} />
        </section>
      ) : (
        <NothingFound {...loaded} />
      )}
      <nav aria-label={m.catalogue_paging()} className="mt-8 flex flex-wrap justify-center gap-3">
        {query.after !== undefined && (
          <LinkButton href={listLink(edition, again)} tone="outline">
            {m.catalogue_from_the_start()}
          </LinkButton>
        )}
        {found.next !== null && (
          <LinkButton href={listLink(edition, { ...query, after: found.next })} rel="next">
            {m.catalogue_next_products()}
          </LinkButton>
        )}
      </nav>
    </>
  );
}

/** What the typed words were taken for, so that nobody wonders where the results come from. */
function HowItWasRead({ found }: Pick<LoadedProducts, 'found'>) {
  if (found.readAs.length === 0 && found.leftOut.length === 0) return null;
  return (
    <div role="status" className="mb-4 grid gap-1">
      {found.readAs.map(({ typed, as }) => (
        <p key={typed}>{m.catalogue_read_as({ typed, as: as.join(', ') })}</p>
      ))}
      {found.leftOut.length > 0 && <p>{m.catalogue_left_out({ words: found.leftOut.join(' ') })}</p>}
    </div>
  );
}

/** How many each category has, with everything else that was chosen. One with nothing is left out, but for the chosen one. */
function CategoryTabs({ edition, categories, query, found }: LoadedProducts) {
  const locale = getLocale();
  const { category: _, after: __, ...others } = query;
  const counts = found.byCategory;
  const all = Object.values(counts).reduce((total, count) => total + count, 0);
  return (
    <Tabs
      label={m.catalogue_category()}
      tabs={[
        {
          href: listLink(edition, others),
          label: m.catalogue_all_categories(),
          current: query.category === undefined,
          count: formatCount(all, locale),
        },
        ...categories
          .filter(({ code }) => (counts[code] ?? 0) > 0 || code === query.category)
          .map(({ code, name }) => ({
            href: listLink(edition, { ...others, category: code }),
            label: name[locale],
            current: query.category === code,
            count: formatCount(counts[code] ?? 0, locale),
          })),
      ]}
    />
  );
}
