import { timingSafeEqual } from 'node:crypto';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { ReceiptDetail } from './contract.ts';
import { readReceipt } from './get-receipt.ts';
import { secretHash } from './insert-receipts.ts';
import { readReceiptKey } from './rules/receipt-link.ts';
import { findSecretHash } from './store.ts';

/** The sale that a public link opens, or nothing: a wrong secret and an unknown receipt look the same. */
export async function findReceiptBySecret(ctx: AtEdition, tx: Tx, key: string): Promise<ReceiptDetail | undefined> {
  const asked = readReceiptKey(key);
  const kept = asked && (await findSecretHash(tx, ctx.organiser, asked.receipt));
  if (!kept || !timingSafeEqual(kept, Buffer.from(secretHash(asked.secret), 'hex'))) return undefined;
  return readReceipt(ctx, tx, asked.receipt);
}
