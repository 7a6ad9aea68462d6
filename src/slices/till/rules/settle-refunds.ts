/**
 * What a person should look at among the refunds of a sale. A refund always counts, because the money left the drawer; two
 * phones without network may pay the same goods back twice, a refund may arrive before its sale, and a void after both.
 */
import type { Id } from '../../../kinds/id.ts';
import type { RaisedException } from '../../hall/contract.ts';
import type { TillExceptionCode } from '../contract.ts';
import type { RecordedLine, RecordedReceipt } from './project-event.ts';

/** All that the logs of an edition say of one sale's refunds so far. */
export interface RefundMatter {
  readonly sale: RecordedReceipt | undefined;
  /** Whether a counted void reverses the sale. */
  readonly voided: boolean;
  /** Recorded refunds of it: their amounts are below zero. */
  readonly refunds: readonly RecordedReceipt[];
}

/** The order of refunds is that of their corrected times, so that it is the same whichever arrived first. */
export function judgeRefunds({ sale, voided, refunds }: RefundMatter): RaisedException[] {
  if (!sale) return refunds.map((refund) => exception(refund, 'refund-of-unknown-sale', { sale: refund.refunds }));
  const bought = new Map(sale.lines.map((line) => [line.no, line]));
  const left = new Map(sale.lines.map(({ no, product, quantity, amount }) => [no, { product, quantity, amount }]));
  const said = { sale: sale.id, receipt: sale.number };
  return refunds.toSorted(byTime).flatMap((refund) => {
    const raised: RaisedException[] = [];
    let over = voided;
    let differs = false;
    let due = 0;
    for (const { no, product, quantity, amount } of refund.lines) {
      const line = left.get(no);
      if (!line || line.product !== product) {
        differs = true;
        continue;
      }
      due += leastDue(bought.get(no), quantity);
      const rest = { product, quantity: line.quantity + quantity, amount: line.amount + amount };
      if (rest.quantity < 0 || rest.amount < 0) over = true;
      left.set(no, { ...rest, amount: rest.amount as typeof line.amount });
    }
    if (differs) raised.push(exception(refund, 'refund-differs', said));
    if (over) raised.push(exception(refund, 'over-refund', { ...said, amount: -refund.total, voided }));
    if (-refund.total < due) raised.push(exception(refund, 'refund-short', { ...said, amount: -refund.total, due }));
    return raised;
  });
}

/** What is paid back for so many pieces at least, whichever of them come back first. @param quantity below zero. */
function leastDue(line: Pick<RecordedLine, 'quantity' | 'amount'> | undefined, quantity: number): number {
  if (!line || line.quantity <= 0) return 0;
  const pieces = Math.min(-quantity, line.quantity);
  return Number((BigInt(line.amount) * BigInt(pieces)) / BigInt(line.quantity));
}

/** What news about a sale changes in what was said of its refunds. */
export interface RefundChange {
  readonly exceptions: readonly RaisedException[];
  /** Refunds whose sale has arrived: what was said of them being of an unknown sale no longer holds. */
  readonly explained: readonly Id<'event'>[];
}

/** @param before what was known until now, @param after the same and the news: both of one sale. */
export function changeRefunds(before: RefundMatter, after: RefundMatter): RefundChange {
  const was = judgeRefunds(before);
  const said = new Set(was.map(keyOf));
  const arrived = before.sale === undefined && after.sale !== undefined;
  return {
    exceptions: judgeRefunds(after).filter((raised) => !said.has(keyOf(raised))),
    explained: arrived ? before.refunds.map((refund) => refund.id) : [],
  };
}

function byTime(a: RecordedReceipt, b: RecordedReceipt): number {
  return a.soldAt - b.soldAt || (a.id < b.id ? -1 : 1);
}

function exception(refund: RecordedReceipt, code: TillExceptionCode, data: RaisedException['data']): RaisedException {
  return { event: refund.id, seq: refund.seq, code, data: { ...data, refund: refund.number } };
}

function keyOf(raised: RaisedException): string {
  return `${raised.event} ${raised.code}`;
}
