/**
 * The hot path: a batch of receipts with their lines and payments in one statement. Arrays travel as PostgreSQL's own
 * array literals, and what repeats within a batch (products, shifts, days) travels once and is pointed at by number: half
 * the time of sending every value of every row.
 */
import { hash } from 'node:crypto';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { statement } from '../../platform/db/prepared.ts';
import type { StoredBatch } from '../hall/contract.ts';
import type { RecordedLine, RecordedReceipt } from './rules/project-event.ts';

/** Columns of the statement's parameters, in order; `$6` and on are the arrays. */
const INSERT = statement<Awaited>(
  'till.insert-receipts',
  `with sent as materialized (
  select * from unnest($6::uuid[], $7::int[], $8::uuid[], $9::bigint[], $10::int[], $11::smallint[], $12::int[], $13::int[], $14::bigint[], $15::text[], $16::text[], $36::uuid[])
    as sent(id, shift, voids, sold_at, day, hour, seq, version, total, number, secret, refunds)
), receipt as (
  insert into till.receipt (organiser_id, edition_id, booth_id, device_id, batch_id, id, shift_id, voids, refunds, sold_at, day, hour, seq, catalogue_version, total, number, secret_hash)
  select $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, id, ($17::uuid[])[shift], voids, refunds,
    to_timestamp(sold_at / 1000) + (sold_at % 1000) * interval '1 millisecond',
    ($18::date[])[day], hour, seq, version, total, number, decode(secret, 'hex')
  from sent
), line as (
  insert into till.line (organiser_id, edition_id, booth_id, batch_id, receipt_id, day, line_no, product_id, business_id, quantity, unit_price, discount, amount, note, region_code, category, name)
  select $1::uuid, $2::uuid, $3::uuid, $5::uuid, ($6::uuid[])[receipt], ($18::date[])[($10::int[])[receipt]], line.no,
    product, business, quantity, price, discount, quantity * price - discount, note, region, category, name
  from unnest($19::int[], $20::smallint[], $21::int[], $22::smallint[], $23::bigint[], $37::bigint[], $38::text[])
    as line(receipt, no, good, quantity, price, discount, note)
  join unnest($24::uuid[], $25::uuid[], $26::text[], $27::text[], $28::text[]) with ordinality
    as goods(product, business, region, category, name, no) on goods.no = line.good
), payment as (
  insert into till.payment (organiser_id, edition_id, batch_id, receipt_id, day, no, amount, tendered, change, method, state, reference, business_id)
  select $1::uuid, $2::uuid, $5::uuid, ($6::uuid[])[receipt], ($18::date[])[($10::int[])[receipt]], no, amount, tendered, change, method, state, reference, business
  from unnest($29::int[], $30::smallint[], $31::bigint[], $32::bigint[], $33::bigint[], $34::text[], $35::text[], $39::text[], $40::uuid[])
    as payment(receipt, no, amount, tendered, change, method, state, reference, business)
)
select sale_id as sale, 'void' as by from till.void_claim
where organiser_id = $1::uuid and device_id = $4::uuid and sale_id = any($6::uuid[])
union
select sale_id, 'refund' from till.refund
where organiser_id = $1::uuid and sale_id = any($6::uuid[])`,
);

/** A sale that was awaited, and by what. */
export interface Awaited {
  readonly sale: Id<'event'>;
  readonly by: 'void' | 'refund';
}

/** Inserts receipts; returns those sales among them that a void or a refund was already waiting for. */
export async function insertReceipts(
  tx: Tx,
  batch: StoredBatch,
  receipts: readonly RecordedReceipt[],
): Promise<Awaited[]> {
  if (receipts.length === 0) return [];
  const shifts = new Numbered<string>();
  const days = new Numbered<string>();
  const parameters = [
    batch.organiser,
    batch.edition.id,
    batch.device.booth,
    batch.device.id,
    batch.id,
    plain(receipts, (receipt) => receipt.id),
    plain(receipts, (receipt) => shifts.of(receipt.shift)),
    plain(receipts, (receipt) => receipt.voids),
    plain(receipts, (receipt) => receipt.soldAt),
    plain(receipts, (receipt) => days.of(receipt.day)),
    plain(receipts, (receipt) => receipt.hour),
    plain(receipts, (receipt) => receipt.seq),
    plain(receipts, (receipt) => receipt.catalogueVersion),
    plain(receipts, (receipt) => receipt.total),
    plain(receipts, (receipt) => receipt.number),
    plain(receipts, (receipt) => (receipt.secret === null ? null : secretHash(receipt.secret))),
    plain(shifts.values, (shift) => shift),
    plain(days.values, (day) => day),
    ...lineArrays(receipts),
    ...paymentArrays(receipts),
    // Since the second version, after all that was there: the places of a parameter and of its column need not agree.
    plain(receipts, (receipt) => receipt.refunds),
    ...extraArrays(receipts),
  ];
  return INSERT(tx, ...parameters);
}

/** SHA-256 of a secret's text, hexadecimal: what the database keeps of it. */
export function secretHash(secret: string): string {
  return hash('sha256', secret, 'hex');
}

function lineArrays(receipts: readonly RecordedReceipt[]): string[] {
  const goods = new Map<string, { readonly at: number; readonly line: RecordedLine }>();
  const lines = receipts.flatMap((receipt, index) =>
    receipt.lines.map((line) => {
      const key = `${line.product}${line.business}${line.region}/${line.category}/${line.name}`;
      const good = goods.get(key) ?? { at: goods.size + 1, line };
      goods.set(key, good);
      return { receipt: index + 1, no: line.no, good: good.at, quantity: line.quantity, price: line.unitPrice };
    }),
  );
  const distinct = [...goods.values()].map((good) => good.line);
  return [
    plain(lines, (line) => line.receipt),
    plain(lines, (line) => line.no),
    plain(lines, (line) => line.good),
    plain(lines, (line) => line.quantity),
    plain(lines, (line) => line.price),
    plain(distinct, (line) => line.product),
    plain(distinct, (line) => line.business),
    quoted(distinct, (line) => line.region),
    quoted(distinct, (line) => line.category),
    quoted(distinct, (line) => line.name),
  ];
}

/** Discounts and notes of the lines, references of the payments and whose code took them. */
function extraArrays(receipts: readonly RecordedReceipt[]): string[] {
  const lines = receipts.flatMap((receipt) => receipt.lines);
  const payments = receipts.flatMap((receipt) => receipt.payments);
  return [
    plain(lines, (line) => line.discount),
    quoted(lines, (line) => line.note),
    quoted(payments, (payment) => payment.reference),
    plain(payments, (payment) => payment.business),
  ];
}

function paymentArrays(receipts: readonly RecordedReceipt[]): string[] {
  const payments = receipts.flatMap((receipt, index) =>
    receipt.payments.map((payment, no) => ({ ...payment, receipt: index + 1, no: no + 1 })),
  );
  return [
    plain(payments, (payment) => payment.receipt),
    plain(payments, (payment) => payment.no),
    plain(payments, (payment) => payment.amount),
    plain(payments, (payment) => payment.tendered),
    plain(payments, (payment) => payment.change),
    plain(payments, (payment) => payment.method),
    plain(payments, (payment) => payment.state),
  ];
}

/** Gives each different value a number from 1, in the order of first use. */
class Numbered<T> {
  readonly #numbers = new Map<T, number>();

  of(value: T): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, this.#numbers.size + 1);
    return this.#numbers.size;
  }

  get values(): T[] {
    return [...this.#numbers.keys()];
  }
}

/** An array literal of values that need no quotes: ids, numbers, days, receipt numbers, words of ours. */
function plain<T>(items: readonly T[], textOf: (item: T) => string | number | null): string {
  return `{${items.map((item) => textOf(item) ?? 'null').join(',')}}`;
}

function quoted<T>(items: readonly T[], textOf: (item: T) => string | null): string {
  return plain(items, (item) => {
    const value = textOf(item);
    return value === null ? null : `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
  });
}
