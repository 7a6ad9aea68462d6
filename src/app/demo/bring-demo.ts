/** Loads the demo into a database of its own. A load that was cut off is taken out again, and begins anew. */
import pg from 'pg';
import type { Address } from '../../platform/db/connect.ts';
import { isLoading, keepPurpose, markLoading } from '../../platform/db/purpose.ts';
import { type DemoParts, loadDemo } from './fill-demo.ts';
import { removeDemo } from './remove-demo.ts';

export interface Bringing extends DemoParts {
  readonly owner: Address;
  /** Whether there is nothing yet. */
  readonly fresh: boolean;
  /** Hears what is under way, in a sentence. */
  readonly say: (line: string) => void;
}

export async function bringDemo({ owner, fresh, say, ...parts }: Bringing): Promise<void> {
  const { db } = parts.services.runner;
  await keepPurpose(db, 'demo');
  const again = await isLoading(db);
  if (again) {
    say('The demo was cut off while it was being loaded; it begins anew.');
    await removeDemo(owner);
    await run(owner, 'vacuum');
  }
  if (!again && !fresh) return loadDemo(parts);
  say('Loading the demo: two provinces, then about 2,400 sales of two days. This takes a moment, once.');
  await markLoading(db, true);
  const count = () => run(owner, 'analyze');
  await loadDemo({ ...parts, count });
  await count();
  await markLoading(db, false);
}

/**
 * What PostgreSQL would do by itself within a minute or two. Until then it takes tables that were filled at once for almost empty, and
 * those that a cut off transaction has left behind for large and empty: plans made by that take many seconds a question.
 */
async function run(owner: Address, command: 'vacuum' | 'analyze'): Promise<void> {
  const client = new pg.Client({ ...owner, application_name: 'gelaran-demo' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`set client_min_messages = error`);
    await client.query(command);
  } finally {
    await client.end();
  }
}
