import { redirect, useActionData, useLoaderData } from 'react-router';
import { CLIENT_ADDRESS } from '../../platform/http/middleware.ts';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, pageRequest, servicesOf } from '../../platform/page/page-context.ts';
import { Button, Card, Notice, TextField } from '../../platform/ui/index.ts';
import { getEdition } from '../../slices/editions/index.ts';
import { authOf, carryCookies } from '../../slices/people/auth-of-page.ts';
import { addressRange, countAttempt, findByEntryCode, makeKeptLink } from '../../slices/people/index.ts';
import { DoorShell } from '../../slices/people/pages/DoorShell.tsx';
import type { Route } from './+types/continue-page';

export const handle: PageHandle = { access: 'public' };

/** A code has 50 bits: at this pace nobody finds one, and a workshop behind one address still gets in. */
const BY_SENDER = { seconds: 600, most: 60 };
const BY_EDITION = { seconds: 600, most: 600 };

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const { name } = await servicesOf(context).runner.query(ctx, (tx) => getEdition(ctx, tx));
  return { slug: ctx.slug, name, code: (new URL(request.url).searchParams.get('kode') ?? '').slice(0, 20) };
}

type Told = { readonly state: 'unknown' | 'too-many'; readonly code: string };

export async function action({ request, context }: Route.ActionArgs): Promise<Told | Response> {
  const ctx = editionOf(context);
  const { locale } = context.get(pageRequest);
  const { runner } = servicesOf(context);
  const typed = String((await request.formData()).get('kode') ?? '').slice(0, 40);
  const now = Date.now();
  const sender = request.headers.get(CLIENT_ADDRESS) ?? '';
  const inTempo =
    (await countAttempt(runner.db, `entry-from ${addressRange(sender)}`, BY_SENDER, now)) &&
    (await countAttempt(runner.db, `entry-to ${ctx.organiser}`, BY_EDITION, now));
  if (!inTempo) return { state: 'too-many', code: typed };
  const user = await runner.query(ctx, (tx) => findByEntryCode(ctx, tx, typed));
  if (!user) return { state: 'unknown', code: typed };
  // The session reaches this organiser alone, and there the one business that the account was made for.
  const answer = await authOf(context).api.enterByKeptLink({
    body: { code: await makeKeptLink(runner.db, user, ctx.organiser, now) },
    headers: request.headers,
    asResponse: true,
  });
  if (!answer.ok) return { state: 'unknown', code: typed };
  return carryCookies(answer, redirect(pathIn(locale, `/kerja/${ctx.slug}/usaha`)));
}

export const meta: Route.MetaFunction = () => [{ title: `${m.call_apply_code_have()} · ${m.platform_brand()}` }];

export default function ContinuePage() {
  const { slug, name, code } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const path = `/daftar/${slug}/lanjut`;
  return (
    <DoorShell path={path} title={m.call_apply_code_have()} lead={name}>
      <Card>
        <form method="post" action={pathIn(getLocale(), path)} className="grid gap-4">
          {told && (
            <Notice
              kind="danger"
              title={told.state === 'unknown' ? m.call_apply_code_unknown() : m.call_apply_code_too_many()}
            />
          )}
          <TextField
            name="kode"
            label={m.call_apply_code_label()}
            hint={m.call_apply_code_hint()}
            autoComplete="off"
            autoCapitalize="characters"
            maxLength={20}
            defaultValue={told?.code ?? code}
          />
          <Button size="large" wide>
            {m.call_apply_code_go()}
          </Button>
          <p className="text-ink-2 text-sm">{m.call_apply_code_lost()}</p>
        </form>
      </Card>
    </DoorShell>
  );
}
