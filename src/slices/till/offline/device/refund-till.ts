import { ok, type Result, refused } from '../../../../kinds/result.ts';
import type { RefundRecorded } from '../../contract.ts';
import { receiptNumber } from '../../rules/receipt-number.ts';
import {
  type NewRefund,
  type RefundableLine,
  type RefundRefusal,
  type Returned,
  recordRefund,
  refundable,
} from '../../rules/refund.ts';
import { newSecret } from '../../rules/sale.ts';
import { moreReturned } from './other-receipt.ts';
import { ShiftTill } from './shift-till.ts';
import type { RecordRefusal } from './till-core.ts';
import type { Refunded, Sold } from './till-ledger.ts';

export type RefundingRefusal = RecordRefusal | RefundRefusal | 'sale-unknown' | 'already-voided' | 'already-refunded';

/** A refund as the supervisor allowed it. */
export type Refunding = Pick<NewRefund, 'picks' | 'paying' | 'reason' | 'approval'>;

/** A till that pays back. */
export class RefundTill extends ShiftTill {
  /** What of a sale may still come back. */
  refundable(sold: Sold): Result<RefundableLine[], 'sale-unknown' | 'already-voided' | 'already-refunded'> {
    if (sold.elsewhere) {
      const lines = refundable(sold.sale.lines, this.#returnedOf(sold));
      return lines.some((line) => line.quantity > 0) ? ok(lines) : refused('already-refunded');
    }
    this.ledger.recall(sold);
    return this.ledger.book.findRefundable(sold.id);
  }

  #returnedOf({ id, elsewhere }: Sold): Returned {
    const own = this.ledger.book.returnedOf(id);
    return elsewhere ? moreReturned(own, elsewhere.returned) : own;
  }

  /** Pays back some or all of a sale, of this device or of another's that was fetched, with a supervisor's word. */
  async refund(sold: Sold, refunding: Refunding): Promise<Result<Refunded, RefundingRefusal>> {
    const { shift } = this.current;
    if (!shift) return refused('no-shift');
    const left = this.refundable(sold);
    if (!left.ok) return left;
    const { lines, receipt: number } = sold.sale;
    const soldFrom = sold.elsewhere ? sold.elsewhere.soldFrom : await this.#catalogueVersionOf(sold.seq);
    const sale = { id: sold.id, receipt: number, lines, ...(soldFrom === undefined ? {} : { soldFrom }) };
    const made: { refund?: RefundRecorded } = {};
    const done = await this.record(undefined, (slot) => {
      const receipt = receiptNumber(this.options.deviceCode, slot.next('receipt'));
      const returned = this.#returnedOf(sold);
      const refund = recordRefund({ shift: shift.shift, receipt, secret: newSecret(), sale, returned, ...refunding });
      if (!refund.ok) return refund;
      made.refund = refund.value;
      return ok({ kind: 'refund.recorded', payload: refund.value });
    });
    if (!done.ok) return done;
    return made.refund ? ok({ ...done.value, refund: made.refund }) : refused('storage-failed');
  }

  async #catalogueVersionOf(seq: number): Promise<number | undefined> {
    const row = await this.options.disk.read((tx) => tx.row(seq));
    const found = row && /"catalogueVersion":(\d+)/.exec(row.line)?.[1];
    return found === undefined ? undefined : Number(found);
  }
}
