import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useSearchParams,
} from 'react-router';
import { z } from 'zod';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { mailAddress } from '../../../platform/mail/mail-address.ts';
import { type PageHandle, pageRequest, servicesOf, takeForm } from '../../../platform/page/page-context.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { Button, Card, Notice, TextField } from '../../../platform/ui/index.ts';
import { askSignIn, auditRefusal, carryCookies, senderOf } from '../auth-of-page.ts';
import { guessedRight, mustAskLettersInTempo, mustGuessInTempo } from '../guess-in-tempo.ts';
import { DoorShell } from './DoorShell.tsx';

export const handle: PageHandle = { access: 'public' };

const form = z.object({
  email: mailAddress,
  password: z.string().max(200).default(''),
  /** `link`: send me a link instead. */
  by: z.enum(['password', 'link']).default('password'),
});

/** Only an address of this very site: a sign-in that sends people elsewhere is a trap. */
export function safeTarget(wanted: string | null, fallback: string): string {
  return wanted !== null && /^\/(?![/\\])[^\s\\]*$/.test(wanted) ? wanted : fallback;
}

/** Who is signed in already goes on at once. */
export function loader({ request, context }: LoaderFunctionArgs): Response | null {
  const { actor, locale } = context.get(pageRequest);
  if (actor.kind !== 'person') return null;
  return redirect(safeTarget(new URL(request.url).searchParams.get('ke'), pathIn(locale, '/kerja')));
}

type Outcome = 'sent' | 'kept' | 'refused' | 'invalid' | 'too-many';

export async function action({
  request,
  context,
}: ActionFunctionArgs): Promise<{ outcome: Outcome; email: string } | Response> {
  const { locale } = context.get(pageRequest);
  const fields = Object.fromEntries(await request.formData());
  const given = form.safeParse(fields);
  const email = String(fields.email ?? '');
  if (!given.success) return { outcome: 'invalid', email };
  const target = safeTarget(new URL(request.url).searchParams.get('ke'), pathIn(locale, '/kerja'));
  const { runner, settings } = servicesOf(context);
  const { publicUrl, smtpUrl } = settings;
  const { db } = runner;
  const byLink = given.data.by === 'link';
  try {
    await (byLink ? mustAskLettersInTempo : mustGuessInTempo)(db, given.data.email, senderOf(request), Date.now());
  } catch (error) {
    if (error instanceof DomainError) return { outcome: 'too-many', email };
    throw error;
  }
  if (byLink) {
    await takeForm(context);
    const callbackURL = `${publicUrl}${target}`;
    const answer = await askSignIn(context, request, '/sign-in/magic-link', { email: given.data.email, callbackURL });
    return { outcome: answer.status === 429 ? 'too-many' : smtpUrl === undefined ? 'kept' : 'sent', email };
  }
  const { password } = given.data;
  const answer = await askSignIn(context, request, '/sign-in/email', { email: given.data.email, password });
  if (answer.status === 429) return { outcome: 'too-many', email };
  if (!answer.ok) {
    await auditRefusal(context, given.data.email);
    return { outcome: 'refused', email };
  }
  await guessedRight(db, given.data.email);
  const body = (await answer.json()) as { readonly twoFactorRedirect?: boolean };
  const next = body.twoFactorRedirect ? `${pathIn(locale, '/masuk/kode')}?ke=${encodeURIComponent(target)}` : target;
  return carryCookies(answer, redirect(next));
}

export const meta: MetaFunction = () => [{ title: `${m.people_sign_in()} · ${m.platform_brand()}` }];

function Told({ outcome }: { outcome: Outcome }) {
  if (outcome === 'sent')
    return (
      <Notice kind="success" title={m.people_link_sent()}>
        {m.people_link_sent_text()}
      </Notice>
    );
  if (outcome === 'kept')
    return (
      <Notice kind="warn" title={m.people_link_kept()}>
        {m.people_link_kept_text()}
      </Notice>
    );
  if (outcome === 'too-many') return <Notice kind="warn" title={m.people_too_many()} />;
  return <Notice kind="danger" title={outcome === 'invalid' ? m.people_email_invalid() : m.people_sign_in_refused()} />;
}

export default function SignInPage() {
  const told = useActionData<{ outcome: Outcome; email: string }>();
  const [search] = useSearchParams();
  const query = search.size > 0 ? `?${search}` : '';
  const locale = getLocale();
  return (
    <DoorShell path="/masuk" query={query} title={m.people_sign_in()}>
      <Card>
        <Form method="post" action={`${pathIn(locale, '/masuk')}${query}`} className="grid gap-4">
          <SentField />
          {told && <Told outcome={told.outcome} />}
          {!told && search.has('sandi') && <Notice kind="success" title={m.people_password_changed()} />}
          {!told && search.has('terhapus') && <Notice kind="success" title={m.people_erased()} />}
          <TextField
            name="email"
            type="email"
            label={m.people_email()}
            autoComplete="username"
            defaultValue={told?.email}
          />
          <TextField name="password" type="password" label={m.people_password()} autoComplete="current-password" />
          <Button name="by" value="password" wide>
            {m.people_sign_in()}
          </Button>
          <Button name="by" value="link" tone="outline" wide formNoValidate>
            {m.people_send_link()}
          </Button>
          <p className="text-sm">
            <a href={pathIn(locale, '/masuk/lupa')} className="inline-flex min-h-12 items-center underline">
              {m.people_forgot()}
            </a>
          </p>
          <p className="text-ink-2 text-sm">{m.people_no_account()}</p>
        </Form>
      </Card>
    </DoorShell>
  );
}
