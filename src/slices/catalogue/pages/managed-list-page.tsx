import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { Badge, EmptyState, LinkButton, Money, PageHead, Table } from '../../../platform/ui/index.ts';
import { slug as slugSchema } from '../../editions/contract.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { listManaged } from '../index.ts';

export const handle: PageHandle = { access: 'products.edit' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const reach = reachOfPage(context);
  const after = slugSchema.safeParse(new URL(request.url).searchParams.get('sesudah')).data;
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { slug, currency } = await getEditionFacts(ctx, tx);
    return { slug, currency, after, page: await listManaged(ctx, tx, reach, after) };
  });
}

export const meta: MetaFunction = () => [{ title: `${m.catalogue_products()} · ${m.platform_brand()}` }];

/** The products that this person may change: one's own, a region's, all. */
export default function ManagedListPage() {
  const { slug, currency, after, page } = useLoaderData<typeof loader>();
  const locale = getLocale();
  const base = pathIn(locale, `/kerja/${slug}/produk`);
  return (
    <>
      <PageHead title={m.catalogue_products()} lead={m.catalogue_managed_lead()} />
      <Table
        caption={m.catalogue_products()}
        quietCaption
        rows={page.items}
        rowKey={(product) => product.id}
        columns={[
          {
            heading: m.catalogue_product(),
            names: true,
            cell: (product) => (
              <a
                href={`${base}/${product.slug}`}
                className="inline-flex items-center underline pointer-coarse:min-h-12"
              >
                {product[`name_${locale}`]}
              </a>
            ),
          },
          { heading: m.catalogue_maker(), cell: (product) => product.business_name },
          {
            heading: m.catalogue_price(),
            numeric: true,
            cell: (product) =>
              product.free_price ? m.catalogue_price_at_booth() : <Money amount={product.price} currency={currency} />,
          },
          {
            heading: m.catalogue_state(),
            cell: (product) =>
              product.withdrawn ? (
                <Badge>{m.catalogue_off_sale()}</Badge>
              ) : (
                <Badge tone="leaf">{m.catalogue_on_sale()}</Badge>
              ),
          },
        ]}
        empty={
          <EmptyState title={m.catalogue_managed_none()}>
            <p>{m.catalogue_managed_none_text()}</p>
          </EmptyState>
        }
      />
      <nav aria-label={m.catalogue_paging()} className="mt-6 flex flex-wrap justify-center gap-3">
        {after !== undefined && (
          <LinkButton href={base} tone="outline">
            {m.catalogue_from_the_start()}
          </LinkButton>
        )}
        {page.next !== null && (
          <LinkButton href={`${base}?sesudah=${page.next}`} rel="next">
            {m.catalogue_next_products()}
          </LinkButton>
        )}
      </nav>
    </>
  );
}
