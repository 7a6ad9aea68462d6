import { Form } from 'react-router';
import { formatCount } from '../../../kinds/money.ts';
import { formatInstant } from '../../../kinds/time.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { Badge, Button, EmptyState, LinkButton, SelectField, Table, TextField } from '../../../platform/ui/index.ts';
import type { Delivery, Endpoint } from '../../../platform/webhooks/index.ts';
import { TEST_TYPE } from '../../../platform/webhooks/rules/test-type.ts';
import { WEBHOOK_TYPES } from '../../webhooks/types.ts';

const STATES = ['waiting', 'delivered', 'failed'] as const;

function stateName(state: (typeof STATES)[number]): string {
  return { waiting: m.app_webhook_waiting, delivered: m.app_webhook_delivered, failed: m.app_webhook_failed }[state]();
}

const STATE_TONES = { waiting: 'gold', delivered: 'leaf', failed: 'red' } as const;

export interface DeliveriesProps {
  readonly endpoints: readonly Endpoint[];
  readonly items: readonly Delivery[];
  readonly next: string | null;
  readonly asked: Readonly<Record<string, string>>;
  readonly zone: string;
  readonly here: string;
}

/** What was sent, narrowed as one likes, and sent again. */
export function Deliveries({ endpoints, items, next, asked, zone, here }: DeliveriesProps) {
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
              // One that was not tried yet goes out by itself at once.
              delivery.state === 'waiting' && delivery.lastAt === null ? (
                '—'
              ) : (
                <Form method="post">
                  <SentField />
                  <input type="hidden" name="webhook" value={delivery.endpoint} />
                  <input type="hidden" name="message" value={delivery.message} />
                  <Button name="do" value="replay" size="small" tone="outline">
                    {delivery.state === 'waiting' ? m.app_webhook_send_now() : m.app_webhook_replay()}
                  </Button>
                </Form>
              ),
          },
        ]}
      />
      <div className="flex flex-wrap gap-3">
        {items.some(({ state }) => state !== 'waiting') && (
          <Form method="post">
            <SentField />
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
