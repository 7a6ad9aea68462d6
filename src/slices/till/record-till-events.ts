import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { snapshotFacts } from '../catalogue/index.ts';
import type { RaisedException, StoredBatch } from '../hall/contract.ts';
import { type ProductFacts, TILL_KINDS } from './contract.ts';
import { insertReceipts } from './insert-receipts.ts';
import { openBooks } from './open-books.ts';
import { followSales } from './payment-states.ts';
import { recordRefunds } from './record-refunds.ts';
import { type Contribution, projectEvent, type RecordedReceipt, type VoidClaim } from './rules/project-event.ts';
import { changeVoids } from './rules/settle-voids.ts';
import { soldVersions } from './rules/sold-versions.ts';
import * as shiftStore from './shift-store.ts';
import * as store from './store.ts';

/** Finds the catalogue snapshots that the sales of a batch were made from, by the versions that its events name. */
export type LoadProductFacts = (
  tx: Tx,
  batch: Pick<StoredBatch, 'organiser' | 'device'>,
  versions: ReadonlySet<number>,
) => Promise<ProductFacts>;

/** Those that the catalogue signed for the batch's booth. */
export const loadSnapshotFacts: LoadProductFacts = async (tx, { organiser, device }, versions) =>
  device.booth === null
    ? { find: () => undefined, booth: () => undefined }
    : snapshotFacts(tx, { organiser, booth: device.booth }, versions);

/** Of a slice above: hears, in the same transaction, of every receipt that an upload brought into the count. */
export type HearReceipts = (tx: Tx, batch: StoredBatch, receipts: readonly RecordedReceipt[]) => Promise<void>;

/** Reads the till's events of an upload, in the transaction that stores them in the hall's log. */
export const tillReader = makeTillReader();

/** @param publicUrl begins the addresses in mails; without it they are paths. */
export function makeTillReader(hear?: HearReceipts, publicUrl = '') {
  return {
    kinds: TILL_KINDS,
    record: (tx: Tx, batch: StoredBatch) => recordTillEvents(tx, batch, loadSnapshotFacts, hear, publicUrl),
    openBooks,
  };
}

/**
 * Records what new events contribute and returns what a person should look at. The hall has locked the device's row and
 * hands every event over once.
 */
export async function recordTillEvents(
  tx: Tx,
  batch: StoredBatch,
  loadFacts: LoadProductFacts,
  hear?: HearReceipts,
  publicUrl = '',
): Promise<readonly RaisedException[]> {
  const facts = await loadFacts(tx, batch, soldVersions(batch.events));
  const projections = batch.events.map((event) => projectEvent(event, batch, facts));
  const exceptions = projections.flatMap((projection) => projection.exceptions);
  const contributions = projections.map((projection) => projection.contribution);
  const sales = contributions.flatMap((each) => (each.kind === 'sale' ? [each.receipt] : []));
  const claims = contributions.flatMap((each) => (each.kind === 'void-claim' ? [each.claim] : []));
  const refunds = contributions.flatMap((each) => (each.kind === 'refund' ? [each] : []));
  const receipts = [...sales, ...refunds.map((refund) => refund.receipt)];
  const awaited = await insertReceipts(tx, batch, receipts);
  const awaitedBy = (what: 'void' | 'refund') => awaited.flatMap(({ sale, by }) => (by === what ? [sale] : []));
  const toVoid = awaitedBy('void');
  const turned: { readonly sale: Id<'event'>; readonly voids: RecordedReceipt }[] = [];
  if (toVoid.length + claims.length > 0) {
    const voids = await recordVoids(tx, batch, toVoid, sales, claims);
    exceptions.push(...voids.exceptions);
    turned.push(...voids.counted);
    receipts.push(...voids.counted.map((each) => each.voids));
  }
  const paidBack = awaitedBy('refund');
  if (paidBack.length + refunds.length + turned.length > 0)
    exceptions.push(
      ...(await recordRefunds(
        tx,
        batch,
        { arrived: paidBack, refunds, voided: turned.map((each) => each.sale) },
        publicUrl,
      )),
    );
  await recordShifts(tx, batch, contributions);
  if (hear && receipts.length > 0) await hear(tx, batch, receipts);
  return exceptions;
}

/** Counts voids whose sale and claim are now both there. Rare beside sales, so it may take a few statements. */
async function recordVoids(
  tx: Tx,
  batch: StoredBatch,
  awaited: readonly Id<'event'>[],
  sales: readonly RecordedReceipt[],
  claims: readonly VoidClaim[],
): Promise<{ exceptions: RaisedException[]; counted: { sale: Id<'event'>; voids: RecordedReceipt }[] }> {
  const { organiser, device } = batch;
  const touched = [...new Set([...awaited, ...claims.map((claim) => claim.sale)])];
  const fresh = new Map(sales.map((sale) => [sale.id, sale]));
  const older = (await store.selectReceipts(tx, organiser, touched)).filter(
    (receipt) => receipt.kind === 'sale' && receipt.device === device.id && !fresh.has(receipt.id),
  );
  const known = new Map<Id<'event'>, RecordedReceipt>(older.map((sale) => [sale.id, sale]));
  const knownClaims = Map.groupBy(await store.selectClaims(tx, organiser, device.id, touched), (claim) => claim.sale);
  const newClaims = Map.groupBy(claims, (claim) => claim.sale);
  const changes = touched.map((id) => {
    const before = { sale: known.get(id), claims: knownClaims.get(id) ?? [] };
    const after = { sale: before.sale ?? fresh.get(id), claims: [...before.claims, ...(newClaims.get(id) ?? [])] };
    return changeVoids(before, after);
  });
  await store.insertClaims(tx, batch, claims);
  for (const { renamed } of changes) if (renamed) await store.renameVoid(tx, organiser, renamed.from, renamed.to);
  const counted = changes.flatMap((change) => (change.counted ? [change.counted] : []));
  await insertReceipts(tx, batch, counted);
  await followSales(tx, organiser, touched);
  return {
    exceptions: changes.flatMap((change) => change.exceptions),
    counted: counted.flatMap((voids) => (voids.voids === null ? [] : [{ sale: voids.voids, voids }])),
  };
}

async function recordShifts(tx: Tx, batch: StoredBatch, contributions: readonly Contribution[]): Promise<void> {
  const movements = contributions.flatMap((each) => (each.kind === 'cash-moved' ? [each.moment] : []));
  for (const each of contributions) {
    if (each.kind === 'shift-opened') await shiftStore.openShift(tx, batch, each.moment);
    else if (each.kind === 'shift-handed-over') await shiftStore.insertHandover(tx, batch, each.moment);
    else if (each.kind === 'shift-closed') await shiftStore.closeShift(tx, batch, each.moment);
  }
  await shiftStore.insertMovements(tx, batch, movements);
}
