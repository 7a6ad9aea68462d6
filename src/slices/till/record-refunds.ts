import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { selectSupervisors } from '../editions/index.ts';
import type { RaisedException, StoredBatch } from '../hall/contract.ts';
import { explainExceptions } from '../hall/index.ts';
import type { TillExceptionCode } from './contract.ts';
import { insertRefunds, lockSales, type Refunding, selectRefundIds, selectVoided } from './refund-store.ts';
import type { RecordedReceipt } from './rules/project-event.ts';
import { changeRefunds, type RefundMatter } from './rules/settle-refunds.ts';
import { selectReceipts } from './store.ts';
import { tellSupervisors } from './tell-supervisors.ts';

export interface RefundNews {
  /** Sales of this upload that refunds were waiting for. */
  readonly arrived: readonly Id<'event'>[];
  /** Refunds of this upload; their receipts are recorded already. */
  readonly refunds: readonly Refunding[];
  /** Sales that a void reverses since this upload. */
  readonly voided: readonly Id<'event'>[];
}

/**
 * Keeps why money was paid back and says what a person should look at. Rare beside sales, so it may take a few statements;
 * two phones that send refunds of one sale in the same moment wait for each other, so that one of them sees both.
 */
export async function recordRefunds(
  tx: Tx,
  batch: StoredBatch,
  { arrived, refunds, voided }: RefundNews,
  publicUrl: string,
): Promise<RaisedException[]> {
  const touched = [
    ...new Set([...arrived, ...voided, ...refunds.flatMap(({ receipt }) => receipt.refunds ?? [])]),
  ].sort();
  await lockSales(tx, batch.organiser, touched);
  await insertRefunds(tx, batch, refunds);
  const place = { organiser: batch.organiser, edition: batch.edition.id };
  const { exceptions, madeBy } = await judgeSales(tx, place, touched, { arrived, refunds, voided });
  const raised = exceptions.map((each) => ({ ...each, device: madeBy.get(each.event) ?? batch.device.id }));
  return [...raised, ...(await judgeSupervisors(tx, batch, refunds, publicUrl))];
}

/** Judges refunds of sales that are there, which were taken for unknown when the refunds came. @param sales sorted. */
export async function judgeMetRefunds(
  tx: Tx,
  place: { readonly organiser: Id<'organiser'>; readonly edition: Id<'edition'> },
  sales: readonly Id<'event'>[],
): Promise<readonly RaisedException[]> {
  await lockSales(tx, place.organiser, sales);
  return (await judgeSales(tx, place, sales, { arrived: sales, refunds: [], voided: [] })).exceptions;
}

/** What news of sales changes in what is said of their refunds. @param touched sorted, and locked. */
async function judgeSales(
  tx: Tx,
  { organiser, edition }: { readonly organiser: Id<'organiser'>; readonly edition: Id<'edition'> },
  touched: readonly Id<'event'>[],
  { arrived, refunds, voided }: RefundNews,
): Promise<{ exceptions: RaisedException[]; madeBy: ReadonlyMap<Id<'event'>, Id<'device'>> }> {
  const ids = await selectRefundIds(tx, organiser, edition, touched);
  const known = await selectReceipts(tx, organiser, [...touched, ...ids]);
  const turned = await selectVoided(tx, organiser, touched);
  const sales = new Map<Id<'event'>, RecordedReceipt>();
  for (const receipt of known)
    if (receipt.kind === 'sale' && receipt.edition === edition) sales.set(receipt.id, receipt);
  const ofSale = Map.groupBy(
    known.filter((receipt) => receipt.kind === 'refund'),
    (receipt) => receipt.refunds,
  );
  const news = {
    refunds: new Set(refunds.map(({ receipt }) => receipt.id)),
    arrived: new Set(arrived),
    voided: new Set(voided),
  };
  const changes = touched.map((sale) => {
    const after: RefundMatter = { sale: sales.get(sale), voided: turned.has(sale), refunds: ofSale.get(sale) ?? [] };
    const before: RefundMatter = {
      sale: news.arrived.has(sale) ? undefined : after.sale,
      voided: after.voided && !news.voided.has(sale),
      refunds: after.refunds.filter((refund) => !news.refunds.has(refund.id)),
    };
    return changeRefunds(before, after);
  });
  await explainExceptions(tx, {
    organiser,
    code: 'refund-of-unknown-sale' satisfies TillExceptionCode,
    events: changes.flatMap((change) => change.explained),
  });
  return {
    exceptions: changes.flatMap((change) => change.exceptions),
    madeBy: new Map(known.map((receipt) => [receipt.id, receipt.device])),
  };
}

/** Tells the supervisors, and judges by the time at which the PIN was typed: a phone without network goes on with those it knew. */
async function judgeSupervisors(
  tx: Tx,
  batch: StoredBatch,
  refunds: readonly Refunding[],
  publicUrl: string,
): Promise<RaisedException[]> {
  const asked = [...new Set(refunds.map(({ grounds }) => grounds.supervisor))];
  const known = await selectSupervisors(tx, { organiser: batch.organiser, edition: batch.edition.id }, asked);
  await tellSupervisors(tx, batch, refunds, known, publicUrl);
  return refunds.flatMap(({ receipt, grounds }) => {
    const supervisor = known.get(grounds.supervisor);
    const raise = (code: TillExceptionCode): RaisedException[] => [
      {
        event: receipt.id,
        seq: receipt.seq,
        code,
        data: { refund: receipt.number, supervisor: grounds.supervisorName },
      },
    ];
    if (!supervisor) return raise('supervisor-unknown');
    return supervisor.endedAt !== null && supervisor.endedAt <= receipt.soldAt ? raise('supervisor-ended') : [];
  });
}
