import { Form } from 'react-router';
import { formatInstant } from '../../kinds/time.ts';
import { SentField } from '../../platform/forms/SentField.tsx';
import { getLocale, m } from '../../platform/i18n/index.ts';
import { Button, Card } from '../../platform/ui/index.ts';
import type { QrisAlarm } from '../../slices/floor/index.ts';

interface QrisAlarmsProps {
  readonly alarms: readonly QrisAlarm[];
  readonly zone: string;
  readonly may: boolean;
}

/** QRIS strings that were replaced: a swapped sticker is the common fraud, so somebody goes and looks at it. */
export function QrisAlarms({ alarms, zone, may }: QrisAlarmsProps) {
  if (alarms.length === 0) return null;
  const locale = getLocale();
  return (
    <Card title={m.floor_qris_alarms()}>
      <ul className="grid gap-3">
        {alarms.map((alarm) => (
          <li key={alarm.id} className="grid gap-3 border-line border-t py-3 first:border-t-0">
            <p className="max-w-prose">
              {m.floor_qris_alarm({
                number: alarm.number,
                by: alarm.byName ?? m.floor_qris_by_system(),
                at: formatInstant(alarm.at, zone, locale),
                before: alarm.before,
                after: alarm.after ?? m.floor_qris_none(),
              })}
            </p>
            {alarm.seenAt !== null && (
              <p className="text-ink-2 text-sm">
                {m.floor_qris_checked({
                  by: alarm.seenBy ?? m.floor_qris_by_system(),
                  at: formatInstant(alarm.seenAt, zone, locale),
                })}
              </p>
            )}
            {may && alarm.seenAt === null && (
              <Form method="post">
                <SentField />
                <input type="hidden" name="id" value={alarm.id} />
                <Button name="do" value="qris-seen" tone="outline">
                  {m.floor_qris_seen()}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
