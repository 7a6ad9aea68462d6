import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
  useLocation,
} from 'react-router';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn, unprefixed } from '../../../platform/i18n/index.ts';
import { type PageHandle, servicesOf, takeForm } from '../../../platform/page/page-context.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { Button, Card, LinkButton, Notice } from '../../../platform/ui/index.ts';
import { circumstancesOf } from '../auth-of-page.ts';
import { findNewEmail, moveEmail } from '../change-account.ts';
import { bothSubjects, inBoth } from '../mail-account.ts';
import { auditPerson, mailPerson } from '../tell-person.ts';
import { DoorShell } from './DoorShell.tsx';

export const handle: PageHandle = { access: 'public' };

/** Where the mail to a new address leads. A GET changes nothing: programs that look through mail open links. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  return { email: await findNewEmail(servicesOf(context).runner.db, params.code ?? '', Date.now()) };
}

type Told = { readonly outcome: 'moved' | 'gone' | 'taken' };

export async function action({ params, context }: ActionFunctionArgs): Promise<Told> {
  const { runner, settings } = servicesOf(context);
  const base = circumstancesOf(context);
  await takeForm(context);
  try {
    const { user, before, after } = await moveEmail(runner.db, params.code ?? '', Date.now());
    await auditPerson(runner, base, user, 'people.email-changed');
    await mailPerson(runner, base, user, {
      recipient: before,
      subject: bothSubjects(m.people_email_moved_subject, base.locale),
      body: inBoth(m.people_email_moved_body, { email: after }, settings.publicUrl, base.locale),
    });
    return { outcome: 'moved' };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { outcome: error.code === 'people.address-taken' ? 'taken' : 'gone' };
  }
}

export const meta: MetaFunction = () => [{ title: `${m.people_email_change()} · ${m.platform_brand()}` }];

export default function EmailPage() {
  const { email } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const path = unprefixed(useLocation().pathname);
  const locale = getLocale();
  if (told?.outcome === 'moved')
    return (
      <DoorShell path={path} title={m.people_email_change()}>
        <Notice
          kind="success"
          title={m.people_email_moved()}
          actions={<LinkButton href={pathIn(locale, '/akun')}>{m.people_account()}</LinkButton>}
        />
      </DoorShell>
    );
  if (email === undefined || told)
    return (
      <DoorShell path={path} title={m.people_email_change()}>
        <Notice kind="warn" title={told?.outcome === 'taken' ? m.people_email_taken() : m.people_link_gone()} />
      </DoorShell>
    );
  return (
    <DoorShell path={path} title={m.people_email_change()} lead={email}>
      <Card>
        <Form method="post" action={pathIn(locale, path)} className="grid gap-4">
          <SentField />
          <p>{m.people_email_confirm_text()}</p>
          <Button wide>{m.people_email_confirm()}</Button>
        </Form>
      </Card>
    </DoorShell>
  );
}
