/** SQL of the files that answer questions. */
import { type Insertable, sql } from 'kysely';
import type { Id } from '../../../kinds/id.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { DocumentKind } from '../../../platform/files/document-facts.ts';
import type { AnswerFileTable } from '../tables.ts';

interface AskedFile {
  readonly question: string;
  readonly name: string | null;
  readonly kind: DocumentKind | null;
  readonly size: number | null;
}

/** Every question of the application's call that asks for a file, with the file where there is one; in the order of the questions. */
export async function selectAskedFiles(ctx: Context, tx: Tx, application: Id<'application'>): Promise<AskedFile[]> {
  const { rows } = await sql<AskedFile>`
    select asked.question ->> 'code' as question, file.name, file.kind, length(file.bytes) as size
      from call.application
      join call.call held on held.organiser_id = application.organiser_id and held.edition_id = application.edition_id
      cross join lateral jsonb_array_elements(held.questions) with ordinality as asked (question, place)
      left join call.answer_file file on file.organiser_id = application.organiser_id
        and file.application_id = application.id and file.question = asked.question ->> 'code'
      where application.organiser_id = ${ctx.organiser} and application.id = ${application} and asked.question ->> 'kind' = 'file'
      order by asked.place`.execute(tx);
  return rows;
}

export async function findFileBytes(ctx: Context, tx: Tx, application: Id<'application'>, question: string) {
  return tx
    .selectFrom('call.answer_file')
    .select(['name', 'kind', 'bytes'])
    .where('organiser_id', '=', ctx.organiser)
    .where('application_id', '=', application)
    .where('question', '=', question)
    .executeTakeFirst();
}

export async function upsertAnswerFile(tx: Tx, row: Insertable<AnswerFileTable>): Promise<void> {
  const { organiser_id, application_id, question, ...settable } = row;
  await tx
    .insertInto('call.answer_file')
    .values({ organiser_id, application_id, question, ...settable })
    .onConflict((conflict) =>
      conflict.columns(['organiser_id', 'application_id', 'question']).doUpdateSet({ ...settable, loose_since: null }),
    )
    .execute();
}

export async function deleteAnswerFile(
  ctx: Context,
  tx: Tx,
  application: Id<'application'>,
  question: string,
): Promise<void> {
  await tx
    .deleteFrom('call.answer_file')
    .where('organiser_id', '=', ctx.organiser)
    .where('application_id', '=', application)
    .where('question', '=', question)
    .execute();
}

/** Those of every application of a business, for every edition. */
export async function deleteFilesOf(ctx: Context, tx: Tx, business: Id<'business'>): Promise<void> {
  await tx
    .deleteFrom('call.answer_file')
    .where('organiser_id', '=', ctx.organiser)
    .where('application_id', 'in', (of) =>
      of
        .selectFrom('call.application')
        .select('call.application.id')
        .where('call.application.organiser_id', '=', ctx.organiser)
        .where('call.application.business_id', '=', business),
    )
    .execute();
}

/** Its question still asks for a file, and its application is in play or may come to be again. */
const wanted = (now: Date) => sql<boolean>`exists (
  select 1 from call.application
    join call.call held on held.organiser_id = application.organiser_id and held.edition_id = application.edition_id
    cross join lateral jsonb_array_elements(held.questions) as asked
    where application.organiser_id = answer_file.organiser_id and application.id = answer_file.application_id
      and (application.state <> 'withdrawn' or held.closes_at > ${now})
      and asked ->> 'code' = answer_file.question and asked ->> 'kind' = 'file')`;

/** Marks what nobody asks for any more, and deletes what has been so since before `before`; how many went. */
export async function sweepUnasked(ctx: Context, tx: Tx, now: Date, before: Date): Promise<number> {
  await sql`update call.answer_file set loose_since = null
    where organiser_id = ${ctx.organiser} and loose_since is not null and ${wanted(now)}`.execute(tx);
  await sql`update call.answer_file set loose_since = ${now}
    where organiser_id = ${ctx.organiser} and loose_since is null and not ${wanted(now)}`.execute(tx);
  const { numAffectedRows } = await sql`delete from call.answer_file
    where organiser_id = ${ctx.organiser} and loose_since <= ${before} and not ${wanted(now)}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
