import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { formatCount } from '../../../kinds/money.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { Button, EmptyState, LinkButton, PageHead, SelectField, Tabs } from '../../../platform/ui/index.ts';
import { getEdition } from '../../editions/index.ts';
import { listCategories, listOffers } from '../index.ts';
import { OfferCards } from './OfferCards.tsx';
import { type ProductQuery, productsPath, readProductQuery } from './paths.ts';

export const handle: PageHandle = { access: 'public', still: true, asks: ['daerah', 'kategori', 'sesudah'] };

/** Fills its rows in two, three and four columns. */
const A_PAGE = 24;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const query = readProductQuery(new URL(request.url).searchParams);
  const { region, category, after } = query;
  const filter = { ...(region === undefined ? {} : { region }), ...(category === undefined ? {} : { category }) };
  return servicesOf(context).runner.query(ctx, async (tx) => ({
    query,
    edition: await getEdition(ctx, tx),
    categories: await listCategories(ctx, tx),
    page: await listOffers(ctx, tx, filter, { after, limit: A_PAGE }),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => {
  if (!loaderData) return [];
  const edition = loaderData.edition.name;
  return [
    { title: `${m.catalogue_products()} · ${edition}` },
    { name: 'description', content: m.catalogue_products_description({ edition }) },
  ];
};

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function ProductsPage() {
  const { edition, categories, page, query } = useLoaderData<typeof loader>();
  const locale = getLocale();
  const link = (narrowed: ProductQuery) => pathIn(locale, productsPath(edition.slug, narrowed));
  return (
    <>
      <PageHead
        title={m.catalogue_products()}
        lead={m.catalogue_products_lead()}
        above={[{ href: pathIn(locale, `/e/${edition.slug}`), label: edition.name }]}
      />
      <div className="mb-6 grid gap-4">
        <RegionForm edition={edition} query={query} />
        <CategoryTabs categories={categories} query={query} link={link} />
      </div>
      {page.items.length > 0 ? (
        <section aria-labelledby="daftar">
          <h2 id="daftar" className="sr-only">
            {m.catalogue_list()}
          </h2>
          <OfferCards edition={edition} offers={page.items} />
        </section>
      ) : (
        <EmptyState
          title={m.catalogue_no_products()}
          actions={
            <LinkButton href={link({})} tone="outline">
              {m.catalogue_all_products()}
            </LinkButton>
          }
        >
          <p>{m.catalogue_no_products_text()}</p>
        </EmptyState>
      )}
      <nav aria-label={m.catalogue_paging()} className="mt-8 flex flex-wrap justify-center gap-3">
        {query.after !== undefined && (
          <LinkButton href={link({ ...query, after: undefined })} tone="outline">
            {m.catalogue_from_the_start()}
          </LinkButton>
        )}
        {page.next !== null && (
          <LinkButton href={link({ ...query, after: page.next })} rel="next">
            {m.catalogue_next_products()}
          </LinkButton>
        )}
      </nav>
    </>
  );
}

function RegionForm({ edition, query }: Pick<Loaded, 'edition' | 'query'>) {
  return (
    <form action={pathIn(getLocale(), productsPath(edition.slug))} className="flex flex-wrap items-end gap-3">
      <div className="min-w-48 flex-1 sm:max-w-72">
        <SelectField
          name="daerah"
          label={m.catalogue_region()}
          defaultValue={query.region ?? 'semua'}
          choices={[
            { value: 'semua', label: m.catalogue_all_regions() },
            ...edition.delegations.map(({ region }) => ({ value: region.code, label: region.name })),
          ]}
        />
      </div>
      {query.category !== undefined && <input type="hidden" name="kategori" value={query.category} />}
      <Button tone="outline">{m.catalogue_show()}</Button>
    </form>
  );
}

interface CategoryTabsProps extends Pick<Loaded, 'categories' | 'query'> {
  readonly link: (query: ProductQuery) => string;
}

/** How many there are of each is known for the whole edition only, so a chosen region shows no numbers. */
function CategoryTabs({ categories, query: { region, category }, link }: CategoryTabsProps) {
  const locale = getLocale();
  const counted = (count: number) => (region === undefined ? { count: formatCount(count, locale) } : {});
  return (
    <Tabs
      label={m.catalogue_category()}
      tabs={[
        {
          href: link({ region }),
          label: m.catalogue_all_categories(),
          current: category === undefined,
          ...counted(categories.reduce((total, each) => total + each.products, 0)),
        },
        ...categories
          .filter((each) => each.products > 0)
          .map((each) => ({
            href: link({ region, category: each.code }),
            label: each.name[locale],
            current: category === each.code,
            ...counted(each.products),
          })),
      ]}
    />
  );
}
