import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { businessDayAt } from '../../../kinds/business-day.ts';
import { formatCount } from '../../../kinds/money.ts';
import { formatInstant, type Locale } from '../../../kinds/time.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { EmptyState, LinkButton, PageHead, SheetButtons } from '../../../platform/ui/index.ts';
import { dayEndsLine } from '../../editions/labels.ts';
import type { Figure, FigureSheet } from '../contract.ts';
import { getFigureSheet, viewOf } from '../index.ts';
import { type FlaggedDay, loadReported } from '../load-reported.ts';
import { opensTo } from '../rules/show-figures.ts';
import { Exclusions } from './Exclusions.tsx';
import { PartTables, readTelling } from './PartTables.tsx';
import { ReportedDays } from './ReportedDays.tsx';
import { WholeFigures } from './WholeFigures.tsx';

export const handle: PageHandle = { access: 'figures.read' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const view = await viewOf(ctx, tx);
    const telling = readTelling(new URL(request.url).searchParams.get('menurut'));
    return {
      telling,
      own: view.kind === 'own',
      regions: 'reach' in view && !view.reach.all ? view.reach.regions : null,
      sheet: await getFigureSheet(ctx, tx, view),
      reported: (await loadReported(ctx, tx, reachOfPage(context))).days,
    };
  });
}

export const meta: MetaFunction<typeof loader> = () => [
  { title: `${m.insights_figures_title()} · ${m.platform_brand()}` },
];

export default function FiguresPage() {
  const loaded = useLoaderData<typeof loader>();
  const sheet = loaded.sheet as FigureSheet;
  const locale = getLocale();
  const { edition } = sheet;
  const today = businessDayAt(Date.parse(sheet.asOf), edition);
  const opens = (figure: Figure) => opensTo(figure, loaded.regions, sheet.labels);
  const sold = sheet.figures.some((figure) => figure.count > 0);
  return (
    <>
      <PageHead
        title={m.insights_figures_title()}
        lead={loaded.own ? m.insights_figures_lead_own() : m.insights_figures_lead()}
        actions={
          <>
            {!loaded.own && (
              <LinkButton href={pathIn(locale, `/papan/${edition.slug}`)} tone="outline">
                {m.insights_figures_board()}
              </LinkButton>
            )}
            <SheetButtons slug={edition.slug} sheet="figures" />
            <LinkButton href={`/api/v1/editions/${edition.slug}/figures`} tone="outline" size="small">
              {m.insights_figures_json()}
            </LinkButton>
          </>
        }
      />
      {sold ? (
        <div className="grid gap-8">
          <WholeFigures sheet={sheet} opens={opens} />
          <PartTables sheet={sheet} today={today} telling={loaded.telling} opens={opens} />
          <ReportedDays sheet={sheet} days={loaded.reported as readonly FlaggedDay[]} />
          <Exclusions exclusions={sheet.figures[0]?.exclusions ?? []} />
        </div>
      ) : (
        <EmptyState title={m.insights_figures_none()}>
          <p>{m.insights_figures_none_text()}</p>
        </EmptyState>
      )}
      <AsOf sheet={sheet} locale={locale} />
    </>
  );
}

function AsOf({ sheet, locale }: { readonly sheet: FigureSheet; readonly locale: Locale }) {
  const { log, edition } = sheet;
  const instant = formatInstant(Date.parse(sheet.asOf), edition.zone, locale);
  const dayEnds = dayEndsLine(edition, locale);
  return (
    <div className="mt-8 grid gap-1 text-ink-2 text-sm">
      <p>{m.insights_report_as_of({ instant })}</p>
      {dayEnds !== undefined && <p>{dayEnds}</p>}
      <p className="break-all">
        {m.insights_figures_log({
          events: formatCount(log.events, locale),
          devices: formatCount(log.devices, locale),
          fingerprint: log.fingerprint,
        })}
      </p>
    </div>
  );
}
