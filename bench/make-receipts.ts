/** Receipts as the till would have recorded them, written by the database itself: no bench waits for a hundred thousand uploads. */
import { sql } from 'kysely';
import { type Id, newId } from '../src/kinds/id.ts';
import type { Runner } from '../src/platform/db/runner.ts';
import { catalogueFacts } from '../src/slices/catalogue/index.ts';
import type { AtEdition } from '../src/slices/editions/index.ts';

/** Of one receipt. */
export const LINES = 3;
/** Receipts of one upload. */
export const BATCH = 200;

/** Receipts of three lines and one payment, spread over two days, all products, twenty booths and forty devices. */
export async function makeReceipts(runner: Runner, ctx: AtEdition, receipts: number): Promise<Id<'batch'>[]> {
  const facts = await runner.query(ctx, (tx) => catalogueFacts(ctx, tx));
  const products = [...facts].map(([id, { business, region, category }]) => ({
    id,
    business: business.id,
    region: region.code,
    category,
  }));
  const batches = Array.from({ length: Math.ceil(receipts / BATCH) }, () => newId<'batch'>());
  const array = (items: readonly string[]) => `{${items.join(',')}}`;
  const CHUNK = 500;
  for (let from = 0; from < batches.length; from += CHUNK) {
    const own = batches.slice(from, from + CHUNK);
    const count = Math.min(own.length * BATCH, receipts - from * BATCH);
    await runner.command(ctx, (tx) =>
      sql`
        with good as (
          select * from unnest(
            ${array(products.map((product) => product.id))}::uuid[], ${array(products.map((product) => product.business))}::uuid[],
            ${array(products.map((product) => product.region))}::text[], ${array(products.map((product) => product.category))}::text[]
          ) with ordinality as good (product, business, region, category, no)
        ), receipt as materialized (
          select no, uuidv7() as id, (${array(own)}::uuid[])[1 + no / ${sql.lit(BATCH)}] as batch,
            timestamptz '2023-06-23 03:00Z' + (no * 7919 % 2) * interval '1 day' + (no::bigint * 104729 % 20000) * interval '1 second' as sold_at
          from generate_series(0, ${sql.lit(count - 1)}) as no
        ), insert_receipt as (
          insert into till.receipt (organiser_id, id, edition_id, booth_id, device_id, shift_id, batch_id, sold_at, day, hour, seq, catalogue_version, total, number)
          select ${ctx.organiser}::uuid, id, ${ctx.edition}::uuid, md5('booth' || no % 20)::uuid, md5('device' || no % 40)::uuid,
            md5('shift' || no % 40)::uuid, batch, sold_at, (sold_at at time zone 'Asia/Jakarta')::date,
            extract(hour from sold_at at time zone 'Asia/Jakarta'), ${sql.lit(from * BATCH)} + no, 1, 75000, 'A1-1-' || lpad(no::text, 6, '0')
          from receipt
        ), insert_line as (
          insert into till.line (organiser_id, receipt_id, edition_id, booth_id, batch_id, product_id, business_id, day, line_no, quantity, unit_price, amount, region_code, category, name)
          select ${ctx.organiser}::uuid, id, ${ctx.edition}::uuid, md5('booth' || receipt.no % 20)::uuid, batch, product, business,
            (sold_at at time zone 'Asia/Jakarta')::date, line, 1, 25000, 25000, region, category, 'Barang'
          from receipt
          cross join generate_series(1, ${sql.lit(LINES)}) as line
          join good on good.no = 1 + (receipt.no::bigint * 31 + line * 17) % ${sql.lit(products.length)}
        )
        insert into till.payment (organiser_id, receipt_id, edition_id, batch_id, day, no, amount, method, state)
        select ${ctx.organiser}::uuid, id, ${ctx.edition}::uuid, batch, (sold_at at time zone 'Asia/Jakarta')::date, 1, 75000,
          case no % 2 when 0 then 'cash' else 'qris' end, case no % 2 when 0 then 'received' else 'claimed' end
        from receipt`.execute(tx),
    );
  }
  return batches;
}
