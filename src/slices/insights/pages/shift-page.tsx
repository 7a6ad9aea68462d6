import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { type Id, isId } from '../../../kinds/id.ts';
import { formatCount } from '../../../kinds/money.ts';
import { formatDay, formatInstant } from '../../../kinds/time.ts';
import { allowing } from '../../../platform/authz/access.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { Card, EmptyState, Money, Notice, PageHead, Table } from '../../../platform/ui/index.ts';
import { getShiftNamed, type NamedShift } from '../index.ts';
import { DrawerSum } from './DrawerSum.tsx';
import { ReceiptTable } from './ReceiptTable.tsx';
import { ShiftState, ShiftVariance } from './ShiftState.tsx';

export const handle: PageHandle = { access: 'devices.read' };

const A_PAGE = 50;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const { device, shift } = params;
  if (!isId(device) || !isId(shift)) throw new DomainError(common['not-found']);
  const after = new URL(request.url).searchParams.get('after') ?? undefined;
  const key = { device: device as Id<'device'>, shift: shift as Id<'shift'> };
  const asked = { ...key, reach: reachOfPage(context), after, limit: A_PAGE };
  return servicesOf(context).runner.query(ctx, async (tx) => ({
    after,
    part: !asked.reach.all,
    checks: allowing(ctx.actor, ctx.organiser, 'exceptions.read').length > 0,
    ...(await getShiftNamed(ctx, tx, asked)),
  }));
}

type Loaded = NamedShift & { readonly after: string | undefined; readonly part: boolean; readonly checks: boolean };

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${m.insights_shift_title({ till: loaderData?.summary.deviceCode ?? '' })} · ${m.platform_brand()}` },
];

export default function ShiftPage() {
  const loaded = useLoaderData<typeof loader>() as Loaded;
  const { summary, recap, movements, edition, booths, receipts, after, part } = loaded;
  const locale = getLocale();
  const work = pathIn(locale, `/kerja/${edition.slug}`);
  const here = `${work}/sif/${summary.device}/${summary.shift}`;
  const booth =
    summary.boothNumber === null ? m.insights_no_booth() : m.insights_sources_booth({ number: summary.boothNumber });
  return (
    <>
      <PageHead
        title={m.insights_shift_title({ till: summary.deviceCode })}
        lead={`${formatDay(summary.day, locale)} · ${booth}`}
        above={[{ href: `${work}/sif`, label: m.insights_shifts() }]}
      />
      <div className="grid grid-cols-1 gap-6">
        <Matters loaded={loaded} work={work} />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Times {...loaded} />
          <DrawerSum recap={recap} currency={edition.currency} />
        </div>
        {recap.cashiers.length > 1 && <Cashiers {...loaded} />}
        {movements.length > 0 && <Movements {...loaded} />}
        <section className="grid grid-cols-1 gap-3">
          <h2 className="text-xl">{m.insights_receipts_title()}</h2>
          {receipts.items.length === 0 ? (
            <EmptyState title={m.insights_shift_no_receipts()}>
              <p>{m.insights_receipts_none_text()}</p>
            </EmptyState>
          ) : (
            <ReceiptTable
              edition={edition}
              booths={booths}
              page={receipts}
              caption={m.insights_receipts_title()}
              further={after !== undefined}
              ofPart={part}
              hrefFrom={(from) => (from === undefined ? here : `${here}?after=${encodeURIComponent(from)}`)}
            />
          )}
        </section>
      </div>
    </>
  );
}

/** What is not as it should be, and what to do. */
function Matters({ loaded, work }: { readonly loaded: Loaded; readonly work: string }) {
  const { summary, recap, edition, checks } = loaded;
  const money = (amount: number) => moneyText(amount, edition.currency);
  const told = recap.toldExpectedCash;
  // By its own word a phone may be short of what it has not sent yet; by the log, of what it did not say.
  const isShort =
    recap.countedCash !== null && ((told !== null && recap.countedCash < told) || (recap.variance ?? 0) < 0);
  const kind = (isShort && ('shift-short' as const)) || (summary.state === 'late' && ('shift-late' as const));
  return (
    <>
      {kind && (
        <Notice kind="warn" title={kind === 'shift-late' ? m.insights_shift_late_do() : m.insights_shift_short_do()}>
          {checks && (
            <a className="font-semibold underline" href={`${work}/pengecualian?kode=${kind}&kasir=${summary.device}`}>
              {m.insights_shift_settle()}
            </a>
          )}
        </Notice>
      )}
      {told !== null && recap.expectedCash !== null && told !== recap.expectedCash && (
        <Notice
          kind="warn"
          title={m.insights_shift_differs({ told: money(told), expected: money(recap.expectedCash) })}
        />
      )}
    </>
  );
}

function Times({ summary, recap, edition }: NamedShift) {
  const locale = getLocale();
  const at = (instant: number | null) =>
    instant === null ? m.insights_shift_not_yet() : formatInstant(instant, edition.zone, locale);
  const rows: readonly (readonly [string, string])[] = [
    [m.insights_shift_opened(), at(recap.openedAt)],
    [m.insights_shift_closed_when(), at(recap.closedAt)],
    [m.insights_shift_cashier(), recap.cashiers.map(({ cashier }) => cashier ?? '–').join(' → ')],
    [m.insights_shift_sales(), formatCount(recap.sales, locale)],
    [m.insights_shift_voids(), formatCount(recap.voids, locale)],
    [m.insights_shift_refunds(), formatCount(recap.refunds, locale)],
    [m.insights_metric_turnover(), moneyText(recap.turnover, edition.currency)],
  ];
  return (
    <Card title={m.insights_shift()} actions={<ShiftState state={summary.state} />}>
      <dl className="grid gap-2">
        {rows.map(([term, value]) => (
          <div key={term} className="flex flex-wrap justify-between gap-x-6 gap-y-1">
            <dt className="text-ink-2">{term}</dt>
            <dd className="font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** Who took what between two counts of the drawer. */
function Cashiers({ recap, edition: { currency } }: NamedShift) {
  const locale = getLocale();
  return (
    <section className="grid grid-cols-1 gap-3">
      <h2 className="text-xl">{m.insights_shift_handovers()}</h2>
      <Table
        caption={m.insights_shift_handovers()}
        quietCaption
        rows={recap.cashiers.map((each, turn) => ({ ...each, turn }))}
        rowKey={({ turn }) => String(turn)}
        columns={[
          { heading: m.insights_shift_cashier(), names: true, cell: ({ cashier }) => cashier ?? '–' },
          { heading: m.insights_shift_sales(), numeric: true, cell: ({ sales }) => formatCount(sales, locale) },
          {
            heading: m.insights_metric_turnover(),
            numeric: true,
            cell: ({ turnover }) => <Money amount={turnover} currency={currency} />,
          },
          {
            heading: m.insights_shift_variance(),
            numeric: true,
            cell: ({ variance }) => <ShiftVariance variance={variance} currency={currency} />,
          },
        ]}
      />
    </section>
  );
}

function Movements({ movements, edition: { currency, zone } }: NamedShift) {
  return (
    <section className="grid grid-cols-1 gap-3">
      <h2 className="text-xl">{m.insights_shift_movements()}</h2>
      <Table
        caption={m.insights_shift_movements()}
        quietCaption
        rows={movements}
        rowKey={({ id }) => id}
        columns={[
          { heading: m.insights_shift_why(), names: true, cell: ({ reason }) => reason || '–' },
          { heading: m.insights_sources_col_time(), cell: ({ at }) => formatInstant(at, zone, getLocale()) },
          {
            heading: m.insights_shift_direction(),
            cell: ({ direction }) => (direction === 'in' ? m.insights_shift_in() : m.insights_shift_out()),
          },
          {
            heading: m.insights_receipt_col_amount(),
            numeric: true,
            cell: ({ amount, direction }) => (
              <Money amount={direction === 'in' ? amount : -amount} currency={currency} />
            ),
          },
        ]}
      />
    </section>
  );
}
