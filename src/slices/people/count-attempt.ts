import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface Tempo {
  readonly seconds: number;
  readonly most: number;
}

/** Counts older than this say nothing any more; no tempo is longer. */
const KEPT_MS = 86_400_000;

/**
 * Counts an attempt under a name (an address that asks, an address that is asked for); all processes count together. False
 * when there were too many within the time.
 */
export async function countAttempt(db: Db, name: string, { seconds, most }: Tempo, now: number): Promise<boolean> {
  const at = new Date(now);
  const since = new Date(now - seconds * 1000);
  const { rows } = await sql<{ count: number }>`
    insert into people.attempt as counted (key, count, since) values (${name}, 1, ${at})
    on conflict (key) do update set
      count = case when counted.since < ${since} then 1 else counted.count + 1 end,
      since = case when counted.since < ${since} then ${at} else counted.since end
    returning count`.execute(db);
  const count = rows[0]?.count ?? 0;
  if (count === 1) await sql`delete from people.attempt where since < ${new Date(now - KEPT_MS)}`.execute(db);
  return count <= most;
}

/** Begins a name's count anew: whoever got in had not been guessing. */
export async function forgetAttempts(db: Db, name: string): Promise<void> {
  await sql`delete from people.attempt where key = ${name}`.execute(db);
}

/** Forgets what was counted under an address: guesses at its password, letters and applications that were asked for with it. */
export async function forgetAddress(db: Db, email: string): Promise<void> {
  const address = email.trim().toLowerCase();
  await sql`delete from people.attempt where key = any (${[`guess ${address}`, `letters-to ${address}`, `apply-for ${address}`]}::text[])`.execute(
    db,
  );
}

/** Forgets what was counted of a person: invitations sent, codes that were used. */
export async function forgetPerson(db: Db, user: string): Promise<void> {
  await sql`delete from people.attempt where starts_with(key, ${`code ${user} `}) or (starts_with(key, 'invite ') and right(key, ${user.length + 1}) = ${` ${user}`})`.execute(
    db,
  );
}
