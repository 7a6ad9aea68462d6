import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
  useNavigation,
} from 'react-router';
import { formatInstant } from '../../../kinds/time.ts';
import { allowing } from '../../../platform/authz/access.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Badge,
  Button,
  Card,
  Checkbox,
  EmptyState,
  LinkButton,
  NoMailNotice,
  Notice,
  PageHead,
  Progress,
  Table,
} from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { APPLICATION_STATES } from '../contract.ts';
import {
  type CuratorProgress,
  closeCall,
  countApplications,
  findCall,
  listProgress,
  openCall,
  publishResults,
  shareWork,
} from '../index.ts';
import { Counts, inLanguage, RubricTable } from './parts.tsx';
import { CALL_TONES, callStateName, type Fault, faultOf, faultWords, stateName } from './words.ts';

export const handle: PageHandle = { access: 'call.read' };

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const reach = reachOfPage(context);
  const manages = allowing(ctx.actor, ctx.organiser, 'call.manage').length > 0;
  const { runner, settings } = servicesOf(context);
  return runner.query(ctx, async (tx) => {
    const { zone, slug } = await getEditionFacts(ctx, tx);
    const counts = [...(await countApplications(ctx, tx))].filter(
      ([region]) => reach.all || reach.regions.includes(region),
    );
    return {
      zone,
      slug,
      manages,
      noMail: manages && settings.smtpUrl === undefined && !settings.demo,
      waitlist: allowing(ctx.actor, ctx.organiser, 'call.waitlist').length > 0,
      call: await findCall(ctx, tx),
      counts: APPLICATION_STATES.map((state) => ({
        state,
        count: counts.reduce((sum, [, each]) => sum + each[state], 0),
      })),
      progress: reach.all ? await listProgress(ctx, tx) : undefined,
    };
  });
}

type Told = { readonly done: string; readonly added?: number } | { readonly fault: Fault } | { readonly unsure: true };

export async function action({ request, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const fields = await request.formData();
  const wanted = String(fields.get('do'));
  // What cannot be taken back is asked for twice.
  if (wanted === 'publish' && !fields.has('sure')) return { unsure: true };
  try {
    if (wanted === 'share') {
      const { added } = await runner.command(ctx, (tx) => shareWork(ctx, tx));
      return { done: wanted, added };
    }
    const move = { open: openCall, close: closeCall, publish: publishResults }[wanted];
    if (!move) throw new DomainError(common.invalid);
    await runner.command(ctx, (tx) => move(ctx, tx));
    return { done: wanted };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

export const meta: MetaFunction = () => [{ title: `${m.call_title()} · ${m.platform_brand()}` }];

function doneWords(told: { readonly done: string; readonly added?: number }): string {
  const words: Readonly<Record<string, () => string>> = {
    open: m.call_done_open,
    close: m.call_done_close,
    publish: m.call_done_publish,
    share: () => m.call_done_share({ count: told.added ?? 0 }),
  };
  return words[told.done]?.() ?? '';
}

export default function CallPage() {
  const { call, slug, zone, manages, noMail, waitlist, counts, progress } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  const at = (path: string) => pathIn(locale, `/kerja/${slug}/panggilan${path}`);
  return (
    <>
      <PageHead
        title={m.call_title()}
        lead={m.call_lead()}
        actions={
          call && (
            <LinkButton href={pathIn(locale, `/e/${slug}/panggilan`)} tone="outline">
              {m.call_see_public()}
            </LinkButton>
          )
        }
      />
      <div className="grid gap-5">
        {told && 'done' in told && <Notice kind="success" title={doneWords(told)} />}
        {told && 'unsure' in told && <Notice kind="warn" title={m.call_publish_unsure()} />}
        {told && 'fault' in told && <Notice kind="danger" title={faultWords(told.fault, zone)} />}
        {noMail && call?.state !== 'published' && <NoMailNotice href={pathIn(locale, `/kerja/${slug}/surat`)} />}
        {call === undefined ? (
          <EmptyState
            title={m.call_none()}
            code={slug}
            actions={manages && <LinkButton href={at('/atur')}>{m.call_set_up()}</LinkButton>}
          >
            <p>{manages ? m.call_none_text() : m.call_none_text_wait()}</p>
          </EmptyState>
        ) : (
          <>
            <StateCard call={call} zone={zone} manages={manages} settingsHref={at('/atur')} />
            <Card
              title={m.call_applications()}
              actions={
                <>
                  {waitlist && (
                    <LinkButton href={at('/daftar-tunggu')} tone="outline" size="small">
                      {m.call_waitlist()}
                    </LinkButton>
                  )}
                  {manages && (
                    <LinkButton href={at('/surat')} tone="outline" size="small">
                      {m.call_letters()}
                    </LinkButton>
                  )}
                  {manages && (
                    <LinkButton href={at('/pesan')} tone="outline" size="small">
                      {m.call_messages()}
                    </LinkButton>
                  )}
                  <LinkButton href={at('/peserta')} size="small">
                    {m.call_see_applications()}
                  </LinkButton>
                </>
              }
            >
              <Counts counts={counts.map(({ state, count }) => ({ label: stateName(state), count }))} />
            </Card>
            {progress && <Curators progress={progress} manages={manages} />}
            <Card flush title={m.call_rubric()}>
              <RubricTable criteria={call.criteria} />
            </Card>
            <Card title={m.call_terms()}>
              <div className="max-w-prose whitespace-pre-line">{inLanguage(call.terms) || m.call_terms_none()}</div>
            </Card>
          </>
        )}
      </div>
    </>
  );
}

type Loaded = Awaited<ReturnType<typeof loader>>;

interface StateCardProps {
  readonly call: NonNullable<Loaded['call']>;
  readonly zone: string;
  readonly manages: boolean;
  readonly settingsHref: string;
}

function StateCard({ call, zone, manages, settingsHref }: StateCardProps) {
  const locale = getLocale();
  const busy = useNavigation().state !== 'idle';
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-3">
          {m.call_state()}
          <Badge tone={CALL_TONES[call.state]}>{callStateName(call.state)}</Badge>
        </span>
      }
      actions={
        manages &&
        call.state !== 'published' && (
          <LinkButton href={settingsHref} tone="outline" size="small">
            {m.call_edit()}
          </LinkButton>
        )
      }
    >
      <dl className="grid gap-4 sm:grid-cols-3">
        {[
          [m.call_opens(), call.opensAt],
          [m.call_closes(), call.closesAt],
          [m.call_scoring_until(), call.scoringUntil],
        ].map(([label, instant]) => (
          <div key={label}>
            <dt className="font-semibold text-ink-2 text-sm">{label}</dt>
            <dd>{formatInstant(Number(instant), zone, locale)}</dd>
          </div>
        ))}
      </dl>
      {manages && (
        <Form method="post" className="mt-5 flex flex-wrap gap-3">
          <SentField />
          {call.state === 'draft' && (
            <Button name="do" value="open" busy={busy}>
              {m.call_do_open()}
            </Button>
          )}
          {call.state === 'open' && (
            <Button name="do" value="close" tone="outline" busy={busy}>
              {m.call_do_close()}
            </Button>
          )}
          {call.state === 'closed' && (
            <>
              <div className="w-full">
                <Checkbox name="sure" label={m.call_publish_hint()} />
              </div>
              <Button name="do" value="publish" tone="gold" busy={busy}>
                {m.call_do_publish()}
              </Button>
              <Button name="do" value="open" tone="outline" busy={busy}>
                {m.call_do_reopen()}
              </Button>
            </>
          )}
        </Form>
      )}
    </Card>
  );
}

function Curators({ progress, manages }: { readonly progress: readonly CuratorProgress[]; readonly manages: boolean }) {
  return (
    <Card
      flush
      title={m.call_curators()}
      actions={
        manages &&
        progress.length > 0 && (
          <Form method="post">
            <SentField />
            <Button name="do" value="share" tone="outline" size="small">
              {m.call_do_share()}
            </Button>
          </Form>
        )
      }
    >
      <Table
        caption={m.call_curators()}
        quietCaption
        rows={progress}
        rowKey={({ name }) => name}
        empty={
          <div className="p-5">
            <EmptyState title={m.call_no_curators()}>
              <p>{m.call_no_curators_text()}</p>
            </EmptyState>
          </div>
        }
        columns={[
          { heading: m.call_curator(), names: true, cell: ({ name }) => name },
          {
            heading: m.call_progress(),
            cell: ({ name, given, done }) =>
              given === 0 ? (
                m.call_nothing_given()
              ) : (
                <span className="block min-w-40 max-w-80 flex-1">
                  <Progress label={m.call_progress_of({ name })} value={done} max={given} text={`${done} / ${given}`} />
                </span>
              ),
          },
          { heading: m.call_conflicts(), numeric: true, cell: ({ conflicts }) => conflicts },
        ]}
      />
    </Card>
  );
}
