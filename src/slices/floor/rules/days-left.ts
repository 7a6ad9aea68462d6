/** On which days of an edition somebody has no place yet. */
import type { Days } from './days.ts';

/** Of all days in order, those that none of the taken stretches covers. */
export function daysLeft(all: readonly string[], taken: readonly Days[]): string[] {
  return all.filter((day) => !taken.some(({ from, to }) => from <= day && day <= to));
}

/** Days in order as stretches of neighbours: what follows directly in `all` belongs together. */
export function stretchesOf(all: readonly string[], days: readonly string[]): Days[] {
  const wanted = new Set(days);
  const stretches: { from: string; to: string }[] = [];
  let running = false;
  for (const day of all) {
    const last = stretches.at(-1);
    if (!wanted.has(day)) running = false;
    else if (running && last) last.to = day;
    else {
      stretches.push({ from: day, to: day });
      running = true;
    }
  }
  return stretches;
}
