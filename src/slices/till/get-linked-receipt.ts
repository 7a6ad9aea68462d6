import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { findReceiptBySecret } from './find-receipt-by-secret.ts';
import { sumReturned } from './refund-store.ts';
import type { LinkedReceipt } from './rules/linked-receipt.ts';

/** A sale by its secret link. @throws `request.not-found`: a wrong secret, an unknown receipt and a refund look the same. */
export async function getLinkedReceipt(ctx: AtEdition, tx: Tx, key: string): Promise<LinkedReceipt> {
  const found = await findReceiptBySecret(ctx, tx, key);
  if (found?.kind !== 'sale') throw new DomainError(common['not-found']);
  return {
    id: found.id,
    number: found.number,
    voided: found.voidedBy !== null,
    soldAt: found.soldAt,
    catalogueVersion: found.catalogueVersion,
    lines: found.lines.map(({ product, business, name, quantity, unitPrice, discount, amount }) => {
      return { product, business, name, quantity, unitPrice, discount, amount };
    }),
    payments: found.payments.map(({ method, amount }) => ({ method, amount })),
    returned: await sumReturned(tx, ctx.organiser, found.refundedBy as Id<'event'>[]),
  };
}
