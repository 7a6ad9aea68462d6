import { useState } from 'react';
import { Form, useActionData, useLoaderData, useSubmit } from 'react-router';
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import { formatCount } from '../../kinds/money.ts';
import { formatInstant } from '../../kinds/time.ts';
import { allowing } from '../../platform/authz/access.ts';
import { getLocale, m } from '../../platform/i18n/index.ts';
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
    return {
      zone: edition.zone,
      now: clock.now(),
      booths: booths.map((booth) => ({
        id: booth.id,
        number: booth.number,
        sellers: booth.businesses.length,
        region: booth.region?.name ?? '',
      })),
      devices,
      may: { enrol: may('devices.enrol'), revoke: may('devices.revoke') },
    };
  });
}

const form = z.discriminatedUnion('do', [
  z.object({ do: z.literal('enrol'), booth: id<'booth'>(), label: deviceLabel }),
  z.object({ do: z.literal('revoke'), device: id<'device'>() }),
]);

type Told =
  | { readonly state: 'made'; readonly link: string; readonly booth: string; readonly expiresAt: number }
  | { readonly state: 'revoked' | 'invalid' };

export async function action({ request, context }: Route.ActionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  const given = form.safeParse(Object.fromEntries(await request.formData()));
  if (!given.success) return { state: 'invalid' };
  const wanted = given.data;
  const action = wanted.do === 'enrol' ? 'devices.enrol' : 'devices.revoke';
  if (allowing(ctx.actor, ctx.organiser, action).length === 0) throw new DomainError(common.forbidden);
  if (wanted.do === 'revoke') {
    await runner.command(ctx, (tx) => revokeDevice(ctx, tx, wanted.device));
    return { state: 'revoked' };
  }
  const made = await runner.command(ctx, (tx) =>
    createEnrolment(ctx, tx, { booth: wanted.booth, label: wanted.label }),
  );
  return {
    state: 'made',
    link: enrolmentLink(settings.publicUrl, made.code),
    booth: made.boothNumber,
    expiresAt: made.expiresAt,
  };
}

export const meta: Route.MetaFunction = () => [{ title: `${m.app_work_devices()} · ${m.platform_brand()}` }];

function MadeCode({ link, booth, expiresAt, zone }: { link: string; booth: string; expiresAt: number; zone: string }) {
  return (
    <Card title={m.app_devices_scan({ booth })}>
      <div className="grid gap-5 sm:grid-cols-[15rem_1fr]">
        <QrCode text={link} label={m.app_devices_scan({ booth })} />
        <div className="grid content-start gap-3">
          <p>{m.app_devices_scan_text()}</p>
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

/** A phone is late when it has not been heard of for a quarter of an hour. */
const LATE_MS = 15 * 60_000;

function StateBadge({ device, now }: { device: DeviceState; now: number }) {
  if (device.revokedAt !== null) return <Badge tone="red">{m.app_devices_revoked()}</Badge>;
  if (device.lastSeenAt === null) return <Badge>{m.app_devices_never()}</Badge>;
  if ((device.unsent ?? 0) > 0) return <Badge tone="gold">{m.app_devices_unsent({ count: device.unsent ?? 0 })}</Badge>;
  if (now - device.lastSeenAt > LATE_MS) return <Badge tone="gold">{m.app_devices_quiet()}</Badge>;
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

export default function DevicesPage() {
  const { zone, now, booths, devices, may } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  return (
    <>
      <PageHead title={m.app_work_devices()} lead={m.app_devices_lead()} />
      <div className="grid gap-5">
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
              <SelectField
                name="booth"
                label={m.app_devices_booth()}
                choices={booths.map((booth) => ({
                  value: booth.id,
                  label: `${booth.number} · ${booth.region}${booth.sellers > 1 ? ` · ${m.app_devices_joint({ count: booth.sellers })}` : ''}`,
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
            { heading: m.app_devices_code(), cell: (device) => `${device.code} · ${device.label}`, names: true },
            { heading: m.app_devices_state(), cell: (device) => <StateBadge device={device} now={now} /> },
            {
              heading: m.app_devices_seen(),
              cell: (device) => (device.lastSeenAt === null ? '—' : formatInstant(device.lastSeenAt, zone, locale)),
            },
            { heading: m.app_devices_clock(), cell: (device) => <Skew offset={device.clockOffset} /> },
            { heading: m.app_devices_events(), cell: (device) => formatCount(device.lastSeq, locale), numeric: true },
            ...(may.revoke
              ? [
                  {
                    heading: m.app_devices_act(),
                    cell: (device: DeviceState) =>
                      device.revokedAt === null ? <RevokeForm device={device.id} code={device.code} /> : '—',
                  },
                ]
              : []),
          ]}
        />
      </div>
    </>
  );
}
