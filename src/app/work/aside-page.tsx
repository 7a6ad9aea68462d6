import { Form, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { formatCount } from '../../kinds/money.ts';
import { formatInstant } from '../../kinds/time.ts';
import { allowing } from '../../platform/authz/access.ts';
import { SentField } from '../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import {
  Badge,
  Button,
  Card,
  EmptyState,
  LinkButton,
  Notice,
  PageHead,
  Tabs,
  TextField,
} from '../../platform/ui/index.ts';
import { id } from '../../slices/editions/contract.ts';
import { getEdition } from '../../slices/editions/index.ts';
import { type AsideLine, countAside, type Judged, judgeAside, listAside } from '../../slices/hall/index.ts';
import { eventReadersAt } from '../wire-slices.ts';
import type { Route } from './+types/aside-page';
import { exceptionWords } from './exception-words.ts';
import { shownBytes } from './shown-bytes.ts';

export const handle: PageHandle = { access: 'exceptions.read' };

const asked = z.object({
  keadaan: z.enum(['menunggu', 'diputuskan']).catch('menunggu'),
  kasir: id<'device'>().optional().catch(undefined),
  sesudah: z.string().max(160).optional().catch(undefined),
});

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const { keadaan, kasir, sesudah } = asked.parse(Object.fromEntries(new URL(request.url).searchParams));
  const state = keadaan === 'menunggu' ? 'waiting' : 'judged';
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone, slug } = await getEdition(ctx, tx);
    return {
      zone,
      slug,
      state,
      after: sesudah,
      device: kasir,
      ...(await listAside(ctx, tx, { state, device: kasir, after: sesudah, limit: 20 })),
      phones: await countAside(ctx, tx),
      may: allowing(ctx.actor, ctx.organiser, 'exceptions.settle').length > 0,
    };
  });
}

const form = z.object({
  device: id<'device'>(),
  line: z.union([z.literal('all'), z.string().regex(/^[0-9a-f]{64}$/)]),
  verdict: z.enum(['accepted', 'set-aside']),
  reason: z.string().max(200),
});

type Told =
  | ({ readonly state: 'judged' } & Judged)
  | { readonly state: 'invalid' | 'reason-needed'; readonly line: string; readonly reason: string };

export async function action({ request, context }: Route.ActionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const typed = Object.fromEntries(await request.formData());
  const given = form.safeParse(typed);
  const kept = { line: String(typed.line ?? ''), reason: String(typed.reason ?? '') };
  if (!given.success) return { state: 'invalid', ...kept };
  const { line, ...wanted } = given.data;
  try {
    const { runner, settings } = servicesOf(context);
    const judged = await runner.command(ctx, (tx) =>
      judgeAside(eventReadersAt(settings.publicUrl), ctx, tx, { ...wanted, lines: line === 'all' ? 'all' : [line] }),
    );
    return { state: 'judged', ...judged };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'hall.reason-needed') return { state: 'reason-needed', ...kept };
    throw error;
  }
}

export const meta: Route.MetaFunction = () => [{ title: `${m.hall_aside()} · ${m.platform_brand()}` }];

export default function AsidePage() {
  const { zone, slug, state, after, device, items, next, phones, may } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  const base = pathIn(locale, `/kerja/${slug}/pengecualian`);
  const here = `${base}/ditahan`;
  const waiting = phones.reduce((all, each) => all + each.count, 0);
  const only = device === undefined ? '' : `&kasir=${device}`;
  return (
    <>
      <PageHead
        title={m.hall_aside()}
        lead={m.hall_aside_lead()}
        above={[{ href: base, label: m.app_work_exceptions() }]}
      />
      <div className="grid grid-cols-1 gap-5">
        <ToldNotice told={told} />
        <Tabs
          label={m.hall_aside()}
          tabs={[
            {
              href: here,
              label: m.hall_aside_waiting(),
              current: state === 'waiting',
              count: formatCount(waiting, locale),
            },
            { href: `${here}?keadaan=diputuskan`, label: m.hall_aside_judged(), current: state === 'judged' },
          ]}
        />
        {state === 'waiting' &&
          may &&
          phones.map((phone) => (
            <Card
              key={phone.device}
              title={m.hall_aside_phone({ code: phone.deviceCode, count: formatCount(phone.count, locale) })}
            >
              <p className="mb-3 max-w-prose text-ink-2 text-sm">{m.hall_aside_all_text()}</p>
              <JudgeForm device={phone.device} line="all" told={told} />
            </Card>
          ))}
        {items.length === 0 && <EmptyState title={m.hall_aside_none()}>{m.hall_aside_none_text()}</EmptyState>}
        {items.map((line) => (
          <Line key={`${line.device} ${line.hash}`} line={line} zone={zone}>
            {may && line.verdict === null && <JudgeForm device={line.device} line={line.hash} told={told} />}
          </Line>
        ))}
        <nav aria-label={m.platform_ui_pages()} className="flex flex-wrap justify-center gap-3">
          {after !== undefined && (
            <LinkButton
              href={`${here}?keadaan=${state === 'waiting' ? 'menunggu' : 'diputuskan'}${only}`}
              tone="outline"
            >
              {m.hall_first()}
            </LinkButton>
          )}
          {next !== null && (
            <LinkButton
              href={`${here}?keadaan=${state === 'waiting' ? 'menunggu' : 'diputuskan'}${only}&sesudah=${next}`}
              rel="next"
            >
              {m.hall_next()}
            </LinkButton>
          )}
        </nav>
      </div>
    </>
  );
}

function ToldNotice({ told }: { readonly told: Told | undefined }) {
  if (!told) return null;
  if (told.state === 'reason-needed') return <Notice kind="danger" title={m.hall_aside_reason_needed()} />;
  if (told.state !== 'judged') return <Notice kind="danger" title={m.hall_exceptions_invalid()} />;
  const { accepted, setAside, unsound, left } = told;
  const locale = getLocale();
  const count = (value: number) => formatCount(value, locale);
  return (
    <Notice
      kind={unsound > 0 ? 'warn' : 'success'}
      title={m.hall_aside_done({ accepted: count(accepted), setAside: count(setAside) })}
    >
      {unsound > 0 && <p>{m.hall_aside_unsound({ count: count(unsound) })}</p>}
      {left > 0 && <p>{m.hall_aside_left({ count: count(left) })}</p>}
    </Notice>
  );
}

function JudgeForm({
  device,
  line,
  told,
}: {
  readonly device: string;
  readonly line: string;
  readonly told: Told | undefined;
}) {
  const refused = told && 'line' in told && told.line === line ? told : undefined;
  return (
    <Form method="post" className="grid items-end gap-3 sm:grid-cols-[1fr_auto_auto]">
      <SentField />
      <input type="hidden" name="device" value={device} />
      <input type="hidden" name="line" value={line} />
      <TextField
        name="reason"
        label={m.hall_aside_reason()}
        maxLength={200}
        defaultValue={refused?.reason ?? ''}
        error={refused?.state === 'reason-needed' ? m.hall_aside_reason_needed() : undefined}
        optional
      />
      <Button name="verdict" value="accepted">
        {line === 'all' ? m.hall_aside_accept_all() : m.hall_aside_accept()}
      </Button>
      <Button name="verdict" value="set-aside" tone="outline">
        {line === 'all' ? m.hall_aside_leave_all() : m.hall_aside_leave()}
      </Button>
    </Form>
  );
}

function Line({
  line,
  zone,
  children,
}: {
  readonly line: AsideLine;
  readonly zone: string;
  readonly children: React.ReactNode;
}) {
  const locale = getLocale();
  const { title, advice } = exceptionWords(line.code);
  return (
    <Card
      title={title}
      actions={
        <>
          <Badge>{line.deviceCode}</Badge>
          {line.seq !== null && <Badge>#{line.seq}</Badge>}
        </>
      }
    >
      <p className="max-w-prose text-ink-2 text-sm">{advice}</p>
      <p className="mt-1 text-sm">
        {m.hall_aside_came({ time: formatInstant(line.receivedAt, zone, locale), detail: line.detail })}
      </p>
      {line.verdict !== null && (
        <p className="mt-2 font-semibold">
          {line.verdict === 'accepted' ? m.hall_aside_was_accepted() : m.hall_aside_was_left()}
          {line.reason ? ` · ${line.reason}` : ''}
          <span className="block font-normal text-ink-2 text-sm">
            {line.judgedBy ?? m.hall_nobody()}
            {line.judgedAt !== null && ` · ${formatInstant(line.judgedAt, zone, locale)}`}
          </span>
        </p>
      )}
      <details className="my-3">
        <summary className="flex min-h-12 cursor-pointer items-center font-semibold text-river underline">
          {m.hall_aside_bytes({ count: formatCount(line.bytes.length / 2, locale) })}
        </summary>
        <pre className="whitespace-pre-wrap break-all rounded-s bg-sunk p-3 font-mono text-xs">
          {shownBytes(line.bytes)}
        </pre>
      </details>
      {children}
    </Card>
  );
}
