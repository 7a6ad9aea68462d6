import { formatInstant } from '../../../../kinds/time.ts';
import { getLocale, m } from '../../../../platform/i18n/index.ts';
import { Button, Notice } from '../../../../platform/ui/index.ts';
import type { PlanAtWork } from '../../index.ts';
import type { Act } from './panel-parts.tsx';

interface AlarmsProps {
  readonly alarms: PlanAtWork['alarms'];
  readonly zone: string;
  readonly act: Act;
}

/** QRIS strings that were replaced, until somebody has looked at the sticker. */
export function Alarms({ alarms, zone, act }: AlarmsProps) {
  return alarms.map((alarm) => (
    <Notice key={alarm.id} kind="danger">
      <p>
        {m.floor_qris_alarm({
          number: alarm.number,
          before: alarm.before,
          after: alarm.after ?? '–',
          by: alarm.byName ?? m.floor_qris_by_system(),
          at: formatInstant(alarm.at, zone, getLocale()),
        })}
      </p>
      <div className="mt-2">
        <Button type="button" tone="outline" onClick={() => void act('qris-seen', { alarm: alarm.id })}>
          {m.floor_qris_seen()}
        </Button>
      </div>
    </Notice>
  ));
}
