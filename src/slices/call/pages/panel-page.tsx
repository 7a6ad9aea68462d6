import { createHash } from 'node:crypto';
import { Fragment, useState } from 'react';
import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
  useNavigation,
} from 'react-router';
import { type Id, isId, newId } from '../../../kinds/id.ts';
import { allowing } from '../../../platform/authz/access.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { placeInList } from '../../../platform/page/place-in-list.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Badge,
  Button,
  Card,
  Checkbox,
  EmptyState,
  LinkButton,
  Notice,
  PageHead,
  Pagination,
  Progress,
  SheetButtons,
  Table,
  Tabs,
  TextAreaField,
} from '../../../platform/ui/index.ts';
import { type AtEdition, getEditionFacts } from '../../editions/index.ts';
import { applicationCode, DECISIONS, type Decision } from '../contract.ts';
import {
  errors as callErrors,
  decide,
  findCall,
  getPanel,
  type Panel,
  type PanelQuota,
  type Ranked,
  undoDecision,
} from '../index.ts';
import { Spread, StateBadge } from './parts.tsx';
import { type Fault, faultOf, faultWords, formatTenths, stateName } from './words.ts';

export const handle: PageHandle = { access: 'call.panel' };

const A_PAGE = 50;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const asked = new URL(request.url).searchParams;
  const { region, state } = filterIn(asked);
  const page = placeInList(asked.get('hal')) ?? 1;
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone, slug } = await getEditionFacts(ctx, tx);
    return {
      zone,
      slug,
      region,
      state,
      page,
      decides: allowing(ctx.actor, ctx.organiser, 'call.decide').length > 0,
      panel: (await findCall(ctx, tx)) && (await pageOfPanel(ctx, tx, { region, state, page })),
    };
  });
}

function filterIn(asked: URLSearchParams): Filter {
  return {
    region: asked.get('daerah')?.slice(0, 40) || undefined,
    state: RANKED_STATES.find((each) => each === asked.get('keadaan')),
  };
}

const RANKED_STATES = ['submitted', ...DECISIONS] as const;

interface Filter {
  readonly region: string | undefined;
  readonly state: (typeof RANKED_STATES)[number] | undefined;
}

/** Of all beyond the page the browser gets the mark of their histories alone. */
async function pageOfPanel(ctx: AtEdition, tx: Tx, { page, ...filter }: Filter & { readonly page: number }) {
  const { all, ...panel } = await getPanel(ctx, tx, { ...filter, from: (page - 1) * A_PAGE, limit: A_PAGE });
  return { ...panel, mark: markOf(all) };
}

type Seen = Panel['all'];

/** One short text for who is there and how far their histories are: another one means that somebody has acted since. */
function markOf(all: Seen): string {
  const text = all.map(({ application, seq }) => `${application}:${seq}`).sort();
  return createHash('sha256').update(text.join()).digest('base64url').slice(0, 22);
}

interface Typed {
  readonly id: string;
  readonly en: string;
}

/** `stamp`: another one with every answer, so that the form begins anew. */
type Told = { readonly stamp: string } & (
  | {
      readonly state: 'decided';
      readonly decision: Decision;
      readonly count: number;
      readonly again: readonly string[];
    }
  | { readonly state: 'undone'; readonly count: number }
  | { readonly state: 'nobody'; readonly reasons: Typed }
  | {
      readonly state: 'refused';
      readonly fault: Fault;
      readonly reasons: Typed;
      readonly all: boolean;
      readonly applications: readonly string[];
    }
);

/** Whom the form means: those ticked as the page showed them, or all of the filter if nobody has acted on them since. */
async function chosenIn(fields: FormData, all: () => Promise<Seen>): Promise<Seen> {
  if (fields.has('all')) {
    const now = await all();
    if (markOf(now) !== fields.get('mark')) throw new DomainError(callErrors['decided-meanwhile'], { changed: [] });
    return now;
  }
  const seen = new Map(fields.getAll('seen').map((each) => String(each).split(':') as [string, string]));
  const ticked = [...new Set(fields.getAll('applications'))].filter(isId) as Id<'application'>[];
  return ticked.map((application) => ({ application, seq: Number(seen.get(application) ?? Number.MAX_SAFE_INTEGER) }));
}

/** As a form sends it back, to undo what was just decided. */
const asSeen = (all: Seen) => all.map(({ application, seq }) => `${application}:${seq}`);

export async function action({ request, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const fields = await request.formData();
  const reasons = { id: String(fields.get('reason_id') ?? ''), en: String(fields.get('reason_en') ?? '') };
  const decision = DECISIONS.find((each) => each === fields.get('do'));
  if (decision === undefined && fields.get('do') !== 'undo') throw new DomainError(common.invalid);
  const stamp = newId();
  const filter = filterIn(new URL(request.url).searchParams);
  const all = () => runner.query(ctx, async (tx) => (await getPanel(ctx, tx, { ...filter, limit: 0 })).all);
  let seen: Seen = [];
  try {
    seen = await chosenIn(fields, all);
    const applications = seen.map(({ application }) => application);
    if (applications.length === 0) return { stamp, state: 'nobody', reasons };
    if (decision === undefined) {
      await runner.command(ctx, (tx) => undoDecision(ctx, tx, { applications, seen: [...seen] }));
      return { stamp, state: 'undone', count: applications.length };
    }
    await runner.command(ctx, (tx) => decide(ctx, tx, { applications, decision, reasons, seen: [...seen] }));
    const again = asSeen(seen.map(({ application, seq }) => ({ application, seq: seq + 1 })));
    return { stamp, state: 'decided', decision, count: applications.length, again };
  } catch (error) {
    const applications = seen.map(({ application }) => application);
    return { stamp, state: 'refused', fault: faultOf(error), reasons, all: fields.has('all'), applications };
  }
}

export const meta: MetaFunction = () => [{ title: `${m.call_panel_title()} · ${m.platform_brand()}` }];

export default function PanelPage() {
  const { zone, slug, region, state, page, decides, panel } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const here = pathIn(getLocale(), `/kerja/${slug}/panel`);
  const hrefOf = (code: string | undefined, to = 1, only: Filter['state'] | null = state) => {
    const asked = new URLSearchParams({
      ...(code ? { daerah: code } : {}),
      ...(only ? { keadaan: only } : {}),
      ...(to > 1 ? { hal: String(to) } : {}),
    });
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
          <>
            <LinkButton href={`${here}/berita-acara`} tone="outline">
              {m.call_minutes()}
            </LinkButton>
            {decides && (
              <LinkButton href={pathIn(getLocale(), `/kerja/${slug}/panggilan/daftar-tunggu`)} tone="outline">
                {m.call_waitlist()}
              </LinkButton>
            )}
            <SheetButtons slug={slug} sheet="applicants" />
          </>
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
        <Tabs
          label={m.call_filter_state()}
          tabs={[
            { href: hrefOf(region, 1, null), label: m.call_filter_all(), current: state === undefined },
            ...RANKED_STATES.map((each) => ({
              href: hrefOf(region, 1, each),
              label: stateName(each),
              current: each === state,
            })),
          ]}
        />
        <Ranking key={told?.stamp ?? 'first'} panel={panel} told={told} open={open} slug={slug} />
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
      title={m.call_panel_decided({ count: told.count, decision: stateName(told.decision) })}
      actions={
        <Form method="post">
          <SentField />
          {told.again.map((each) => (
            <Fragment key={each}>
              <input type="hidden" name="applications" value={each.split(':')[0]} />
              <input type="hidden" name="seen" value={each} />
            </Fragment>
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
  readonly panel: Omit<Panel, 'all'> & { readonly mark: string };
  readonly told: Told | undefined;
  /** Decisions can be taken. */
  readonly open: boolean;
  readonly slug: string;
}

function Ranking({ panel, told, open, slug }: RankingProps) {
  const locale = getLocale();
  const busy = useNavigation().state === 'submitting';
  const [ticked, setTicked] = useState<number>();
  const [everybody, setEverybody] = useState(told?.state === 'refused' && told.all);
  const chosen = new Set(told?.state === 'refused' ? told.applications : []);
  const typed = told?.state === 'refused' || told?.state === 'nobody' ? told.reasons : { id: '', en: '' };
  const regionOf = new Map(panel.quotas.map(({ code, name }) => [code, name]));
  return (
    <Form
      method="post"
      className="grid gap-5"
      onChange={({ currentTarget }) => {
        const form = new FormData(currentTarget);
        setEverybody(form.has('all'));
        setTicked(form.getAll('applications').length);
      }}
    >
      <SentField />
      {open && panel.count > 0 && (
        <div className="rounded-m border border-line bg-card px-4 py-1">
          <input type="hidden" name="mark" value={panel.mark} />
          <Checkbox
            name="all"
            label={m.call_choose_all({ count: panel.count })}
            hint={panel.count > panel.ranking.length ? m.call_choose_all_hint() : undefined}
            defaultChecked={everybody}
          />
        </div>
      )}
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
                {open && <input type="hidden" name="seen" value={`${row.id}:${row.seq}`} />}
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
            <p role="status" className="min-h-6 font-semibold text-sm">
              {busy
                ? m.call_deciding()
                : everybody
                  ? m.call_chosen({ count: panel.count })
                  : ticked
                    ? m.call_chosen({ count: ticked })
                    : ''}
            </p>
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
