import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { packOfCurrency } from '../../../kinds/country/index.ts';
import { formatCount } from '../../../kinds/money.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { Card, LinkButton, Notice, PageHead, Table } from '../../../platform/ui/index.ts';
import { getEditionCalendar } from '../../editions/index.ts';
import { getReport } from '../index.ts';
import type { Block, Cell } from '../report/paper.ts';

export const handle: PageHandle = { access: 'report.read' };

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  const asked = { reach: reachOfPage(context), publicUrl: settings.publicUrl, locale: ctx.locale };
  const { paper, pending, currency } = await runner.query(ctx, async (tx) => ({
    ...(await getReport(ctx, tx, asked)),
    currency: (await getEditionCalendar(ctx, tx)).currency,
  }));
  const { asOf } = paper;
  const tiles = paper.sections.flatMap(({ blocks }) => blocks).find((block) => block.kind === 'tiles');
  const shifts = paper.sections.find(({ title }) => title === m.insights_report_shifts({}, { locale: ctx.locale }));
  return {
    slug: ctx.slug,
    currency,
    asOf,
    pending,
    tiles: tiles?.items ?? [],
    shifts: shifts?.blocks ?? [],
    sections: paper.sections.map((section) => section.title),
  };
}

export const meta: MetaFunction<typeof loader> = () => [
  { title: `${m.insights_report_page_title()} · ${m.platform_brand()}` },
];

export default function ReportPage() {
  const { slug, currency, asOf, pending, tiles, shifts, sections } = useLoaderData<typeof loader>();
  const pdf = (lang: string) => `/api/v1/editions/${slug}/report.pdf?lang=${lang}`;
  return (
    <>
      <PageHead
        title={m.insights_report_page_title()}
        lead={m.insights_report_page_lead({
          recipient: packOfCurrency(currency)?.reportFor[getLocale()] ?? m.insights_report_recipient(),
        })}
        actions={
          <>
            <LinkButton href={pdf('id')}>{m.insights_report_download_id()}</LinkButton>
            <LinkButton href={pdf('en')} tone="outline">
              {m.insights_report_download_en()}
            </LinkButton>
          </>
        }
      />
      <div className="grid gap-6">
        {pending > 0 && <Notice>{m.insights_report_pending({ count: formatCount(pending, getLocale()) })}</Notice>}
        <Card title={m.insights_report_now()}>
          <p className="mb-4 text-ink-2 text-sm">{asOf}</p>
          <dl className="grid gap-5 sm:grid-cols-2">
            {tiles.map((tile) => (
              <div key={tile.label} className="grid gap-0.5">
                <dt className="font-semibold text-ink-2 text-sm">{tile.label}</dt>
                <dd className="tabular font-extrabold text-2xl tracking-tight">{tile.value}</dd>
                <dd className="text-ink-2 text-sm">{tile.basis}</dd>
              </div>
            ))}
          </dl>
        </Card>
        {shifts.length > 0 && <ShiftCard blocks={shifts} list={pathIn(getLocale(), `/kerja/${slug}/sif`)} />}
        <Card title={m.insights_report_contents()}>
          <ol className="list-decimal space-y-1 ps-8 marker:font-bold marker:text-river sm:columns-2 sm:gap-12">
            {sections.map((section) => (
              <li key={section}>{section}</li>
            ))}
          </ol>
          <p className="mt-4 text-ink-2 text-sm">{m.insights_report_fresh()}</p>
        </Card>
      </div>
    </>
  );
}

/** The same lines as on the paper, and the way to each shift. */
function ShiftCard({ blocks, list }: { readonly blocks: readonly Block[]; readonly list: string }) {
  const table = blocks.find((block) => block.kind === 'table');
  return (
    <Card title={m.insights_report_shifts()}>
      <div className="grid grid-cols-1 gap-4">
        {blocks.map((block) => block.kind === 'text' && <p key={block.text}>{block.text}</p>)}
        {table && (
          <Table
            caption={m.insights_report_shifts()}
            quietCaption
            rows={table.rows}
            rowKey={(row) => row[0]?.text ?? ''}
            columns={table.columns.map(({ title, numeric }, at) => ({
              heading: title,
              numeric,
              names: at === 0,
              cell: (row: readonly Cell[]) => row[at]?.text,
            }))}
          />
        )}
        <div>
          <LinkButton href={list} tone="outline">
            {m.insights_report_shifts_see()}
          </LinkButton>
        </div>
      </div>
    </Card>
  );
}
