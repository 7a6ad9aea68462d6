/** Statements of banks and acquirers: kept, read by the columns that somebody names, matched, confirmed in one go. */
import { createHash } from 'node:crypto';
import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { type Id, newId } from '../../../kinds/id.ts';
import { readQris } from '../../../kinds/qris/read-qris.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { type ReadTable, readSheet } from '../../../platform/sheets/index.ts';
import { type AtEdition, accept, getEditionFacts } from '../../editions/index.ts';
import { type ClaimedPayment, listClaimed } from '../claimed/list-claimed.ts';
import { placeOf } from '../contract.ts';
import { errors } from '../errors.ts';
import { type Judged, judgePayments } from '../judge-payments.ts';
import { type Matching, matchStatement } from '../rules/match-statement.ts';
import { guessMapping, readStatement, type StatementLine, type StatementMapping } from '../rules/read-statement.ts';
import { isStanding, selectStandingLines } from '../store.ts';

const column = z.int().min(0).max(63);
export const mappingInput = z.strictObject({
  date: column,
  time: column.nullable(),
  amount: column,
  reference: column.nullable(),
  merchant: column.nullable(),
  order: z.enum(['dmy', 'mdy']),
});

/** Most claimed payments that one statement is matched with. */
const MOST_PAYMENTS = 20_000;

/** Reads a file; whatever it is, nothing is thrown but a refusal that says what is wrong with it. */
export async function readStatementFile(bytes: Uint8Array): Promise<ReadTable> {
  const read = await readSheet(bytes);
  if (!read.ok) throw new DomainError(errors['statement-unread'], { reason: read.code, ...read.data });
  return read.value;
}

function headingsHash(headers: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(headers.map((heading) => heading.toLowerCase())))
    .digest('hex');
}

/** Text that PostgreSQL can keep. */
const clean = (text: string) => text.toWellFormed().replaceAll('\0', '');

/**
 * Keeps a statement; its columns are guessed, or as they were named for the same headings before. The same file once more is
 * the statement that there is: its lines are known by its columns, which may have been named anew since.
 */
export async function keepStatement(
  ctx: AtEdition,
  tx: Tx,
  given: { readonly name: string; readonly table: ReadTable },
): Promise<Id<'statement'>> {
  const headers = given.table.header.map(clean);
  const cells = given.table.rows.map((row) => ({ line: row.line, cells: row.cells.map(clean) }));
  const kept = cells.length > 0 ? await findKept(ctx, tx, JSON.stringify(headers), JSON.stringify(cells)) : undefined;
  if (kept) return kept;
  const known = await tx
    .selectFrom('takings.statement_mapping')
    .select('mapping')
    .where('organiser_id', '=', ctx.organiser)
    .where('headings', '=', headingsHash(headers))
    .executeTakeFirst();
  const mapping = known?.mapping ?? guessMapping(headers);
  const id = newId<'statement'>(ctx.clock.now());
  await tx
    .insertInto('takings.statement')
    .values({
      organiser_id: ctx.organiser,
      edition_id: ctx.edition,
      id,
      name: clean(given.name).trim().slice(0, 200) || 'CSV',
      headers: JSON.stringify(headers),
      cells: JSON.stringify(cells),
      mapping: mapping && JSON.stringify(mapping),
      made_at: new Date(ctx.clock.now()),
      made_by: ctx.actor.kind === 'person' ? ctx.actor.user : null,
    })
    .execute();
  await audit(ctx, tx, 'takings.statement-kept', id, { lines: cells.length });
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

export interface StatementPreview {
  readonly id: Id<'statement'>;
  readonly name: string;
  readonly headers: readonly string[];
  readonly mapping: StatementMapping | null;
  readonly lines: ReadonlyMap<string, StatementLine>;
  readonly payments: ReadonlyMap<string, ClaimedPayment>;
  readonly matching: Matching;
  /** Lines of the file that are no incoming payment. */
  readonly unread: readonly number[];
  /** Lines that stand for a confirmed payment already. */
  readonly used: number;
}

const NO_MATCH: Matching = { sure: [], unsure: [], lines: [], payments: [] };

/** What confirming it would do. @throws `takings.statement-unknown`. */
export async function previewStatement(ctx: AtEdition, tx: Tx, statement: Id<'statement'>): Promise<StatementPreview> {
  const row = await tx
    .selectFrom('takings.statement')
    .select(['id', 'name', 'headers', 'cells', 'mapping'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', statement)
    .executeTakeFirst();
  if (!row) throw new DomainError(errors['statement-unknown']);
  const { id, name, headers, cells, mapping } = row;
  const bare = { id, name, headers, mapping };
  if (!mapping) return { ...bare, lines: new Map(), payments: new Map(), matching: NO_MATCH, unread: [], used: 0 };
  const edition = await getEditionFacts(ctx, tx);
  const read = readStatement(cells, mapping, edition);
  const used = await selectStandingLines(
    tx,
    ctx.organiser,
    read.lines.map(({ key }) => key),
  );
  const open = read.lines.filter(({ key }) => !used.has(key));
  const days = open.map(({ day }) => day).sort();
  const [first, last] = [days[0], days.at(-1)];
  const claimed =
    first === undefined || last === undefined
      ? []
      : (
          await listClaimed(ctx, tx, {
            reach: { all: true },
            // A sale shortly before midnight may be paid shortly after.
            between: [dayBeside(first, -1), dayBeside(last, 1)],
            limit: MOST_PAYMENTS,
          })
        ).items;
  const payments = new Map(claimed.map((payment) => [placeOf(payment), payment]));
  const matching = matchStatement(
    open,
    [...payments].map(([key, { soldAt, day, amount, qris }]) => ({
      key,
      at: soldAt,
      day,
      amount,
      merchants: merchantsOf(qris),
    })),
  );
  return {
    ...bare,
    lines: new Map(open.map((line) => [line.key, line])),
    payments,
    // Payments of other days are no news here.
    matching: {
      ...matching,
      payments: matching.payments.filter((key) => days.includes(payments.get(key)?.day ?? '')),
    },
    unread: read.unread,
    used: used.size,
  };
}

function dayBeside(day: string, step: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + step * 86_400_000).toISOString().slice(0, 10);
}

const MERCHANTS = new Map<string, readonly string[]>();

/** By what a statement may call the merchant of a QRIS string. */
function merchantsOf(qris: string | null): readonly string[] {
  if (qris === null) return [];
  const held = MERCHANTS.get(qris);
  if (held) return held;
  const read = readQris(qris);
  const found = read.ok ? [read.value.nmid, read.value.terminal].filter((one): one is string => Boolean(one)) : [];
  if (MERCHANTS.size > 5_000) MERCHANTS.clear();
  MERCHANTS.set(qris, found);
  return found;
}

/**
 * Confirms what matches, and those of the unsure pairs that somebody has looked at. Done again it confirms nothing more.
 * @param chosen places of payments. @throws `takings.statement-unknown`, `takings.mapping-missing`.
 */
export async function confirmStatement(
  ctx: AtEdition,
  tx: Tx,
  statement: Id<'statement'>,
  chosen: ReadonlySet<string>,
): Promise<Judged> {
  const preview = await previewStatement(ctx, tx, statement);
  if (!preview.mapping) throw new DomainError(errors['mapping-missing']);
  const pairs = [...preview.matching.sure, ...preview.matching.unsure.filter(({ payment }) => chosen.has(payment))];
  const words = pairs.flatMap(({ line: lineKey, payment: key }) => {
    const [line, payment] = [preview.lines.get(lineKey), preview.payments.get(key)];
    if (!line || !payment) return [];
    const { receipt, no } = payment;
    return [{ receipt, no, reference: line.reference, lineKey, paidAt: line.at }];
  });
  if (words.length === 0) return { judgement: null, payments: 0, amount: 0, skipped: 0 };
  return judgePayments(ctx, tx, { source: 'statement', verdict: 'confirmed', words, note: preview.name, statement });
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
