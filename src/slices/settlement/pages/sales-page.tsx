import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { businessDayAt, formatClockOfDay } from '../../../kinds/business-day.ts';
import { formatCount } from '../../../kinds/money.ts';
import { formatDay } from '../../../kinds/time.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { Bars, Card, EmptyState, Figure, LinkButton, PageHead } from '../../../platform/ui/index.ts';
import { dayEndsLine } from '../../editions/labels.ts';
import type { SettlementSheet } from '../contract.ts';
import { getSettlement } from '../index.ts';
import { methodName, tellsFees } from '../words.ts';
import { LineState } from './LineState.tsx';
import { StatementTables } from './StatementTables.tsx';
import { useMoves } from './use-moves.ts';

export const handle: PageHandle = { access: 'sales.read' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, (tx) => getSettlement(ctx, tx, params.business ?? ''));
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${m.settlement_sales_of({ name: loaderData?.business.name ?? '' })} · ${m.platform_brand()}` },
];

export default function SalesPage() {
  const sheet = useLoaderData<typeof loader>() as SettlementSheet;
  const { edition, business, statement, asOf } = sheet;
  const locale = getLocale();
  const line = useMoves(edition.slug);
  const base = pathIn(locale, `/kerja/${edition.slug}`);
  const money = (amount: number) => moneyText(amount, edition.currency);
  const day = businessDayAt(asOf, edition);
  const today = statement.byDay.find((row) => row.day === day);
  const clock = formatClockOfDay(asOf, edition, locale);
  const from = (receipts: number) => m.settlement_from_receipts({ shown: formatCount(receipts, locale) });
  return (
    <>
      <PageHead
        title={m.settlement_sales_of({ name: business.name })}
        lead={m.settlement_sales_of_lead({ edition: edition.name })}
        above={[{ href: `${base}/penjualan`, label: m.settlement_sales() }]}
        actions={
          <>
            <LinkButton href={`${base}/penjualan/${business.slug}/perhitungan`}>{m.settlement_title()}</LinkButton>
            <LinkButton href={`${base}/titip-jual/${business.slug}`} tone="quiet">
              {m.settlement_goods()}
            </LinkButton>
          </>
        }
      />
      <div className="grid gap-6">
        <div className="grid gap-4 sm:grid-cols-2">
          <Card>
            <Figure
              label={m.settlement_today({ day: formatDay(day, locale) })}
              value={money(today?.net ?? 0)}
              basis="counted"
              basisLine={[from(today?.receipts ?? 0), dayEndsLine(edition, locale)].filter(Boolean).join(' ')}
              note={<LineState line={line} clock={clock} />}
            />
          </Card>
          <Card>
            <Figure
              label={m.settlement_whole()}
              value={money(statement.sums.net)}
              basis="counted"
              basisLine={from(statement.receipts)}
              note={tellsFees(sheet) ? m.settlement_after_fees({ amount: money(statement.payout) }) : undefined}
              sourcesHref={`${base}/struk`}
            />
          </Card>
        </div>
        {statement.receipts === 0 && statement.byProduct.length === 0 ? (
          <EmptyState title={m.settlement_nothing_sold()}>{m.settlement_nothing_sold_text()}</EmptyState>
        ) : (
          <>
            <Card title={m.settlement_by_method()}>
              <Bars
                label={m.settlement_by_method()}
                bars={statement.byMethod.map((row) => ({
                  label: methodName(row.method, locale, edition.currency),
                  value: row.net,
                  text: money(row.net),
                }))}
              />
            </Card>
            <StatementTables sheet={sheet} parts={['day', 'product']} />
          </>
        )}
      </div>
    </>
  );
}
