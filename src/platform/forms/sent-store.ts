import { sql } from 'kysely';
import type { Db, InstantColumn, Tx } from '../db/database.ts';
import type { SentForm } from './sent-form.ts';

export interface SentFormTable {
  readonly key: string;
  readonly digest: Buffer;
  readonly sent_at: InstantColumn;
  readonly answer: Buffer | null;
}

declare module '../db/database.ts' {
  interface Database {
    'platform.sent_form': SentFormTable;
  }
}

export interface KnownForm {
  readonly digest: Buffer;
  readonly answer: Buffer | null;
}

export async function findSentForm(db: Db, key: string): Promise<KnownForm | undefined> {
  return db.selectFrom('platform.sent_form').select(['digest', 'answer']).where('key', '=', key).executeTakeFirst();
}

/** Waits for whoever is just sending the same form. False when it was sent already. */
export async function claimForm(tx: Tx, { key, digest }: Pick<SentForm, 'key' | 'digest'>): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into platform.sent_form (key, digest) values (${key}, ${digest}) on conflict (key) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function keepAnswer(db: Db, key: string, answer: Buffer): Promise<void> {
  await sql`update platform.sent_form set answer = ${answer} where key = ${key}`.execute(db);
}

export async function forgetForm(db: Db, key: string): Promise<void> {
  await sql`delete from platform.sent_form where key = ${key}`.execute(db);
}

/** Answers are kept for two days, that a form was sent for thirty. Returns how many are forgotten. */
export async function pruneSentForms(db: Db): Promise<number> {
  await sql`update platform.sent_form set answer = null where answer is not null and sent_at < now() - interval '2 days'`.execute(
    db,
  );
  const { numAffectedRows = 0n } =
    await sql`delete from platform.sent_form where sent_at < now() - interval '30 days'`.execute(db);
  return Number(numAffectedRows);
}
