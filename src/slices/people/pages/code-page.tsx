import {
  type ActionFunctionArgs,
  Form,
  type MetaFunction,
  redirect,
  useActionData,
  useSearchParams,
} from 'react-router';
import { z } from 'zod';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { type PageHandle, pageRequest, servicesOf } from '../../../platform/page/page-context.ts';
import { Button, Card, Notice, TextField } from '../../../platform/ui/index.ts';
import { auditRefusal, authOf, carryCookies } from '../auth-of-page.ts';
import { spendCode } from '../guess-in-tempo.ts';
import { DoorShell } from './DoorShell.tsx';
import { safeTarget } from './sign-in-page.tsx';

export const handle: PageHandle = { access: 'public' };

/** The second factor: six digits of the authenticator, or one of the recovery codes. */
export async function action({ request, context }: ActionFunctionArgs): Promise<{ refused: true } | Response> {
  const { locale } = context.get(pageRequest);
  const { runner } = servicesOf(context);
  const code = String((await request.formData()).get('code') ?? '').replaceAll(' ', '');
  const auth = authOf(context);
  const ofApp = /^\d{6}$/.test(code);
  const answer = ofApp
    ? await auth.api.verifyTOTP({ body: { code }, headers: request.headers, asResponse: true })
    : await auth.api.verifyBackupCode({ body: { code }, headers: request.headers, asResponse: true });
  if (!answer.ok) return { refused: true };
  const entered = entrance.parse(await answer.clone().json());
  if (ofApp && !(await spendCode(runner.db, entered.user.id, code, Date.now()))) {
    await (await auth.$context).internalAdapter.deleteSession(entered.token);
    await auditRefusal(context, entered.user.email);
    return { refused: true };
  }
  return carryCookies(
    answer,
    redirect(safeTarget(new URL(request.url).searchParams.get('ke'), pathIn(locale, '/kerja'))),
  );
}

/** What the sign-in library answers to a right code. */
const entrance = z.object({ token: z.string(), user: z.object({ id: z.string(), email: z.string() }) });

export const meta: MetaFunction = () => [{ title: `${m.people_code_title()} · ${m.platform_brand()}` }];

export default function CodePage() {
  const told = useActionData<{ refused: true }>();
  const [search] = useSearchParams();
  const query = search.size > 0 ? `?${search}` : '';
  return (
    <DoorShell path="/masuk/kode" query={query} title={m.people_code_title()} lead={m.people_code_text()}>
      <Card>
        <Form method="post" action={`${pathIn(getLocale(), '/masuk/kode')}${query}`} className="grid gap-4">
          {told && <Notice kind="danger" title={m.people_code_refused()} />}
          <TextField name="code" label={m.people_code()} autoComplete="one-time-code" inputMode="text" autoFocus />
          <Button wide>{m.people_continue()}</Button>
        </Form>
      </Card>
    </DoorShell>
  );
}
