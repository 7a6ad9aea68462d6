/** What confirming a statement would do, and how its file was understood: shown before anything counts. */
import type { Id } from '../../../kinds/id.ts';
import { readQris } from '../../../kinds/qris/read-qris.ts';
import { dayAt } from '../../../kinds/time.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { type AtEdition, getEditionFacts } from '../../editions/index.ts';
import { type ClaimedPayment, listClaimed } from '../claimed/list-claimed.ts';
import { placeOf } from '../contract.ts';
import { errors } from '../errors.ts';
import { type Matching, matchStatement } from '../rules/match-statement.ts';
import {
  type ReadStatement,
  readStatement,
  type StatementLine,
  type StatementMapping,
  type UnreadLine,
} from '../rules/read-statement.ts';
import type { StatementRow } from '../rules/statement-amount.ts';
import { selectStandingLines } from '../store.ts';

/** Most claimed payments that one statement is matched with. */
const MOST_PAYMENTS = 20_000;

/** A line as it stands in the file, and what was understood. */
export interface SampleLine {
  readonly line: number;
  /** Day, clock and zone as they are written. */
  readonly when: string;
  /** Amounts, the mark of their direction and the status as they are written. */
  readonly what: string;
  readonly read: Pick<StatementLine, 'at' | 'timed' | 'amount'> | 'out' | UnreadLine['why'];
}

const SAMPLE_LINES = 6;
const TOP_LINES = 15;

/** The first lines of each kind: what came in, what went out, what cannot be read. */
function sampleOf(
  rows: readonly StatementRow[],
  mapping: StatementMapping,
  { lines, out, unread }: ReadStatement,
): SampleLine[] {
  const read = new Map<number, SampleLine['read']>([
    ...lines.slice(0, SAMPLE_LINES).map((line): [number, SampleLine['read']] => [line.line, line]),
    ...out.slice(0, SAMPLE_LINES).map((line): [number, SampleLine['read']] => [line, 'out']),
    ...unread.slice(0, SAMPLE_LINES).map(({ line, why }): [number, SampleLine['read']] => [line, why]),
  ]);
  const written = (cells: readonly string[], places: readonly (number | null)[]) =>
    places.flatMap((place) => (place === null ? [] : [cells[place] || '–'])).join(' · ');
  return rows
    .flatMap(({ line, cells }) => {
      const found = read.get(line);
      return found === undefined
        ? []
        : [
            {
              line,
              when: written(cells, [mapping.date, mapping.time, mapping.zone]),
              what: written(cells, [mapping.amount, mapping.debit, mapping.direction, mapping.status ?? null]),
              read: typeof found === 'string' ? found : { at: found.at, timed: found.timed, amount: found.amount },
            },
          ];
    })
    .slice(0, 2 * SAMPLE_LINES);
}

export interface StatementPreview {
  readonly id: Id<'statement'>;
  readonly name: string;
  readonly headers: readonly string[];
  readonly mapping: StatementMapping | null;
  readonly lines: ReadonlyMap<string, StatementLine>;
  readonly payments: ReadonlyMap<string, ClaimedPayment>;
  readonly matching: Matching;
  /** Lines of the file that went out. */
  readonly out: readonly number[];
  /** Lines of the file that cannot be read, and why. */
  readonly unread: readonly UnreadLine[];
  /** How the first lines were understood, beside what stands in the file. */
  readonly sample: readonly SampleLine[];
  readonly headerLine: number;
  /** The first lines of the file as they are, for pointing at the header. */
  readonly top: readonly StatementRow[];
  /** Lines that stand for a confirmed payment already. */
  readonly used: number;
}

const NO_MATCH: Matching = { sure: [], unsure: [], lines: [], payments: [] };

/** What confirming it would do. @throws `takings.statement-unknown`. */
export async function previewStatement(ctx: AtEdition, tx: Tx, statement: Id<'statement'>): Promise<StatementPreview> {
  const row = await tx
    .selectFrom('takings.statement')
    .select(['id', 'name', 'headers', 'header_line as headerLine', 'above', 'cells', 'mapping'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', statement)
    .executeTakeFirst();
  if (!row) throw new DomainError(errors['statement-unknown']);
  const { id, name, headers, headerLine, above, cells, mapping } = row;
  const top = [...above, { line: headerLine, cells: headers }, ...cells].slice(0, TOP_LINES);
  const bare = { id, name, headers, headerLine, top, mapping };
  if (!mapping)
    return {
      ...bare,
      lines: new Map(),
      payments: new Map(),
      matching: NO_MATCH,
      out: [],
      unread: [],
      sample: [],
      used: 0,
    };
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
            // A sale shortly before midnight may be paid shortly after, and the first hours of a date may be of the business day before.
            between: [dayBeside(first, -2), dayBeside(last, 1)],
            limit: MOST_PAYMENTS,
          })
        ).items;
  const payments = new Map(claimed.map((payment) => [placeOf(payment), payment]));
  const matching = matchStatement(
    open,
    [...payments].map(([key, { soldAt, amount, qris }]) => ({
      key,
      at: soldAt,
      // A bank knows the calendar alone.
      day: dayAt(soldAt, edition.zone),
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
      payments: matching.payments.filter((key) => days.includes(dayAt(payments.get(key)?.soldAt ?? 0, edition.zone))),
    },
    out: read.out,
    unread: read.unread,
    sample: sampleOf(cells, mapping, read),
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
