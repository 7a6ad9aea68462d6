/** All of the demo in its order: the editions, then what was sold at them, then what was taken in. */
import type { Runner } from '../../platform/db/runner.ts';
import type { EventReader } from '../../slices/hall/index.ts';
import { loadDemoSales } from './demo-sales.ts';
import { loadDemoTakings } from './demo-takings.ts';
import { loadDemoEditions } from './load-demo.ts';

export interface DemoParts {
  readonly services: { readonly runner: Runner };
  /** What reads the hall's events, as the server has wired it. */
  readonly wired: { readonly readers: readonly EventReader[] };
  /** Ends the loading early. */
  readonly signal?: AbortSignal | undefined;
  /** Called when much has just been stored, for PostgreSQL to count it. */
  readonly count?: () => Promise<void>;
}

/** Loads what is missing of the demo; nothing when all is there. */
export async function loadDemo({ services, wired, signal, count }: DemoParts): Promise<void> {
  await loadDemoEditions(services.runner);
  await count?.();
  await loadDemoSales(services.runner, wired.readers, signal);
  await loadDemoTakings(services.runner);
}
