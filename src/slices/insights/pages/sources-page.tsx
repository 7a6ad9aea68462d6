import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { Card, EmptyState, PageHead } from '../../../platform/ui/index.ts';
import type { ReceiptPage } from '../../till/contract.ts';
import { type Figure, type FigureSheet, type Metric, sourceConditions } from '../contract.ts';
import { getSources } from '../index.ts';
import { METRICS } from '../rules/figure.ts';
import { metricName } from '../words.ts';
import { Exclusions } from './Exclusions.tsx';
import { nameScope } from './name-scope.ts';
import { ReceiptTable } from './ReceiptTable.tsx';
import { OneFigure } from './WholeFigures.tsx';

export const handle: PageHandle = { access: 'receipts.read' };

const A_PAGE = 50;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const metric = METRICS.find((known) => known === params.metric);
  if (!metric) throw new DomainError(common['not-found']);
  const { after, hour, ...given } = Object.fromEntries(new URL(request.url).searchParams);
  const conditions = sourceConditions.safeParse({ ...given, ...(hour === undefined ? {} : { hour: Number(hour) }) });
  if (!conditions.success) throw new DomainError(common['not-found']);
  const asked = { metric, conditions: conditions.data, reach: reachOfPage(context), after, limit: A_PAGE };
  return servicesOf(context).runner.query(ctx, async (tx) => ({
    metric,
    after,
    ...(await getSources(ctx, tx, asked)),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => {
  const metric = metricName(loaderData?.metric ?? 'turnover', getLocale());
  return [{ title: `${m.insights_sources_title({ metric })} · ${m.platform_brand()}` }];
};

interface Loaded {
  readonly metric: Metric;
  readonly after: string | undefined;
  readonly scope: Figure['scope'];
  readonly figure: Figure | null;
  readonly page: ReceiptPage;
  readonly edition: FigureSheet['edition'];
  readonly labels: FigureSheet['labels'];
  readonly booths: FigureSheet['labels']['booths'];
}

export default function SourcesPage() {
  const { metric, after, scope, figure, page, edition, labels, booths } = useLoaderData<typeof loader>() as Loaded;
  const locale = getLocale();
  const name = metricName(metric, locale);
  const all = pathIn(locale, `/kerja/${edition.slug}/angka`);
  const title = m.insights_sources_title({ metric: name });
  return (
    <>
      <PageHead
        title={title}
        lead={nameScope(scope, labels, locale, edition.currency)}
        above={[{ href: all, label: m.insights_figures_title() }]}
      />
      <div className="grid gap-6">
        {figure && (
          <div className="grid gap-4 lg:grid-cols-[auto_1fr]">
            <Card>
              <OneFigure figure={figure} label={name} opens={false} />
            </Card>
            {figure.exclusions.length > 0 && <Exclusions exclusions={figure.exclusions} />}
          </div>
        )}
        {page.items.length === 0 ? (
          <EmptyState title={m.insights_sources_none()}>
            <p>{m.insights_sources_none_text()}</p>
          </EmptyState>
        ) : (
          <section>
            {figure && <p className="mb-3 text-ink-2">{m.insights_sources_lead()}</p>}
            <ReceiptTable
              edition={edition}
              booths={booths}
              page={page}
              caption={title}
              further={after !== undefined}
              ofPart
              hrefFrom={(from) => `${all}/${metric}${queryOf(scope, figure, from)}`}
            />
          </section>
        )}
      </div>
    </>
  );
}

function queryOf({ edition: _, ...conditions }: Figure['scope'], figure: Figure | null, after: string | undefined) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(conditions)) query.set(key, String(value));
  if (figure?.metric === 'payments') query.set('basis', figure.basis);
  if (after !== undefined) query.set('after', after);
  return query.size > 0 ? `?${query}` : '';
}
