/** A sale as another phone may read it by the receipt's secret link, to pay some of it back. Browser-safe. */
import { z } from 'zod';
import { MAX_AMOUNT } from '../../../kinds/money.ts';
import { PAYMENT_METHODS } from '../contract.ts';
import { type ReceiptKey, readReceiptKey } from './receipt-link.ts';

const amount = z
  .int()
  .min(0)
  .max(MAX_AMOUNT * 100);

export const linkedReceipt = z.object({
  id: z.uuid(),
  number: z.string(),
  /** Whether a void has reversed it. */
  voided: z.boolean(),
  soldAt: z.iso.datetime(),
  catalogueVersion: z.int(),
  lines: z.array(
    z.object({
      product: z.uuid(),
      business: z.uuid(),
      name: z.string(),
      quantity: z.int().min(1),
      unitPrice: amount,
      discount: amount,
      amount,
    }),
  ),
  payments: z.array(z.object({ method: z.enum(PAYMENT_METHODS), amount })),
  /** How many of each line have come back, as far as the server knows; lines count from 1. */
  returned: z.array(z.object({ line: z.int().min(1), quantity: z.int().min(1) })),
});
export type LinkedReceipt = z.infer<typeof linkedReceipt>;

/** The key in what a person scanned or pasted: the receipt's address, or its last part alone. */
export function keyInText(text: string): { readonly key: string; readonly of: ReceiptKey } | undefined {
  const path = text.trim().split(/[?#]/)[0] ?? '';
  const key = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const of = readReceiptKey(key);
  return of && { key, of };
}
