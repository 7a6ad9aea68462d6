import { type LoaderFunctionArgs, type MetaFunction, redirect, useLoaderData } from 'react-router';
import { formatCount } from '../../../kinds/money.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { Card, EmptyState, PageHead, Table } from '../../../platform/ui/index.ts';
import { listSettlements } from '../index.ts';

export const handle: PageHandle = { access: 'stock.read' };

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const reach = reachOfPage(context);
  const rows = await servicesOf(context).runner.query(ctx, (tx) => listSettlements(ctx, tx, reach));
  const [only, ...others] = rows;
  if (!reach.all && only && others.length === 0)
    throw redirect(pathIn(ctx.locale, `/kerja/${ctx.slug}/titip-jual/${only.business.slug}`));
  return { slug: ctx.slug, rows };
}

export const meta: MetaFunction = () => [{ title: `${m.settlement_consignment()} · ${m.platform_brand()}` }];

type Settled = Awaited<ReturnType<typeof listSettlements>>[number];

export default function ConsignmentListPage() {
  const { slug, rows } = useLoaderData<typeof loader>();
  const locale = getLocale();
  const count = (pieces: number) => formatCount(pieces, locale).replace('-', '−');
  const pathOf = (business: (typeof rows)[number]['business']) =>
    pathIn(locale, `/kerja/${slug}/titip-jual/${business.slug}`);
  // Sixty rows of noughts would hide the twenty that say something.
  const [consigned, without] = [rows.filter(hasGoods), rows.filter((row) => !hasGoods(row))];
  return (
    <>
      <PageHead title={m.settlement_consignment()} lead={m.settlement_consignment_lead()} />
      <Table
        caption={m.settlement_consignment()}
        quietCaption
        rows={consigned}
        rowKey={(row) => row.business.id}
        empty={
          rows.length === 0 ? (
            <EmptyState title={m.settlement_no_businesses()}>{m.settlement_no_businesses_text()}</EmptyState>
          ) : (
            <EmptyState title={m.settlement_no_goods()}>{m.settlement_no_goods_text()}</EmptyState>
          )
        }
        columns={[
          {
            heading: m.settlement_col_business(),
            names: true,
            cell: ({ business }) => (
              <a href={pathOf(business)} className="underline">
                {business.name}
              </a>
            ),
          },
          { heading: m.settlement_col_region(), cell: ({ business }) => business.region },
          { heading: m.settlement_col_received(), numeric: true, cell: (row) => count(row.received) },
          { heading: m.settlement_col_sold(), numeric: true, cell: (row) => count(row.sold) },
          { heading: m.settlement_col_returned(), numeric: true, cell: (row) => count(row.returned) },
          { heading: m.settlement_col_damaged(), numeric: true, cell: (row) => count(row.damaged) },
          { heading: m.settlement_col_left(), numeric: true, cell: (row) => <b>{count(row.left)}</b> },
        ]}
      />
      {without.length > 0 && (
        <div className="mt-6">
          <Card title={m.settlement_nothing_consigned({ count: without.length })}>
            <ul className="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
              {without.map(({ business }) => (
                <li key={business.id}>
                  <a href={pathOf(business)} className="inline-flex min-h-12 items-center underline">
                    {business.name}
                  </a>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      )}
    </>
  );
}

function hasGoods({ received, sold, returned, damaged, left }: Settled): boolean {
  return [received, sold, returned, damaged, left].some((pieces) => pieces !== 0);
}
