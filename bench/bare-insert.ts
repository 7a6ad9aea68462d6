/**
 * The limit that till-sync is measured against: the rows of sales (event, receipt, three lines, payment) inserted from Node
 * in batches of 200, one statement and one commit each, into tables with nothing but their primary keys. Same server, same
 * durability, same run.
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { newId } from '../src/kinds/id.ts';
import { openEmbedded } from '../src/platform/postgres/index.ts';

const BATCH = 200;
const LANES = 4;
/** As long as the line of a sale with three lines. */
const LINE = 'x'.repeat(1_050);

const TABLES = `
  drop schema if exists bench cascade;
  create schema bench;
  create table bench.event (organiser_id uuid, device_id uuid, seq integer, id uuid, batch_id uuid, wall_time timestamptz, schema_version smallint, hash bytea, kind text, line text, primary key (organiser_id, device_id, seq));
  create table bench.receipt (organiser_id uuid, id uuid, edition_id uuid, booth_id uuid, device_id uuid, shift_id uuid, batch_id uuid, sold_at timestamptz, day date, hour smallint, seq integer, total bigint, number text, secret_hash bytea, primary key (organiser_id, id));
  create table bench.line (organiser_id uuid, receipt_id uuid, line_no smallint, edition_id uuid, booth_id uuid, batch_id uuid, product_id uuid, business_id uuid, day date, quantity smallint, unit_price bigint, amount bigint, region_code text, category text, name text, primary key (organiser_id, receipt_id, line_no));
  create table bench.payment (organiser_id uuid, receipt_id uuid, no smallint, edition_id uuid, batch_id uuid, day date, amount bigint, method text, state text, primary key (organiser_id, receipt_id, no));`;

const INSERT = `
  with sale as (select * from unnest($3::int[], $4::uuid[], $5::bytea[], $6::text[]) as s (seq, id, hash, line)),
    event as (insert into bench.event select $1, $2, seq, id, $1, now(), 1, hash, 'sale.recorded', line from sale),
    receipt as (insert into bench.receipt select $1, id, $1, $1, $2, $1, $1, now(), current_date, 12, seq, 250000, 'A1-1-000001', hash from sale),
    line as (insert into bench.line select $1, id, n, $1, $1, $1, $2, $2, current_date, 2, 25000, 50000, '64.71', 'kuliner', 'Amplang ikan tenggiri' from sale, generate_series(1, 3) as n)
  insert into bench.payment select $1, id, 1, $1, $1, current_date, 250000, 'cash', 'received' from sale`;

/** Sales a second. @param dataDir of the running server. */
export async function bareInsertRate(dataDir: string, sales: number): Promise<number> {
  const server = await openEmbedded({ dataDir, mode: 'visit' });
  const pool = new pg.Pool({ ...server.address('owner'), max: LANES });
  try {
    await pool.query(TABLES);
    const organiser = newId();
    let left = Math.ceil(sales / BATCH);
    const batches = Array.from({ length: left }, () => makeBatch(organiser));
    const started = performance.now();
    await Promise.all(
      Array.from({ length: LANES }, async () => {
        for (let at = --left; at >= 0; at = --left) await pool.query(INSERT, batches[at]);
      }),
    );
    const seconds = (performance.now() - started) / 1000;
    await pool.query('drop schema bench cascade');
    return (batches.length * BATCH) / seconds;
  } finally {
    await pool.end();
    await server.stop();
  }
}

function makeBatch(organiser: string): unknown[] {
  const seqs = Array.from({ length: BATCH }, (_, at) => at + 1);
  return [organiser, newId(), seqs, seqs.map(() => newId()), seqs.map(() => randomBytes(32)), seqs.map(() => LINE)];
}
