/** A first guess at what the columns of a statement are, by their headings and by what stands in them. A person sees it before anything counts. */
import type { StatementMapping } from './read-statement.ts';
import { directionOf, type StatementRow } from './statement-amount.ts';
import { isSettled } from './statement-status.ts';
import { isZone, orderOf } from './statement-time.ts';

type Kind = 'date' | 'time' | 'amount' | 'debit' | 'reference' | 'merchant';

const HEADINGS: Readonly<Record<Kind, readonly RegExp[]>> = {
  date: [/tanggal|date|tgl/i, /waktu|time/i, /\b(created|paid|settled|completed|dibuat|dibayar)\b/i],
  time: [/^(jam|waktu|time|pukul)/i],
  amount: [/kredit|credit|\bcr\b|uang masuk|deposit/i, /gross|nominal|jumlah|amount|mutasi/i, /total|nilai/i],
  debit: [/debit|debet|\bdr\b|uang keluar|withdraw/i],
  reference: [
    /\brrn\b|\butr\b|referen|reference|order|invoice|\bref\b/i,
    /transaksi id|transaction id|keterangan|descri|narra|uraian/i,
  ],
  merchant: [/nmid|terminal|\btid\b|\bmid\b|merchant|toko|outlet/i],
};
/** A heading that has one of these means a card's kind, not a way that money went. */
const CARD = /kartu|card/i;
/** One column for both ways, such as `Debit/Kredit`. */
const BOTH_WAYS =
  /(debit|debet|db|dr|d)\s*\/\s*(kredit|credit|cr|k|c)|(kredit|credit|cr|k|c)\s*\/\s*(debit|debet|db|dr|d)/i;

const isWord = (heading: string) => heading !== '' && heading.length <= 60 && !CARD.test(heading);

function findHeading(header: readonly string[], kind: Kind, taken: readonly (number | null)[]): number | null {
  for (const pattern of HEADINGS[kind]) {
    const at = header.findIndex(
      (heading, index) =>
        isWord(heading) && !BOTH_WAYS.test(heading) && pattern.test(heading) && !taken.includes(index),
    );
    if (at >= 0) return at;
  }
  return null;
}

/** The column in which every line that says something says what `isSo` asks. */
function findByContent(
  width: number,
  rows: readonly StatementRow[],
  taken: readonly (number | null)[],
  isSo: (text: string, place: number) => boolean,
): number | null {
  for (let place = 0; place < width; place++) {
    if (taken.includes(place)) continue;
    const said = rows.map(({ cells }) => (cells[place] ?? '').trim()).filter((text) => text !== '');
    if (said.length > 0 && said.every((text) => isSo(text, place))) return place;
  }
  return null;
}

/** Null where no heading names a day or an amount: a person says then. @param zone the edition's. */
export function guessMapping(
  header: readonly string[],
  rows: readonly StatementRow[],
  zone: string,
): StatementMapping | null {
  const date = findHeading(header, 'date', []);
  const credit = findHeading(header, 'amount', [date]);
  const amount = credit ?? findHeading(header, 'debit', [date]);
  if (date === null || amount === null) return null;
  const debit = credit === null ? null : findDebit(header, [date, amount]);
  const time = findHeading(header, 'time', [date, amount, debit]);
  const width = Math.max(header.length, ...rows.slice(0, 200).map(({ cells }) => cells.length));
  const direction =
    debit === null
      ? findByContent(width, rows, [date, time, amount], (text, place) => isDirection(header, place, text))
      : null;
  const zoneColumn = findByContent(width, rows, [date, time, amount, debit, direction], (text) => isZone(text, zone));
  const status = findStatus(header, rows, [date, time, amount, debit, direction, zoneColumn]);
  const taken = [date, amount, debit, time, direction, zoneColumn, status];
  const merchant = findHeading(header, 'merchant', taken);
  return {
    date,
    time,
    zone: zoneColumn,
    amount,
    debit,
    direction,
    status,
    reference: findHeading(header, 'reference', [...taken, merchant]),
    merchant,
    order: orderOf(rows.map(({ cells }) => cells[date] ?? '')) ?? 'dmy',
  };
}

/** What went out has a column beside what came in, and that one is called so: beside a mere `Jumlah` it may say anything. */
function findDebit(header: readonly string[], taken: readonly [date: number, amount: number]): number | null {
  const [, amount] = taken;
  const isCredit = HEADINGS.amount[0]?.test(header[amount] ?? '') ?? false;
  return isCredit ? findHeading(header, 'debit', taken) : null;
}

/** A column of this name in which at least one word is known, or one of any name in which all are. */
function findStatus(
  header: readonly string[],
  rows: readonly StatementRow[],
  taken: readonly (number | null)[],
): number | null {
  const named = header.findIndex(
    (heading, at) =>
      /\b(status|state|keadaan)\b/i.test(heading) &&
      !taken.includes(at) &&
      rows.some(({ cells }) => isSettled(cells[at] ?? '') !== undefined),
  );
  if (named >= 0) return named;
  return findByContent(header.length, rows, taken, (text) => isSettled(text) !== undefined);
}

function isDirection(header: readonly string[], place: number, text: string): boolean {
  return !CARD.test(header[place] ?? '') && directionOf(text) !== undefined;
}

/** How many kinds of columns of a statement a row names: its header names most, and always a day and an amount. */
export function countStatementHeadings(cells: readonly string[]): number {
  const names = (kind: Kind) => findHeading(cells, kind, []) !== null;
  if (!names('date') || !(names('amount') || names('debit'))) return 0;
  return (Object.keys(HEADINGS) as Kind[]).filter(names).length;
}
