/** SQL of the slice. Row level security keeps every statement within the organiser of its transaction. */
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { getCountry } from '../people/index.ts';
import type { DeliveryLine, DeliveryNoteSummary, Moved, Movement } from './contract.ts';
import { noteNumber } from './rules/note-number.ts';
import type { DeliveryLineTable, DeliveryNoteTable, MovementTable } from './tables.ts';

export async function isExhibiting(ctx: AtEdition, tx: Tx, business: Id<'business'>): Promise<boolean> {
  const row = await tx
    .selectFrom('exhibitors.taking_part')
    .select('business_id')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('business_id', '=', business)
    .executeTakeFirst();
  return row !== undefined;
}

/** The next number of the edition; who writes a note at the same time waits, so that none is given twice. */
export async function takeNumber(ctx: AtEdition, tx: Tx): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`delivery-note:${ctx.edition}`}, 0))`.execute(tx);
  const row = await tx
    .selectFrom('stock.delivery_note')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export async function insertNote(tx: Tx, row: Insertable<DeliveryNoteTable>): Promise<void> {
  await tx.insertInto('stock.delivery_note').values(row).execute();
}

function noteOf(ctx: AtEdition, tx: Tx, note: Id<'delivery-note'>) {
  return tx
    .selectFrom('stock.delivery_note')
    .selectAll()
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', note);
}

export async function findNote(
  ctx: AtEdition,
  tx: Tx,
  note: Id<'delivery-note'>,
): Promise<Selectable<DeliveryNoteTable> | undefined> {
  return noteOf(ctx, tx, note).executeTakeFirst();
}

/** Locks a note, so that who sends, takes or changes it at the same time waits. */
export async function lockNote(
  ctx: AtEdition,
  tx: Tx,
  note: Id<'delivery-note'>,
): Promise<Selectable<DeliveryNoteTable> | undefined> {
  return noteOf(ctx, tx, note).forUpdate().executeTakeFirst();
}

export async function updateNote(
  ctx: AtEdition,
  tx: Tx,
  note: Id<'delivery-note'>,
  set: Updateable<DeliveryNoteTable>,
): Promise<void> {
  await tx
    .updateTable('stock.delivery_note')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', note)
    .execute();
}

/** The lines of a note, instead of those that it had. */
export async function putLines(
  ctx: AtEdition,
  tx: Tx,
  note: Id<'delivery-note'>,
  lines: readonly Omit<Insertable<DeliveryLineTable>, 'organiser_id' | 'note_id'>[],
): Promise<void> {
  await tx
    .deleteFrom('stock.delivery_line')
    .where('organiser_id', '=', ctx.organiser)
    .where('note_id', '=', note)
    .execute();
  await tx
    .insertInto('stock.delivery_line')
    .values(lines.map((line) => ({ ...line, organiser_id: ctx.organiser, note_id: note })))
    .execute();
}

export async function selectLines(ctx: AtEdition, tx: Tx, note: Id<'delivery-note'>): Promise<DeliveryLine[]> {
  return tx
    .selectFrom('stock.delivery_line')
    .select(['line_no as line', 'product_id as product', 'batch', 'expires_on as expiresOn', 'sent', 'received'])
    .where('organiser_id', '=', ctx.organiser)
    .where('note_id', '=', note)
    .orderBy('line_no')
    .execute();
}

export async function setReceived(
  ctx: AtEdition,
  tx: Tx,
  note: Id<'delivery-note'>,
  counted: readonly { readonly line: number; readonly received: number }[],
): Promise<void> {
  await sql`
    update stock.delivery_line line set received = counted.received
    from unnest(${counted.map(({ line }) => line)}::int[], ${counted.map(({ received }) => received)}::int[]) as counted (no, received)
    where line.organiser_id = ${ctx.organiser} and line.note_id = ${note} and line.line_no = counted.no`.execute(tx);
}

export async function insertMovements(tx: Tx, rows: readonly Insertable<MovementTable>[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('stock.movement')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['organiser_id', 'id']).doNothing())
    .execute();
}

const summed = (column: 'sent' | 'received') => sql<number>`coalesce(sum(line.${sql.ref(column)}), 0)`;

/** Notes with the pieces of their lines, the newest first. */
export async function selectNotes(
  ctx: AtEdition,
  tx: Tx,
  asked: {
    readonly reach: Reach;
    readonly business?: Id<'business'> | undefined;
    readonly before?: number | undefined;
  },
  limit: number,
): Promise<DeliveryNoteSummary[]> {
  const { reach, business, before } = asked;
  let query = tx
    .selectFrom('stock.delivery_note as note')
    .innerJoin('exhibitors.taking_part as seller', (join) =>
      join
        .onRef('seller.organiser_id', '=', 'note.organiser_id')
        .onRef('seller.edition_id', '=', 'note.edition_id')
        .onRef('seller.business_id', '=', 'note.business_id'),
    )
    .innerJoin('stock.delivery_line as line', (join) =>
      join.onRef('line.organiser_id', '=', 'note.organiser_id').onRef('line.note_id', '=', 'note.id'),
    )
    .select(['note.id', 'note.business_id', 'note.number', 'note.state', 'written_at', 'sent_at', 'received_at'])
    .select([summed('sent').as('sent'), summed('received').as('received')])
    .where('note.organiser_id', '=', ctx.organiser)
    .where('note.edition_id', '=', ctx.edition)
    .groupBy(['note.organiser_id', 'note.id'])
    .orderBy('note.number', 'desc')
    .limit(limit);
  if (business !== undefined) query = query.where('note.business_id', '=', business);
  if (before !== undefined) query = query.where('note.number', '<', before);
  if (!reach.all)
    query = query.where((eb) =>
      eb.or([
        sql<boolean>`seller.region_code = any(${reach.regions}::text[])`,
        sql<boolean>`note.business_id = any(${reach.businesses}::uuid[])`,
      ]),
    );
  const { noteLetters: letters } = await getCountry(ctx, tx);
  return (await query.execute()).map((row) => ({
    id: row.id,
    business: row.business_id,
    number: noteNumber(row.number, letters),
    state: row.state,
    writtenAt: row.written_at,
    sentAt: row.sent_at,
    receivedAt: row.received_at,
    sent: Number(row.sent),
    received: row.received_at === null ? null : Number(row.received),
  }));
}

export async function selectMoved(ctx: AtEdition, tx: Tx, business: Id<'business'> | undefined): Promise<Moved[]> {
  let query = tx
    .selectFrom('stock.moved')
    .select(['business_id as business', 'product_id as product', 'received', 'returned', 'damaged', 'corrected'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition);
  if (business !== undefined) query = query.where('business_id', '=', business);
  return query.execute();
}

/** The newest first. */
export async function selectMovements(
  ctx: AtEdition,
  tx: Tx,
  business: Id<'business'>,
  limit: number,
): Promise<Movement[]> {
  const rows = await tx
    .selectFrom('stock.movement as movement')
    .leftJoin('stock.delivery_note as note', (join) =>
      join.onRef('note.organiser_id', '=', 'movement.organiser_id').onRef('note.id', '=', 'movement.note_id'),
    )
    .select(['movement.id', 'product_id as product', 'kind', 'quantity', 'batch', 'expires_on as expiresOn', 'reason'])
    .select(['moved_at as at', 'note.number'])
    .where('movement.organiser_id', '=', ctx.organiser)
    .where('movement.edition_id', '=', ctx.edition)
    .where('movement.business_id', '=', business)
    .orderBy('moved_at', 'desc')
    .orderBy('movement.id', 'desc')
    .limit(limit)
    .execute();
  const { noteLetters: letters } = await getCountry(ctx, tx);
  return rows.map(({ number, ...row }) => ({ ...row, note: number === null ? null : noteNumber(number, letters) }));
}
