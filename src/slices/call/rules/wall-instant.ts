/** Instants as a form shows them: `2023-06-01T09:00` on the wall of a zone. */
import { dayAt, formatClock } from '../../../kinds/time.ts';

const WALL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** What the clock on the wall shows at an instant, as `<input type="datetime-local">` wants it. */
export function wallOf(at: number, zone: string): string {
  return `${dayAt(at, zone)}T${formatClock(at, zone, 'en')}`;
}

/**
 * The instant at which the wall shows this, or undefined when the text is none. An hour that a zone skips or has twice (by
 * summer time) is taken as one of those near it; Indonesia has neither.
 */
export function instantOf(wall: string, zone: string): number | undefined {
  const asUtc = Date.parse(`${wall}Z`);
  if (!WALL.test(wall) || Number.isNaN(asUtc)) return undefined;
  let at = asUtc;
  // Twice, because the offset is that of the instant, which is what is sought.
  for (let round = 0; round < 2; round++) at += asUtc - Date.parse(`${wallOf(at, zone)}Z`);
  return at;
}
