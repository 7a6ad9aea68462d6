import { useState } from 'react';
import { Form, useActionData, useLoaderData, useSubmit } from 'react-router';
import type { Id } from '../../kinds/id.ts';
import { formatCount } from '../../kinds/money.ts';
import { formatInstant, systemClock } from '../../kinds/time.ts';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { sealerOf } from '../../platform/secrets/sealer.ts';
import {
  Badge,
  Button,
  Card,
  Checkbox,
  EmptyState,
  LinkButton,
  Notice,
  PageHead,
  SelectField,
  Table,
  TextField,
} from '../../platform/ui/index.ts';
import { ConfirmDialog } from '../../platform/ui/interactive.ts';
import {
  addEndpoint,
  changeEndpoint,
  type Delivery,
  type Endpoint,
  listDeliveries,
  listEndpoints,
  removeEndpoint,
  replayDeliveries,
  rotateSecret,
  sendTest,
} from '../../platform/webhooks/index.ts';
import { TEST_TYPE } from '../../platform/webhooks/rules/test-type.ts';
import { getEditionFacts } from '../../slices/editions/index.ts';
import { readAct, readDeliveryQuery } from '../webhooks/read-forms.ts';
import { WEBHOOK_TYPES } from '../webhooks/types.ts';
import type { Route } from './+types/webhooks-page';

export const handle: PageHandle = { access: 'webhooks.manage' };

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const search = new URL(request.url).searchParams;
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone } = await getEditionFacts(ctx, tx);
    const query = readDeliveryQuery(search, zone);
    const endpoints = await listEndpoints(ctx, tx);
    const deliveries = await listDeliveries(ctx, tx, query.filter, { after: query.after, limit: 25 });
    return { slug: ctx.slug, zone, endpoints, deliveries, asked: query.asked };
  });
}

type Told =
  | { readonly state: 'secret'; readonly secret: string; readonly url: string }
  | { readonly state: 'replayed'; readonly count: number }
  | { readonly state: 'saved' | 'tested' | 'removed' }
  | { readonly state: 'invalid' | 'refused' | 'too-many' | 'gone'; readonly typed: TypedEndpoint };

interface TypedEndpoint {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly types: readonly string[];
  readonly active: boolean;
}

const REFUSALS: Readonly<Record<string, 'refused' | 'too-many' | 'gone'>> = {
  'webhooks.url-refused': 'refused',
  'webhooks.too-many-endpoints': 'too-many',
  'webhooks.endpoint-unknown': 'gone',
};

export async function action({ request, context }: Route.ActionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  const loopback = settings.webhookLoopback;
  const { zone } = await runner.query(ctx, (tx) => getEditionFacts(ctx, tx));
  const { act, typed } = readAct(await request.formData(), zone);
  if (!act) return { state: 'invalid', typed };
  const sealer = await sealerOf(runner);
  // Deliveries are scheduled by the world's clock, whatever day the demo has.
  const now = systemClock.now();
  try {
    return await runner.command(ctx, async (tx): Promise<Told> => {
      switch (act.do) {
        case 'add': {
          const { secret } = await addEndpoint(ctx, tx, act.input, { sealer, loopback });
          return { state: 'secret', secret, url: act.input.url };
        }
        case 'save':
          await changeEndpoint(ctx, tx, act.id, act.input, loopback);
          return { state: 'saved' };
        case 'rotate':
          return { state: 'secret', secret: await rotateSecret(ctx, tx, act.id, sealer, now), url: typed.url };
        case 'test':
          await sendTest(ctx, tx, act.id, now);
          return { state: 'tested' };
        case 'remove':
          await removeEndpoint(ctx, tx, act.id);
          return { state: 'removed' };
        case 'replay':
          return { state: 'replayed', count: await replayDeliveries(ctx, tx, act.filter, now) };
      }
    });
  } catch (error) {
    const state = error instanceof DomainError ? REFUSALS[error.code] : undefined;
    if (!state) throw error;
    return { state, typed };
  }
}

export const meta: Route.MetaFunction = () => [{ title: `${m.app_work_webhooks()} · ${m.platform_brand()}` }];

function Answer({ told }: { readonly told: Told }) {
  const locale = getLocale();
  switch (told.state) {
    case 'secret':
      return (
        <Notice kind="success" title={m.app_webhook_secret()}>
          <p>{m.app_webhook_secret_text()}</p>
          <p className="mt-1 break-all font-mono">{told.secret}</p>
        </Notice>
      );
    case 'replayed':
      return <Notice kind="success" title={m.app_webhook_replayed({ count: formatCount(told.count, locale) })} />;
    case 'saved':
      return <Notice kind="success" title={m.app_webhook_saved()} />;
    case 'tested':
      return <Notice kind="success" title={m.app_webhook_tested()} />;
    case 'removed':
      return <Notice kind="success" title={m.app_webhook_removed()} />;
    case 'refused':
      return <Notice kind="danger" title={m.app_webhook_refused()} />;
    case 'too-many':
      return <Notice kind="danger" title={m.app_webhook_too_many()} />;
    case 'gone':
      return <Notice kind="danger" title={m.app_webhook_gone()} />;
    default:
      return <Notice kind="danger" title={m.app_webhook_invalid()} />;
  }
}

/** The fields of a webhook; `typed` is what a refused form held. */
function EndpointFields({ given }: { readonly given: Omit<TypedEndpoint, 'id'> }) {
  return (
    <>
      <TextField
        name="url"
        type="url"
        label={m.app_webhook_url()}
        hint={m.app_webhook_url_hint()}
        defaultValue={given.url}
        maxLength={2_000}
        autoComplete="off"
      />
      <TextField
        name="description"
        label={m.app_webhook_description()}
        defaultValue={given.description}
        maxLength={200}
        optional
      />
      <fieldset>
        <legend className="font-semibold">{m.app_webhook_types()}</legend>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {WEBHOOK_TYPES.map((type) => (
            <Checkbox
              key={type}
              name="types"
              value={type}
              label={<code className="text-sm">{type}</code>}
              defaultChecked={given.types.includes(type)}
            />
          ))}
        </div>
      </fieldset>
      <Checkbox name="active" value="on" label={m.app_webhook_active()} defaultChecked={given.active} />
    </>
  );
}

/** What cannot be taken back asks first; without script the button acts at once. */
function RemoveForm({ id }: { readonly id: Id<'webhook'> }) {
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
      <input type="hidden" name="id" value={id} />
      <Button name="do" value="remove" tone="quiet">
        {m.app_webhook_remove()}
      </Button>
      <ConfirmDialog
        title={m.app_webhook_remove_title()}
        open={asking}
        danger
        confirm={m.app_webhook_remove()}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void submit({ do: 'remove', id }, { method: 'post' });
        }}
      >
        {m.app_webhook_remove_text()}
      </ConfirmDialog>
    </Form>
  );
}

function EndpointCard({
  endpoint,
  zone,
  typed,
}: {
  endpoint: Endpoint;
  zone: string;
  typed: TypedEndpoint | undefined;
}) {
  const { id, url, description, active, disabledReason, formerUntil, failed, waiting } = endpoint;
  const locale = getLocale();
  return (
    <Card
      title={<span className="wrap-anywhere">{description || new URL(url).host}</span>}
      actions={<Badge tone={active ? 'leaf' : 'plain'}>{active ? m.app_webhook_on() : m.app_webhook_off()}</Badge>}
    >
      <div className="grid gap-3">
        <p className="break-all font-mono text-ink-2 text-sm">{url}</p>
        {disabledReason && (
          <Notice
            kind="warn"
            title={disabledReason === 'gone' ? m.app_webhook_disabled_gone() : m.app_webhook_disabled_unheard()}
          />
        )}
        <p className="flex flex-wrap gap-2">
          {waiting > 0 && (
            <Badge tone="gold">
              {m.app_webhook_waiting()}: {formatCount(waiting, locale)}
            </Badge>
          )}
          {failed > 0 && (
            <Badge tone="red">
              {m.app_webhook_failed()}: {formatCount(failed, locale)}
            </Badge>
          )}
        </p>
        {formerUntil !== null && formerUntil > systemClock.now() && (
          <p className="text-ink-2 text-sm">
            {m.app_webhook_former({ until: formatInstant(formerUntil, zone, locale) })}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          {active && (
            <Form method="post">
              <input type="hidden" name="id" value={id} />
              <Button name="do" value="test" tone="outline">
                {m.app_webhook_test()}
              </Button>
            </Form>
          )}
          <Form method="post">
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="url" value={url} />
            <Button name="do" value="rotate" tone="outline">
              {m.app_webhook_rotate()}
            </Button>
          </Form>
          <RemoveForm id={id} />
        </div>
        <details open={typed !== undefined}>
          <summary className="flex min-h-12 cursor-pointer items-center font-semibold text-river">
            {m.app_webhook_types()} ({endpoint.types.length})
          </summary>
          <Form method="post" className="grid gap-4 pt-2">
            <input type="hidden" name="id" value={id} />
            <EndpointFields given={typed ?? endpoint} />
            <div>
              <Button name="do" value="save">
                {m.app_webhook_save()}
              </Button>
            </div>
          </Form>
        </details>
      </div>
    </Card>
  );
}

const STATES = ['waiting', 'delivered', 'failed'] as const;

function stateName(state: (typeof STATES)[number]): string {
  return { waiting: m.app_webhook_waiting, delivered: m.app_webhook_delivered, failed: m.app_webhook_failed }[state]();
}

const STATE_TONES = { waiting: 'gold', delivered: 'leaf', failed: 'red' } as const;

interface DeliveriesProps {
  readonly endpoints: readonly Endpoint[];
  readonly items: readonly Delivery[];
  readonly next: string | null;
  readonly asked: Readonly<Record<string, string>>;
  readonly zone: string;
  readonly here: string;
}

function Deliveries({ endpoints, items, next, asked, zone, here }: DeliveriesProps) {
  const locale = getLocale();
  const nameOf = (id: string) => {
    const found = endpoints.find((endpoint) => endpoint.id === id);
    return found ? found.description || new URL(found.url).host : '—';
  };
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">{m.app_webhook_deliveries()}</h2>
      <form method="get" className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-3">
        <SelectField
          name="webhook"
          label={m.app_webhook_endpoint()}
          none={m.app_webhook_all_endpoints()}
          optional="quiet"
          defaultValue={asked.webhook ?? ''}
          choices={endpoints.map(({ id }) => ({ value: id, label: nameOf(id) }))}
        />
        <SelectField
          name="keadaan"
          label={m.app_webhook_state()}
          none={m.app_webhook_all_states()}
          optional="quiet"
          defaultValue={asked.keadaan ?? ''}
          choices={STATES.map((state) => ({ value: state, label: stateName(state) }))}
        />
        <SelectField
          name="kejadian"
          label={m.app_webhook_type()}
          none={m.app_webhook_all_types()}
          optional="quiet"
          defaultValue={asked.kejadian ?? ''}
          choices={[...WEBHOOK_TYPES, TEST_TYPE].map((type) => ({ value: type, label: type }))}
        />
        <TextField
          name="sejak"
          type="datetime-local"
          label={m.app_webhook_from()}
          defaultValue={asked.sejak}
          optional="quiet"
        />
        <TextField
          name="sebelum"
          type="datetime-local"
          label={m.app_webhook_until()}
          defaultValue={asked.sebelum}
          optional="quiet"
        />
        <Button tone="outline">{m.app_webhook_filter()}</Button>
      </form>
      <Table
        caption={m.app_webhook_deliveries()}
        quietCaption
        rows={items}
        rowKey={(delivery) => `${delivery.endpoint} ${delivery.message}`}
        empty={<EmptyState title={m.app_webhook_nothing_sent()}>{m.app_webhook_nothing_sent_text()}</EmptyState>}
        columns={[
          {
            heading: m.app_webhook_type(),
            cell: (delivery) => <code className="text-sm">{delivery.type}</code>,
            names: true,
          },
          { heading: m.app_webhook_when(), cell: (delivery) => formatInstant(delivery.at, zone, locale) },
          {
            heading: m.app_webhook_endpoint(),
            cell: (delivery) => <span className="wrap-anywhere">{nameOf(delivery.endpoint)}</span>,
          },
          {
            heading: m.app_webhook_state(),
            cell: (delivery) => <Badge tone={STATE_TONES[delivery.state]}>{stateName(delivery.state)}</Badge>,
          },
          {
            heading: m.app_webhook_attempts(),
            numeric: true,
            cell: (delivery) => formatCount(delivery.attempts, locale),
          },
          { heading: m.app_webhook_answer(), cell: (delivery) => <AnswerCell delivery={delivery} /> },
          {
            heading: m.app_webhook_act(),
            cell: (delivery) =>
              delivery.state === 'waiting' ? (
                '—'
              ) : (
                <Form method="post">
                  <input type="hidden" name="webhook" value={delivery.endpoint} />
                  <input type="hidden" name="message" value={delivery.message} />
                  <Button name="do" value="replay" size="small" tone="outline">
                    {m.app_webhook_replay()}
                  </Button>
                </Form>
              ),
          },
        ]}
      />
      <div className="flex flex-wrap gap-3">
        {items.some(({ state }) => state !== 'waiting') && (
          <Form method="post">
            {Object.entries(asked).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Button name="do" value="replay" tone="outline">
              {m.app_webhook_replay_all()}
            </Button>
          </Form>
        )}
        {next !== null && (
          <LinkButton tone="outline" href={`${here}?${new URLSearchParams({ ...asked, sesudah: next })}`}>
            {m.app_webhook_next()}
          </LinkButton>
        )}
      </div>
    </section>
  );
}

function AnswerCell({ delivery }: { readonly delivery: Delivery }) {
  const { status, answer, lastAt, body } = delivery;
  return (
    <details>
      <summary className="inline-flex min-h-9 cursor-pointer items-center pointer-coarse:min-h-12">
        {lastAt === null ? '—' : (status ?? m.app_webhook_no_answer())}
      </summary>
      {answer && <p className="max-w-80 break-all text-ink-2 text-sm">{answer}</p>}
      <p className="mt-1 font-semibold text-sm">{m.app_webhook_body()}</p>
      <pre className="max-w-80 whitespace-pre-wrap break-all text-left text-xs">{body}</pre>
    </details>
  );
}

export default function WebhooksPage() {
  const { slug, zone, endpoints, deliveries, asked } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const typed = told && 'typed' in told ? told.typed : undefined;
  const here = pathIn(getLocale(), `/kerja/${slug}/webhook`);
  const fresh = typed && typed.id === '' ? typed : { url: '', description: '', types: [], active: true };
  return (
    <>
      <PageHead title={m.app_work_webhooks()} lead={m.app_webhook_lead()} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {told && <Answer told={told} />}
        {endpoints.length === 0 && <EmptyState title={m.app_webhook_none()}>{m.app_webhook_none_text()}</EmptyState>}
        {endpoints.map((endpoint) => (
          <EndpointCard
            key={endpoint.id}
            endpoint={endpoint}
            zone={zone}
            typed={typed?.id === endpoint.id ? typed : undefined}
          />
        ))}
        <Card title={m.app_webhook_add()}>
          <Form method="post" className="grid gap-4" key={told?.state === 'secret' ? told.secret : 'new'}>
            <EndpointFields given={fresh} />
            <div>
              <Button name="do" value="add">
                {m.app_webhook_add()}
              </Button>
            </div>
          </Form>
        </Card>
        <Deliveries
          endpoints={endpoints}
          items={deliveries.items as readonly Delivery[]}
          next={deliveries.next}
          asked={asked}
          zone={zone}
          here={here}
        />
      </div>
    </>
  );
}
