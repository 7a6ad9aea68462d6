/** The demo: two provinces, one of them real in its public facts, and sales that are made up. */
import type { Runner } from '../../platform/db/runner.ts';
import type { EventReader } from '../../slices/hall/index.ts';
import { loadDemoSales } from './demo-sales.ts';
import { loadDemoTakings } from './demo-takings.ts';
import { loadDemoEditions } from './load-demo.ts';

export { bringDemo } from './bring-demo.ts';
export { DEMO_PEOPLE } from './people.ts';

/** The demo's today: the second day of its edition. */
export const DEMO_DAY = '2023-06-24';
export const DEMO_ZONE = 'Asia/Jakarta';

export interface DemoParts {
  readonly services: { readonly runner: Runner };
  /** What reads the hall's events, as the server has wired it. */
  readonly wired: { readonly readers: readonly EventReader[] };
  /** Ends the loading early. */
  readonly signal?: AbortSignal | undefined;
}

/** Loads what is missing of the demo; nothing when all is there. */
export async function loadDemo({ services, wired, signal }: DemoParts): Promise<void> {
  await loadDemoEditions(services.runner);
  await loadDemoSales(services.runner, wired.readers, signal);
  await loadDemoTakings(services.runner);
}
