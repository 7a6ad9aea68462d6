import { type Clock, dayAt } from '../../kinds/time.ts';

/**
 * The demo edition took place in June 2023; for a newcomer today is always its second day, at the hour that the wall
 * shows. Whole days are taken off, so a phone's clock and the board agree on the hour. Only the domain's clock is shifted:
 * sessions and cookies keep real time.
 */
export function demoClock(real: Clock, day: string, zone: string): Clock {
  return {
    now() {
      const now = real.now();
      const days = Math.round(
        (Date.parse(`${dayAt(now, zone)}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / 86_400_000,
      );
      return now - days * 86_400_000;
    },
  };
}
