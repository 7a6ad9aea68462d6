/**
 * The address of a receipt's public page: who holds the paper or the message may open it, nobody can guess it. The id
 * finds the receipt, the secret opens it, so the server needs no index of secrets: what opens a page is compared with a hash. The event
 * that brought the sale keeps the secret as the phone signed it (docs/decisions/0063).
 */
import { type Id, isId } from '../../../kinds/id.ts';
import { RECEIPT_SECRET } from '../contract.ts';

export interface ReceiptKey {
  readonly receipt: Id<'event'>;
  readonly secret: string;
}

/** The last part of the address: the id without hyphens, then the secret. */
export function receiptKey({ receipt, secret }: ReceiptKey): string {
  return receipt.replaceAll('-', '') + secret;
}

/** Never throws, whatever stands in the address. */
export function readReceiptKey(key: string): ReceiptKey | undefined {
  const receipt = key.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const secret = key.slice(32);
  return isId(receipt) && RECEIPT_SECRET.test(secret) ? { receipt: receipt as Id<'event'>, secret } : undefined;
}

/** The path of the page, in Indonesian: `/kaltim-2023/nota/...`. */
export function receiptPath(edition: string, key: ReceiptKey): string {
  return `/${edition}/nota/${receiptKey(key)}`;
}
