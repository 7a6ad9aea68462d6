import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router';
import { z } from 'zod';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { mailAddress } from '../../../platform/mail/mail-address.ts';
import { type PageHandle, servicesOf, takeForm } from '../../../platform/page/page-context.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { Button, Card, Notice, TextField } from '../../../platform/ui/index.ts';
import { circumstancesOf, senderOf } from '../auth-of-page.ts';
import { mustAskLettersInTempo } from '../guess-in-tempo.ts';
import { mailReset } from '../mail-reset.ts';
import { DoorShell } from './DoorShell.tsx';

export const handle: PageHandle = { access: 'public' };

const form = z.object({ email: mailAddress });

export function loader({ context }: LoaderFunctionArgs) {
  return { sends: servicesOf(context).settings.smtpUrl !== undefined };
}

type Told = { readonly outcome: 'sent' | 'invalid' | 'too-many'; readonly email: string };

/** The answer is the same, and comes as late, whether the address has an account or not. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Told> {
  const { runner, settings } = servicesOf(context);
  const fields = Object.fromEntries(await request.formData());
  const email = String(fields.email ?? '').trim();
  const given = form.safeParse({ email });
  if (!given.success) return { outcome: 'invalid', email };
  try {
    await mustAskLettersInTempo(runner.db, given.data.email, senderOf(request), Date.now());
  } catch (error) {
    if (error instanceof DomainError) return { outcome: 'too-many', email };
    throw error;
  }
  await takeForm(context);
  if (settings.smtpUrl !== undefined) await mailReset(runner, circumstancesOf(context), given.data.email, settings);
  return { outcome: 'sent', email };
}

export const meta: MetaFunction = () => [{ title: `${m.people_forgot()} · ${m.platform_brand()}` }];

export default function ForgotPage() {
  const { sends } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const action = pathIn(getLocale(), '/masuk/lupa');
  if (!sends)
    return (
      <DoorShell path="/masuk/lupa" title={m.people_forgot()}>
        <Notice kind="warn" title={m.people_no_mail()}>
          <p>{m.people_no_mail_text()}</p>
          <p className="mt-2 font-mono">gelaran reset nama@dinas.go.id</p>
        </Notice>
      </DoorShell>
    );
  return (
    <DoorShell path="/masuk/lupa" title={m.people_forgot()} lead={m.people_forgot_lead()}>
      <Card>
        {told?.outcome === 'sent' ? (
          <Notice kind="success" title={m.people_link_sent()}>
            {m.people_reset_sent_text({ email: told.email })}
          </Notice>
        ) : (
          <Form method="post" action={action} className="grid gap-4">
            <SentField />
            {told && (
              <Notice
                kind={told.outcome === 'too-many' ? 'warn' : 'danger'}
                title={told.outcome === 'too-many' ? m.people_too_many() : m.people_email_invalid()}
              />
            )}
            <TextField
              name="email"
              type="email"
              label={m.people_email()}
              autoComplete="username"
              defaultValue={told?.email}
            />
            <Button wide>{m.people_reset_send()}</Button>
          </Form>
        )}
      </Card>
    </DoorShell>
  );
}
