/** SQL of the projector's inbox: uploads that the hall has told of and nobody has folded yet. */
import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { statement } from '../../platform/db/prepared.ts';
import { BATCH_STORED } from '../hall/index.ts';
import { PAYMENTS_JUDGED } from '../takings/index.ts';

export interface StoredNews {
  readonly seq: number;
  readonly batch: Id<'batch'>;
  readonly edition: Id<'edition'>;
}

/** Two numbers that together no other lock of ours has: this purpose, and the organiser. */
const LOCK = 7_264_252;

/** Reading the outbox is open, so this needs no organiser. */
export async function listOrganisersWithNews(db: Db): Promise<Id<'organiser'>[]> {
  const { rows } = await sql<{ organiser: Id<'organiser'> }>`
    select distinct organiser_id as organiser from platform.outbox where topic in (${BATCH_STORED}, ${PAYMENTS_JUDGED})`.execute(
    db,
  );
  return rows.map((row) => row.organiser);
}

/** True when no other process folds for this organiser just now; held until the transaction ends. */
export async function takeTurn(tx: Tx, organiser: Id<'organiser'>): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(${LOCK}, hashtext(${organiser})) as taken`.execute(tx);
  return rows[0]?.taken === true;
}

const TAKE = statement<StoredNews>(
  'insights.take-uploads',
  `delete from platform.outbox
where seq = any(array(
  select seq from platform.outbox where organiser_id = $1::uuid and topic = $2 order by seq limit $3::int))
returning seq, payload->>'batch' as batch, payload->>'edition' as edition`,
);

/** Takes the oldest uploads out of the outbox; they are back if the transaction fails. */
export async function takeNews(tx: Tx, organiser: Id<'organiser'>, limit: number): Promise<StoredNews[]> {
  return TAKE(tx, organiser, BATCH_STORED, limit);
}

export interface JudgementNews {
  readonly judgement: Id<'judgement'>;
  readonly edition: Id<'edition'>;
}

/** Takes the oldest judgements of payments out of the outbox, but for those that could not be folded before. */
export async function takeJudgements(
  tx: Tx,
  organiser: Id<'organiser'>,
  limit: number,
  without: ReadonlySet<string>,
): Promise<JudgementNews[]> {
  const { rows } = await sql<JudgementNews>`
    delete from platform.outbox
    where seq = any(array(
      select seq from platform.outbox
      where organiser_id = ${organiser} and topic = ${PAYMENTS_JUDGED} and not payload->>'judgement' = any(${[...without]}::text[])
      order by seq limit ${limit}))
    returning payload->>'judgement' as judgement, payload->>'edition' as edition`.execute(tx);
  return rows;
}

/** Tells every process, at the commit, whose figures moved. The directory of editions is open. */
export async function notifyFigures(tx: Tx, editions: readonly Id<'edition'>[]): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select slug, pg_notify('figures', slug) from editions.directory where edition_id = any(${`{${editions.join(',')}}`}::uuid[])`.execute(
    tx,
  );
  return rows.map((row) => row.slug);
}
