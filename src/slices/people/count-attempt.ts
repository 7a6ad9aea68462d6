import { sql } from 'kysely';
import { newId } from '../../kinds/id.ts';
import type { Db } from '../../platform/db/database.ts';

export interface Tempo {
  readonly seconds: number;
  readonly most: number;
}

/**
 * Counts an attempt under a name (an address that asks, an address that is asked for); all processes count together. False
 * when there were too many within the time.
 */
export async function countAttempt(db: Db, name: string, { seconds, most }: Tempo, now: number): Promise<boolean> {
  const since = now - seconds * 1000;
  const { rows } = await sql<{ count: number }>`
    insert into people."rateLimit" as counted (id, key, count, "lastRequest") values (${newId()}, ${name}, 1, ${now})
    on conflict (key) do update set
      count = case when counted."lastRequest" < ${since} then 1 else counted.count + 1 end,
      "lastRequest" = case when counted."lastRequest" < ${since} then ${now} else counted."lastRequest" end
    returning count`.execute(db);
  return (rows[0]?.count ?? 0) <= most;
}
