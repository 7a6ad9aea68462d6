import { redirect, useActionData, useLoaderData } from 'react-router';
import { formatDays, formatInstant } from '../../kinds/time.ts';
import { SentField } from '../../platform/forms/SentField.tsx';
import { CLIENT_ADDRESS } from '../../platform/http/middleware.ts';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { listMail } from '../../platform/mail/outbox.ts';
import { editionOf, type PageHandle, pageRequest, servicesOf } from '../../platform/page/page-context.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { Button, Card, LinkButton, Notice, SelectField, TextField } from '../../platform/ui/index.ts';
import { findCall } from '../../slices/call/index.ts';
import { type AtEdition, getEdition } from '../../slices/editions/index.ts';
import { askSignIn, authOf } from '../../slices/people/auth-of-page.ts';
import { DoorShell } from '../../slices/people/pages/DoorShell.tsx';
import { enterableDemo, isAskedHere } from '../demo-door.ts';
import type { Route } from './+types/apply-page';
import { applyForm, beginMailless, beginStranger, mustBeInTempo, ownBusinesses } from './begin-producer.ts';
import { regionAsked, regionLabel } from './field-words.ts';
import { refusalWords } from './refusal-words.ts';

export const handle: PageHandle = { access: 'public' };

/** Who has signed in goes on at once; a committee member sees the page as everybody does. */
export async function loader({ context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const { actor, locale } = context.get(pageRequest);
  if (actor.kind === 'person') {
    const helps = actor.memberships.some((held) => held.organiser === ctx.organiser && held.role !== 'producer');
    if (ownBusinesses(ctx).length > 0 || !helps) throw redirect(pathIn(locale, `/daftar/${ctx.slug}/usaha`));
  }
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const edition = await getEdition(ctx, tx);
    const call = await findCall(ctx, tx);
    return {
      slug: ctx.slug,
      mails: mails(context),
      name: edition.name,
      currency: edition.currency,
      days: formatDays(edition.startsOn, edition.endsOn, locale),
      place: edition.place,
      regions: edition.delegations.map(({ region }) => ({ value: region.code, label: region.fullName })),
      call: call && {
        taking: call.taking,
        state: call.state,
        opens: formatInstant(call.opensAt, edition.zone, locale),
        closes: formatInstant(call.closesAt, edition.zone, locale),
        later: call.opensAt > ctx.clock.now(),
      },
    };
  });
}

/** Whether a link can be sent; in the demo it is shown to whoever sits at this machine. */
function mails(context: Route.LoaderArgs['context']): boolean {
  const { smtpUrl, demo } = servicesOf(context).settings;
  return smtpUrl !== undefined || demo;
}

type Typed = Readonly<Record<'email' | 'name' | 'region', string>>;
type Told =
  | { readonly state: 'sent'; readonly email: string; readonly link: string | undefined }
  | { readonly state: 'code'; readonly code: string; readonly url: string }
  | { readonly state: 'refused'; readonly code?: string; readonly fields: readonly string[]; readonly typed: Typed };

/** In the demo, for whoever sits at this very machine: the link out of the letter that nobody delivers. */
async function linkIn(context: Route.ActionArgs['context'], ctx: AtEdition, request: Request, email: string) {
  const { runner, settings } = servicesOf(context);
  if (!enterableDemo(settings) || !isAskedHere(request) || settings.smtpUrl !== undefined) return undefined;
  const kept = await runner.query(ctx, (tx) => listMail(tx));
  const letter = kept.find(({ recipient }) => recipient.toLowerCase() === email.toLowerCase());
  return /https?:\/\/\S*\/masuk\/tautan\/\S*/.exec(letter?.body ?? '')?.[0];
}

export async function action({ request, context }: Route.ActionArgs): Promise<Told> {
  const ctx: AtEdition = { ...editionOf(context), actor: { kind: 'system' } };
  const { locale } = context.get(pageRequest);
  const services = servicesOf(context);
  const form = await request.formData();
  const text = (name: keyof Typed) => String(form.get(name) ?? '').trim();
  const typed: Typed = { email: text('email'), name: text('name'), region: text('region') };
  const given = applyForm.safeParse(typed);
  if (!given.success) return { state: 'refused', fields: given.error.issues.map(({ path }) => String(path[0])), typed };
  try {
    await mustBeInTempo(services, request.headers.get(CLIENT_ADDRESS) ?? '', given.data.email);
    if (!mails(context)) {
      const code = await beginMailless(services, authOf(context), ctx, given.data);
      const path = pathIn(locale, `/daftar/${editionOf(context).slug}/lanjut`);
      return {
        state: 'code',
        code,
        url: `${services.settings.publicUrl}${path}?${new URLSearchParams({ kode: code })}`,
      };
    }
    await beginStranger(services, authOf(context), ctx, given.data);
    const search = new URLSearchParams({ nama: given.data.name, daerah: given.data.region });
    const callbackURL = `${services.settings.publicUrl}${pathIn(locale, `/daftar/${editionOf(context).slug}/usaha`)}?${search}`;
    const answer = await askSignIn(context, request, '/sign-in/magic-link', { email: given.data.email, callbackURL });
    if (answer.status === 429) throw new DomainError(common['too-many']);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { state: 'refused', code: error.code, fields: Object.keys(error.fields ?? {}), typed };
  }
  return { state: 'sent', email: typed.email, link: await linkIn(context, ctx, request, typed.email) };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${m.call_apply_title()}${loaderData ? ` · ${loaderData.name}` : ''} · ${m.platform_brand()}` },
];

function Sent({ told }: { readonly told: Extract<Told, { state: 'sent' }> }) {
  return (
    <Card>
      <div className="grid gap-4">
        <Notice kind="success" title={m.call_apply_sent({ email: told.email })}>
          {m.call_apply_sent_text()}
        </Notice>
        {told.link && (
          <Notice
            kind="info"
            title={m.platform_ui_demo()}
            actions={<LinkButton href={told.link}>{m.call_apply_open_link()}</LinkButton>}
          >
            {m.call_apply_demo_link()}
          </Notice>
        )}
        <p className="text-ink-2 text-sm">{m.call_apply_no_mail()}</p>
      </div>
    </Card>
  );
}

/** What is true without a mail server, and how to go on: nothing was sent, so what is shown here is all there is. */
function Noted({ told, slug }: { readonly told: Extract<Told, { state: 'code' }>; readonly slug: string }) {
  return (
    <Card title={m.call_apply_code_title()}>
      <div className="grid gap-4">
        <Notice kind="warn" title={m.call_apply_code_keep()}>
          {m.call_apply_code_text()}
        </Notice>
        <div className="grid gap-1">
          <p className="text-ink-2 text-sm">{m.call_apply_code_label()}</p>
          <p className="tabular select-all font-bold font-mono text-3xl tracking-wider">{told.code}</p>
        </div>
        <TextField name="tautan" label={m.call_apply_code_link()} readOnly defaultValue={told.url} />
        <form method="post" action={pathIn(getLocale(), `/daftar/${slug}/lanjut`)}>
          <input type="hidden" name="kode" value={told.code} />
          <Button size="large" wide>
            {m.call_apply_code_go()}
          </Button>
        </form>
      </div>
    </Card>
  );
}

export default function ApplyPage() {
  const { slug, mails, name, currency, days, place, regions, call } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const path = `/daftar/${slug}`;
  const refused = told?.state === 'refused' ? told : undefined;
  const wrong = (field: string) => refused?.fields.includes(field);
  return (
    <DoorShell path={path} title={m.call_apply_title()} lead={`${name} · ${days} · ${place}`}>
      {told?.state === 'sent' ? (
        <Sent told={told} />
      ) : told?.state === 'code' ? (
        <Noted told={told} slug={slug} />
      ) : !call?.taking ? (
        <Closed call={call} slug={slug} mails={mails} />
      ) : (
        <Card>
          <form method="post" action={pathIn(getLocale(), path)} className="grid gap-4">
            <SentField />
            {refused?.code && <Notice kind="danger" title={refusalWords(refused.code)} />}
            <p>{mails ? m.call_apply_lead() : m.call_apply_lead_mailless()}</p>
            <TextField
              name="email"
              type="email"
              label={m.call_apply_email()}
              hint={mails ? m.call_apply_email_hint() : m.call_apply_email_hint_mailless()}
              autoComplete="email"
              defaultValue={refused?.typed.email}
              error={wrong('email') ? m.call_apply_email_wrong() : undefined}
            />
            <TextField
              name="name"
              label={m.call_apply_business()}
              autoComplete="organization"
              maxLength={120}
              defaultValue={refused?.typed.name}
              error={wrong('name') ? m.call_apply_business_wrong() : undefined}
            />
            <SelectField
              name="region"
              label={regionLabel(currency)}
              none={m.call_apply_region_none({ region: regionAsked(currency) })}
              choices={regions}
              defaultValue={refused?.typed.region ?? ''}
              error={wrong('region') ? m.call_apply_region_wrong({ region: regionAsked(currency) }) : undefined}
            />
            <Button size="large" wide>
              {mails ? m.call_apply_send_link() : m.call_apply_begin()}
            </Button>
            {!mails && (
              <p>
                <a href={pathIn(getLocale(), `${path}/lanjut`)} className="inline-flex min-h-12 items-center underline">
                  {m.call_apply_code_have()}
                </a>
              </p>
            )}
            <p className="text-ink-2 text-sm">
              {m.call_apply_closes({ closes: call.closes })} {m.call_apply_privacy()}{' '}
              <a href={pathIn(getLocale(), '/privasi')} className="underline">
                {m.call_apply_privacy_link()}
              </a>
            </p>
          </form>
        </Card>
      )}
    </DoorShell>
  );
}

interface ClosedProps {
  readonly slug: string;
  readonly mails: boolean;
  readonly call:
    | { readonly later: boolean; readonly state: string; readonly opens: string; readonly closes: string }
    | undefined;
}

function Closed({ call, slug, mails }: ClosedProps) {
  const locale = getLocale();
  const title =
    !call || call.state === 'draft'
      ? m.call_apply_no_call()
      : call.later
        ? m.call_apply_later({ opens: call.opens })
        : m.call_apply_over({ closes: call.closes });
  return (
    <Card>
      <Notice
        kind="info"
        title={title}
        actions={
          <>
            <LinkButton
              href={pathIn(locale, `/masuk?ke=${encodeURIComponent(pathIn(locale, `/kerja/${slug}/usaha`))}`)}
              tone="outline"
            >
              {m.call_apply_see_own()}
            </LinkButton>
            {!mails && (
              <LinkButton href={pathIn(locale, `/daftar/${slug}/lanjut`)} tone="outline">
                {m.call_apply_code_have()}
              </LinkButton>
            )}
            <LinkButton href={pathIn(locale, `/e/${slug}`)} tone="quiet">
              {m.call_apply_see_edition()}
            </LinkButton>
          </>
        }
      >
        {m.call_apply_closed_text()}
      </Notice>
    </Card>
  );
}
