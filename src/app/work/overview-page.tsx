import { useLoaderData } from 'react-router';
import { businessDayAt } from '../../kinds/business-day.ts';
import { formatCount } from '../../kinds/money.ts';
import { formatDay } from '../../kinds/time.ts';
import { type Action, allowing } from '../../platform/authz/access.ts';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { moneyText } from '../../platform/i18n/money-text.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { Button, Card, Figure, Grid, LinkButton, NoMailNotice, Notice, PageHead } from '../../platform/ui/index.ts';
import { getEditionFacts } from '../../slices/editions/index.ts';
import { dayEndsLine } from '../../slices/editions/labels.ts';
import { listQrisAlarms } from '../../slices/floor/index.ts';
import { countOpenExceptions, listDevices } from '../../slices/hall/index.ts';
import { getBoard, viewOf } from '../../slices/insights/index.ts';
import { enterableDemo } from '../demo-door.ts';
import type { Route } from './+types/overview-page';
import { loadBusinesses, loadDelegations } from './overview/load-own.ts';
import { loadSteps } from './overview/load-steps.ts';
import { loadTodo } from './overview/load-todo.ts';
import { BusinessCard, DelegationCard, WaitingCard } from './overview/PhaseCards.tsx';
import { phaseAt } from './overview/phase.ts';
import { StepList } from './overview/StepList.tsx';
import { TodoCard } from './overview/TodoCard.tsx';

export const handle: PageHandle = { access: 'work.enter' };

/** What one needs to see first, by role. Every number here is a figure with its basis, or a count of things to do. */
export async function loader({ context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  const may = (action: Action) => allowing(ctx.actor, ctx.organiser, action).length > 0;
  return runner.query(ctx, async (tx) => {
    // The board shows the whole edition, which not every role may see when its figures are not public.
    const whole = may('figures.read') && (await viewOf(ctx, tx)).kind !== 'own';
    const board = whole ? await getBoard(ctx, tx) : undefined;
    const edition = await getEditionFacts(ctx, tx);
    const phase = phaseAt(ctx.clock.now(), edition);
    const today = phase.name === 'on' ? businessDayAt(ctx.clock.now(), edition) : null;
    const held = allowing(ctx.actor, ctx.organiser, 'work.enter');
    const manages = may('editions.manage');
    const devices = may('devices.enrol') ? await listDevices(ctx, tx, { all: true }) : [];
    return {
      slug: ctx.slug,
      currency: edition.currency,
      days: { startsOn: edition.startsOn, endsOn: edition.endsOn },
      phase,
      steps: manages ? await loadSteps(ctx, tx) : undefined,
      todo: await loadTodo(ctx, tx, edition, phase, devices),
      delegations: await loadDelegations(ctx, tx, held, today),
      businesses: await loadBusinesses(ctx, tx, held, today),
      tills: devices.length,
      today: board && {
        day: board.day,
        turnover: board.turnover.value,
        receipts: board.turnover.count,
        currency: board.edition.currency,
        dayEnds: dayEndsLine(edition, ctx.locale),
      },
      toCheck: may('exceptions.read')
        ? (await countOpenExceptions(ctx, tx)) + (await listQrisAlarms(ctx, tx, 'open')).length
        : undefined,
      silent: devices.filter((device) => (device.unsent ?? 0) > 0).length,
      cashier: allowing(ctx.actor, ctx.organiser, 'work.enter').some((held) => held.role === 'cashier'),
      scores: allowing(ctx.actor, ctx.organiser, 'call.score').length > 0,
      demo: enterableDemo(settings),
      noMail:
        settings.smtpUrl === undefined && !settings.demo && allowing(ctx.actor, ctx.organiser, 'mail.read').length > 0,
    };
  });
}

export const meta: Route.MetaFunction = () => [{ title: `${m.app_work_overview()} · ${m.platform_brand()}` }];

function CashierCard({ demo }: { demo: boolean }) {
  return (
    <Card title={m.app_overview_cashier()}>
      <p className="mb-4">{m.app_overview_cashier_text()}</p>
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/kasir/">{m.app_overview_open_till()}</LinkButton>
        {demo && (
          <form method="post" action={pathIn(getLocale(), '/demo/kasir')}>
            <Button tone="gold">{m.app_overview_demo_till()}</Button>
          </form>
        )}
      </div>
    </Card>
  );
}

export default function OverviewPage() {
  const loaded = useLoaderData<typeof loader>();
  const { slug, today, toCheck, silent, tills, cashier, scores, demo, noMail, phase, steps, todo, currency } = loaded;
  const locale = getLocale();
  const at = (path: string) => pathIn(locale, `/kerja/${slug}${path}`);
  return (
    <>
      <PageHead title={m.app_work_overview()} lead={m.app_overview_lead()} />
      <div className="grid gap-5">
        {noMail && <NoMailNotice href={at('/surat')} />}
        {scores && (
          <Card title={m.app_overview_curator()}>
            <p className="mb-4">{m.app_overview_curator_text()}</p>
            <LinkButton href={at('/kurasi')}>{m.app_work_curation()}</LinkButton>
          </Card>
        )}
        {cashier && <CashierCard demo={demo} />}
        {steps && Object.values(steps).includes(false) && <StepList done={steps} at={at} />}
        {phase.name === 'before' && <WaitingCard days={phase.days} span={loaded.days} />}
        <TodoCard todo={todo} manages={steps !== undefined} at={at} />
        {loaded.businesses.map((business) => (
          <BusinessCard key={business.id} business={business} currency={currency} span={loaded.days} at={at} />
        ))}
        {loaded.delegations.map((delegation) => (
          <DelegationCard key={delegation.code} delegation={delegation} currency={currency} at={at} />
        ))}
        {today && phase.name !== 'before' && (
          <Card
            title={
              today.day === null
                ? m.app_overview_whole()
                : loaded.delegations.length > 0
                  ? m.app_overview_whole_today({ day: formatDay(today.day, locale) })
                  : m.app_overview_today({ day: formatDay(today.day, locale) })
            }
          >
            <Figure
              label={m.app_overview_turnover()}
              value={moneyText(today.turnover, today.currency)}
              basis="counted"
              basisLine={[m.app_overview_counted({ count: formatCount(today.receipts, locale) }), today.dayEnds]
                .filter(Boolean)
                .join(' ')}
            />
            <div className="mt-4 flex flex-wrap gap-3">
              <LinkButton href={at('/angka')}>{m.app_work_figures()}</LinkButton>
              <LinkButton href={pathIn(locale, `/papan/${slug}`)} tone="outline">
                {m.app_overview_board()}
              </LinkButton>
              <LinkButton href={at('/laporan')} tone="outline">
                {m.app_work_report()}
              </LinkButton>
            </div>
          </Card>
        )}
        {toCheck !== undefined && (tills > 0 || toCheck > 0) && (
          <Grid of="halves">
            {/* What waits elsewhere would give the lie to a green word. */}
            {(toCheck > 0 || todo.length === 0) && (
              <Notice
                kind={toCheck === 0 ? 'success' : 'warn'}
                title={toCheck === 0 ? m.app_overview_checked() : m.app_overview_to_check({ count: toCheck })}
                actions={
                  <LinkButton href={at('/pengecualian')} tone="outline" size="small">
                    {m.app_work_exceptions()}
                  </LinkButton>
                }
              />
            )}
            <Notice
              kind={silent ? 'warn' : 'success'}
              title={silent ? m.app_overview_unsent({ count: silent }) : m.app_overview_all_sent()}
              actions={
                <LinkButton href={at('/perangkat')} tone="outline" size="small">
                  {m.app_work_devices()}
                </LinkButton>
              }
            />
          </Grid>
        )}
      </div>
    </>
  );
}
