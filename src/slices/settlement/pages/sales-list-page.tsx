import { type LoaderFunctionArgs, type MetaFunction, redirect, useLoaderData } from 'react-router';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { Badge, EmptyState, PageHead, Table } from '../../../platform/ui/index.ts';
import { getEdition } from '../../editions/index.ts';
import { SIDES } from '../contract.ts';
import { listSettlements } from '../index.ts';
import { sideName } from '../words.ts';

export const handle: PageHandle = { access: 'sales.read' };

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const reach = reachOfPage(context);
  const { edition, settlements } = await servicesOf(context).runner.query(ctx, async (tx) => ({
    edition: await getEdition(ctx, tx),
    settlements: await listSettlements(ctx, tx, reach),
  }));
  const [only, ...others] = settlements;
  // A producer with one business has no list to choose from.
  if (!reach.all && only && others.length === 0)
    throw redirect(pathIn(ctx.locale, `/kerja/${ctx.slug}/penjualan/${only.business.slug}`));
  return { slug: ctx.slug, currency: edition.currency, settlements };
}

export const meta: MetaFunction = () => [{ title: `${m.settlement_sales()} · ${m.platform_brand()}` }];

export default function SalesListPage() {
  const { slug, currency, settlements } = useLoaderData<typeof loader>();
  const locale = getLocale();
  return (
    <>
      <PageHead title={m.settlement_sales()} lead={m.settlement_sales_lead()} />
      <Table
        caption={m.settlement_sales()}
        quietCaption
        rows={settlements}
        rowKey={(row) => row.business.id}
        empty={<EmptyState title={m.settlement_no_businesses()}>{m.settlement_no_businesses_text()}</EmptyState>}
        columns={[
          {
            heading: m.settlement_col_business(),
            names: true,
            cell: ({ business }) => (
              <a href={pathIn(locale, `/kerja/${slug}/penjualan/${business.slug}`)} className="underline">
                {business.name}
              </a>
            ),
          },
          { heading: m.settlement_col_region(), cell: ({ business }) => business.region },
          { heading: m.settlement_net(), numeric: true, cell: ({ net }) => moneyText(net, currency) },
          {
            heading: m.settlement_signing(),
            cell: ({ signed }) =>
              signed.length === SIDES.length ? (
                <Badge tone="leaf">{m.settlement_signed_both()}</Badge>
              ) : signed.length === 0 ? (
                <Badge>{m.settlement_signed_none()}</Badge>
              ) : (
                <Badge tone="gold">
                  {m.settlement_signed_by({ side: signed.map((s) => sideName(s, locale)).join() })}
                </Badge>
              ),
          },
          {
            heading: m.settlement_title(),
            cell: ({ business }) => (
              <a
                href={pathIn(locale, `/kerja/${slug}/penjualan/${business.slug}/perhitungan`)}
                className="underline pointer-coarse:inline-flex pointer-coarse:min-h-12 pointer-coarse:items-center"
                aria-label={m.settlement_open_of({ name: business.name })}
              >
                {m.settlement_open()}
              </a>
            ),
          },
        ]}
      />
    </>
  );
}
