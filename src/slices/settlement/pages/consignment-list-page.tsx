import { type LoaderFunctionArgs, type MetaFunction, redirect, useLoaderData } from 'react-router';
import { formatCount } from '../../../kinds/money.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { EmptyState, PageHead, Table } from '../../../platform/ui/index.ts';
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

export default function ConsignmentListPage() {
  const { slug, rows } = useLoaderData<typeof loader>();
  const locale = getLocale();
  const count = (pieces: number) => formatCount(pieces, locale).replace('-', '−');
  return (
    <>
      <PageHead title={m.settlement_consignment()} lead={m.settlement_consignment_lead()} />
      <Table
        caption={m.settlement_consignment()}
        quietCaption
        rows={rows}
        rowKey={(row) => row.business.id}
        empty={<EmptyState title={m.settlement_no_businesses()}>{m.settlement_no_businesses_text()}</EmptyState>}
        columns={[
          {
            heading: m.settlement_col_business(),
            names: true,
            cell: ({ business }) => (
              <a href={pathIn(locale, `/kerja/${slug}/titip-jual/${business.slug}`)} className="underline">
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
    </>
  );
}
