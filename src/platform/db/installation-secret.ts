import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, DefaultedInstantColumn } from './database.ts';

interface SecretTable {
  name: string;
  value: string;
  made_at: DefaultedInstantColumn;
}

declare module './database.ts' {
  interface Database {
    'platform.secret': SecretTable;
  }
}

/** A random secret that all processes of one installation share: made by whoever comes first, then the same for ever. */
export async function installationSecret(db: Db, name: string): Promise<string> {
  await db
    .insertInto('platform.secret')
    .values({ name, value: randomBytes(48).toString('base64url') })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { rows } = await sql<{ value: string }>`select value from platform.secret where name = ${name}`.execute(db);
  const value = rows[0]?.value;
  if (value === undefined) throw new Error(`the secret ${name} could not be kept`);
  return value;
}
