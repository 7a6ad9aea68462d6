/** Photographs that were sent and are attached to nothing: marked when they are found so, deleted when they have stayed so. */
import { type RawBuilder, sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Context } from '../db/context.ts';
import type { Tx } from '../db/database.ts';
import { forgetPhoto } from './own-photos.ts';

/** As long as somebody may need who has sent a photograph and comes back to the form later. */
export const LOOSE_FOR_MS = 7 * 24 * 3_600_000;

/**
 * Every place where a photograph can be attached, read from the database itself, so that a table that is added later is not
 * forgotten: columns that refer to `platform.file`, and columns `photos uuid[]`.
 */
async function attachments(tx: Tx): Promise<RawBuilder<unknown>[]> {
  const { rows } = await sql<{ schema: string; table: string; column: string; many: boolean }>`
    select namespace.nspname as schema, class.relname as table, attribute.attname as column, false as many
      from pg_constraint as reference
      cross join lateral unnest(reference.conkey, reference.confkey) as pair (own, other)
      join pg_attribute as attribute on attribute.attrelid = reference.conrelid and attribute.attnum = pair.own
      join pg_attribute as target on target.attrelid = reference.confrelid and target.attnum = pair.other
      join pg_class as class on class.oid = reference.conrelid
      join pg_namespace as namespace on namespace.oid = class.relnamespace
      where reference.contype = 'f' and reference.confrelid = 'platform.file'::regclass and target.attname = 'id'
    union
    select namespace.nspname, class.relname, attribute.attname, true
      from pg_attribute as attribute
      join pg_class as class on class.oid = attribute.attrelid and class.relkind in ('r', 'p')
      join pg_namespace as namespace on namespace.oid = class.relnamespace
      where attribute.attname = 'photos' and attribute.atttypid = 'uuid[]'::regtype and not attribute.attisdropped
    order by 1, 2, 3`.execute(tx);
  return rows.map(({ schema, table, column, many }) => {
    const photo = many ? sql`unnest(${sql.ref(column)})` : sql`${sql.ref(column)}`;
    return sql`select ${photo} from ${sql.table(`${schema}.${table}`)} where ${sql.ref(column)} is not null`;
  });
}

const isAttached = (places: readonly RawBuilder<unknown>[]) =>
  sql<boolean>`(file.public or file.id in (${sql.join(places, sql` union all `)}))`;

/** The organiser's photographs that have been attached to nothing for a week. Marks those that are found so for the first time. */
export async function listLoosePhotos(ctx: Context, tx: Tx): Promise<Id<'photo'>[]> {
  const attached = isAttached(await attachments(tx));
  const now = new Date(ctx.clock.now());
  await sql`update platform.file set loose_since = null
    where organiser_id = ${ctx.organiser} and loose_since is not null and ${attached}`.execute(tx);
  await sql`update platform.file set loose_since = ${now}
    where organiser_id = ${ctx.organiser} and loose_since is null and not ${attached}`.execute(tx);
  const { rows } = await sql<{ id: Id<'photo'> }>`
    select id from platform.file
    where organiser_id = ${ctx.organiser} and loose_since <= ${new Date(now.getTime() - LOOSE_FOR_MS)} order by id limit 500`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Deletes a photograph if it is still attached to nothing. Whoever attaches it at the same moment waits, and finds it gone or kept. */
export async function forgetLoosePhoto(ctx: Context, tx: Tx, id: Id<'photo'>): Promise<boolean> {
  await sql`select id from platform.file where organiser_id = ${ctx.organiser} and id = ${id} for update`.execute(tx);
  const { rows } = await sql`select id from platform.file
    where organiser_id = ${ctx.organiser} and id = ${id} and loose_since is not null and not ${isAttached(await attachments(tx))}`.execute(
    tx,
  );
  if (rows.length === 0) return false;
  await forgetPhoto(ctx, tx, id);
  return true;
}
