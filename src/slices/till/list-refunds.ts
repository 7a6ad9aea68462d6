import { type SqlBool, sql } from 'kysely';
import { type Id, isId } from '../../kinds/id.ts';
import type { Money } from '../../kinds/money.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';

/** A refund as somebody looks at it afterwards. */
export interface ShownRefund {
  readonly id: Id<'event'>;
  readonly number: string;
  readonly sale: Id<'event'>;
  readonly saleReceipt: string;
  /** Whether the sale has arrived. */
  readonly saleKnown: boolean;
  readonly deviceCode: string;
  readonly boothNumber: string | null;
  readonly supervisor: string;
  readonly reason: string;
  /** What was paid back, above zero. */
  readonly amount: Money;
  readonly paidAt: number;
  readonly reviewedAt: number | null;
  readonly reviewedBy: string | null;
  /** What is odd about it, and open. */
  readonly matters: readonly string[];
}

export interface RefundsAsked {
  readonly state: 'waiting' | 'seen' | 'all';
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** Refunds, the newest first. */
export async function listRefunds(
  ctx: AtEdition,
  tx: Tx,
  { state, after, limit: wanted = 50 }: RefundsAsked,
): Promise<{ readonly items: readonly ShownRefund[]; readonly next: string | null }> {
  const limit = Math.min(Math.max(wanted, 1), 200);
  let query = tx
    .selectFrom('till.refund as refund')
    .innerJoin('till.receipt as receipt', (join) =>
      join.onRef('receipt.organiser_id', '=', 'refund.organiser_id').onRef('receipt.id', '=', 'refund.id'),
    )
    .innerJoin('hall.device as device', (join) =>
      join.onRef('device.organiser_id', '=', 'refund.organiser_id').on(sql<SqlBool>`device.id = refund.device_id`),
    )
    .leftJoin('floor.booth as booth', (join) =>
      join.onRef('booth.organiser_id', '=', 'refund.organiser_id').onRef('booth.id', '=', 'refund.booth_id'),
    )
    .leftJoin('people.user as person', (join) => join.on(sql<SqlBool>`person.id::text = refund.reviewed_by`))
    .select(['refund.id', 'receipt.number', 'refund.sale_id as sale', 'refund.sale_receipt as saleReceipt'])
    .select(['device.code as deviceCode', 'booth.number as boothNumber', 'refund.supervisor_name as supervisor'])
    .select(['refund.reason', 'refund.paid_at as paidAt', 'refund.reviewed_at as reviewedAt'])
    .select(['person.name as reviewedBy', sql<Money>`-receipt.total`.as('amount')])
    .select(
      sql<boolean>`exists (select 1 from till.receipt sale where sale.organiser_id = refund.organiser_id and sale.id = refund.sale_id)`.as(
        'saleKnown',
      ),
    )
    .select(
      sql<
        string[]
      >`array(select distinct code from hall.exception matter where matter.organiser_id = refund.organiser_id
        and matter.event_id = refund.id and matter.settled_at is null order by code)`.as('matters'),
    )
    .where('refund.organiser_id', '=', ctx.organiser)
    .where('refund.edition_id', '=', ctx.edition)
    .orderBy('refund.paid_at', 'desc')
    .orderBy('refund.id', 'desc')
    .limit(limit + 1);
  if (state !== 'all') query = query.where('refund.reviewed_at', state === 'waiting' ? 'is' : 'is not', null);
  const [at = '', id] = after?.split('.') ?? [];
  if (/^\d{1,15}$/.test(at) && isId(id))
    query = query.where(
      sql<SqlBool>`(refund.paid_at, refund.id) < (${new Date(Number(at))}::timestamptz, ${id}::uuid)`,
    );
  const rows = await query.execute();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: last && rows.length > limit ? `${last.paidAt}.${last.id}` : null };
}
