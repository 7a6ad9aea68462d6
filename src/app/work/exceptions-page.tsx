import { Form, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
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
  Checkbox,
  EmptyState,
  LinkButton,
  Notice,
  PageHead,
  Table,
  Tabs,
} from '../../platform/ui/index.ts';
import { id } from '../../slices/editions/contract.ts';
import { getEdition } from '../../slices/editions/index.ts';
import { listQrisAlarms, settleQrisAlarm } from '../../slices/floor/index.ts';
import {
  countAside,
  countExceptions,
  FOUND,
  listDevices,
  listExceptions,
  reopenException,
  type ShownException,
  settleException,
  settleExceptions,
} from '../../slices/hall/index.ts';
import type { Route } from './+types/exceptions-page';
import { ExceptionFilter } from './ExceptionFilter.tsx';
import { factsOf } from './exception-facts.ts';
import { exceptionWords } from './exception-words.ts';
import { countLoose } from './overview/count-loose.ts';
import { unmappedPath } from './overview/loose-path.ts';
import { QrisAlarms } from './QrisAlarms.tsx';
import { SettleForm, SettleTogether, type SettleTold, TOGETHER } from './SettleForm.tsx';

export const handle: PageHandle = { access: 'exceptions.read' };

const asked = z.object({
  keadaan: z.enum(['terbuka', 'selesai']).catch('terbuka'),
  kode: z.string().max(60).optional().catch(undefined),
  kasir: id<'device'>().optional().catch(undefined),
  stan: id<'booth'>().optional().catch(undefined),
  sesudah: z.string().max(80).optional().catch(undefined),
});

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const given = Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value !== ''));
  const { keadaan, kode, kasir, stan, sesudah } = asked.parse(given);
  const state = keadaan === 'terbuka' ? ('open' as const) : ('settled' as const);
  const narrowed = { state, device: kasir, booth: stan };
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone, slug, currency } = await getEdition(ctx, tx);
    const devices = await listDevices(ctx, tx, { all: true });
    return {
      zone,
      slug,
      currency,
      state,
      filter: { code: kode, device: kasir, booth: stan, after: sesudah },
      ...(await listExceptions(ctx, tx, { ...narrowed, code: kode, after: sesudah })),
      // What no till has told: they stand above what can be narrowed down to a till.
      alarms: await listQrisAlarms(ctx, tx, state),
      codes: await countExceptions(ctx, tx, narrowed),
      aside: (await countAside(ctx, tx)).reduce((all, each) => all + each.count, 0),
      devices: devices.map((device) => ({ id: device.id, code: device.code, label: device.label })),
      booths: [...new Map(devices.flatMap((each) => (each.boothId ? [[each.boothId, each.boothNumber ?? '']] : [])))],
      may: allowing(ctx.actor, ctx.organiser, 'exceptions.settle').length > 0,
      loose: await countLoose(ctx, tx),
      manages: allowing(ctx.actor, ctx.organiser, 'editions.manage').length > 0,
    };
  });
}

const form = z.discriminatedUnion('do', [
  z.object({ do: z.literal('settle'), id: id<'exception'>(), outcome: z.enum(FOUND), note: z.string() }),
  z.object({
    do: z.literal('settle-together'),
    ids: z.array(id<'exception'>()).min(1).max(200),
    outcome: z.enum(FOUND),
    note: z.string(),
  }),
  z.object({ do: z.literal('reopen'), id: id<'exception'>() }),
  z.object({ do: z.literal('qris-seen'), id: id<'qris-alarm'>() }),
]);

export async function action({ request, context }: Route.ActionArgs): Promise<SettleTold> {
  const ctx = editionOf(context);
  const sent = await request.formData();
  const ids = sent.getAll('ids').map(String);
  const typed = { ...Object.fromEntries(sent), ids };
  const given = form.safeParse(typed);
  const of = (name: string) => String(sent.get(name) ?? '');
  const together = of('do') === 'settle-together';
  const kept = { id: together ? TOGETHER : of('id'), ids, note: of('note'), outcome: of('outcome') };
  if (!given.success) return { state: 'invalid', ...kept };
  const wanted = given.data;
  let count = 1;
  try {
    await servicesOf(context).runner.command(ctx, async (tx) => {
      if (wanted.do === 'settle-together') {
        const { ids, outcome, note } = wanted;
        count = await settleExceptions(ctx, tx, { ids, outcome, note });
      } else if (wanted.do === 'qris-seen') await settleQrisAlarm(ctx, tx, { alarm: wanted.id });
      else if (wanted.do === 'reopen') await reopenException(ctx, tx, wanted);
      else await settleException(ctx, tx, { id: wanted.id, outcome: wanted.outcome, note: wanted.note });
    });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'request.forbidden') throw error;
    return {
      state: error.code === 'hall.exception-settled' || wanted.do === 'qris-seen' ? 'taken' : 'invalid',
      ...kept,
    };
  }
  if (count === 0) return { state: 'taken', ...kept };
  return { state: wanted.do === 'reopen' ? 'reopened' : 'settled', ...kept, count };
}

export const meta: Route.MetaFunction = () => [{ title: `${m.app_work_exceptions()} · ${m.platform_brand()}` }];

export default function ExceptionsPage() {
  const {
    zone,
    slug,
    currency,
    state,
    filter,
    items,
    next,
    codes,
    aside,
    devices,
    booths,
    may,
    alarms,
    loose,
    manages,
  } = useLoaderData<typeof loader>();
  const told = useActionData<SettleTold>();
  const locale = getLocale();
  const narrowable =
    codes.length > 0 || filter.code !== undefined || filter.device !== undefined || filter.booth !== undefined;
  // Those of one cause can be settled together.
  const together = may && state === 'open' && filter.code !== undefined && items.length > 1;
  const base = pathIn(locale, `/kerja/${slug}/pengecualian`);
  const addressOf = (change: Readonly<Record<string, string | undefined>>) => {
    const wanted = {
      keadaan: state === 'open' ? undefined : 'selesai',
      kode: filter.code,
      kasir: filter.device,
      stan: filter.booth,
      ...change,
    };
    const query = new URLSearchParams(Object.entries(wanted).flatMap(([key, value]) => (value ? [[key, value]] : [])));
    return query.size > 0 ? `${base}?${query}` : base;
  };
  return (
    <>
      <PageHead title={m.app_work_exceptions()} lead={m.app_exceptions_lead()} />
      <div className="grid grid-cols-1 gap-5">
        <ToldNotice told={told} />
        {loose > 0 && state === 'open' && filter.after === undefined && (
          <Notice
            kind="warn"
            title={m.catalogue_unmapped_count({ count: formatCount(loose, locale) })}
            actions={
              <LinkButton href={pathIn(locale, `/kerja/${slug}${unmappedPath(manages)}`)} tone="outline" size="small">
                {m.catalogue_unmapped_do()}
              </LinkButton>
            }
          />
        )}
        <Tabs
          label={m.app_work_exceptions()}
          tabs={[
            { href: addressOf({ keadaan: undefined }), label: m.hall_exceptions_open(), current: state === 'open' },
            {
              href: addressOf({ keadaan: 'selesai' }),
              label: m.hall_exceptions_settled(),
              current: state === 'settled',
            },
            { href: `${base}/ditahan`, label: m.hall_aside(), count: formatCount(aside, locale) },
          ]}
        />
        {filter.after === undefined && <QrisAlarms alarms={alarms} zone={zone} may={may} />}
        {narrowable && (
          <ExceptionFilter
            action={base}
            state={state}
            filter={filter}
            codes={codes.map(({ code, count }) => ({
              value: code,
              label: `${exceptionWords(code).title} (${formatCount(count, locale)})`,
            }))}
            devices={devices.map((device) => ({ value: device.id, label: `${device.code} · ${device.label}` }))}
            booths={booths.map(([value, label]) => ({ value, label }))}
          />
        )}
        {may && state === 'open' && filter.code === undefined && items.length > 1 && (
          <p className="text-ink-2 text-sm">{m.hall_together_how()}</p>
        )}
        {together && <SettleTogether told={told} boxes={items.length} />}
        <Table
          caption={m.app_work_exceptions()}
          quietCaption
          rows={items}
          rowKey={(exception) => exception.id}
          empty={<EmptyState title={m.app_exceptions_none()}>{m.app_exceptions_none_text()}</EmptyState>}
          columns={[
            ...(together
              ? [
                  {
                    heading: m.hall_together_tick(),
                    cell: ({ id, seq, deviceCode }: ShownException) => (
                      <Checkbox
                        name="ids"
                        value={id}
                        form={TOGETHER}
                        label={
                          <span className="sr-only">{m.hall_together_this({ device: deviceCode, seq: seq ?? 0 })}</span>
                        }
                        defaultChecked={told?.id === TOGETHER && told.state === 'invalid' && told.ids?.includes(id)}
                      />
                    ),
                  },
                ]
              : []),
            {
              heading: m.app_exceptions_what(),
              names: true,
              cell: (exception) => <What exception={exception} currency={currency} />,
            },
            { heading: m.app_exceptions_device(), cell: (exception) => <Where exception={exception} /> },
            {
              heading: m.app_exceptions_event(),
              cell: (exception) => <EventLink exception={exception} work={pathIn(locale, `/kerja/${slug}`)} />,
            },
            { heading: m.app_exceptions_when(), cell: (exception) => formatInstant(exception.raisedAt, zone, locale) },
            {
              heading: state === 'open' ? m.hall_exceptions_settle() : m.hall_exceptions_found(),
              cell: (exception) =>
                exception.settledAt === null ? (
                  may && <SettleForm id={exception.id} told={told} />
                ) : (
                  <Found exception={exception} zone={zone} may={may} />
                ),
            },
          ]}
        />
        <nav aria-label={m.platform_ui_pages()} className="flex flex-wrap justify-center gap-3">
          {filter.after !== undefined && (
            <LinkButton href={addressOf({})} tone="outline">
              {m.hall_first()}
            </LinkButton>
          )}
          {next !== null && (
            <LinkButton href={addressOf({ sesudah: next })} rel="next">
              {m.hall_next()}
            </LinkButton>
          )}
        </nav>
      </div>
    </>
  );
}

function ToldNotice({ told }: { readonly told: SettleTold | undefined }) {
  if (!told) return null;
  if (told.state === 'settled' && told.id === TOGETHER)
    return <Notice kind="success" title={m.hall_together_done({ count: formatCount(told.count ?? 0, getLocale()) })} />;
  if (told.state === 'settled') return <Notice kind="success" title={m.hall_exceptions_settled_done()} />;
  if (told.state === 'reopened') return <Notice kind="success" title={m.hall_exceptions_reopened_done()} />;
  return (
    <Notice kind="danger" title={told.state === 'taken' ? m.hall_exceptions_taken() : m.hall_exceptions_invalid()} />
  );
}

function What({ exception, currency }: { readonly exception: ShownException; readonly currency: string }) {
  const { title, advice } = exceptionWords(exception.code);
  const facts = factsOf(exception, currency, getLocale());
  return (
    <>
      {title}
      {facts !== '' && <span className="block font-normal text-sm">{facts}</span>}
      <span className="block max-w-prose font-normal text-ink-2 text-sm">{advice}</span>
    </>
  );
}

function Where({ exception }: { readonly exception: ShownException }) {
  return (
    <span className="flex flex-wrap gap-1">
      <Badge>{exception.deviceCode}</Badge>
    </span>
  );
}

function EventLink({ exception, work }: { readonly exception: ShownException; readonly work: string }) {
  const { code, event, seq, device, data } = exception;
  const { receipt, shift } = exceptionWords(code);
  if (event === null || !(receipt || shift)) return seq ?? '—';
  return (
    <a
      href={shift ? `${work}/sif/${device}/${data.shift}` : `${work}/struk/${event}`}
      className="inline-flex min-h-6 items-center text-river underline pointer-coarse:min-h-12"
    >
      {shift ? m.hall_open_shift() : `#${seq}`}
    </a>
  );
}

function Found({ exception, zone, may }: { exception: ShownException; zone: string; may: boolean }) {
  const { outcome, note, settledAt, settledBy } = exception;
  const locale = getLocale();
  const words = {
    right: m.hall_outcome_right,
    mistake: m.hall_outcome_mistake,
    misuse: m.hall_outcome_misuse,
    explained: m.hall_outcome_explained,
  };
  return (
    <div className="grid gap-1">
      {outcome !== null && <b>{words[outcome]()}</b>}
      {note && <span className="text-sm">{note}</span>}
      <span className="text-ink-2 text-sm">
        {settledBy ?? m.hall_nobody()}
        {settledAt !== null && ` · ${formatInstant(settledAt, zone, locale)}`}
      </span>
      {may && (
        <Form method="post">
          <SentField />
          <input type="hidden" name="id" value={exception.id as Id<'exception'>} />
          <Button name="do" value="reopen" size="small" tone="outline">
            {m.hall_exceptions_reopen()}
          </Button>
        </Form>
      )}
    </div>
  );
}
