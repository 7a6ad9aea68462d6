/** What a device's whole log comes to: how `verify` recomputes the till's figures. */
import type { Id } from '../../../kinds/id.ts';
import type { RaisedException, StoredEvent } from '../../hall/contract.ts';
import type { CashMoved, ProductFacts, ShiftClosed, ShiftHandedOver, ShiftOpened } from '../contract.ts';
import {
  type BatchFacts,
  projectEvent,
  type RecordedReceipt,
  reverse,
  type ShiftMoment,
  type VoidClaim,
} from './project-event.ts';
import { judgeRefunds } from './settle-refunds.ts';
import { settleVoids } from './settle-voids.ts';

export interface LogEntry {
  readonly event: StoredEvent;
  readonly batch: BatchFacts;
}

export interface DeviceLedger {
  /** Sales, counted voids and refunds, in the order of their seq. */
  readonly receipts: readonly RecordedReceipt[];
  /** Voids that reverse nothing: their sale is not in the log, or an earlier void reversed it. */
  readonly uncounted: readonly VoidClaim[];
  readonly opened: readonly ShiftMoment<ShiftOpened>[];
  readonly handedOver: readonly ShiftMoment<ShiftHandedOver>[];
  readonly closed: readonly ShiftMoment<ShiftClosed>[];
  readonly movements: readonly ShiftMoment<CashMoved>[];
  /** A refund of another phone's sale is here one of an unknown sale. */
  readonly exceptions: readonly RaisedException[];
}

/** @param entries stored events of one device, in any order. */
export function projectLog(entries: Iterable<LogEntry>, facts: ProductFacts): DeviceLedger {
  const sales = new Map<Id<'event'>, RecordedReceipt>();
  const claims: VoidClaim[] = [];
  const refunds: RecordedReceipt[] = [];
  const opened: ShiftMoment<ShiftOpened>[] = [];
  const handedOver: ShiftMoment<ShiftHandedOver>[] = [];
  const closed: ShiftMoment<ShiftClosed>[] = [];
  const movements: ShiftMoment<CashMoved>[] = [];
  const exceptions: RaisedException[] = [];
  for (const { event, batch } of entries) {
    const { contribution, exceptions: raised } = projectEvent(event, batch, facts);
    exceptions.push(...raised);
    if (contribution.kind === 'sale') sales.set(contribution.receipt.id, contribution.receipt);
    else if (contribution.kind === 'refund') refunds.push(contribution.receipt);
    else if (contribution.kind === 'shift-handed-over') handedOver.push(contribution.moment);
    else if (contribution.kind === 'void-claim') claims.push(contribution.claim);
    else if (contribution.kind === 'shift-opened') opened.push(contribution.moment);
    else if (contribution.kind === 'shift-closed') closed.push(contribution.moment);
    else if (contribution.kind === 'cash-moved') movements.push(contribution.moment);
  }
  const receipts = [...sales.values(), ...refunds];
  const reversed = new Set<Id<'event'>>();
  const uncounted: VoidClaim[] = [];
  for (const [id, claimed] of Map.groupBy(claims, (claim) => claim.sale)) {
    const sale = sales.get(id);
    const { winner, exceptions: raised } = settleVoids({ sale, claims: claimed });
    exceptions.push(...raised);
    if (sale && winner) {
      receipts.push(reverse(sale, winner));
      reversed.add(id);
    }
    uncounted.push(...claimed.filter((claim) => claim !== winner));
  }
  for (const [id, paidBack] of Map.groupBy(refunds, (refund) => refund.refunds))
    if (id !== null)
      exceptions.push(...judgeRefunds({ sale: sales.get(id), voided: reversed.has(id), refunds: paidBack }));
  for (const list of [receipts, uncounted, opened, handedOver, closed, movements, exceptions])
    list.sort((a, b) => a.seq - b.seq);
  return { receipts, uncounted, opened, handedOver, closed, movements, exceptions };
}
