/** What an installation is for. Decided once; the demo and real work never share a database. */
import type { Generated } from 'kysely';
import type { Db, DefaultedInstantColumn } from './database.ts';

export type Purpose = 'demo' | 'real';

interface PurposeTable {
  single: boolean;
  purpose: Purpose;
  decided_at: DefaultedInstantColumn;
  loading: Generated<boolean>;
}

declare module './database.ts' {
  interface Database {
    'platform.purpose': PurposeTable;
  }
}

export async function findPurpose(db: Db): Promise<Purpose | undefined> {
  return (await db.selectFrom('platform.purpose').select('purpose').executeTakeFirst())?.purpose;
}

export async function keepPurpose(db: Db, purpose: Purpose): Promise<void> {
  await db
    .insertInto('platform.purpose')
    .values({ single: true, purpose })
    .onConflict((conflict) => conflict.column('single').doUpdateSet({ purpose }))
    .execute();
}

export async function isLoading(db: Db): Promise<boolean> {
  return (await db.selectFrom('platform.purpose').select('loading').executeTakeFirst())?.loading === true;
}

export async function markLoading(db: Db, loading: boolean): Promise<void> {
  await db.updateTable('platform.purpose').set({ loading }).execute();
}
