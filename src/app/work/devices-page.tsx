import { useState } from 'react';
import { Form, useActionData, useLoaderData, useSubmit } from 'react-router';
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import { formatCount } from '../../kinds/money.ts';
import { formatInstant } from '../../kinds/time.ts';
import { nameAll } from '../../platform/audit/named.ts';
import { allowing } from '../../platform/authz/access.ts';
import { SentField } from '../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../platform/page/page-context.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import {
  Badge,
  Button,
  Card,
  EmptyState,
  LinkButton,
  Notice,
  PageHead,
  QrCode,
  SelectField,
  Table,
  TextField,
} from '../../platform/ui/index.ts';
import { ConfirmDialog } from '../../platform/ui/interactive.ts';
import { id } from '../../slices/editions/contract.ts';
import { getEdition } from '../../slices/editions/index.ts';
import { listBooths } from '../../slices/floor/index.ts';
import { deviceLabel } from '../../slices/hall/contract.ts';
import {
  createEnrolment,
  type DeviceState,
  enrolmentLink,
  listDevices,
  revokeDevice,
} from '../../slices/hall/index.ts';
import { isQuiet } from '../../slices/hall/rules/is-quiet.ts';
import { namePeople } from '../../slices/people/index.ts';
import { listOpenShifts } from '../../slices/till/index.ts';
import type { Route } from './+types/devices-page';

export const handle: PageHandle = { access: 'devices.read' };

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const may = (action: 'devices.enrol' | 'devices.revoke') => allowing(ctx.actor, ctx.organiser, action).length > 0;
  const { clock, runner } = servicesOf(context);
  return runner.query(ctx, async (tx) => {
    const [edition, booths, devices] = [
      await getEdition(ctx, tx),
      await listBooths(ctx, tx),
      await listDevices(ctx, tx, reachOfPage(context)),
    ];
    const enrollers = devices.flatMap(({ enrolledBy }) => enrolledBy ?? []);
    return {
      zone: edition.zone,
      now: clock.now(),
      slug: ctx.slug,
      booths: booths.map((booth) => ({
        id: booth.id,
        number: booth.number,
        sellers: booth.businesses.length,
        region: booth.region?.name ?? '',
      })),
      devices,
      names: Object.fromEntries(await nameAll([namePeople], ctx, tx, new Set(enrollers))),
      shifts: await listOpenShifts(ctx, tx),
      may: { enrol: may('devices.enrol'), revoke: may('devices.revoke') },
    };
  });
}

const form = z.discriminatedUnion('do', [
  z.object({ do: z.literal('enrol'), booth: id<'booth'>(), label: deviceLabel }),
  z.object({ do: z.literal('replace'), device: id<'device'>(), booth: id<'booth'>(), label: deviceLabel }),
  z.object({ do: z.literal('revoke'), device: id<'device'>() }),
]);

type Told =
  | {
      readonly state: 'made';
      readonly link: string;
      readonly booth: string;
      readonly expiresAt: number;
      /** The code of the phone that is replaced. */
      readonly replaces: string | null;
    }
  | { readonly state: 'revoked' | 'invalid' };

export async function action({ request, context }: Route.ActionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  const typed = Object.fromEntries(await request.formData());
  const given = form.safeParse(typed);
  if (!given.success) return { state: 'invalid' };
  const wanted = given.data;
  const action = wanted.do === 'revoke' ? 'devices.revoke' : 'devices.enrol';
  if (allowing(ctx.actor, ctx.organiser, action).length === 0) throw new DomainError(common.forbidden);
  if (wanted.do === 'revoke') {
    await runner.command(ctx, (tx) => revokeDevice(ctx, tx, wanted.device));
    return { state: 'revoked' };
  }
  const replaces = wanted.do === 'replace' ? wanted.device : undefined;
  const made = await runner.command(ctx, (tx) =>
    createEnrolment(ctx, tx, { booth: wanted.booth, label: wanted.label, replaces }),
  );
  return {
    replaces: replaces === undefined ? null : String(typed.code ?? ''),
    state: 'made',
    link: enrolmentLink(settings.publicUrl, made.code),
    booth: made.boothNumber,
    expiresAt: made.expiresAt,
  };
}

export const meta: Route.MetaFunction = () => [{ title: `${m.app_work_devices()} · ${m.platform_brand()}` }];

interface MadeCodeProps extends Omit<Extract<Told, { state: 'made' }>, 'state'> {
  readonly zone: string;
}

function MadeCode({ link, booth, expiresAt, replaces, zone }: MadeCodeProps) {
  return (
    <Card title={replaces === null ? m.app_devices_scan({ booth }) : m.hall_replace_title({ code: replaces })}>
      <div className="grid gap-5 sm:grid-cols-[15rem_1fr]">
        <QrCode text={link} label={m.app_devices_scan({ booth })} />
        <div className="grid content-start gap-3">
          <p>{m.app_devices_scan_text()}</p>
          {replaces !== null && <p className="max-w-prose text-sm">{m.hall_replace_text({ code: replaces })}</p>}
          <p className="text-ink-2 text-sm">
            {m.app_devices_until({ time: formatInstant(expiresAt, zone, getLocale()) })}
          </p>
          <LinkButton href={link} target="_blank" rel="noreferrer" tone="gold">
            {m.app_devices_open_here()}
          </LinkButton>
          <p className="break-all font-mono text-ink-2 text-xs">{link}</p>
        </div>
      </div>
    </Card>
  );
}

function StateBadge({ device, now }: { device: DeviceState; now: number }) {
  if (device.revokedAt !== null) return <Badge tone="red">{m.app_devices_revoked()}</Badge>;
  if (device.lastSeenAt === null) return <Badge>{m.app_devices_never()}</Badge>;
  if ((device.unsent ?? 0) > 0) return <Badge tone="gold">{m.app_devices_unsent({ count: device.unsent ?? 0 })}</Badge>;
  if (isQuiet(device, now)) return <Badge tone="gold">{m.app_devices_quiet()}</Badge>;
  return <Badge tone="leaf">{m.app_devices_live()}</Badge>;
}

function Skew({ offset }: { offset: number | null }) {
  if (offset === null) return '—';
  const minutes = Math.round(Math.abs(offset) / 60_000);
  if (minutes < 2) return m.app_devices_clock_right();
  const days = Math.round(minutes / 1440);
  return days < 2
    ? m.app_devices_clock_off({ minutes: formatCount(minutes, getLocale()) })
    : m.app_devices_clock_off_days({ days: formatCount(days, getLocale()) });
}

/** Revoking cannot be taken back, so it asks; without script the button acts at once. */
function RevokeForm({ device, code }: { device: Id<'device'>; code: string }) {
  const [asking, setAsking] = useState(false);
  const submit = useSubmit();
  return (
    <Form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        setAsking(true);
      }}
    >
      <SentField />
      <input type="hidden" name="device" value={device} />
      <Button name="do" value="revoke" size="small" tone="outline">
        {m.app_devices_revoke()}
      </Button>
      <ConfirmDialog
        title={m.app_devices_revoke_title({ code })}
        open={asking}
        danger
        confirm={m.app_devices_revoke()}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void submit({ do: 'revoke', device }, { method: 'post' });
        }}
      >
        {m.app_devices_revoke_text()}
      </ConfirmDialog>
    </Form>
  );
}

/** A new phone takes over: a code for the same booth, linked to the old phone. */
function ReplaceForm({ device }: { readonly device: DeviceState }) {
  if (device.boothId === null || device.replacedBy !== null) return null;
  return (
    <Form method="post">
      <SentField />
      <input type="hidden" name="device" value={device.id} />
      <input type="hidden" name="booth" value={device.boothId} />
      <input type="hidden" name="label" value={device.label} />
      <input type="hidden" name="code" value={device.code} />
      <Button name="do" value="replace" size="small" tone="outline">
        {m.hall_replace()}
      </Button>
    </Form>
  );
}

/** What the phone told of itself when it was last heard of. */
function Health({ device }: { readonly device: DeviceState }) {
  const { persisted, battery, appVersion, missing, aside } = device;
  const locale = getLocale();
  const storage = persisted === null ? m.hall_unknown() : persisted ? m.hall_storage_kept() : m.hall_storage_not_kept();
  return (
    <span className="grid gap-0.5 text-sm">
      <span>{storage}</span>
      {battery !== null && <span>{m.hall_battery({ percent: String(Math.round(battery * 100)) })}</span>}
      {appVersion !== null && <span className="text-ink-2">{m.hall_version({ version: appVersion })}</span>}
      {missing > 0 && (
        <span>
          <Badge tone="gold">{m.hall_missing({ count: formatCount(missing, locale) })}</Badge>
        </span>
      )}
      {aside > 0 && (
        <span>
          <Badge tone="red">{m.hall_kept_aside({ count: formatCount(aside, locale) })}</Badge>
        </span>
      )}
    </span>
  );
}

/** What the phone is called, and who let it in: by the name that the person has now. */
function NameOf({ device, enroller }: { readonly device: DeviceState; readonly enroller: string | undefined }) {
  return (
    <>
      {`${device.code} · ${device.label}`}
      {enroller !== undefined && (
        <span className="block font-normal text-ink-2 text-sm">{m.hall_enrolled_by({ name: enroller })}</span>
      )}
      {device.replaces !== null && (
        <span className="block font-normal text-ink-2 text-sm">{m.hall_replaces({ code: device.replaces })}</span>
      )}
      {device.replacedBy !== null && (
        <span className="block font-normal text-ink-2 text-sm">{m.hall_replaced_by({ code: device.replacedBy })}</span>
      )}
    </>
  );
}

export default function DevicesPage() {
  const { zone, now, slug, booths, devices, names, shifts, may } = useLoaderData<typeof loader>();
  const openOf = (device: DeviceState) => shifts.find((shift) => shift.device === device.id);
  const told = useActionData<Told>();
  const locale = getLocale();
  return (
    <>
      <PageHead
        title={m.app_work_devices()}
        lead={m.app_devices_lead()}
        actions={
          <>
            <LinkButton href={pathIn(locale, `/kerja/${slug}/sif`)} tone="outline">
              {m.insights_shifts()}
            </LinkButton>
            {may.enrol && (
              <LinkButton href={pathIn(locale, `/kerja/${slug}/perangkat/unggah`)} tone="outline">
                {m.hall_upload()}
              </LinkButton>
            )}
          </>
        }
      />
      <div className="grid grid-cols-1 gap-5">
        {told?.state === 'made' && <MadeCode {...told} zone={zone} />}
        {told?.state === 'revoked' && (
          <Notice kind="success" title={m.app_devices_revoked_done()}>
            {m.app_devices_revoked_text()}
          </Notice>
        )}
        {told?.state === 'invalid' && <Notice kind="danger" title={m.app_devices_invalid()} />}
        {may.enrol && (
          <Card title={m.app_devices_enrol()}>
            <Form method="post" className="grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto]">
              <SentField />
              <SelectField
                name="booth"
                label={m.app_devices_booth()}
                choices={booths.map((booth) => ({
                  value: booth.id,
                  label: [
                    booth.number,
                    booth.region,
                    booth.sellers > 1 ? m.app_devices_joint({ count: booth.sellers }) : '',
                  ]
                    .filter(Boolean)
                    .join(' · '),
                }))}
              />
              <TextField
                name="label"
                label={m.app_devices_label()}
                defaultValue={m.app_devices_label_default()}
                maxLength={60}
              />
              <Button name="do" value="enrol">
                {m.app_devices_make()}
              </Button>
            </Form>
          </Card>
        )}
        <Table
          caption={m.app_work_devices()}
          quietCaption
          rows={devices}
          rowKey={(device) => device.id}
          empty={<EmptyState title={m.app_devices_none()}>{m.app_devices_none_text()}</EmptyState>}
          columns={[
            {
              heading: m.app_devices_code(),
              cell: (device) => (
                <NameOf device={device} enroller={device.enrolledBy === null ? undefined : names[device.enrolledBy]} />
              ),
              names: true,
            },
            { heading: m.app_devices_state(), cell: (device) => <StateBadge device={device} now={now} /> },
            {
              heading: m.app_devices_seen(),
              cell: (device) => (device.lastSeenAt === null ? '—' : formatInstant(device.lastSeenAt, zone, locale)),
            },
            {
              heading: m.hall_shift(),
              cell: (device) => {
                const open = openOf(device);
                if (!open) return m.hall_shift_none();
                const since = m.hall_shift_open({ time: formatInstant(open.openedAt, zone, locale) });
                return open.cashier === null ? since : `${open.cashier} · ${since}`;
              },
            },
            { heading: m.hall_storage(), cell: (device) => <Health device={device} /> },
            { heading: m.app_devices_clock(), cell: (device) => <Skew offset={device.clockOffset} /> },
            { heading: m.app_devices_events(), cell: (device) => formatCount(device.lastSeq, locale), numeric: true },
            ...(may.revoke
              ? [
                  {
                    heading: m.app_devices_act(),
                    cell: (device: DeviceState) =>
                      may.enrol || device.revokedAt === null ? (
                        <div className="flex flex-wrap gap-2">
                          {may.enrol && <ReplaceForm device={device} />}
                          {device.revokedAt === null && <RevokeForm device={device.id} code={device.code} />}
                        </div>
                      ) : (
                        '—'
                      ),
                  },
                ]
              : []),
          ]}
        />
      </div>
    </>
  );
}
