import { type Expression, type SqlBool, sql } from 'kysely';
import { type Id, isId } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { calendarDay, type ReceiptFilter, type ReceiptPage } from './contract.ts';
import type { ShiftKey } from './list-shifts.ts';
import { kindOf } from './store.ts';

const MOST = 200;

export interface ReceiptsAsked {
  readonly filter: ReceiptFilter;
  /** Only payments whose money is there: received in cash, or confirmed. */
  readonly arrived?: boolean | undefined;
  /** Only those of one shift. */
  readonly of?: ShiftKey | undefined;
  readonly reach: Reach;
  /** The `next` of the page before. Anything else is as good as none. */
  readonly after?: string | undefined;
  /** At most 200; 50 unless told. */
  readonly limit?: number | undefined;
}

/** The receipts behind a figure, the newest first. A void stands at the time of its sale. */
export async function listReceipts(ctx: AtEdition, tx: Tx, asked: ReceiptsAsked): Promise<ReceiptPage> {
  const limit = Math.min(Math.max(asked.limit ?? 50, 1), MOST);
  const rows = await receiptsOf(ctx, tx, asked)
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit).map(({ soldAt, total, amount, ...row }) => ({
    ...row,
    kind: kindOf(row),
    soldAt: new Date(soldAt).toISOString(),
    amount: money(amount ?? 0),
    total: asked.reach.all ? total : null,
  }));
  const last = rows[limit - 1];
  return { items, next: last && rows.length > limit ? `${last.day}.${last.soldAt}.${last.id}` : null };
}

function receiptsOf(ctx: AtEdition, tx: Tx, { filter, reach, after, of, arrived = false }: ReceiptsAsked) {
  const lines = linesAsked(ctx, tx, filter, reach);
  const payments = paymentsAsked(ctx, tx, filter, arrived);
  let query = tx
    .selectFrom('till.receipt as receipt')
    .select(['receipt.id', 'voids', 'refunds', 'number', 'booth_id as booth', 'device_id as device', 'day', 'hour'])
    .select(['sold_at as soldAt', 'total'])
    .where('receipt.organiser_id', '=', ctx.organiser)
    .where('receipt.edition_id', '=', ctx.edition)
    .orderBy('day', 'desc')
    .orderBy('sold_at', 'desc')
    .orderBy('receipt.id', 'desc');
  if (of) query = query.where('device_id', '=', of.device).where('shift_id', '=', of.shift);
  if (filter.day !== undefined) query = query.where('day', '=', filter.day);
  if (filter.hour !== undefined) query = query.where('hour', '=', filter.hour);
  if (filter.booth !== undefined) query = query.where('booth_id', '=', filter.booth);
  if (filter.kind !== undefined)
    query = query
      .where('voids', filter.kind === 'void' ? 'is not' : 'is', null)
      .where('refunds', filter.kind === 'refund' ? 'is not' : 'is', null);
  if (filter.without === 'refund') query = query.where('refunds', 'is', null);
  if (lines) query = query.where((eb) => eb.exists(lines.select(sql`1`.as('one'))));
  if (payments) query = query.where((eb) => eb.exists(payments.select(sql`1`.as('one'))));
  const from = readAfter(after);
  if (from) query = query.where(isBefore(from));
  const amount = sql<number | null>`sum(amount)`.as('amount');
  if (lines && filter.discounted)
    return query.select(lines.select(sql<number | null>`sum(discount)`.as('amount')).as('amount'));
  if (lines) return query.select(lines.select(amount).as('amount'));
  if (payments) return query.select(payments.select(amount).as('amount'));
  return query.select('total as amount');
}

/** The lines of the receipt that the filter asks for and the reader may see; undefined when that is all of them. */
function linesAsked(ctx: AtEdition, tx: Tx, filter: ReceiptFilter, reach: Reach) {
  const { region, category, product, discounted } = filter;
  if (reach.all && [region, category, product, discounted].every((each) => each === undefined)) return undefined;
  let lines = tx
    .selectFrom('till.line as line')
    .where('line.organiser_id', '=', ctx.organiser)
    .where('line.receipt_id', '=', sql.ref<Id<'event'>>('receipt.id'));
  if (region !== undefined) lines = lines.where('region_code', '=', region);
  if (category !== undefined)
    // What was sold under a category that was merged into this one since is told here.
    lines = lines.where((eb) =>
      eb.or([
        eb('line.category', '=', category),
        eb(
          'line.category',
          'in',
          eb
            .selectFrom('catalogue.merged')
            .select('code')
            .where('organiser_id', '=', ctx.organiser)
            .where('merged_into', '=', category),
        ),
      ]),
    );
  if (product !== undefined) lines = lines.where('product_id', '=', product);
  if (discounted) lines = lines.where('discount', '<>', money(0));
  return reach.all ? lines : lines.where(isWithin(reach));
}

function paymentsAsked(ctx: AtEdition, tx: Tx, { method, state }: ReceiptFilter, arrived: boolean) {
  if (method === undefined && state === undefined && !arrived) return undefined;
  let payments = tx
    .selectFrom('till.payment as payment')
    .where('payment.organiser_id', '=', ctx.organiser)
    .where('payment.receipt_id', '=', sql.ref<Id<'event'>>('receipt.id'));
  if (method !== undefined) payments = payments.where('method', '=', method);
  if (arrived) payments = payments.where('state', 'in', ['received', 'confirmed']);
  return state === undefined ? payments : payments.where('state', '=', state);
}

/** A lead sees the lines of the own regions, a producer those of the own businesses. */
function isWithin(reach: Extract<Reach, { all: false }>): Expression<SqlBool> {
  return sql<SqlBool>`(line.region_code = any(${reach.regions}::text[]) or line.business_id = any(${reach.businesses}::uuid[]))`;
}

interface Place {
  readonly day: string;
  readonly soldAt: number;
  readonly id: Id<'event'>;
}

function readAfter(after: string | undefined): Place | undefined {
  const [day = '', soldAt = '', id] = after?.split('.') ?? [];
  if (!calendarDay.safeParse(day).success || !/^\d{1,15}$/.test(soldAt) || !isId(id)) return undefined;
  return { day, soldAt: Number(soldAt), id: id as Id<'event'> };
}

function isBefore({ day, soldAt, id }: Place): Expression<SqlBool> {
  return sql<SqlBool>`(day, sold_at, receipt.id) < (${day}::date, ${new Date(soldAt)}::timestamptz, ${id}::uuid)`;
}
