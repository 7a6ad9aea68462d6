import { redirect, useActionData, useLoaderData } from 'react-router';
import { type Id, isId } from '../../kinds/id.ts';
import { formatDay, formatInstant } from '../../kinds/time.ts';
import { SentField } from '../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, pageRequest, servicesOf } from '../../platform/page/page-context.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { Ask, Badge, Button, Card, LinkButton, Notice, PageHead, Tabs, type Tone } from '../../platform/ui/index.ts';
import type { ApplicationState } from '../../slices/call/contract.ts';
import { startApplication } from '../../slices/call/index.ts';
import { listDelegations } from '../../slices/editions/index.ts';
import type { Expiring } from '../../slices/exhibitors/contract.ts';
import { findAskedName, getProfile, keepName, listExpiring } from '../../slices/exhibitors/index.ts';
import { kindName } from '../../slices/exhibitors/labels.ts';
import { IdentifierFacts } from '../../slices/exhibitors/pages/IdentifierFacts.tsx';
import type { Route } from './+types/own-page';
import { ownBusinesses } from './begin-producer.ts';
import { type Applying, findApplying } from './load-applying.ts';
import { loadTakingPart } from './load-taking-part.ts';
import { NameNotice } from './NameNotice.tsx';
import { refusalWords } from './refusal-words.ts';
import { stepPath } from './Steps.tsx';
import { stepBack } from './step-back.ts';
import { STEPS } from './steps.ts';
import { TakingPartCard } from './TakingPartCard.tsx';

export const handle: PageHandle = { access: 'businesses.own' };

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const asked = new URL(request.url).searchParams;
  const own = ownBusinesses(ctx);
  const chosen = own.find((each) => each === asked.get('usaha')) ?? own[0];
  if (!chosen) throw new DomainError(common['not-found']);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const applying = await findApplying(ctx, tx, ctx.slug, chosen);
    const others = await Promise.all(own.map((each) => getProfile(ctx, tx, each)));
    return {
      ...applying,
      askedName: await findAskedName(ctx, tx, chosen),
      sent: asked.get('terkirim') === '1',
      businesses: others.map(({ id, name }) => ({ id, name })),
      regions: Object.fromEntries((await listDelegations(ctx, tx)).map(({ region }) => [region.code, region.fullName])),
      takingPart: await loadTakingPart(ctx, tx, chosen),
      expiring: await listExpiring(ctx, tx, { all: false, regions: [], businesses: [chosen] }),
    };
  });
}

export async function action({ request, context }: Route.ActionArgs): Promise<{ readonly code: string } | Response> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const form = await request.formData();
  const business = form.get('business');
  if (!isId(business)) throw new DomainError(common['not-found']);
  const own = business as Id<string> as Id<'business'>;
  const base = `/kerja/${ctx.slug}/usaha`;
  const { locale } = context.get(pageRequest);
  try {
    if (form.get('do') === 'withdraw') {
      await runner.command(ctx, (tx) => stepBack(ctx, tx, { business: own }));
      return redirect(pathIn(locale, `${base}?usaha=${own}`));
    }
    if (form.get('do') === 'keep-name') {
      await runner.command(ctx, (tx) => keepName(ctx, tx, { business: own }));
      return redirect(pathIn(locale, `${base}?usaha=${own}`));
    }
    await runner.command(ctx, (tx) => startApplication(ctx, tx, { business: own }));
    return redirect(pathIn(locale, `${base}/${own}/profil`));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code };
  }
}

export const meta: Route.MetaFunction = () => [{ title: `${m.call_apply_own()} · ${m.platform_brand()}` }];

const TONES: Readonly<Record<ApplicationState, Tone>> = {
  draft: 'plain',
  submitted: 'river',
  accepted: 'leaf',
  waitlisted: 'gold',
  refused: 'red',
  withdrawn: 'plain',
};

function stateWords(state: ApplicationState): string {
  return {
    draft: m.call_apply_state_draft,
    submitted: m.call_apply_state_submitted,
    accepted: m.call_apply_state_accepted,
    waitlisted: m.call_apply_state_waitlisted,
    refused: m.call_apply_state_refused,
    withdrawn: m.call_apply_state_withdrawn,
  }[state]();
}

export default function OwnPage() {
  const own = useLoaderData<typeof loader>();
  const told = useActionData<{ readonly code: string }>();
  const { slug, profile, businesses, sent, application, expiring, regions, takingPart } = own;
  const here = pathIn(getLocale(), `/kerja/${slug}/usaha`);
  return (
    <>
      <PageHead title={profile.name} lead={`${profile.region.name} · ${own.edition.name}`} />
      <div className="grid max-w-3xl gap-5">
        {businesses.length > 1 && (
          <Tabs
            label={m.call_apply_businesses()}
            tabs={businesses.map((each) => ({
              href: `${here}?usaha=${each.id}`,
              label: each.name,
              current: each.id === profile.id,
            }))}
          />
        )}
        {own.askedName && <NameNotice asked={own.askedName} before={profile.name} business={profile.id} />}
        {told && <Notice kind="danger" title={refusalWords(told.code)} />}
        {sent && application?.state === 'submitted' && (
          <Notice kind="success" title={m.call_apply_submitted()}>
            {m.call_apply_submitted_text()}
          </Notice>
        )}
        <Expires expiring={expiring} />
        {takingPart && <TakingPartCard takingPart={takingPart} slug={slug} />}
        <ApplicationCard own={own} here={here} />
        <Card
          title={m.call_apply_step_permits()}
          actions={
            <LinkButton href={stepPath(own, 'izin')} tone="outline" size="small">
              {m.call_apply_change()}
            </LinkButton>
          }
        >
          {profile.identifiers.length === 0 ? (
            <p className="text-ink-2">{m.call_apply_permits_empty()}</p>
          ) : (
            <ul className="grid gap-4">
              {profile.identifiers.map((identifier) => (
                <li key={identifier.id}>
                  <IdentifierFacts identifier={identifier} regions={regions} />
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card title={m.call_apply_more()}>
          <div className="grid gap-3 sm:grid-cols-2">
            <LinkButton href={stepPath(own, 'profil')} tone="outline">
              {m.call_apply_edit_profile()}
            </LinkButton>
            <LinkButton href={pathIn(getLocale(), `/kerja/${slug}/penjualan`)} tone="outline">
              {m.call_apply_sales()}
            </LinkButton>
          </div>
        </Card>
      </div>
    </>
  );
}

function Expires({ expiring }: { readonly expiring: readonly Expiring[] }) {
  const locale = getLocale();
  return expiring.map(({ id, kind, value, expiry, expiresOn, expiryYear }) => (
    <Notice
      key={id}
      kind={expiry === 'over' ? 'danger' : 'warn'}
      title={
        expiry === 'over'
          ? m.call_apply_expiry_over({ kind: kindName(kind), value })
          : expiry === 'during'
            ? m.call_apply_expiry_during({
                kind: kindName(kind),
                value,
                day: formatDay(expiresOn ?? '', locale, false),
              })
            : m.call_apply_expiry_unsure({ kind: kindName(kind), value, year: String(expiryYear) })
      }
    >
      {m.call_apply_expiry_text()}
    </Notice>
  ));
}

type Own = Applying;

function ApplicationCard({ own, here }: { readonly own: Own; readonly here: string }) {
  const { application, writable, closes, profile, edition, done } = own;
  const locale = getLocale();
  if (!application || application.state === 'withdrawn')
    return (
      <Card title={m.call_apply_application()} actions={application && <Badge>{stateWords('withdrawn')}</Badge>}>
        {closes ? (
          <form method="post" action={here} className="grid gap-3">
            <SentField />
            <input type="hidden" name="business" value={profile.id} />
            <p>
              {application
                ? m.call_apply_withdrawn_text({ closes })
                : m.call_apply_not_begun({ edition: edition.name, closes })}
            </p>
            <Button name="do" value="start" wide>
              {application ? m.call_apply_again() : m.call_apply_begin()}
            </Button>
          </form>
        ) : (
          <p className="text-ink-2">{m.call_apply_no_call_now()}</p>
        )}
      </Card>
    );
  const reason = application.reasons[locale] || application.reasons.id || application.reasons.en;
  const next = STEPS.find((step) => step === 'kirim' || (step !== 'izin' && !done[step])) ?? 'kirim';
  return (
    <Card
      title={m.call_apply_application()}
      actions={<Badge tone={TONES[application.state]}>{stateWords(application.state)}</Badge>}
    >
      <div className="grid gap-3">
        <p>{outcomeWords(application, closes, edition.zone)}</p>
        {reason && <blockquote className="border-line border-l-4 pl-3">{reason}</blockquote>}
        {writable && (
          <LinkButton href={stepPath(own, next)} size="large" wide>
            {m.call_apply_go_on()}
          </LinkButton>
        )}
        {!writable && (
          <LinkButton href={stepPath(own, 'kirim')} tone="outline" wide>
            {m.call_apply_read()}
          </LinkButton>
        )}
        {application.state !== 'refused' && (
          <Ask label={m.call_apply_withdraw()}>
            <form method="post" action={here} className="grid gap-3">
              <SentField />
              <input type="hidden" name="business" value={profile.id} />
              <p className="text-sm">{m.call_apply_withdraw_text()}</p>
              <Button name="do" value="withdraw" tone="danger">
                {m.call_apply_withdraw_sure()}
              </Button>
            </form>
          </Ask>
        )}
      </div>
    </Card>
  );
}

function outcomeWords(application: NonNullable<Own['application']>, closes: string | undefined, zone: string): string {
  const { state, submittedAt, waitlistPosition } = application;
  const at = submittedAt === null ? '' : formatInstant(submittedAt, zone, getLocale());
  switch (state) {
    case 'draft':
      return closes ? m.call_apply_draft_text({ closes }) : m.call_apply_draft_late();
    case 'submitted':
      return m.call_apply_submitted_at({ at });
    case 'accepted':
      return m.call_apply_accepted_text();
    case 'waitlisted':
      return m.call_apply_waitlisted_text({ place: String(waitlistPosition ?? '') });
    case 'refused':
      return m.call_apply_refused_text();
    case 'withdrawn':
      return '';
  }
}
