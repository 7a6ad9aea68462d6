import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { type PageHandle, pageRequest } from '../../../platform/page/page-context.ts';
import { Badge, Button, Card, Notice, QrCode, TextField } from '../../../platform/ui/index.ts';
import { authOf, carryCookies } from '../auth-of-page.ts';
import { DoorShell } from './DoorShell.tsx';

export const handle: PageHandle = { access: 'signed-in' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await authOf(context).api.getSession({ headers: request.headers });
  return {
    name: session?.user.name ?? '',
    email: session?.user.email ?? '',
    secondFactor: session?.user.twoFactorEnabled === true,
  };
}

type Told =
  | { readonly step: 'scan'; readonly uri: string; readonly codes: readonly string[] }
  | { readonly step: 'refused'; readonly what: 'password' | 'code' };

/** Turning the second factor on takes two steps: the password shows the code to scan, six digits prove that it was. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Told | Response> {
  const auth = authOf(context);
  const fields = await request.formData();
  const password = String(fields.get('password') ?? '');
  const here = pathIn(context.get(pageRequest).locale, '/akun');
  switch (fields.get('do')) {
    case 'enable': {
      const answer = await auth.api.enableTwoFactor({ body: { password }, headers: request.headers, asResponse: true });
      if (!answer.ok) return { step: 'refused', what: 'password' };
      const { totpURI, backupCodes } = (await answer.json()) as { totpURI: string; backupCodes: string[] };
      return { step: 'scan', uri: totpURI, codes: backupCodes };
    }
    case 'prove': {
      const code = String(fields.get('code') ?? '').replaceAll(' ', '');
      const answer = await auth.api.verifyTOTP({ body: { code }, headers: request.headers, asResponse: true });
      return answer.ok ? carryCookies(answer, redirect(here)) : { step: 'refused', what: 'code' };
    }
    default: {
      const answer = await auth.api.disableTwoFactor({
        body: { password },
        headers: request.headers,
        asResponse: true,
      });
      return answer.ok ? carryCookies(answer, redirect(here)) : { step: 'refused', what: 'password' };
    }
  }
}

export const meta: MetaFunction = () => [{ title: `${m.people_account()} · ${m.platform_brand()}` }];

function Scan({ uri, codes }: { uri: string; codes: readonly string[] }) {
  return (
    <Form method="post" className="grid gap-4">
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

export default function AccountPage() {
  const { name, email, secondFactor } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  return (
    <DoorShell path="/akun" title={m.people_account()} lead={`${name} · ${email}`}>
      <div className="grid gap-5">
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
              {told && (
                <Notice
                  kind="danger"
                  title={told.what === 'password' ? m.people_password_refused() : m.people_code_refused()}
                />
              )}
              <p className="text-ink-2 text-sm">{m.people_factor_text()}</p>
              <TextField name="password" type="password" label={m.people_password()} autoComplete="current-password" />
              <Button name="do" value={secondFactor ? 'disable' : 'enable'} tone={secondFactor ? 'outline' : 'primary'}>
                {secondFactor ? m.people_factor_turn_off() : m.people_factor_turn_on()}
              </Button>
            </Form>
          )}
        </Card>
        <form method="post" action={pathIn(getLocale(), '/keluar')}>
          <Button tone="outline">{m.platform_ui_sign_out()}</Button>
        </form>
      </div>
    </DoorShell>
  );
}
