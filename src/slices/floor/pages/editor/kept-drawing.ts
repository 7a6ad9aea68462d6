/** What is drawn and not saved, kept on the device until it is: a tab that is closed or thrown away loses nothing. Of one person at one plan. */
import { planChanges } from '../../drawing.ts';
import type { Keep, Kept } from './plan-desk.ts';

const kept = planChanges.pick({ base: true, changes: true });

const keyOf = (slug: string) => `gelaran-plan-${slug}`;

/** Storage that is full or forbidden keeps nothing; what is drawn is on the screen all the same. */
export function keepDrawing(slug: string): Keep {
  return (each) => {
    try {
      if (each === null) localStorage.removeItem(keyOf(slug));
      else localStorage.setItem(keyOf(slug), JSON.stringify(each));
    } catch {
      return;
    }
  };
}

/** What an earlier page left; what cannot be read any more is nothing. */
export function findKeptDrawing(slug: string): Kept | undefined {
  try {
    const read = kept.safeParse(JSON.parse(localStorage.getItem(keyOf(slug)) ?? 'null'));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
