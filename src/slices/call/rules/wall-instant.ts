/** Instants as a form shows them: `2023-06-01T09:00` on the wall of a zone. */
import { dayAt, formatClock } from '../../../kinds/time.ts';

/** What the clock on the wall shows at an instant, as `<input type="datetime-local">` wants it. */
export function wallOf(at: number, zone: string): string {
  return `${dayAt(at, zone)}T${formatClock(at, zone, 'en')}`;
}
