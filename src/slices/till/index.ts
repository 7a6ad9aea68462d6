/** The till's server half: what its events come to, and the receipts behind every figure. */
import './tables.ts';

export { tillApi } from './api.ts';
export { getPublicReceipt, type PublicReceipt } from './get-public-receipt.ts';
export { getReceipt } from './get-receipt.ts';
export { getShift } from './get-shift.ts';
export { getShiftRecap } from './get-shift-recap.ts';
export { listOpenShifts, type OpenShift } from './list-open-shifts.ts';
export { listReceipts, type ReceiptsAsked } from './list-receipts.ts';
export { listRefunds, type ShownRefund } from './list-refunds.ts';
export { listShiftScopes, listShifts, type ShiftKey, type ShiftsAsked } from './list-shifts.ts';
export { type LockedPayment, lockPayments, type PaymentKey, setPaymentStates } from './payment-states.ts';
export { raiseClosedBooths } from './raise-closed-booths.ts';
export { raiseMetRefunds } from './raise-met-refunds.ts';
export { raiseOddShifts } from './raise-odd-shifts.ts';
export { type PaymentDoubt, raisePaymentDoubt } from './raise-payment-doubt.ts';
export { raiseReusedReceipts } from './raise-reused-receipts.ts';
export { raiseShiftCounts } from './raise-shift-counts.ts';
export { raiseUnmetVoids } from './raise-unmet-voids.ts';
export {
  type HearReceipts,
  type LoadProductFacts,
  makeTillReader,
  recordTillEvents,
  tillReader,
} from './record-till-events.ts';
export { reviewRefund } from './review-refund.ts';
export type { BatchFacts, RecordedReceipt } from './rules/project-event.ts';
export { type DeviceLedger, type LogEntry, projectLog } from './rules/project-log.ts';
export { readPayload } from './rules/read-payload.ts';
export { soldVersions } from './rules/sold-versions.ts';
export { sumShifts } from './sum-shifts.ts';
