import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { businessDayAt } from '../../kinds/business-day.ts';
import { type Id, isId } from '../../kinds/id.ts';
import { type Money, money } from '../../kinds/money.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import type { ShiftFilter, ShiftPage, ShiftSummary } from './contract.ts';
import { reckonedVariance } from './reckoned-cash.ts';
import { expectedCash } from './rules/till-book.ts';

const MOST = 200;

export interface ShiftsAsked {
  readonly filter: ShiftFilter;
  readonly reach: Reach;
  /** The `next` of the page before. Anything else is as good as none. */
  readonly after?: string | undefined;
  /** At most 200; 50 unless told. */
  readonly limit?: number | undefined;
}

/** What names a shift: its id is the device's own. */
export interface ShiftKey {
  readonly device: Id<'device'>;
  readonly shift: Id<'shift'>;
}

/** Shifts with what is, and what should be, in their drawers, the newest first. A lead sees those of booths that the own region held that day. */
export async function listShifts(ctx: AtEdition, tx: Tx, asked: ShiftsAsked): Promise<ShiftPage> {
  const limit = Math.min(Math.max(asked.limit ?? 50, 1), MOST);
  const { filter, reach } = asked;
  const rows = await selectShifts(ctx, tx, reach, [...conditionsOf(filter), ...afterOf(asked.after)], limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const at = Date.parse(last?.openedAt ?? last?.closedAt ?? '');
  return { items, next: last && rows.length > limit ? `${at}.${last.device}.${last.shift}` : null };
}

/** One shift within reach, or nothing. */
export async function findShownShift(
  ctx: AtEdition,
  tx: Tx,
  { reach, device, shift }: ShiftKey & { readonly reach: Reach },
): Promise<ShiftSummary | undefined> {
  const only = sql<SqlBool>`found.device_id = ${device} and found.id = ${shift}`;
  return (await selectShifts(ctx, tx, reach, [only], 1))[0];
}

/** The days and booths of which there are shifts: what the list can be narrowed to. */
export async function listShiftScopes(
  ctx: AtEdition,
  tx: Tx,
  reach: Reach,
): Promise<{ readonly days: readonly string[]; readonly booths: readonly (readonly [id: string, number: string])[] }> {
  const { rows } = await sql<{ days: string[] | null; booths: [string, string][] | null }>`
    with ${foundShifts(ctx)}
    select array_agg(distinct found.day::text order by found.day::text) as days,
      jsonb_agg(distinct jsonb_build_array(found.booth_id, found.booth_number)) filter (where found.booth_number is not null) as booths
    from found where ${isWithin(reach)}`.execute(tx);
  const booths = rows[0]?.booths ?? [];
  return {
    days: rows[0]?.days ?? [],
    booths: booths.sort(([, one], [, other]) => one.localeCompare(other, 'id', { numeric: true })),
  };
}

/** Every shift of the edition with its names and the business day of its opening. */
export function foundShifts(ctx: AtEdition): RawBuilder<unknown> {
  return sql`found as (
    select shift.*, device.code as device_code, booth.number as booth_number,
      coalesce(shift.opened_at, shift.closed_at) as at,
      editions.business_day(coalesce(shift.opened_at, shift.closed_at), calendar.zone, calendar.day_ends_at) as day
    from till.shift shift
    join editions.business_calendar calendar
      on calendar.organiser_id = shift.organiser_id and calendar.edition_id = shift.edition_id
    join hall.device device on device.organiser_id = shift.organiser_id and device.id = shift.device_id
    left join floor.booth booth on booth.organiser_id = shift.organiser_id and booth.id = shift.booth_id
    where shift.organiser_id = ${ctx.organiser} and shift.edition_id = ${ctx.edition})`;
}

export function isWithin(reach: Reach): RawBuilder<SqlBool> {
  if (reach.all) return sql<SqlBool>`true`;
  return sql<SqlBool>`exists (select 1 from floor.assignment held where held.organiser_id = found.organiser_id
    and held.booth_id = found.booth_id and held.days @> found.day and held.region_code = any(${reach.regions}::text[]))`;
}

function conditionsOf({ day, booth, state }: ShiftFilter): RawBuilder<SqlBool>[] {
  const conditions: RawBuilder<SqlBool>[] = [];
  if (day !== undefined) conditions.push(sql`found.day = ${day}::date`);
  if (booth !== undefined) conditions.push(sql`found.booth_id = ${booth}`);
  if (state === 'short') conditions.push(sql`${reckonedVariance('found')} < 0`);
  if (state === 'open') conditions.push(sql`found.closed_seq is null`);
  if (state === 'closed') conditions.push(sql`found.closed_seq is not null`);
  return conditions;
}

function afterOf(after: string | undefined): RawBuilder<SqlBool>[] {
  const [at = '', device, shift] = after?.split('.') ?? [];
  if (!/^\d{1,15}$/.test(at) || !isId(device) || !isId(shift)) return [];
  return [
    sql`(found.at, found.device_id, found.id) < (${new Date(Number(at))}::timestamptz, ${device}::uuid, ${shift}::uuid)`,
  ];
}

interface ShiftRow {
  readonly shift: Id<'shift'>;
  readonly device: Id<'device'>;
  readonly deviceCode: string;
  readonly booth: Id<'booth'> | null;
  readonly boothNumber: string | null;
  readonly day: string;
  readonly cashier: string | null;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly openingCash: Money | null;
  readonly countedCash: Money | null;
  readonly toldExpectedCash: Money | null;
  readonly cashIn: Money;
  readonly cashOut: Money;
  readonly soldInCash: Money;
}

/** The shifts are chosen first, so that only what is shown is summed. */
async function selectShifts(
  ctx: AtEdition,
  tx: Tx,
  reach: Reach,
  conditions: readonly RawBuilder<SqlBool>[],
  limit: number,
): Promise<ShiftSummary[]> {
  const { rows } = await sql<ShiftRow>`
    with ${foundShifts(ctx)}, page as (
      select * from found where ${sql.join([isWithin(reach), ...conditions], sql` and `)}
      order by at desc, device_id desc, id desc limit ${limit}
    )
    select page.id as shift, page.device_id as device, page.device_code as "deviceCode", page.booth_id as booth,
      page.booth_number as "boothNumber", page.day, coalesce(last.to_cashier, page.cashier) as cashier,
      page.opened_at as "openedAt", page.closed_at as "closedAt", page.opening_cash as "openingCash",
      page.counted_cash as "countedCash", page.expected_cash as "toldExpectedCash",
      moved.cash_in as "cashIn", moved.cash_out as "cashOut", sold.cash as "soldInCash"
    from page
    cross join lateral (
      select coalesce(sum(amount) filter (where direction = 'in'), 0)::bigint as cash_in,
        coalesce(sum(amount) filter (where direction = 'out'), 0)::bigint as cash_out
      from till.cash_movement movement where movement.organiser_id = page.organiser_id
        and movement.device_id = page.device_id and movement.shift_id = page.id
    ) moved
    cross join lateral (
      select coalesce(sum(payment.amount), 0)::bigint as cash
      from till.receipt receipt
      join till.payment payment on payment.organiser_id = receipt.organiser_id and payment.receipt_id = receipt.id
      where receipt.organiser_id = page.organiser_id and receipt.device_id = page.device_id
        and receipt.shift_id = page.id and payment.method = 'cash'
    ) sold
    left join lateral (
      select to_cashier from till.handover handover where handover.organiser_id = page.organiser_id
        and handover.device_id = page.device_id and handover.shift_id = page.id order by seq desc limit 1
    ) last on true
    order by page.at desc, page.device_id desc, page.id desc`.execute(tx);
  const today = businessDayAt(ctx.clock.now(), await getEditionFacts(ctx, tx));
  return rows.map((row) => summaryOf(row, today));
}

function summaryOf({ soldInCash, openedAt, closedAt, ...row }: ShiftRow, today: string): ShiftSummary {
  const { openingCash, countedCash, cashIn, cashOut, day } = row;
  const drawer = { byMethod: { cash: soldInCash, qris: NONE, card: NONE, transfer: NONE }, cashIn, cashOut };
  const expected = openingCash === null ? null : expectedCash({ openingCash, ...drawer });
  return {
    ...row,
    state: closedAt !== null ? 'closed' : day < today ? 'late' : 'open',
    openedAt: instantOf(openedAt),
    closedAt: instantOf(closedAt),
    expectedCash: expected,
    variance: expected === null || countedCash === null ? null : money(countedCash - expected),
  };
}

const NONE = money(0);

function instantOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
