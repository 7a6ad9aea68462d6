/** A person says which line of a statement names its columns, and which column is what. Both are remembered. */
import { z } from 'zod';
import type { Id } from '../../../kinds/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { headingsHash } from '../../../platform/lists/index.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { headedAt } from '../../../platform/sheets/index.ts';
import { type AtEdition, accept, getEditionFacts } from '../../editions/index.ts';
import { errors } from '../errors.ts';
import { guessMapping } from '../rules/guess-columns.ts';
import type { StatementMapping } from '../rules/read-statement.ts';
import type { StatementRow } from '../rules/statement-amount.ts';
import { isStanding } from '../store.ts';
import { keptTable } from './statements.ts';

/** A kept line as it was read. */
const whole = (row: StatementRow) => ({ ...row, formulas: [] });

const column = z.int().min(0).max(63);
export const mappingInput = z.strictObject({
  date: column,
  time: column.nullable(),
  zone: column.nullable(),
  amount: column,
  debit: column.nullable(),
  direction: column.nullable(),
  status: column.nullable().default(null),
  reference: column.nullable(),
  merchant: column.nullable(),
  order: z.enum(['dmy', 'mdy']),
});

/**
 * Says which column is what, for this statement and for others with the same headings. Not while lines of it stand for
 * payments: with other columns they would be taken for other lines, and stand for a second payment each.
 * @throws `takings.statement-unknown`, `takings.statement-confirmed`.
 */
export async function nameColumns(
  ctx: AtEdition,
  tx: Tx,
  statement: Id<'statement'>,
  input: StatementMapping,
): Promise<void> {
  const mapping = JSON.stringify(accept(mappingInput, input));
  if (await isStanding(tx, ctx.organiser, statement)) throw new DomainError(errors['statement-confirmed']);
  const changed = await tx
    .updateTable('takings.statement')
    .set({ mapping })
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', statement)
    .returning('headers')
    .executeTakeFirst();
  if (!changed) throw new DomainError(errors['statement-unknown']);
  await tx
    .insertInto('takings.statement_mapping')
    .values({ organiser_id: ctx.organiser, headings: headingsHash(changed.headers), mapping })
    .onConflict((conflict) => conflict.columns(['organiser_id', 'headings']).doUpdateSet({ mapping }))
    .execute();
}

/**
 * Says which line names the columns, where it was not found or found wrongly; what they are is guessed anew, or known.
 * @param line of the file, from 1. @throws `takings.statement-unknown`, `takings.statement-confirmed`.
 */
export async function pointAtHeader(ctx: AtEdition, tx: Tx, statement: Id<'statement'>, line: number): Promise<void> {
  if (await isStanding(tx, ctx.organiser, statement)) throw new DomainError(errors['statement-confirmed']);
  const kept = await tx
    .selectFrom('takings.statement')
    .select(['headers', 'header_line', 'above', 'cells'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', statement)
    .executeTakeFirst();
  if (!kept) throw new DomainError(errors['statement-unknown']);
  const table = headedAt(
    {
      header: kept.headers,
      headerLine: kept.header_line,
      above: kept.above.map(whole),
      rows: kept.cells.map(whole),
    },
    line,
  );
  const { zone } = await getEditionFacts(ctx, tx);
  const known = await tx
    .selectFrom('takings.statement_mapping')
    .select('mapping')
    .where('organiser_id', '=', ctx.organiser)
    .where('headings', '=', headingsHash(table.header))
    .executeTakeFirst();
  const mapping = known?.mapping ?? guessMapping(table.header, table.rows, zone);
  await tx
    .updateTable('takings.statement')
    .set({ ...keptTable(table), mapping: mapping && JSON.stringify(mapping) })
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', statement)
    .execute();
}
