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
import { SentField } from '../../../platform/forms/SentField.tsx';
import { fieldsOf } from '../../../platform/http/api.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { type PageHandle, pageRequest, servicesOf, takeForm } from '../../../platform/page/page-context.ts';
import { common, DomainError, type FieldErrors } from '../../../platform/problem/domain-error.ts';
import { Badge, Button, Card, Checkbox, LinkButton, Notice, QrCode, TextField } from '../../../platform/ui/index.ts';
import { authOf, carryCookies, circumstancesOf, senderOf } from '../auth-of-page.ts';
import {
  type AtAccount,
  askEmail,
  changeName,
  changePassword,
  dropFactor,
  EMAIL_HOURS,
  endOtherSessions,
  listSessions,
  mustGuessOwn,
} from '../change-account.ts';
import { accountForm, PASSWORD_MIN } from '../contract.ts';
import { getCountry } from '../country.ts';
import { deviceName } from '../device-name.ts';
import { eraseAccount } from '../erase-account.ts';
import { guessedRight } from '../guess-in-tempo.ts';
import { bothSubjects, inBoth, mailPasswordChanged } from '../mail-account.ts';
import { passwordWords } from '../password-words.ts';
import { hasPassword } from '../set-password.ts';
import { auditPerson, mailPerson } from '../tell-person.ts';
import { DoorShell } from './DoorShell.tsx';
import { Sessions } from './Sessions.tsx';

export const handle: PageHandle = { access: 'signed-in' };

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** @throws `request.sign-in` when the session ended in this very moment. */
async function accountOf({ request, context }: Args): Promise<AtAccount> {
  const { actor } = context.get(pageRequest);
  const found = await authOf(context).api.getSession({ headers: request.headers });
  if (!found || actor.kind !== 'person') throw new DomainError(common['sign-in']);
  const { user, session } = found;
  return {
    user: actor.user,
    email: user.email,
    name: user.name,
    session: session.id,
    since: session.createdAt.getTime(),
    factor: user.twoFactorEnabled === true,
    limit: actor.limit,
    headers: request.headers,
    from: senderOf(request),
  };
}

/** The first zone of the country that the person works in; for somebody without a role, UTC. */
async function zoneOf(context: Args['context']): Promise<string> {
  const { actor, locale, requestId } = context.get(pageRequest);
  const organiser = actor.kind === 'person' ? actor.memberships[0]?.organiser : undefined;
  if (organiser === undefined) return 'UTC';
  const { runner, clock } = servicesOf(context);
  const ctx = { actor, organiser, clock, locale, requestId };
  return (await runner.query(ctx, (tx) => getCountry(ctx, tx))).zones[0]?.zone ?? 'UTC';
}

export async function loader(args: LoaderFunctionArgs) {
  const at = await accountOf(args);
  const { runner, settings } = servicesOf(args.context);
  const sessions = await listSessions(runner.db, at, Date.now());
  return {
    name: at.name,
    email: at.email,
    secondFactor: at.factor,
    limit: at.limit?.to,
    password: await hasPassword(runner.db, at.user),
    sends: settings.smtpUrl !== undefined,
    zone: await zoneOf(args.context),
    sessions: sessions.map(({ agent, ...session }) => ({ ...session, device: deviceName(agent) })),
  };
}

type Told =
  | { readonly step: 'scan'; readonly uri: string; readonly codes: readonly string[] }
  | { readonly step: 'asked'; readonly email: string }
  | { readonly step: 'refused'; readonly card: string; readonly code: string; readonly fields: FieldErrors };

/** The cards of the page that take a form; each says in its own place what became of it. */
const CARD: Readonly<Record<string, string>> = {
  name: 'name',
  password: 'password',
  email: 'email',
  enable: 'factor',
  prove: 'factor',
  disable: 'factor',
  erase: 'erase',
};

export async function action(args: ActionFunctionArgs): Promise<Told | Response> {
  const fields = Object.fromEntries(await args.request.formData());
  const card = CARD[String(fields.do)] ?? 'sessions';
  const given = accountForm.safeParse(fields);
  if (!given.success) return { step: 'refused', card, code: '', fields: fieldsOf(given.error) };
  try {
    return await change(args, await accountOf(args), given.data);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === common['sign-in'].code) throw error;
    return { step: 'refused', card, code: error.code, fields: error.fields ?? {} };
  }
}

type Wanted = ReturnType<(typeof accountForm)['parse']>;

async function change(
  { request, context }: ActionFunctionArgs,
  at: AtAccount,
  wanted: Wanted,
): Promise<Told | Response> {
  const auth = authOf(context);
  const { runner, settings } = servicesOf(context);
  const { db } = runner;
  const base = circumstancesOf(context);
  const now = Date.now();
  const done = (what: string) => redirect(`${pathIn(base.locale, '/akun')}?selesai=${what}`);
  const asked = { headers: request.headers, asResponse: true } as const;
  await takeForm(context);
  switch (wanted.do) {
    case 'name':
      await changeName(db, at, wanted.name);
      return done('nama');
    case 'password': {
      const proof = { password: wanted.current, code: wanted.code };
      await changePassword(auth, db, at, { ...proof, chosen: wanted.password }, now);
      await auditPerson(runner, base, at.user, 'people.password-changed');
      await mailPasswordChanged(runner, base, at, settings);
      return done('sandi');
    }
    case 'email': {
      const proof = { password: wanted.current, code: wanted.code };
      const code = await askEmail(auth, db, at, { ...proof, email: wanted.email }, now);
      await mailPerson(runner, base, at.user, {
        recipient: wanted.email,
        subject: bothSubjects(m.people_email_subject, base.locale),
        body: inBoth(
          m.people_email_body,
          { hours: EMAIL_HOURS },
          settings.publicUrl + pathIn(base.locale, `/akun/email/${code}`),
          base.locale,
        ),
        confidential: true,
      });
      return { step: 'asked', email: wanted.email };
    }
    case 'enable': {
      await mustGuessOwn(db, at, now);
      const answer = await auth.api.enableTwoFactor({ body: { password: wanted.current }, ...asked });
      if (!answer.ok) return { step: 'refused', card: 'factor', code: 'people.password-wrong', fields: {} };
      await guessedRight(db, at.email);
      const { totpURI, backupCodes } = (await answer.json()) as { totpURI: string; backupCodes: string[] };
      return { step: 'scan', uri: totpURI, codes: backupCodes };
    }
    case 'prove': {
      await mustGuessOwn(db, at, now);
      const code = wanted.code.replaceAll(' ', '');
      const answer = await auth.api.verifyTOTP({ body: { code }, ...asked });
      if (!answer.ok) return { step: 'refused', card: 'factor', code: 'people.code-wrong', fields: {} };
      await auditPerson(runner, base, at.user, 'people.factor-on');
      return carryCookies(answer, done('langkah'));
    }
    case 'disable':
      await dropFactor(auth, db, at, { password: wanted.current, code: wanted.code }, now);
      await auditPerson(runner, base, at.user, 'people.factor-off');
      return done('langkah');
    case 'erase':
      await eraseAccount(auth, runner, base, at, { password: wanted.current, code: wanted.code }, now);
      return redirect(pathIn(base.locale, '/masuk?terhapus'));
    case 'end':
      await endOtherSessions(db, at, wanted.session);
      await auditPerson(runner, base, at.user, 'people.sessions-ended');
      return done('sesi');
  }
}

export const meta: MetaFunction = () => [{ title: `${m.people_account()} · ${m.platform_brand()}` }];

function refusalWords(code: string): string {
  if (code === 'people.password-wrong') return m.people_password_refused();
  if (code === 'people.code-wrong') return m.people_code_refused();
  if (code === 'people.mailbox-unproved') return m.people_account_limited();
  if (code === 'people.last-organiser') return m.people_last_organiser();
  if (code === 'people.sign-in-again') return m.people_sign_in_again();
  if (code === common['too-many'].code) return m.people_guesses_too_many();
  return m.people_account_check();
}

function Scan({ uri, codes }: { uri: string; codes: readonly string[] }) {
  return (
    <Form method="post" className="grid gap-4">
      <SentField />
      <p>{m.people_factor_scan()}</p>
      <QrCode text={uri} label={m.people_factor_scan()} className="max-w-60" />
      <p className="font-bold">{m.people_factor_codes()}</p>
      <ul className="tabular grid grid-cols-2 gap-1 font-mono text-sm">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <TextField name="code" label={m.people_code()} inputMode="numeric" autoComplete="one-time-code" />
      <Button name="do" value="prove">
        {m.people_continue()}
      </Button>
    </Form>
  );
}

/** The password, and a code where there is a second factor. */
function ProofFields({ password, factor }: { password: boolean; factor: boolean }) {
  return (
    <>
      {password && (
        <TextField name="current" type="password" label={m.people_current_password()} autoComplete="current-password" />
      )}
      {factor && <TextField name="code" label={m.people_code()} autoComplete="one-time-code" />}
    </>
  );
}

function Refused({ told, card }: { told: Told | undefined; card: string }) {
  if (told?.step !== 'refused' || told.card !== card) return null;
  return <Notice kind="danger" title={refusalWords(told.code)} />;
}

const errorsOf = (told: Told | undefined, card: string): FieldErrors =>
  told?.step === 'refused' && told.card === card ? told.fields : {};

export default function AccountPage() {
  const { name, email, secondFactor, limit, password, sends, sessions, zone } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const [search] = useSearchParams();
  const proof = <ProofFields password={password} factor={secondFactor} />;
  const chosen = errorsOf(told, 'password').password;
  return (
    <DoorShell path="/akun" title={m.people_account()} lead={`${name} · ${email}`}>
      <div className="grid gap-5">
        <nav className="flex flex-wrap gap-3" aria-label={m.people_account()}>
          <LinkButton href={pathIn(getLocale(), '/kerja?pilih')} tone="outline" size="small">
            {m.people_my_editions()}
          </LinkButton>
        </nav>
        {search.has('selesai') && !told && <Notice kind="success" title={m.people_saved()} />}
        {limit === 'organiser' && (
          <Notice title={m.people_limited_organiser()}>{m.people_limited_organiser_text()}</Notice>
        )}
        {limit === 'role' && (
          <Notice
            title={m.people_limited_role()}
            actions={
              <LinkButton size="small" tone="outline" href={pathIn(getLocale(), '/masuk/lupa')}>
                {m.people_prove()}
              </LinkButton>
            }
          >
            {m.people_limited_role_text()}
          </Notice>
        )}
        <Card title={m.people_name()}>
          <Form method="post" className="grid gap-4">
            <SentField />
            <Refused told={told} card="name" />
            <TextField
              name="name"
              label={m.people_name()}
              defaultValue={name}
              autoComplete="name"
              maxLength={120}
              error={errorsOf(told, 'name').name && m.people_name_missing()}
            />
            <Button name="do" value="name" tone="outline">
              {m.people_save()}
            </Button>
          </Form>
        </Card>
        <Card title={m.people_password()}>
          <Form method="post" className="grid gap-4">
            <SentField />
            <Refused told={told} card="password" />
            <p className="text-ink-2 text-sm">{m.people_password_text()}</p>
            {proof}
            <TextField
              name="password"
              type="password"
              label={m.people_new_password()}
              hint={m.people_password_hint({ length: PASSWORD_MIN })}
              autoComplete="new-password"
              error={chosen && passwordWords(chosen)}
            />
            <Button name="do" value="password" tone="outline">
              {password ? m.people_password_change() : m.people_password_make()}
            </Button>
          </Form>
        </Card>
        <Card title={m.people_email()}>
          {told?.step === 'asked' ? (
            <Notice kind="success" title={m.people_email_asked({ email: told.email })}>
              {m.people_email_asked_text()}
            </Notice>
          ) : sends ? (
            <Form method="post" className="grid gap-4">
              <SentField />
              <Refused told={told} card="email" />
              <p className="text-ink-2 text-sm">{m.people_email_text({ email })}</p>
              <TextField
                name="email"
                type="email"
                label={m.people_new_email()}
                autoComplete="off"
                error={errorsOf(told, 'email').email && m.people_email_invalid()}
              />
              {proof}
              <Button name="do" value="email" tone="outline">
                {m.people_email_change()}
              </Button>
            </Form>
          ) : (
            <p className="text-sm">{m.people_email_no_mail({ email })}</p>
          )}
        </Card>
        <Card
          title={m.people_factor()}
          actions={
            <Badge tone={secondFactor ? 'leaf' : 'plain'}>
              {secondFactor ? m.people_factor_on() : m.people_factor_off()}
            </Badge>
          }
        >
          {told?.step === 'scan' ? (
            <Scan uri={told.uri} codes={told.codes} />
          ) : (
            <Form method="post" className="grid gap-4">
              <SentField />
              <Refused told={told} card="factor" />
              <p className="text-ink-2 text-sm">
                {password ? m.people_factor_text() : m.people_factor_needs_password()}
              </p>
              {password && proof}
              {password && (
                <Button
                  name="do"
                  value={secondFactor ? 'disable' : 'enable'}
                  tone={secondFactor ? 'outline' : 'primary'}
                >
                  {secondFactor ? m.people_factor_turn_off() : m.people_factor_turn_on()}
                </Button>
              )}
            </Form>
          )}
        </Card>
        <Card title={m.people_sessions()}>
          <Refused told={told} card="sessions" />
          <Sessions sessions={sessions} zone={zone} />
        </Card>
        <Card title={m.people_erase()}>
          <Form method="post" className="grid gap-4">
            <SentField />
            <Refused told={told} card="erase" />
            <p className="text-ink-2 text-sm">{m.people_erase_text()}</p>
            {proof}
            <Checkbox
              name="sure"
              value="on"
              label={m.people_erase_sure()}
              error={errorsOf(told, 'erase').sure && m.people_erase_tick()}
            />
            <Button name="do" value="erase" tone="danger">
              {m.people_erase_do()}
            </Button>
          </Form>
        </Card>
        <form method="post" action={pathIn(getLocale(), '/keluar')}>
          <Button tone="outline">{m.platform_ui_sign_out()}</Button>
        </form>
      </div>
    </DoorShell>
  );
}
