/** SQL of the photographs. */
import { type Insertable, sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Context } from '../db/context.ts';
import type { Database, Db, Tx } from '../db/database.ts';
import type { PhotoFormat, PhotoSize } from './photo.ts';
import './tables.ts';

/** By its id alone: row level security shows the organiser's own. */
export async function findFile(tx: Tx, id: Id<'photo'>) {
  return tx
    .selectFrom('platform.file')
    .select(['sha256', 'width', 'height', 'sent_by as sentBy', 'business_id as business'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The measures of a content that the organiser keeps already. */
export async function findContent(ctx: Context, tx: Tx, sha256: Buffer) {
  return tx
    .selectFrom('platform.file')
    .select(['width', 'height'])
    .where('organiser_id', '=', ctx.organiser)
    .where('sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst();
}

export async function countSent(ctx: Context, tx: Tx, user: string, since: number): Promise<number> {
  const { count } = await tx
    .selectFrom('platform.file')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organiser_id', '=', ctx.organiser)
    .where('sent_by', '=', user)
    .where(sql<boolean>`made_at > ${new Date(since)}`)
    .executeTakeFirstOrThrow();
  return count;
}

/** Keeping and forgetting of one content wait for each other, so that nobody forgets what another just came to share. */
export async function lockContent(ctx: Context, tx: Tx, sha256: Buffer): Promise<void> {
  const name = `file:${ctx.organiser}:${sha256.toString('hex')}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

export async function insertVariants(
  tx: Tx,
  rows: readonly Insertable<Database['platform.file_variant']>[],
): Promise<void> {
  await tx
    .insertInto('platform.file_variant')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** False when the id is another photograph's already, be it another organiser's. */
export async function insertFile(tx: Tx, row: Insertable<Database['platform.file']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('platform.file')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export interface Wanted {
  readonly id: Id<'photo'>;
  readonly size: PhotoSize;
  readonly format: PhotoFormat;
}

/** The variant, or the next smaller where the photograph is not that large; with who may see it. */
export async function findVariant(db: Db | Tx, { id, size, format }: Wanted) {
  return db
    .selectFrom('platform.file as file')
    .innerJoin('platform.file_variant as variant', (join) =>
      join.onRef('variant.organiser_id', '=', 'file.organiser_id').onRef('variant.sha256', '=', 'file.sha256'),
    )
    .select([
      'variant.bytes',
      'variant.size',
      'file.sha256',
      'file.public',
      'file.sent_by as sentBy',
      'file.business_id as business',
    ])
    .where('file.id', '=', id)
    .where('variant.format', '=', format)
    .where('variant.size', '<=', size)
    .orderBy('variant.size', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The same as `selectFiles`, and nobody deletes them until the transaction ends. */
export async function holdFiles(ctx: Context, tx: Tx, ids: readonly Id<'photo'>[]) {
  return filesNamed(ctx, tx, ids).orderBy('id').forKeyShare().execute();
}

/** In the order of their ids. Nobody attaches them meanwhile, as whoever does holds them. */
export async function lockFiles(ctx: Context, tx: Tx, ids: readonly Id<'photo'>[]): Promise<void> {
  await filesNamed(ctx, tx, ids).orderBy('id').forUpdate().execute();
}

export async function selectFiles(ctx: Context, tx: Tx, ids: readonly Id<'photo'>[]) {
  return filesNamed(ctx, tx, ids).execute();
}

function filesNamed(ctx: Context, tx: Tx, ids: readonly Id<'photo'>[]) {
  return tx
    .selectFrom('platform.file')
    .select(['id', 'width', 'height', 'sent_by as sentBy', 'business_id as business'])
    .where('organiser_id', '=', ctx.organiser)
    .where('id', 'in', [...ids]);
}

export async function setPublic(ctx: Context, tx: Tx, ids: readonly Id<'photo'>[], isPublic: boolean): Promise<void> {
  await tx
    .updateTable('platform.file')
    .set({ public: isPublic })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', 'in', [...ids])
    .where('public', '!=', isPublic)
    .execute();
}

export async function deleteFile(ctx: Context, tx: Tx, id: Id<'photo'>): Promise<void> {
  await tx.deleteFrom('platform.file').where('organiser_id', '=', ctx.organiser).where('id', '=', id).execute();
}

export async function deleteContentUnlessUsed(ctx: Context, tx: Tx, sha256: Buffer): Promise<void> {
  await tx
    .deleteFrom('platform.file_variant')
    .where('organiser_id', '=', ctx.organiser)
    .where('sha256', '=', sha256)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('platform.file')
            .select('platform.file.id')
            .whereRef('platform.file.organiser_id', '=', 'platform.file_variant.organiser_id')
            .whereRef('platform.file.sha256', '=', 'platform.file_variant.sha256'),
        ),
      ),
    )
    .execute();
}
