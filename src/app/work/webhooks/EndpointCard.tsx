import { useState } from 'react';
import { Form, useSubmit } from 'react-router';
import type { Id } from '../../../kinds/id.ts';
import { formatCount } from '../../../kinds/money.ts';
import { formatInstant, systemClock } from '../../../kinds/time.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { Badge, Button, Card, Notice } from '../../../platform/ui/index.ts';
import { ConfirmDialog } from '../../../platform/ui/interactive.ts';
import type { Endpoint } from '../../../platform/webhooks/index.ts';
import { EndpointFields } from './EndpointFields.tsx';
import type { TypedEndpoint } from './Told.tsx';

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
      <SentField />
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

/** One webhook: where it goes, how it fares, and what can be done with it. */
export function EndpointCard({
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
              <SentField />
              <input type="hidden" name="id" value={id} />
              <Button name="do" value="test" tone="outline">
                {m.app_webhook_test()}
              </Button>
            </Form>
          )}
          <Form method="post">
            <SentField />
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
            <SentField />
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
