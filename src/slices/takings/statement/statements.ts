/** Statements of banks and acquirers: a file is read and kept, with its columns guessed or as they were named before. */

import { type SqlBool, sql } from 'kysely';
import { type Id, newId } from '../../../kinds/id.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { storableText } from '../../../platform/db/storable-text.ts';
import { linesByHash } from '../../../platform/lists/index.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { allRows, HEADER_REACH, headedAt, type ReadTable, readSheet } from '../../../platform/sheets/index.ts';
import { type AtEdition, getEditionFacts } from '../../editions/index.ts';
import { errors } from '../errors.ts';
import { countStatementHeadings, guessMapping } from '../rules/guess-columns.ts';
import type { StatementMapping } from '../rules/read-statement.ts';
import type { StatementRow } from '../rules/statement-amount.ts';

/** Reads a file; whatever it is, nothing is thrown but a refusal that says what is wrong with it. */
export async function readStatementFile(bytes: Uint8Array): Promise<ReadTable> {
  const read = await readSheet(bytes, { knows: countStatementHeadings });
  if (!read.ok) throw new DomainError(errors['statement-unread'], { reason: read.code, ...read.data });
  return read.value;
}

const keptRows = (rows: readonly StatementRow[]): StatementRow[] =>
  rows.map(({ line, cells, numbers = [] }) => ({
    line,
    cells: cells.map(storableText),
    ...(numbers.length > 0 ? { numbers } : {}),
  }));

/** What a table is kept as. */
export function keptTable({ header, headerLine, above, rows }: Omit<ReadTable, 'kind'>) {
  return {
    headers: JSON.stringify(header.map(storableText)),
    header_line: headerLine,
    above: JSON.stringify(keptRows(above)),
    cells: JSON.stringify(keptRows(rows)),
  };
}

interface Known {
  readonly table: ReadTable;
  readonly mapping: StatementMapping | null;
}

/** The table with the header that was named before, wherever in it that stands; else as it was read, with a guess. */
async function recognise(ctx: AtEdition, tx: Tx, table: ReadTable): Promise<Known> {
  const heading = { line: table.headerLine, cells: table.header };
  const rows = [heading, ...allRows(table).slice(0, HEADER_REACH)];
  const byHash = linesByHash(rows.map(({ line, cells }) => ({ line, cells: cells.map(storableText) })));
  const known = await tx
    .selectFrom('takings.statement_mapping')
    .select(['headings', 'mapping'])
    .where('organiser_id', '=', ctx.organiser)
    .where('headings', 'in', [...byHash.keys()])
    .execute();
  for (const [hash, line] of byHash) {
    const found = known.find(({ headings }) => headings === hash);
    if (found) return { table: headedAt(table, line), mapping: found.mapping };
  }
  const { zone } = await getEditionFacts(ctx, tx);
  return { table, mapping: guessMapping(table.header, table.rows, zone) };
}

/**
 * Keeps a statement; its header and columns are guessed, or as they were named for the same headings before. The same file once
 * more is the statement that there is: its lines are known by its columns, which may have been named anew since.
 */
export async function keepStatement(
  ctx: AtEdition,
  tx: Tx,
  given: { readonly name: string; readonly table: ReadTable },
): Promise<Id<'statement'>> {
  const { table, mapping } = await recognise(ctx, tx, given.table);
  const content = keptTable(table);
  const kept = table.rows.length > 0 ? await findKept(ctx, tx, content.headers, content.cells) : undefined;
  if (kept) return kept;
  const id = newId<'statement'>(ctx.clock.now());
  await tx
    .insertInto('takings.statement')
    .values({
      organiser_id: ctx.organiser,
      edition_id: ctx.edition,
      id,
      name: storableText(given.name).trim().slice(0, 200) || 'CSV',
      ...content,
      mapping: mapping && JSON.stringify(mapping),
      made_at: new Date(ctx.clock.now()),
      made_by: ctx.actor.kind === 'person' ? ctx.actor.user : null,
    })
    .execute();
  await audit(ctx, tx, 'takings.statement-kept', id, { lines: table.rows.length });
  return id;
}

async function findKept(ctx: AtEdition, tx: Tx, headers: string, cells: string): Promise<Id<'statement'> | undefined> {
  const kept = await tx
    .selectFrom('takings.statement')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where(sql<SqlBool>`headers::jsonb = ${headers}::jsonb and cells::jsonb = ${cells}::jsonb`)
    .orderBy('made_at')
    .limit(1)
    .executeTakeFirst();
  return kept?.id;
}

export interface ListedStatement {
  readonly id: Id<'statement'>;
  readonly name: string;
  readonly madeAt: number;
}

/** The newest twenty. */
export async function listStatements(ctx: AtEdition, tx: Tx): Promise<ListedStatement[]> {
  return tx
    .selectFrom('takings.statement')
    .select(['id', 'name', 'made_at as madeAt'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
}
