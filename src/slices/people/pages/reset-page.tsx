import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
  useLocation,
} from 'react-router';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { fieldsOf } from '../../../platform/http/api.ts';
import { getLocale, m, pathIn, unprefixed } from '../../../platform/i18n/index.ts';
import { type PageHandle, pageRequest, servicesOf, takeForm } from '../../../platform/page/page-context.ts';
import { DomainError, type FieldErrors } from '../../../platform/problem/domain-error.ts';
import { Button, Card, LinkButton, Notice, TextField } from '../../../platform/ui/index.ts';
import { authOf, circumstancesOf } from '../auth-of-page.ts';
import { PASSWORD_MIN, passwordForm } from '../contract.ts';
import { mailPasswordChanged } from '../mail-account.ts';
import { passwordWords } from '../password-words.ts';
import { findReset, resetPassword } from '../reset-password.ts';
import { auditPerson } from '../tell-person.ts';
import { DoorShell } from './DoorShell.tsx';

export const handle: PageHandle = { access: 'public' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const account = await findReset(servicesOf(context).runner.db, params.code ?? '', Date.now());
  return { email: account?.email };
}

export async function action({
  params,
  request,
  context,
}: ActionFunctionArgs): Promise<{ fields: FieldErrors } | Response> {
  const { runner, settings } = servicesOf(context);
  const { locale } = context.get(pageRequest);
  const given = passwordForm.safeParse(Object.fromEntries(await request.formData()));
  if (!given.success) return { fields: fieldsOf(given.error) };
  await takeForm(context);
  try {
    const asked = { code: params.code ?? '', password: given.data.password };
    const account = await resetPassword(authOf(context), runner.db, asked, Date.now());
    const base = circumstancesOf(context);
    await auditPerson(runner, base, account.user, 'people.password-reset');
    await mailPasswordChanged(runner, base, account, settings);
  } catch (error) {
    if (error instanceof DomainError && error.fields) return { fields: error.fields };
    // Used meanwhile: the page says so when it is loaded again.
    if (!(error instanceof DomainError)) throw error;
    return { fields: {} };
  }
  return redirect(`${pathIn(locale, '/masuk')}?sandi=baru`);
}

export const meta: MetaFunction = () => [{ title: `${m.people_reset_title()} · ${m.platform_brand()}` }];

export default function ResetPage() {
  const { email } = useLoaderData<typeof loader>();
  const told = useActionData<{ fields: FieldErrors }>();
  const path = unprefixed(useLocation().pathname);
  const locale = getLocale();
  if (email === undefined)
    return (
      <DoorShell path={path} title={m.people_reset_title()}>
        <Notice
          kind="warn"
          title={m.people_link_gone()}
          actions={<LinkButton href={pathIn(locale, '/masuk/lupa')}>{m.people_reset_send()}</LinkButton>}
        />
      </DoorShell>
    );
  return (
    <DoorShell path={path} title={m.people_reset_title()} lead={m.people_reset_lead()}>
      <Card>
        <Form method="post" action={pathIn(locale, path)} className="grid gap-4">
          <SentField />
          <TextField name="address" label={m.people_email()} value={email} readOnly autoComplete="username" />
          <TextField
            name="password"
            type="password"
            label={m.people_new_password()}
            hint={m.people_password_hint({ length: PASSWORD_MIN })}
            autoComplete="new-password"
            error={told?.fields.password && passwordWords(told.fields.password)}
          />
          <Button wide>{m.people_reset_save()}</Button>
        </Form>
      </Card>
    </DoorShell>
  );
}
