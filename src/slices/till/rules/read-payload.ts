/** Whether an event's payload is what its kind promises: the shape first, then the sums. */
import { MAX_AMOUNT } from '../../../kinds/money.ts';
import { ok, type Result, refused } from '../../../kinds/result.ts';
import {
  type RefundRecorded,
  type SaleLine,
  type SalePayment,
  TILL_SCHEMA_VERSION,
  type TillFact,
  type TillKind,
  tillPayloads,
} from '../contract.ts';

export type PayloadRefusal = 'unknown-kind' | 'newer-schema' | 'invalid-payload';

interface Unread {
  readonly kind: string;
  readonly schemaVersion: number;
  readonly payload: unknown;
}

/** Never throws, whatever the payload is. `data.at` names the place that does not fit. */
export function readPayload(event: Unread): Result<TillFact, PayloadRefusal, { readonly at: string }> {
  const { kind } = event;
  if (!isTillKind(kind)) return refused('unknown-kind', { at: 'kind' });
  if (event.schemaVersion > TILL_SCHEMA_VERSION) return refused('newer-schema', { at: 'schemaVersion' });
  const parsed = tillPayloads[kind].safeParse(event.payload);
  if (!parsed.success) return refused('invalid-payload', { at: parsed.error.issues[0]?.path.join('.') ?? '' });
  const fact = { kind, payload: parsed.data } as TillFact;
  const wrong = wrongSum(fact);
  return wrong === null ? ok(fact) : refused('invalid-payload', { at: wrong });
}

export function isTillKind(kind: string): kind is TillKind {
  return Object.hasOwn(tillPayloads, kind);
}

function wrongSum(fact: TillFact): string | null {
  if (fact.kind === 'refund.recorded') return wrongRefund(fact.payload);
  if (fact.kind !== 'sale.recorded' && fact.kind !== 'sale.voided') return null;
  const { lines, payments, total } = fact.payload;
  return wrongLine(lines, total) ?? wrongPayment(payments, total);
}

/** Amounts are at most 10^10 and lines at most 100, so these sums are exact. */
function wrongLine(
  lines: readonly Pick<SaleLine, 'quantity' | 'unitPrice' | 'discount' | 'amount'>[],
  total: number,
): string | null {
  let added = 0;
  for (const [index, line] of lines.entries()) {
    if (line.amount !== line.unitPrice * line.quantity - (line.discount ?? 0)) return `lines.${index}.amount`;
    added += line.amount;
  }
  return added === total && total <= MAX_AMOUNT ? null : 'total';
}

function wrongPayment(payments: readonly SalePayment[], total: number): string | null {
  let paid = 0;
  for (const [index, payment] of payments.entries()) {
    const { method, amount, tendered, change } = payment;
    const handed = tendered !== undefined || change !== undefined;
    if (handed && method !== 'cash') return `payments.${index}.tendered`;
    if (handed && (tendered === undefined || change !== tendered - amount)) return `payments.${index}.change`;
    if (payment.qris !== undefined && method !== 'qris') return `payments.${index}.qris`;
    if (payment.reference !== undefined && method === 'cash') return `payments.${index}.reference`;
    paid += amount;
  }
  return paid === total ? null : 'payments';
}

function wrongRefund({ lines, payments, total }: RefundRecorded): string | null {
  const seen = new Set(lines.map((line) => line.line));
  return seen.size < lines.length ? 'lines' : (wrongLine(lines, total) ?? wrongPayment(payments, total));
}
