/**
 * Recomputes everything from the log, the only thing that devices have said, and compares: hashes and chain, every receipt
 * of the till, every sum. The sums are made twice: by the pure rule from the log, which made them when they came, and by SQL
 * from the receipts, which shares nothing with it (decision 19).
 */
import { sql } from 'kysely';
import { type Id, newId } from '../../../kinds/id.ts';
import { type Clock, systemClock } from '../../../kinds/time.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Runner } from '../../../platform/db/runner.ts';
import { snapshotFacts } from '../../catalogue/index.ts';
import { type AtEdition, type EditionFacts, getEditionFacts } from '../../editions/index.ts';
import { BATCH_STORED, sha256Of } from '../../hall/index.ts';
import { projectLog, type RecordedReceipt, soldVersions } from '../../till/index.ts';
import { addUp } from '../add-up.ts';
import { BY_INDEX } from '../fold-batches.ts';
import { addCell, DIMENSIONS, foldReceipt, type Rollups, rollupPlace } from '../rules/fold.ts';
import { type LogHead, logFingerprint } from '../rules/log-fingerprint.ts';
import { selectRollups } from '../store.ts';
import { checkChain } from './check-chain.ts';
import { compareDays } from './compare-days.ts';
import { compareRollups } from './compare-rollups.ts';
import { type Difference, NOTHING } from './difference.ts';
import { compareStates, paymentPlace, readConfirmed } from './read-confirmed.ts';
import { type DeviceLog, readLogs } from './read-log.ts';
import { readReceipts, receiptText } from './read-receipts.ts';

export interface EditionVerified {
  readonly slug: string;
  /** As printed in the closing report. */
  readonly fingerprint: string;
}

export interface VerifyReport {
  readonly organisers: number;
  readonly devices: number;
  readonly events: number;
  readonly receipts: number;
  /** Sums that were compared. */
  readonly figures: number;
  /** Uploads that are in the log and not in the figures yet; their receipts are compared, not their sums. */
  readonly pending: number;
  readonly editions: readonly EditionVerified[];
  readonly differences: readonly Difference[];
}

export interface VerifyOptions {
  readonly clock?: Clock;
  /** Told now and then how many events have been read. */
  readonly onProgress?: (events: number) => void;
}

/** Reads each organiser at one moment, so that it can run beside a working server. Nothing is written. */
export async function verify(runner: Runner, options: VerifyOptions = {}): Promise<VerifyReport> {
  const { rows } = await sql<{ id: Id<'organiser'> }>`select id from people.organiser order by slug`.execute(runner.db);
  const sums = new Sums(options.onProgress);
  for (const { id: organiser } of rows) {
    const clock = options.clock ?? systemClock;
    const ctx: Context = { actor: { kind: 'system' }, organiser, clock, locale: 'id', requestId: newId() };
    await runner.query(ctx, (tx) => verifyOrganiser(ctx, tx, sums));
  }
  return { organisers: rows.length, ...sums.report() };
}

/** What the report counts, over all organisers. */
class Sums {
  readonly #onProgress: ((events: number) => void) | undefined;
  readonly differences: Difference[] = [];
  readonly editions: EditionVerified[] = [];
  devices = 0;
  events = 0;
  receipts = 0;
  figures = 0;
  pending = 0;

  constructor(onProgress: ((events: number) => void) | undefined) {
    this.#onProgress = onProgress;
  }

  addLog({ events }: DeviceLog): void {
    this.devices++;
    this.events += events.length;
    this.#onProgress?.(this.events);
  }

  report(): Omit<VerifyReport, 'organisers'> {
    const { devices, events, receipts, figures, pending, editions, differences } = this;
    return { devices, events, receipts, figures, pending, editions, differences };
  }
}

/** What the log comes to, by edition. */
interface EditionLedger {
  readonly facts: EditionFacts;
  readonly rollups: Rollups;
  readonly heads: LogHead[];
}

async function verifyOrganiser(ctx: Context, tx: Tx, sums: Sums): Promise<void> {
  const differentBefore = sums.differences.length;
  const ledgers = new Map<Id<'edition'>, EditionLedger>();
  for (const edition of await listEditions(ctx, tx)) {
    const facts = await getEditionFacts({ ...ctx, edition }, tx);
    ledgers.set(edition, { facts, rollups: new Map(), heads: [] });
  }
  const pending = await listPending(ctx, tx);
  const unfolded = await listReceiptsOf(ctx, tx, pending);
  sums.pending += pending.length;
  const confirmed = await readConfirmed(ctx, tx);
  sums.differences.push(...(await compareStates(ctx, tx)));
  sums.differences.push(...(await compareDays(ctx, tx)));
  for await (const log of readLogs(ctx, tx)) {
    sums.addLog(log);
    const ledger = ledgers.get(log.device.edition);
    if (ledger) await verifyDevice(ctx, tx, { log, ledger, unfolded, confirmed, sums });
  }
  for (const [edition, { facts, rollups, heads }] of ledgers) {
    const at: AtEdition = { ...ctx, edition };
    const stored = await selectRollups(at, tx, DIMENSIONS, null);
    sums.figures += new Set([...stored.map(rollupPlace), ...rollups.keys()]).size;
    sums.differences.push(...compareRollups(facts.slug, stored, rollups));
    sums.editions.push({ slug: facts.slug, fingerprint: logFingerprint(heads, sha256Of) });
  }
  // From receipts that are not those of the log nothing could be learned of the rule.
  if (!sums.differences.slice(differentBefore).some(({ kind }) => kind === 'receipt'))
    sums.differences.push(...(await compareAddedUp(ctx, tx, ledgers, pending)));
}

/** How many uploads one statement adds up. */
const MOST_ADDED = 500;

async function compareAddedUp(
  ctx: Context,
  tx: Tx,
  ledgers: ReadonlyMap<Id<'edition'>, EditionLedger>,
  pending: readonly Id<'batch'>[],
): Promise<Difference[]> {
  const waiting = new Set(pending);
  const { rows } = await sql<{ batch: Id<'batch'> }>`
    select batch_id as batch from hall.logged_batch where organiser_id = ${ctx.organiser}`.execute(tx);
  const batches = rows.map(({ batch }) => batch).filter((batch) => !waiting.has(batch));
  const added = new Map<Id<'edition'>, Rollups>();
  await BY_INDEX.execute(tx);
  for (let from = 0; from < batches.length; from += MOST_ADDED)
    for (const cell of await addUp(tx, ctx.organiser, batches.slice(from, from + MOST_ADDED))) {
      const rollups = added.get(cell.edition) ?? new Map();
      added.set(cell.edition, rollups);
      addCell(rollups, cell);
    }
  return [...ledgers].flatMap(([edition, { facts, rollups }]) =>
    compareRollups(facts.slug, [...(added.get(edition) ?? new Map()).values()], rollups).map((difference) => ({
      ...difference,
      kind: 'adding-up' as const,
    })),
  );
}

interface DeviceToVerify {
  readonly log: DeviceLog;
  readonly ledger: EditionLedger;
  readonly unfolded: ReadonlySet<string>;
  /** Payments whose money is there. */
  readonly confirmed: ReadonlySet<string>;
  readonly sums: Sums;
}

async function verifyDevice(ctx: Context, tx: Tx, asked: DeviceToVerify): Promise<void> {
  const { log, ledger, unfolded, confirmed, sums } = asked;
  const { device } = log;
  const { events, differences } = checkChain(log);
  sums.differences.push(...differences);
  const last = log.events.at(-1);
  if (last) ledger.heads.push({ device: device.device, seq: last.seq, hash: last.hash });
  const { booth } = device;
  const versions = soldVersions(events);
  const products =
    booth === null
      ? { find: () => undefined, booth: () => undefined }
      : await snapshotFacts(tx, { organiser: ctx.organiser, booth }, versions);
  const { receipts } = projectLog(
    events.map((event) => ({ event, batch: { clockOffset: event.clockOffset, edition: ledger.facts } })),
    products,
  );
  sums.receipts += receipts.length;
  for (const receipt of receipts)
    if (!unfolded.has(receipt.id)) foldReceipt(ledger.rollups, { ...judged(receipt, confirmed), booth });
  sums.differences.push(...compareReceipts(await readReceipts(ctx, tx, device.device), receipts));
}

/** A receipt with the states of its payments; a void's are those of its sale's. */
function judged(receipt: RecordedReceipt, confirmed: ReadonlySet<string>): RecordedReceipt {
  const sale = receipt.voids ?? receipt.id;
  const payments = receipt.payments.map((payment, index) =>
    payment.state === 'claimed' && confirmed.has(paymentPlace(sale, index + 1))
      ? { ...payment, state: 'confirmed' as const }
      : payment,
  );
  return { ...receipt, payments };
}

function compareReceipts(
  stored: readonly { readonly id: string; readonly text: string }[],
  recomputed: readonly RecordedReceipt[],
): Difference[] {
  const held = new Map(stored.map((receipt) => [receipt.id, receipt.text]));
  const differences: Difference[] = [];
  for (const receipt of recomputed) {
    const is = held.get(receipt.id) ?? NOTHING;
    const ought = receiptText(receipt);
    held.delete(receipt.id);
    if (is !== ought)
      differences.push({ kind: 'receipt', where: `receipt ${receipt.id}`, stored: is, recomputed: ought });
  }
  for (const [id, text] of held)
    differences.push({ kind: 'receipt', where: `receipt ${id}`, stored: text, recomputed: NOTHING });
  return differences;
}

async function listEditions(ctx: Context, tx: Tx): Promise<Id<'edition'>[]> {
  const rows = await tx
    .selectFrom('editions.directory')
    .select('edition_id as edition')
    .where('organiser_id', '=', ctx.organiser)
    .orderBy('slug')
    .execute();
  return rows.map((row) => row.edition);
}

/** Uploads that the projector has not folded, or has parked. */
async function listPending(ctx: Context, tx: Tx): Promise<Id<'batch'>[]> {
  const { rows } = await sql<{ batch: Id<'batch'> }>`
    select (payload->>'batch')::uuid as batch from platform.outbox where organiser_id = ${ctx.organiser} and topic = ${BATCH_STORED}
    union
    select batch_id from insights.parked where organiser_id = ${ctx.organiser}`.execute(tx);
  return rows.map((row) => row.batch);
}

async function listReceiptsOf(ctx: Context, tx: Tx, batches: readonly Id<'batch'>[]): Promise<Set<string>> {
  if (batches.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from till.recorded_receipt
    where organiser_id = ${ctx.organiser} and batch_id = any(${`{${batches.join(',')}}`}::uuid[])`.execute(tx);
  return new Set(rows.map((row) => row.id));
}
