import type { Id } from '../../kinds/id.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import type { ReceiptDetail } from './contract.ts';
import { errors } from './errors.ts';
import { findGrounds, listRefundsOf } from './refund-store.ts';
import { findVoidOf, selectReceipts } from './store.ts';

/** One receipt, as far as the reader's permission reaches. @throws `till.receipt-unknown`, also when it reaches no line. */
export async function getReceipt(
  ctx: AtEdition,
  tx: Tx,
  { id, reach }: { readonly id: Id<'event'>; readonly reach: Reach },
): Promise<ReceiptDetail> {
  const receipt = await readReceipt(ctx, tx, id);
  const lines = receipt?.lines.filter((line) => isWithin(line, reach)) ?? [];
  if (!receipt || lines.length === 0) throw new DomainError(errors['receipt-unknown']);
  return reach.all ? receipt : { ...receipt, lines, payments: [], total: null };
}

/** The whole receipt, or nothing when the edition has none of that id. */
export async function readReceipt(ctx: AtEdition, tx: Tx, id: Id<'event'>): Promise<ReceiptDetail | undefined> {
  const [found] = await selectReceipts(tx, ctx.organiser, [id]);
  if (!found || found.edition !== ctx.edition) return undefined;
  const { edition: _, secret: __, soldAt, lines, payments, ...receipt } = found;
  const voidedBy = receipt.kind === 'sale' ? await findVoidOf(tx, ctx.organiser, receipt.device, id) : undefined;
  const grounds = receipt.kind === 'refund' ? await findGrounds(tx, ctx.organiser, id) : undefined;
  return {
    ...receipt,
    soldAt: new Date(soldAt).toISOString(),
    refundedBy: receipt.kind === 'sale' ? await listRefundsOf(tx, ctx.organiser, ctx.edition, id) : [],
    reason: grounds?.reason ?? null,
    approvedBy: grounds?.supervisor ?? null,
    voidedBy: voidedBy ?? null,
    lines: [...lines],
    payments: payments.map(({ business: _, ...payment }) => payment),
  };
}

function isWithin(line: ReceiptDetail['lines'][number], reach: Reach): boolean {
  if (reach.all) return true;
  return (line.region !== null && reach.regions.includes(line.region)) || reach.businesses.includes(line.business);
}
