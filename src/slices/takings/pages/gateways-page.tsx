import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router';
import { takesQris } from '../../../kinds/country/index.ts';
import { type Id, isId } from '../../../kinds/id.ts';
import { formatInstant } from '../../../kinds/time.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { sealerOf } from '../../../platform/secrets/sealer.ts';
import {
  Badge,
  Button,
  Card,
  Checkbox,
  EmptyState,
  Notice,
  PageHead,
  Table,
  TextField,
} from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { words } from '../contract.ts';
import { errors } from '../errors.ts';
import { GATEWAYS, type GatewayName } from '../gateways/gateway.ts';
import { listGateways, type ShownGateway, setGateway } from '../gateways/gateway-settings.ts';
import { listOpenNotifications, type OpenNotification, settleNotification } from '../gateways/notifications.ts';
import { listUnsoldCharges, settleUnsoldCharge } from '../gateways/unsold-charges.ts';
import { UnsoldCharges } from './UnsoldCharges.tsx';

export const handle: PageHandle = { access: 'gateways.manage' };

/** What each gateway wants to be known by. Values are never shown again. */
const FIELDS: Readonly<Record<GatewayName, readonly string[]>> = {
  midtrans: ['serverKey'],
  xendit: ['apiKey', 'callbackToken'],
};

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  return runner.query(ctx, async (tx) => {
    const { zone, currency, organiser } = await getEditionFacts(ctx, tx);
    return {
      zone,
      currency,
      gateways: await listGateways(ctx, tx),
      notifyUrls: Object.fromEntries(
        GATEWAYS.map((name) => [name, `${settings.publicUrl}/api/v1/gateways/${organiser.slug}/${name}/notifications`]),
      ),
      waiting: await listOpenNotifications(ctx, tx),
      unsold: await listUnsoldCharges(ctx, tx),
    };
  });
}

interface Told {
  readonly state: 'saved' | 'settled' | 'missing' | 'note' | 'unsaid';
  readonly gateway?: string;
  readonly charge?: string;
}

export async function action({ request, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const form = await request.formData();
  if (form.get('do') === 'settle') {
    const notification = form.get('notification');
    const note = words(300).safeParse(form.get('note') ?? '');
    if (!isId(notification) || !note.success) return { state: 'note' };
    await runner.command(ctx, (tx) => settleNotification(ctx, tx, notification as Id<'notification'>, note.data));
    return { state: 'settled' };
  }
  if (form.get('do') === 'settle-unsold') {
    const charge = form.get('charge');
    const note = words(300).safeParse(form.get('note') ?? '');
    if (!isId(charge) || !note.success) return { state: 'note' };
    // What became of a buyer's money is not left unsaid.
    if (note.data === '') return { state: 'unsaid', charge };
    await runner.command(ctx, (tx) => settleUnsoldCharge(ctx, tx, charge as Id<'charge'>, note.data));
    return { state: 'settled' };
  }
  const gateway = GATEWAYS.find((name) => name === form.get('gateway'));
  if (!gateway) return { state: 'missing' };
  const fields = FIELDS[gateway].map((field) => [field, String(form.get(field) ?? '').trim()] as const);
  const sealer = await sealerOf(runner);
  const input = {
    gateway,
    active: form.get('active') === 'on',
    sandbox: form.get('sandbox') === 'on',
    // Fields left empty keep what is there.
    credentials: fields.some(([, value]) => value !== '') ? Object.fromEntries(fields) : undefined,
  };
  try {
    await runner.command(ctx, (tx) => setGateway(ctx, tx, input, sealer));
    return { state: 'saved', gateway };
  } catch (error) {
    if (error instanceof DomainError && error.code === errors['gateway-unknown'].code)
      return { state: 'missing', gateway };
    throw error;
  }
}

export const meta: MetaFunction = () => [{ title: `${m.takings_gateways_title()} · ${m.platform_brand()}` }];

export default function GatewaysPage() {
  const { zone, currency, gateways, notifyUrls, waiting, unsold } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  return (
    <>
      <PageHead title={m.takings_gateways_title()} lead={takesQris(currency) ? m.takings_gateways_lead() : undefined} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {told?.state === 'saved' && <Notice kind="success" title={m.takings_gateway_saved()} />}
        {told?.state === 'settled' && <Notice kind="success" title={m.takings_notification_settled()} />}
        {told?.state === 'note' && <Notice kind="danger" title={m.takings_report_note_wrong()} />}
        {takesQris(currency) ? (
          <div className="grid gap-5 lg:grid-cols-2">
            {GATEWAYS.map((name) => (
              <GatewayCard
                key={name}
                name={name}
                shown={(gateways as readonly ShownGateway[]).find((each) => each.gateway === name)}
                notifyUrl={notifyUrls[name] ?? ''}
                missing={told?.state === 'missing' && told.gateway === name}
              />
            ))}
          </div>
        ) : (
          <EmptyState title={m.takings_gateways_elsewhere()}>
            {m.takings_gateways_elsewhere_text({ currency })}
          </EmptyState>
        )}
        {unsold.length > 0 && (
          <UnsoldCharges unsold={unsold} zone={zone} currency={currency} names={NAMES} unsaid={told?.charge} />
        )}
        {(takesQris(currency) || waiting.length > 0) && (
          <Waiting waiting={waiting as readonly OpenNotification[]} zone={zone} currency={currency} />
        )}
      </div>
    </>
  );
}

const NAMES: Readonly<Record<GatewayName, string>> = { midtrans: 'Midtrans QRIS', xendit: 'Xendit QR' };

function fieldName(field: string): string {
  if (field === 'serverKey') return m.takings_gateway_server_key();
  return field === 'apiKey' ? m.takings_gateway_api_key() : m.takings_gateway_callback_token();
}

interface GatewayCardProps {
  readonly name: GatewayName;
  readonly shown: ShownGateway | undefined;
  readonly notifyUrl: string;
  readonly missing: boolean;
}

function GatewayCard({ name, shown, notifyUrl, missing }: GatewayCardProps) {
  return (
    <Card
      title={NAMES[name]}
      actions={
        <Badge tone={shown?.active ? 'leaf' : 'plain'}>
          {shown?.active ? m.takings_gateway_is_on() : m.takings_gateway_is_off()}
        </Badge>
      }
    >
      <Form method="post" className="grid gap-4" autoComplete="off">
        <SentField />
        <input type="hidden" name="gateway" value={name} />
        {missing && <Notice kind="danger" title={m.takings_gateway_missing()} />}
        {FIELDS[name].map((field) => (
          <TextField
            key={field}
            name={field}
            type="password"
            autoComplete="off"
            label={fieldName(field)}
            hint={shown ? m.takings_gateway_kept() : undefined}
            optional={shown !== undefined}
            maxLength={300}
          />
        ))}
        <div>
          <p className="font-semibold">{m.takings_gateway_notify()}</p>
          <p className="break-all font-mono text-ink-2 text-sm">{notifyUrl}</p>
        </div>
        <Checkbox
          name="sandbox"
          value="on"
          label={m.takings_gateway_sandbox()}
          defaultChecked={shown?.sandbox ?? true}
        />
        <Checkbox name="active" value="on" label={m.takings_gateway_active()} defaultChecked={shown?.active ?? false} />
        <div>
          <Button>{m.takings_gateway_save()}</Button>
        </div>
      </Form>
    </Card>
  );
}

interface WaitingProps {
  readonly waiting: readonly OpenNotification[];
  readonly zone: string;
  readonly currency: string;
}

function Waiting({ waiting, zone, currency }: WaitingProps) {
  const locale = getLocale();
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">{m.takings_notifications()}</h2>
      <p className="max-w-prose text-ink-2">{m.takings_notifications_text()}</p>
      <Table
        caption={m.takings_notifications()}
        quietCaption
        rows={waiting}
        rowKey={({ id }) => id}
        empty={<EmptyState title={m.takings_notifications_none()}>{m.takings_notifications_none_text()}</EmptyState>}
        columns={[
          { heading: m.takings_col_when(), names: true, cell: (one) => formatInstant(one.receivedAt, zone, locale) },
          {
            heading: m.takings_col_what(),
            cell: (one) => (
              <>
                <Badge tone="gold">
                  {one.outcome === 'mismatch' ? m.takings_notification_mismatch() : m.takings_notification_unmatched()}
                </Badge>
                <span className="block break-all text-ink-2 text-sm">
                  {NAMES[one.gateway]} · {one.says} · {one.orderRef}
                </span>
              </>
            ),
          },
          {
            heading: m.takings_col_amount(),
            numeric: true,
            cell: (one) => (one.amount === null ? '–' : moneyText(one.amount, currency)),
          },
          {
            heading: m.takings_col_act(),
            cell: (one) => (
              <Form method="post" className="grid gap-2">
                <SentField />
                <input type="hidden" name="notification" value={one.id} />
                <TextField name="note" label={m.takings_report_note()} maxLength={300} optional />
                <div>
                  <Button name="do" value="settle" size="small" tone="outline">
                    {m.takings_notification_settle()}
                  </Button>
                </div>
              </Form>
            ),
          },
        ]}
      />
    </section>
  );
}
