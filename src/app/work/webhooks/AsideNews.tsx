import { Form } from 'react-router';
import { formatCount } from '../../../kinds/money.ts';
import { formatInstant } from '../../../kinds/time.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { Button, Notice } from '../../../platform/ui/index.ts';
import type { SetAside } from '../../../platform/webhooks/index.ts';

interface AsideNewsProps {
  readonly count: number;
  /** The oldest of them. */
  readonly items: readonly SetAside[];
  readonly zone: string;
}

/** News of which no message could be made: what, when and why, and the way to have it tried at once. */
export function AsideNews({ count, items, zone }: AsideNewsProps) {
  const locale = getLocale();
  if (count === 0) return null;
  return (
    <Notice kind="warn" title={m.app_webhook_aside({ count: formatCount(count, locale) })}>
      <p>{m.app_webhook_aside_text()}</p>
      <ul className="mt-2 grid gap-2">
        {items.map(({ topic, at, attempts, fault }) => (
          <li key={`${topic} ${at} ${fault}`} className="text-sm">
            <code>{topic}</code> · {formatInstant(at, zone, locale)} ·{' '}
            {m.app_webhook_aside_attempts({ count: formatCount(attempts, locale) })}
            <span className="wrap-anywhere block text-ink-2">{fault}</span>
          </li>
        ))}
      </ul>
      <Form method="post" className="mt-3">
        <SentField />
        <Button name="do" value="retry-aside" tone="outline">
          {m.app_webhook_aside_retry()}
        </Button>
      </Form>
    </Notice>
  );
}
