import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { type LateException, raiseLate } from '../hall/index.ts';
import type { TillExceptionCode } from './contract.ts';

export interface PaymentDoubt {
  readonly sale: Id<'event'>;
  readonly code: Extract<TillExceptionCode, 'gateway-differs' | 'gateway-part-refunded' | 'gateway-paid-twice'>;
  /** Minor units. */
  readonly data: Readonly<Record<string, number>>;
}

/**
 * What is said of a payment elsewhere does not fit its sale: once a sale, code and
 * amounts. Nothing while the sale has not come.
 */
export async function raisePaymentDoubt(ctx: AtEdition, tx: Tx, { sale, code, data }: PaymentDoubt): Promise<number> {
  const found = await tx
    .selectFrom('till.receipt')
    .select(['device_id as device', 'batch_id as batch', 'seq', 'number'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', sale)
    .executeTakeFirst();
  if (!found) return 0;
  const { device, batch, seq, number } = found;
  const late: LateException = { device, batch, event: sale, seq, code, data: { ...data, receipt: number } };
  return raiseLate(ctx, tx, [late], 'data');
}
