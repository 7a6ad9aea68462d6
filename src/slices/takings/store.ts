/** SQL of judgements: who said what of which payments. */
import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Money } from '../../kinds/money.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Source, Verdict, Word } from './contract.ts';

export interface NewJudgement {
  readonly id: Id<'judgement'>;
  readonly source: Source;
  readonly verdict: Verdict;
  readonly note: string;
  readonly undoes: Id<'judgement'> | null;
  readonly statement: Id<'statement'> | null;
}

export async function insertJudgement(ctx: AtEdition, tx: Tx, judgement: NewJudgement): Promise<void> {
  const { id, source, verdict, note, undoes, statement } = judgement;
  await tx
    .insertInto('takings.judgement')
    .values({
      organiser_id: ctx.organiser,
      id,
      edition_id: ctx.edition,
      source,
      verdict,
      note,
      made_at: new Date(ctx.clock.now()),
      made_by: ctx.actor.kind === 'person' ? ctx.actor.user : null,
      undoes,
      statement_id: statement,
    })
    .execute();
}

export async function insertConfirmations(
  tx: Tx,
  organiser: Id<'organiser'>,
  judgement: Id<'judgement'>,
  verdict: Verdict,
  words: readonly (Word & { readonly amount: Money })[],
): Promise<void> {
  await tx
    .insertInto('takings.confirmation')
    .values(
      words.map((word) => ({
        organiser_id: organiser,
        judgement_id: judgement,
        receipt_id: word.receipt,
        payment_no: word.no,
        verdict,
        amount: word.amount,
        reference: word.reference,
        line_key: word.lineKey ?? null,
        paid_at: word.paidAt === null || word.paidAt === undefined ? null : new Date(word.paidAt),
      })),
    )
    .execute();
}

/** Lines of statements that stand for a confirmed payment just now. */
export async function selectStandingLines(
  tx: Tx,
  organiser: Id<'organiser'>,
  keys: readonly string[],
): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  await lockLines(tx, organiser);
  const { rows } = await sql<{ key: string }>`
    select line.line_key as key from takings.confirmation line
    where line.organiser_id = ${organiser} and line.line_key = any(${keys}::text[]) and line.verdict = 'confirmed'
      and not exists (select 1 from takings.confirmation later
        where later.organiser_id = line.organiser_id and later.receipt_id = line.receipt_id
          and later.payment_no = line.payment_no and later.seq > line.seq)`.execute(tx);
  return new Set(rows.map((row) => row.key));
}

export async function findJudgement(ctx: AtEdition, tx: Tx, judgement: Id<'judgement'>) {
  const row = await tx
    .selectFrom('takings.judgement as one')
    .select(['one.verdict'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('takings.judgement as later')
            .select(sql`1`.as('one'))
            .where('later.organiser_id', '=', ctx.organiser)
            .whereRef('later.undoes', '=', 'one.id'),
        )
        .as('undone'),
    )
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', judgement)
    .executeTakeFirst();
  return row && { verdict: row.verdict, undone: Boolean(row.undone) };
}

/** What a judgement said of payments of which nothing was said since. */
export async function selectStandingWords(
  tx: Tx,
  organiser: Id<'organiser'>,
  judgement: Id<'judgement'>,
): Promise<Word[]> {
  const { rows } = await sql<Word>`
    select said.receipt_id as receipt, said.payment_no as no, said.reference
    from takings.confirmation said
    where said.organiser_id = ${organiser} and said.judgement_id = ${judgement}
      and not exists (select 1 from takings.confirmation later
        where later.organiser_id = said.organiser_id and later.receipt_id = said.receipt_id
          and later.payment_no = said.payment_no and later.seq > said.seq)`.execute(tx);
  return rows;
}

/** Whether a line of a statement stands for a payment just now. */
export async function isPaidByStatement(
  tx: Tx,
  organiser: Id<'organiser'>,
  { receipt, no }: Pick<Word, 'receipt' | 'no'>,
): Promise<boolean> {
  const newest = await tx
    .selectFrom('takings.confirmation')
    .select(['verdict', 'line_key'])
    .where('organiser_id', '=', organiser)
    .where('receipt_id', '=', receipt)
    .where('payment_no', '=', no)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.verdict === 'confirmed' && newest.line_key !== null;
}

/** Whether lines of this statement stand for payments just now; waits for who confirms by a statement just now. */
export async function isStanding(tx: Tx, organiser: Id<'organiser'>, statement: Id<'statement'>): Promise<boolean> {
  await lockLines(tx, organiser);
  const { rows } = await sql`
    select 1 from takings.judgement
    join takings.confirmation line on line.organiser_id = judgement.organiser_id and line.judgement_id = judgement.id
    where judgement.organiser_id = ${organiser} and judgement.statement_id = ${statement} and line.verdict = 'confirmed'
      and not exists (select 1 from takings.confirmation later
        where later.organiser_id = line.organiser_id and later.receipt_id = line.receipt_id
          and later.payment_no = line.payment_no and later.seq > line.seq)
    limit 1`.execute(tx);
  return rows.length > 0;
}

/** Two who confirm by the same statement wait for each other, so that neither overlooks what the other has just used. */
async function lockLines(tx: Tx, organiser: Id<'organiser'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`statement-lines:${organiser}`}, 0))`.execute(tx);
}
