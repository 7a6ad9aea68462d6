import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
  useNavigation,
} from 'react-router';
import { type Id, isId } from '../../../kinds/id.ts';
import { allowing } from '../../../platform/authz/access.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Badge,
  Button,
  Card,
  EmptyState,
  LinkButton,
  Notice,
  PageHead,
  Pagination,
  Progress,
  Table,
  Tabs,
  TextAreaField,
} from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { applicationCode, DECISIONS, type Decision } from '../contract.ts';
import { decide, findCall, getPanel, type Panel, type PanelQuota, type Ranked, undoDecision } from '../index.ts';
import { Spread, StateBadge } from './parts.tsx';
import { type Fault, faultOf, faultWords, formatTenths, stateName } from './words.ts';

export const handle: PageHandle = { access: 'call.panel' };

const A_PAGE = 50;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const asked = new URL(request.url).searchParams;
  const region = asked.get('daerah')?.slice(0, 40) || undefined;
  const page = Math.max(1, Math.trunc(Number(asked.get('hal'))) || 1);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone, slug } = await getEditionFacts(ctx, tx);
    return {
      zone,
      slug,
      region,
      page,
      decides: allowing(ctx.actor, ctx.organiser, 'call.decide').length > 0,
      panel:
        (await findCall(ctx, tx)) && (await getPanel(ctx, tx, { region, from: (page - 1) * A_PAGE, limit: A_PAGE })),
    };
  });
}

interface Typed {
  readonly id: string;
  readonly en: string;
}

type Told =
  | { readonly state: 'decided'; readonly decision: Decision; readonly applications: readonly string[] }
  | { readonly state: 'undone'; readonly count: number }
  | { readonly state: 'nobody'; readonly reasons: Typed }
  | {
      readonly state: 'refused';
      readonly fault: Fault;
      readonly reasons: Typed;
      readonly applications: readonly string[];
    };

export async function action({ request, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const fields = await request.formData();
  const applications = fields.getAll('applications').filter(isId) as Id<'application'>[];
  const reasons = { id: String(fields.get('reason_id') ?? ''), en: String(fields.get('reason_en') ?? '') };
  if (applications.length === 0) return { state: 'nobody', reasons };
  const decision = DECISIONS.find((each) => each === fields.get('do'));
  if (decision === undefined && fields.get('do') !== 'undo') throw new DomainError(common.invalid);
  try {
    if (decision === undefined) {
      await runner.command(ctx, (tx) => undoDecision(ctx, tx, { applications }));
      return { state: 'undone', count: applications.length };
    }
    await runner.command(ctx, (tx) => decide(ctx, tx, { applications, decision, reasons }));
    return { state: 'decided', decision, applications };
  } catch (error) {
    return { state: 'refused', fault: faultOf(error), reasons, applications };
  }
}

export const meta: MetaFunction = () => [{ title: `${m.call_panel_title()} · ${m.platform_brand()}` }];

export default function PanelPage() {
  const { zone, slug, region, page, decides, panel } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const here = pathIn(getLocale(), `/kerja/${slug}/panel`);
  const hrefOf = (code: string | undefined, to = 1) => {
    const asked = new URLSearchParams({ ...(code ? { daerah: code } : {}), ...(to > 1 ? { hal: String(to) } : {}) });
    return asked.size === 0 ? here : `${here}?${asked}`;
  };
  if (!panel)
    return (
      <>
        <PageHead title={m.call_panel_title()} lead={m.call_panel_lead()} />
        <EmptyState title={m.call_none()} code={slug}>
          <p>{m.call_none_text_wait()}</p>
        </EmptyState>
      </>
    );
  const open = decides && panel.call.state !== 'published';
  return (
    <>
      <PageHead
        title={m.call_panel_title()}
        lead={m.call_panel_lead()}
        actions={
          decides && (
            <LinkButton href={pathIn(getLocale(), `/kerja/${slug}/panggilan/daftar-tunggu`)} tone="outline">
              {m.call_waitlist()}
            </LinkButton>
          )
        }
      />
      {!decides && (
        <div className="mb-5">
          <Notice title={m.call_panel_reads()} />
        </div>
      )}
      <div className="grid gap-5">
        <Answer told={told} zone={zone} />
        {panel.call.state === 'published' && (
          <Notice
            kind="info"
            title={panel.untold === 0 ? m.call_panel_published() : m.call_panel_letters({ count: panel.untold })}
          />
        )}
        <Quotas quotas={panel.quotas} hrefOf={hrefOf} region={region} />
        <Tabs
          label={m.call_filter_region()}
          tabs={[
            { href: hrefOf(undefined), label: m.call_filter_all(), current: region === undefined },
            ...panel.quotas.map(({ code, name, undecided }) => ({
              href: hrefOf(code),
              label: name,
              current: code === region,
              ...(undecided > 0 ? { count: String(undecided) } : {}),
            })),
          ]}
        />
        <Ranking panel={panel} told={told} open={open} slug={slug} />
        <Pagination page={page} pages={Math.ceil(panel.count / A_PAGE)} hrefOf={(to) => hrefOf(region, to)} />
      </div>
    </>
  );
}

function Answer({ told, zone }: { readonly told: Told | undefined; readonly zone: string }) {
  if (!told) return null;
  if (told.state === 'nobody') return <Notice kind="warn" title={m.call_panel_nobody()} />;
  if (told.state === 'refused') return <Notice kind="danger" title={faultWords(told.fault, zone)} />;
  if (told.state === 'undone') return <Notice kind="success" title={m.call_panel_undone({ count: told.count })} />;
  return (
    <Notice
      kind="success"
      title={m.call_panel_decided({ count: told.applications.length, decision: stateName(told.decision) })}
      actions={
        <Form method="post">
          {told.applications.map((id) => (
            <input key={id} type="hidden" name="applications" value={id} />
          ))}
          <Button name="do" value="undo" tone="outline" size="small">
            {m.platform_ui_undo()}
          </Button>
        </Form>
      }
    />
  );
}

interface QuotasProps {
  readonly quotas: readonly PanelQuota[];
  readonly region: string | undefined;
  readonly hrefOf: (code: string) => string;
}

function Quotas({ quotas, region, hrefOf }: QuotasProps) {
  const shown = quotas.filter(({ code }) => region === undefined || code === region);
  return (
    <Card title={m.call_quotas()}>
      <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {shown.map(({ code, name, quota, taken, waitlisted }) => (
          <li key={code}>
            <Progress label={name} value={taken} max={Math.max(1, quota)} text={m.call_quota_of({ taken, quota })} />
            {quota > taken && waitlisted > 0 && (
              <a href={hrefOf(code)} className="text-sm underline">
                {m.call_quota_waiting({ count: waitlisted })}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface RankingProps {
  readonly panel: Panel;
  readonly told: Told | undefined;
  /** Decisions can be taken. */
  readonly open: boolean;
  readonly slug: string;
}

function Ranking({ panel, told, open, slug }: RankingProps) {
  const locale = getLocale();
  const busy = useNavigation().state === 'submitting';
  const chosen = new Set(told?.state === 'refused' ? told.applications : []);
  const typed = told?.state === 'refused' || told?.state === 'nobody' ? told.reasons : { id: '', en: '' };
  const regionOf = new Map(panel.quotas.map(({ code, name }) => [code, name]));
  return (
    <Form method="post" className="grid gap-5">
      <Table
        caption={m.call_ranking()}
        quietCaption
        rows={panel.ranking}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={m.call_ranking_none()}>
            <p>{m.call_ranking_none_text()}</p>
          </EmptyState>
        }
        columns={[
          { heading: m.call_place(), numeric: true, cell: ({ place }) => place ?? '—' },
          {
            heading: m.call_business(),
            names: true,
            cell: (row: Ranked) => (
              <span className="flex items-start gap-3">
                {open && (
                  <label className="-m-3 grid size-12 flex-none cursor-pointer place-items-center">
                    <input
                      type="checkbox"
                      name="applications"
                      value={row.id}
                      defaultChecked={chosen.has(row.id)}
                      className="size-6 accent-river"
                      aria-label={m.call_choose({ name: row.name })}
                    />
                  </label>
                )}
                <span className="min-w-0">
                  <a href={pathIn(locale, `/kerja/${slug}/panggilan/peserta/${row.id}`)} className="underline">
                    {row.name}
                  </a>
                  <span className="block font-normal text-ink-2">
                    {applicationCode(row.number)} · {regionOf.get(row.region) ?? row.region}
                  </span>
                </span>
              </span>
            ),
          },
          {
            heading: m.call_mean(),
            numeric: true,
            cell: ({ mean }) => (mean === null ? '—' : <b className="text-base">{formatTenths(mean)}</b>),
          },
          {
            heading: m.call_spread_heading(),
            numeric: true,
            cell: (row: Ranked) => (row.mean === null ? '—' : <Spread {...row} mean={row.mean} />),
          },
          { heading: m.call_scored(), numeric: true, cell: ({ scored, curators }) => `${scored} / ${curators}` },
          {
            heading: m.call_filter_state(),
            cell: ({ state, waitlistPosition }) => (
              <span className="inline-flex flex-wrap gap-1.5">
                <StateBadge state={state} />
                {waitlistPosition !== null && <Badge>{m.call_waitlist_place({ position: waitlistPosition })}</Badge>}
              </span>
            ),
          },
        ]}
      />
      {open && panel.ranking.length > 0 && (
        <Card title={m.call_decide()}>
          <div className="grid gap-4">
            <p className="text-ink-2 text-sm">{m.call_decide_text()}</p>
            <div className="grid gap-4 lg:grid-cols-2">
              <TextAreaField
                name="reason_id"
                label={m.call_reason_id()}
                rows={2}
                maxLength={2_000}
                optional
                defaultValue={typed.id}
              />
              <TextAreaField
                name="reason_en"
                label={m.call_reason_en()}
                rows={2}
                maxLength={2_000}
                optional
                defaultValue={typed.en}
              />
            </div>
            <div className="flex flex-wrap gap-3">
              <Button name="do" value="accepted" busy={busy}>
                {m.call_do_accept()}
              </Button>
              <Button name="do" value="waitlisted" tone="outline" busy={busy}>
                {m.call_do_waitlist()}
              </Button>
              <Button name="do" value="refused" tone="danger" busy={busy}>
                {m.call_do_refuse()}
              </Button>
              <Button name="do" value="undo" tone="quiet" busy={busy}>
                {m.call_do_undo()}
              </Button>
            </div>
          </div>
        </Card>
      )}
    </Form>
  );
}
