/** A sale of another phone, fetched by the receipt's link so that some of it can be paid back here. */
import type { Id } from '../../../../kinds/id.ts';
import { money } from '../../../../kinds/money.ts';
import { ok, type Result, refused } from '../../../../kinds/result.ts';
import type { HttpAnswer } from '../../../hall/rules/read-answer.ts';
import { keyInText, type LinkedReceipt, linkedReceipt } from '../../rules/linked-receipt.ts';
import type { Returned } from '../../rules/refund.ts';
import type { Sold } from './till-ledger.ts';

export type OtherRefusal = 'no-link' | 'unreachable' | 'unknown' | 'already-voided';

/** `fetch` asks the server for the sale of a link's key, and rejects when no answer came. */
export async function findOtherSale(
  text: string,
  fetch: (key: string) => Promise<HttpAnswer>,
): Promise<Result<Sold, OtherRefusal>> {
  const link = keyInText(text);
  if (!link) return refused('no-link');
  const answer = await fetch(link.key).catch(() => undefined);
  if (answer?.status === 404) return refused('unknown');
  const read = answer?.status === 200 ? linkedReceipt.safeParse(parse(answer.body)) : undefined;
  if (!read?.success) return refused('unreachable');
  return read.data.voided ? refused('already-voided') : ok(soldOf(read.data, link.of.secret));
}

function soldOf(sale: LinkedReceipt, secret: string): Sold {
  const total = money(sale.lines.reduce((all, { amount }) => all + amount, 0));
  const lines = sale.lines.map(({ product, business, discount, unitPrice, amount, ...line }) => ({
    ...line,
    product: product as Id<'product'>,
    business: business as Id<'business'>,
    unitPrice: money(unitPrice),
    ...(discount > 0 ? { discount: money(discount) } : {}),
    amount: money(amount),
  }));
  const payments = sale.payments.map(({ method, amount }) => ({ method, amount: money(amount) }));
  return {
    id: sale.id as Id<'event'>,
    // It has no place in this phone's log.
    seq: 0,
    at: Date.parse(sale.soldAt),
    // Whose shift it was is nothing to a refund, which belongs to the shift that pays it back.
    sale: { shift: sale.id as Id<'shift'>, receipt: sale.number, lines, total, payments, secret },
    voided: false,
    elsewhere: {
      returned: new Map(sale.returned.map(({ line, quantity }) => [line, quantity])),
      soldFrom: sale.catalogueVersion,
    },
  };
}

/**
 * What has come back, as far as anybody knows: this phone's own refunds may not have arrived yet, and the server's may be
 * newer. What is paid back twice all the same is an exception for a person, never lost.
 */
export function moreReturned(own: Returned, elsewhere: Returned): Returned {
  const lines = new Set([...own.keys(), ...elsewhere.keys()]);
  return new Map([...lines].map((line) => [line, Math.max(own.get(line) ?? 0, elsewhere.get(line) ?? 0)]));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
