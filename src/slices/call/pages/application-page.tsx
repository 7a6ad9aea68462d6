import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router';
import type { Id } from '../../../kinds/id.ts';
import { isId } from '../../../kinds/id.ts';
import { formatInstant } from '../../../kinds/time.ts';
import { allowing } from '../../../platform/authz/access.ts';
import { listPhotos } from '../../../platform/files/index.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { mailAddress } from '../../../platform/mail/mail-address.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Ask,
  Badge,
  Button,
  Card,
  EmptyState,
  LinkButton,
  Notice,
  PageHead,
  TextField,
} from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { inviteOwner, listDoubles, listOwners } from '../../exhibitors/index.ts';
import type { Speakers } from '../../people/index.ts';
import { answerLines } from '../answer-files/contract.ts';
import { applicationCode, type Criterion } from '../contract.ts';
import {
  getApplication,
  getCall,
  listAnswerFiles,
  listHistory,
  listOpinions,
  type Opinion,
  tellOfBusiness,
  withdrawApplication,
} from '../index.ts';
import { listMissing } from '../rules/list-missing.ts';
import { AnswersCard, DoublesNotice, ItemList, inLanguage, StateBadge } from './parts.tsx';
import { Told as BusinessTold } from './Told.tsx';
import { eventName, type Fault, faultOf, faultWords, formatTenths, SCORING_TONES, scoringStateName } from './words.ts';

export const handle: PageHandle = { access: 'call.read' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const { application: id } = params;
  if (!isId(id)) throw new DomainError(common['not-found']);
  const judges = allowing(ctx.actor, ctx.organiser, 'call.panel').length > 0;
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone, slug, currency } = await getEditionFacts(ctx, tx);
    const application = await getApplication(ctx, tx, id as Id<'application'>, reachOfPage(context));
    const call = await getCall(ctx, tx);
    return {
      zone,
      slug,
      currency,
      application,
      photos: await listPhotos(
        ctx,
        tx,
        application.items.flatMap(({ photos }) => photos),
      ),
      criteria: call.criteria,
      answers: answerLines(call.questions, application.answers, await listAnswerFiles(ctx, tx, application.id)),
      writable: application.state === 'draft' && call.taking,
      published: call.state === 'published',
      missing: application.state === 'draft' ? listMissing(application, call.questions).length : 0,
      told: await tellOfBusiness(ctx, tx, application.business.id),
      doubles: (await listDoubles(ctx, tx, application.business.id)).length,
      owners: await listOwners(ctx, tx, application.business.id),
      opinions: judges ? await listOpinions(ctx, tx, application.id) : undefined,
      history: judges ? await listHistory(ctx, tx, application.id) : undefined,
    };
  });
}

type Told =
  | { readonly state: 'invited'; readonly email: string; readonly url: string }
  | { readonly state: 'email'; readonly email: string }
  | { readonly state: 'refused'; readonly fault: Fault };

export async function action({ request, params, context }: ActionFunctionArgs): Promise<Told | Response> {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  const { application: id } = params;
  if (!isId(id)) throw new DomainError(common['not-found']);
  const application = id as Id<'application'>;
  const fields = await request.formData();
  try {
    if (fields.get('do') === 'withdraw') {
      await runner.command(ctx, (tx) => withdrawApplication(ctx, tx, { application }));
      return redirect(pathIn(ctx.locale, `/kerja/${ctx.slug}/panggilan/peserta/${id}?ditarik=1`));
    }
    const email = String(fields.get('email') ?? '').trim();
    const address = mailAddress.safeParse(email);
    if (!address.success) return { state: 'email', email };
    const { url } = await runner.command(ctx, async (tx) => {
      const { business } = await getApplication(ctx, tx, application, reachOfPage(context));
      const { name } = await getEditionFacts(ctx, tx);
      return inviteOwner(ctx, tx, { email: address.data, business: business.id }, settings, name);
    });
    return { state: 'invited', email: address.data, url };
  } catch (error) {
    return { state: 'refused', fault: faultOf(error) };
  }
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${loaderData?.application.business.name ?? ''} · ${m.platform_brand()}` },
];

export default function ApplicationPage() {
  const loaded = useLoaderData<typeof loader>();
  const { zone, slug, currency, application, photos, criteria, opinions, history } = loaded;
  const told = useActionData<Told>();
  const [asked] = useSearchParams();
  const locale = getLocale();
  const { business, region, number, consent, reasons } = application;
  const when = (at: number) => formatInstant(at, zone, locale);
  const at = (path: string) => pathIn(locale, `/kerja/${slug}/panggilan${path}`);
  return (
    <>
      <PageHead
        title={business.name}
        lead={`${applicationCode(number)} · ${region.name}`}
        above={[
          { href: at(''), label: m.call_title() },
          { href: at('/peserta'), label: m.call_applications() },
        ]}
      />
      <div className="grid gap-5">
        {told?.state === 'refused' && <Notice kind="danger" title={faultWords(told.fault, zone)} />}
        {asked.has('terkirim') && application.state === 'submitted' && (
          <Notice kind="success" title={m.call_application_sent()} />
        )}
        {asked.has('ditarik') && application.state === 'withdrawn' && (
          <Notice kind="success" title={m.call_application_withdrawn()}>
            {m.call_application_withdrawn_text()}
          </Notice>
        )}
        <DoublesNotice count={loaded.doubles} slug={slug} />
        <Complete
          href={pathIn(locale, `/kerja/${slug}/usaha/${business.id}/profil`)}
          writable={loaded.writable}
          missing={loaded.missing}
        />
        <Card
          title={
            <span className="flex flex-wrap items-center gap-2">
              {m.call_filter_state()}
              <StateBadge state={application.state} />
              {application.nominated && <Badge>{m.call_nominated()}</Badge>}
              {application.copied && <Badge>{m.call_copied()}</Badge>}
            </span>
          }
        >
          <dl className="grid gap-4 sm:grid-cols-2">
            <Fact label={m.call_statement()} text={application.statement} />
            <Fact label={m.call_needs()} text={application.needs} />
            <Fact label={m.call_consent()} text={consent === null ? '' : `${consent.purpose} (${when(consent.at)})`} />
            <Fact
              label={m.call_submitted_at()}
              text={application.submittedAt === null ? '' : when(application.submittedAt)}
            />
            {inLanguage(reasons) !== '' && <Fact label={m.call_reasons()} text={inLanguage(reasons)} />}
          </dl>
        </Card>
        <BusinessTold {...loaded.told} />
        <AnswersCard answers={loaded.answers} hrefOf={(code) => at(`/peserta/${application.id}/berkas/${code}`)} />
        <section aria-label={m.call_items()}>
          <h2 className="mb-3 text-lg">{m.call_items()}</h2>
          {application.items.length === 0 ? (
            <EmptyState title={m.call_items_none()}>
              <p>{m.call_items_none_text()}</p>
            </EmptyState>
          ) : (
            <ItemList items={application.items} photos={photos} currency={currency} />
          )}
        </section>
        <OwnersCard owners={loaded.owners} told={told} when={when} />
        {opinions && <Opinions opinions={opinions} criteria={criteria} />}
        {history && (
          <Card title={m.call_history()}>
            <ol className="grid gap-2">
              {history.map((event) => (
                <li
                  key={event.seq}
                  className="grid gap-x-4 border-line border-b pb-2 last:border-0 sm:grid-cols-[1fr_auto]"
                >
                  <span>
                    <b>{eventName(event.kind)}</b>
                    {event.name !== null && <span className="text-ink-2"> · {event.name}</span>}
                  </span>
                  <span className="text-ink-2 text-sm">{when(event.at)}</span>
                </li>
              ))}
            </ol>
          </Card>
        )}
        {application.state !== 'withdrawn' && !(application.state === 'refused' && loaded.published) && (
          <Ask label={application.state === 'draft' ? m.call_draft_remove() : m.call_application_withdraw()}>
            <Form method="post" className="grid justify-items-start gap-3">
              <SentField />
              <p className="text-sm">{m.call_application_withdraw_text()}</p>
              <Button name="do" value="withdraw" tone="danger">
                {application.state === 'draft' ? m.call_draft_remove_sure() : m.call_application_withdraw_sure()}
              </Button>
            </Form>
          </Ask>
        )}
      </div>
    </>
  );
}

interface CompleteProps {
  readonly href: string;
  readonly writable: boolean;
  readonly missing: number;
}

/** On to the steps of a draft, for whoever completes it in the producer's place. */
function Complete({ href, writable, missing }: CompleteProps) {
  if (!writable) return null;
  return (
    <Notice
      kind={missing > 0 ? 'warn' : 'info'}
      title={missing > 0 ? m.call_draft_missing({ count: missing }) : m.call_draft_ready()}
      actions={<LinkButton href={href}>{m.call_complete()}</LinkButton>}
    >
      {m.call_draft_text()}
    </Notice>
  );
}

interface OwnersCardProps {
  readonly owners: Speakers;
  readonly told: Told | undefined;
  readonly when: (at: number) => string;
}

/** Who looks after the business, and a way to ask them in. */
function OwnersCard({ owners, told, when }: OwnersCardProps) {
  return (
    <Card title={<span id="pemilik">{m.call_owners()}</span>}>
      <div className="grid gap-4">
        {told?.state === 'invited' && (
          <Notice kind="success" title={m.call_owner_invited({ email: told.email })}>
            <p>{m.call_owner_link()}</p>
            <p className="break-all font-mono text-sm">{told.url}</p>
          </Notice>
        )}
        {owners.people.length + owners.invited.length === 0 ? (
          <p className="text-ink-2">{m.call_owners_none()}</p>
        ) : (
          <ul className="grid gap-2">
            {owners.people.map(({ name, email, since }) => (
              <li key={email}>
                <b>{name}</b> <span className="break-all text-ink-2">{email}</span>
                <span className="block text-ink-2 text-sm">{m.call_owner_since({ when: when(since) })}</span>
              </li>
            ))}
            {owners.invited.map(({ email, expiresAt }) => (
              <li key={`${email} ${expiresAt}`}>
                <span className="break-all">{email}</span> <Badge tone="gold">{m.call_owner_waiting()}</Badge>
                <span className="block text-ink-2 text-sm">{m.call_owner_until({ when: when(expiresAt) })}</span>
              </li>
            ))}
          </ul>
        )}
        <Form method="post" className="grid items-end gap-3 sm:grid-cols-[1fr_auto]" noValidate>
          <SentField />
          <TextField
            key={told?.state === 'invited' ? told.url : 'email'}
            name="email"
            type="email"
            autoComplete="off"
            label={m.call_owner_email()}
            hint={owners.invited.length > 0 ? m.call_owner_email_hint() : undefined}
            defaultValue={told?.state === 'email' ? told.email : ''}
            error={told?.state === 'email' ? m.people_email_invalid() : undefined}
          />
          <Button name="do" value="invite">
            {m.call_owner_invite()}
          </Button>
        </Form>
      </div>
    </Card>
  );
}

function Fact({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div>
      <dt className="font-semibold text-ink-2 text-sm">{label}</dt>
      <dd className="whitespace-pre-line">{text || '—'}</dd>
    </div>
  );
}

interface OpinionsProps {
  readonly opinions: readonly Opinion[];
  readonly criteria: readonly Criterion[];
}

function Opinions({ opinions, criteria }: OpinionsProps) {
  return (
    <Card title={m.call_opinions()}>
      {opinions.length === 0 && <p className="text-ink-2">{m.call_opinions_none()}</p>}
      <div className="grid gap-5 lg:grid-cols-2">
        {opinions.map((opinion) => (
          <section key={opinion.name} className="grid content-start gap-2">
            <h3 className="flex flex-wrap items-center gap-2 text-base">
              {opinion.name}
              <Badge tone={SCORING_TONES[opinion.state]}>{scoringStateName(opinion.state)}</Badge>
              {opinion.total !== null && <span className="tabular">{formatTenths(opinion.total)}</span>}
            </h3>
            {opinion.conflict !== null && <p>{opinion.conflict}</p>}
            <dl className="grid gap-1 text-sm">
              {criteria.flatMap((criterion) => {
                const given = opinion.scores.find((score) => score.criterion === criterion.code);
                return given
                  ? [
                      <div key={criterion.code} className="border-line border-t py-1.5">
                        <dt className="flex justify-between gap-3 font-semibold">
                          {inLanguage(criterion.name)}
                          <span className="tabular">
                            {given.points ?? '—'} / {criterion.scale}
                          </span>
                        </dt>
                        {given.remark !== '' && <dd className="text-ink-2">{given.remark}</dd>}
                      </div>,
                    ]
                  : [];
              })}
            </dl>
          </section>
        ))}
      </div>
    </Card>
  );
}
