/** Compares what tills know that they sold with what the server's database holds, and asks `gelaran verify`. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { root } from '../../scripts/checks.ts';
import { systemCircumstances, withInstallation } from '../../src/app/installation.ts';
import type { Id } from '../../src/kinds/id.ts';
import { readSettings } from '../../src/platform/settings/settings.ts';
import { findTenant } from '../../src/slices/editions/find-tenant.ts';
import type { VerifyReport } from '../../src/slices/insights/verify/verify.ts';
import { EDITION } from '../simulated-till.ts';

/** A till's own books: what it sold, and was told that it is delivered. */
export interface TillBooks {
  readonly device: Id<'device'>;
  readonly sold: ReadonlyMap<Id<'event'>, number>;
}

export interface BooksReport {
  /** Sales that are missing from the log or from the receipts. */
  readonly lost: number;
  /** Rows of the log or of the receipts that are no sale of the till, or a sale's second. */
  readonly doubled: number;
  /** Lines of these tills in quarantine. */
  readonly aside: number;
  /** What the tills took less what the server has counted, in minor units. */
  readonly missingTurnover: number;
}

interface Row {
  readonly device: Id<'device'>;
  readonly id: Id<'event'>;
  readonly total: number;
}

/** Visits the database of a data folder, whether its server runs or not. */
export async function checkBooks(dataDir: string, tills: readonly TillBooks[]): Promise<BooksReport> {
  const settings = readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
  return withInstallation(settings, async ({ runner }) => {
    const tenant = await findTenant(runner.db, EDITION);
    if (!tenant) throw new Error(`there is no edition ${EDITION}`);
    const ctx = { ...systemCircumstances, organiser: tenant.organiser };
    const devices = `{${tills.map(({ device }) => device).join(',')}}`;
    const [logged, receipts, aside] = await runner.query(ctx, async (tx) => [
      await sql<Row>`
        select device_id as device, id, (line::jsonb #>> '{payload,total}')::bigint as total
        from hall.event where device_id = any(${devices}::uuid[]) and kind = 'sale.recorded'`.execute(tx),
      await sql<Row>`
        select device_id as device, id, total from till.receipt where device_id = any(${devices}::uuid[])`.execute(tx),
      await sql`select 1 from hall.quarantine where device_id = any(${devices}::uuid[])`.execute(tx),
    ]);
    const [inLog, inReceipts] = [compare(tills, logged.rows), compare(tills, receipts.rows)];
    return {
      lost: Math.max(inLog.lost, inReceipts.lost),
      doubled: Math.max(inLog.doubled, inReceipts.doubled),
      aside: aside.rows.length,
      missingTurnover: inReceipts.missing,
    };
  });
}

function compare(tills: readonly TillBooks[], rows: readonly Row[]) {
  const byDevice = Map.groupBy(rows, (row) => row.device);
  const found = { lost: 0, doubled: 0, missing: 0 };
  for (const { device, sold } of tills) {
    const own = byDevice.get(device) ?? [];
    const known = new Set(own.filter(({ id }) => sold.has(id)).map(({ id }) => id));
    found.lost += sold.size - known.size;
    found.doubled += own.length - known.size;
    for (const amount of sold.values()) found.missing += amount;
    for (const { total } of own) found.missing -= total;
  }
  return found;
}

/** `gelaran verify --json`, as a person would run it beside the server. It exits with 1 when something differs. */
export async function verifyFolder(dataDir: string): Promise<VerifyReport> {
  const args = [join(root, 'bin/gelaran.mjs'), 'verify', '--json'];
  const options = {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
    maxBuffer: 256 * 1024 * 1024,
  };
  const ran = await promisify(execFile)(process.execPath, args, options).catch(
    (error: { readonly stdout?: string }) => {
      if (!error.stdout) throw error;
      return { stdout: error.stdout };
    },
  );
  return JSON.parse(ran.stdout);
}
