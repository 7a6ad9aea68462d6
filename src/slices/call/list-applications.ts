import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { type ApplicationFilter, selectCounts, selectLines } from './applications-store.ts';
import { APPLICATION_STATES, type ApplicationLine, type ApplicationState } from './contract.ts';

export interface ApplicationPage {
  readonly items: readonly ApplicationLine[];
  /** What the next page begins after; undefined on the last. */
  readonly next: number | undefined;
}

/** Applications by number, a page at a time. */
export async function listApplications(ctx: AtEdition, tx: Tx, filter: ApplicationFilter): Promise<ApplicationPage> {
  const rows = await selectLines(ctx, tx, { ...filter, limit: filter.limit + 1 });
  const items = rows.slice(0, filter.limit);
  return { items, next: rows.length > filter.limit ? items.at(-1)?.number : undefined };
}

export interface ApplicationCounts extends Readonly<Record<ApplicationState, number>> {
  readonly nominated: number;
}

/** How many applications of each state every region has; regions without one are left out. */
export async function countApplications(ctx: AtEdition, tx: Tx): Promise<ReadonlyMap<string, ApplicationCounts>> {
  const counts = new Map<string, Record<ApplicationState | 'nominated', number>>();
  for (const { region, state, count, nominated } of await selectCounts(ctx, tx)) {
    const held =
      counts.get(region) ??
      ({ nominated: 0, ...Object.fromEntries(APPLICATION_STATES.map((each) => [each, 0])) } as Record<
        ApplicationState | 'nominated',
        number
      >);
    held[state] += count;
    held.nominated += nominated;
    counts.set(region, held);
  }
  return counts;
}
