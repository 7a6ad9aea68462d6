import { Form, useActionData, useLoaderData, useNavigation } from 'react-router';
import { z } from 'zod';
import { formatInstant } from '../../kinds/time.ts';
import { SentField } from '../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { MAIL_STATES, type MailState } from '../../platform/mail/mail-states.ts';
import { countMail, listMail, OUTBOX_PAGE, outboxQuery, sendAgain } from '../../platform/mail/outbox.ts';
import { editionOf, type PageHandle, servicesOf, takeForm } from '../../platform/page/page-context.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import {
  Badge,
  Button,
  Card,
  EmptyState,
  NoMailNotice,
  Notice,
  PageHead,
  Pagination,
  Tabs,
  TextField,
} from '../../platform/ui/index.ts';
import { id } from '../../slices/editions/contract.ts';
import { getEdition } from '../../slices/editions/index.ts';
import { droppedWords, failureWords, kindWords, STATE_TONES, stateWords } from '../mail/mail-words.ts';
import { sendTestMail, type TestMail } from '../mail/send-test-mail.ts';
import type { Route } from './+types/mail-page';

export const handle: PageHandle = { access: 'mail.read' };

/** Bodies hold links that let somebody in: shown only where no mail server takes them to the addressee. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  const sends = settings.smtpUrl !== undefined;
  const asked = outboxQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  return runner.query(ctx, async (tx) => {
    const { zone, slug } = await getEdition(ctx, tx);
    const counts = await countMail(tx, asked);
    const mail = await listMail(tx, asked);
    const count =
      asked.state === undefined ? MAIL_STATES.reduce((sum, state) => sum + counts[state], 0) : counts[asked.state];
    return {
      sends,
      zone,
      slug,
      from: settings.mailFrom,
      asked,
      counts,
      pages: Math.ceil(count / OUTBOX_PAGE),
      mail: mail.map((kept) => ({ ...kept, body: sends ? '' : kept.body, again: kept.kind !== 'sign-in' })),
    };
  });
}

/** Which to send again: one, or all that failed. */
const againForm = z.union([z.literal('failed'), id<'mail'>()]);

type Told = TestMail | { readonly state: 'again'; readonly count: number } | { readonly state: 'too-many' };

export async function action({ request, context }: Route.ActionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const services = servicesOf(context);
  const form = await request.formData();
  const again = form.get('again');
  const which = againForm.safeParse(again);
  if (which.success)
    return { state: 'again', count: await services.runner.command(ctx, (tx) => sendAgain(ctx, tx, which.data)) };
  await takeForm(context);
  try {
    return await sendTestMail(services, ctx);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'request.too-many') return { state: 'too-many' };
    throw error;
  }
}

export const meta: Route.MetaFunction = () => [{ title: `${m.app_work_mail()} · ${m.platform_brand()}` }];

function Answer({ told }: { readonly told: Told }) {
  switch (told.state) {
    case 'taken':
      return (
        <Notice kind="success" title={m.app_mail_test_taken({ email: told.email })}>
          {m.app_mail_test_taken_text()}
        </Notice>
      );
    case 'failed':
      return (
        <Notice kind="danger" title={failureWords(told.failure)}>
          <p>{m.app_mail_server_said()}</p>
          <p className="break-all font-mono">{told.failure}</p>
        </Notice>
      );
    case 'again':
      return <Notice kind={told.count > 0 ? 'success' : 'info'} title={m.app_mail_again_done({ count: told.count })} />;
    default:
      return <Notice kind="warn" title={m.app_mail_test_too_many()} />;
  }
}

type Loaded = Awaited<ReturnType<typeof loader>>;

export default function MailPage() {
  const { sends, zone, slug, from, asked, counts, pages, mail } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  const busy = useNavigation().state !== 'idle';
  const hrefOf = (state: MailState | undefined, page = 1) => {
    const query = new URLSearchParams();
    if (state) query.set('state', state);
    if (asked.words) query.set('words', asked.words);
    if (page > 1) query.set('page', String(page));
    return `${pathIn(locale, `/kerja/${slug}/surat`)}${query.size > 0 ? `?${query}` : ''}`;
  };
  const tabs = [undefined, ...MAIL_STATES].map((state) => ({
    label: state === undefined ? m.app_mail_all() : stateWords(state),
    href: hrefOf(state),
    current: asked.state === state,
    count: state === undefined ? undefined : String(counts[state]),
  }));
  return (
    <>
      <PageHead title={m.app_work_mail()} lead={m.app_mail_lead()} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {told && <Answer told={told} />}
        {sends ? (
          <Card title={m.app_mail_test()}>
            <Form method="post" className="grid gap-3">
              <SentField />
              <p className="text-ink-2 text-sm">{m.app_mail_from({ from })}</p>
              <div>
                <Button tone="outline" busy={busy}>
                  {m.app_mail_test_send()}
                </Button>
              </div>
            </Form>
          </Card>
        ) : (
          <NoMailNotice />
        )}
        <Form role="search" method="get" className="flex max-w-xl flex-wrap items-end gap-3">
          {asked.state && <input type="hidden" name="state" value={asked.state} />}
          <div className="min-w-0 flex-1">
            <TextField name="words" type="search" label={m.app_mail_search()} optional defaultValue={asked.words} />
          </div>
          <Button tone="outline">{m.app_mail_search_do()}</Button>
        </Form>
        <Tabs label={m.app_mail_states()} tabs={tabs} />
        {asked.state === 'failed' && sends && mail.length > 0 && (
          <Form method="post">
            <SentField />
            <Button name="again" value="failed" busy={busy}>
              {m.app_mail_again_all({ count: counts.failed })}
            </Button>
          </Form>
        )}
        {mail.length === 0 && (
          <EmptyState title={asked.state || asked.words ? m.app_mail_none_such() : m.app_mail_none()}>
            {asked.state || asked.words ? m.app_mail_none_such_text() : m.app_mail_none_text()}
          </EmptyState>
        )}
        {mail.map((kept) => (
          <MailCard key={kept.id} kept={kept} zone={zone} sends={sends} busy={busy} />
        ))}
        <Pagination page={asked.page} pages={pages} hrefOf={(page) => hrefOf(asked.state, page)} />
      </div>
    </>
  );
}

interface MailCardProps {
  readonly kept: Loaded['mail'][number];
  readonly zone: string;
  readonly sends: boolean;
  readonly busy: boolean;
}

function MailCard({ kept, zone, sends, busy }: MailCardProps) {
  const locale = getLocale();
  const kind = kindWords(kept.kind);
  return (
    <Card title={kept.subject} actions={<Badge tone={STATE_TONES[kept.state]}>{stateWords(kept.state)}</Badge>}>
      <p className="break-words text-ink-2 text-sm">
        {[kept.recipient, kind, formatInstant(kept.madeAt, zone, locale)].filter(Boolean).join(' · ')}
      </p>
      {kept.failure && kept.state === 'failed' && (
        <div className="mt-2 text-sm">
          <p className="font-semibold text-red-ink">{failureWords(kept.failure)}</p>
          <p className="break-all font-mono text-ink-2">{kept.failure}</p>
        </div>
      )}
      {kept.dropped && <p className="mt-2 text-sm">{droppedWords(kept.dropped)}</p>}
      {kept.body && (
        <details className="mt-3">
          <summary className="min-h-12 cursor-pointer py-3 font-semibold">{m.app_mail_read()}</summary>
          <pre className="whitespace-pre-wrap break-words font-sans text-sm">{kept.body}</pre>
        </details>
      )}
      {sends && kept.again && (kept.state === 'failed' || kept.state === 'sent') && (
        <Form method="post" className="mt-3">
          <SentField />
          <Button name="again" value={kept.id} tone="outline" size="small" busy={busy}>
            {m.app_mail_again()}
          </Button>
        </Form>
      )}
    </Card>
  );
}
