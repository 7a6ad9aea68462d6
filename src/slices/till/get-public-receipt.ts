import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import { listExhibitors } from '../exhibitors/index.ts';
import { getBooth } from '../floor/index.ts';
import { findReceiptBySecret } from './find-receipt-by-secret.ts';
import { findGrounds, sumRefunds } from './refund-store.ts';
import type { ReceiptSource } from './rules/receipt.ts';

/** What the buyer's page shows: the receipt, and the names that it needs. */
export interface PublicReceipt {
  readonly receipt: ReceiptSource;
  /** What of a sale was paid back, 0 or more. */
  readonly refunded: number;
  readonly edition: {
    readonly name: string;
    readonly slug: string;
    readonly zone: string;
    readonly currency: string;
    readonly demo: boolean;
  };
  readonly boothNumber: string | null;
  /** Names by business id. */
  readonly businesses: Readonly<Record<string, string>>;
}

/** @throws `request.not-found`: a wrong secret and an unknown receipt look the same. */
export async function getPublicReceipt(ctx: AtEdition, tx: Tx, key: string): Promise<PublicReceipt> {
  const found = await findReceiptBySecret(ctx, tx, key);
  if (!found || found.total === null) throw new DomainError(common['not-found']);
  const { rows } = await sql<{ hash: string }>`
    select encode(hash, 'hex') as hash from hall.logged_event where organiser_id = ${ctx.organiser} and id = ${found.id}`.execute(
    tx,
  );
  const refunded = await sumRefunds(tx, ctx.organiser, found.refundedBy);
  const saleReceipt = (await findGrounds(tx, ctx.organiser, found.id))?.saleReceipt ?? null;
  const { name, slug, zone, currency, demo } = await getEditionFacts(ctx, tx);
  const sellers = new Set(found.lines.map((line) => line.business));
  const exhibitors = await listExhibitors(ctx, tx);
  return {
    receipt: {
      number: found.number,
      refundOf: found.kind === 'refund' ? saleReceipt : null,
      reason: found.reason,
      voided: found.voidedBy !== null,
      soldAt: Date.parse(found.soldAt),
      lines: found.lines,
      payments: found.payments,
      total: found.total,
      hash: rows[0]?.hash ?? '',
    },
    refunded,
    edition: { name, slug, zone, currency, demo },
    boothNumber: found.booth === null ? null : (await getBooth(ctx, tx, { id: found.booth })).number,
    businesses: Object.fromEntries(
      exhibitors.filter(({ id }) => sellers.has(id)).map(({ id, name: seller }) => [id, seller]),
    ),
  };
}
