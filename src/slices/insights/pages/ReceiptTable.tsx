import { formatDay, formatInstant, type Locale } from '../../../kinds/time.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { Badge, type Column, LinkButton, Money, Table } from '../../../platform/ui/index.ts';
import type { ReceiptPage } from '../../till/contract.ts';
import type { Labels, ShownEdition } from '../contract.ts';

type Row = ReceiptPage['items'][number];

export interface ReceiptTableProps {
  readonly edition: ShownEdition;
  readonly booths: Labels['booths'];
  readonly page: ReceiptPage;
  readonly caption: string;
  /** The address of this list from its `after` on; without one, from its start. */
  readonly hrefFrom: (after: string | undefined) => string;
  /** Whether this is not the first part. */
  readonly further: boolean;
  /** Whether the list is of a part, so that a receipt's amount there differs from its total. */
  readonly ofPart: boolean;
}

/** Receipts, the newest first, each opening to its lines and to its place in the log. */
export function ReceiptTable({ edition, booths, page, caption, hrefFrom, further, ofPart }: ReceiptTableProps) {
  const locale = getLocale();
  const money = (amount: number | null) =>
    amount === null ? '–' : <Money amount={amount} currency={edition.currency} />;
  const columns: Column<Row>[] = [
    {
      heading: m.insights_sources_col_receipt(),
      names: true,
      cell: (row) => (
        <span className="flex flex-wrap items-center gap-2">
          <a className="text-river underline" href={pathIn(locale, `/kerja/${edition.slug}/struk/${row.id}`)}>
            {row.number}
          </a>
          {row.kind === 'void' && <Badge tone="red">{m.insights_sources_void()}</Badge>}
          {row.kind === 'refund' && <Badge tone="red">{m.insights_sources_refund()}</Badge>}
        </span>
      ),
    },
    { heading: m.insights_sources_col_time(), cell: (row) => timeOf(row, edition, locale) },
    { heading: m.insights_sources_col_booth(), cell: (row) => booths[row.booth ?? ''] ?? '–' },
    ...(page.items.some((row) => row.total !== null)
      ? [{ heading: m.insights_sources_col_total(), numeric: true, cell: (row: Row) => money(row.total) }]
      : []),
    ...(ofPart
      ? [{ heading: m.insights_sources_col_part(), numeric: true, cell: (row: Row) => <b>{money(row.amount)}</b> }]
      : []),
  ];
  return (
    <>
      <Table caption={caption} quietCaption columns={columns} rows={page.items} rowKey={(row) => row.id} />
      <nav aria-label={m.platform_ui_pages()} className="mt-6 flex flex-wrap justify-center gap-3">
        {further && (
          <LinkButton href={hrefFrom(undefined)} tone="outline">
            {m.insights_sources_first()}
          </LinkButton>
        )}
        {page.next !== null && (
          <LinkButton href={hrefFrom(page.next)} rel="next">
            {m.insights_sources_next()}
          </LinkButton>
        )}
      </nav>
    </>
  );
}

/** The instant, and the day it counts under where the night or a wrong clock made that another one. */
function timeOf(row: Row, edition: ShownEdition, locale: Locale): string {
  const instant = formatInstant(Date.parse(row.soldAt), edition.zone, locale);
  const day = formatDay(row.day, locale);
  return instant.startsWith(day) ? instant : m.insights_sources_counted_on({ instant, day });
}
