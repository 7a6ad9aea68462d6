import { type SqlBool, sql } from 'kysely';
import { type Id, isId } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import type { QuarantineCode, QuarantineVerdict } from './contract.ts';
import { onDay } from './on-day.ts';

/** A line that was kept aside, as a person may look at it. */
export interface AsideLine {
  readonly device: Id<'device'>;
  readonly deviceCode: string;
  readonly booth: Id<'booth'> | null;
  readonly boothNumber: string | null;
  /** SHA-256 of its bytes, hexadecimal: with the device it names the line. */
  readonly hash: string;
  readonly code: QuarantineCode;
  readonly detail: string;
  readonly seq: number | null;
  /** The id that it gave itself, where one could be read. */
  readonly event: Id<'event'> | null;
  readonly receivedAt: number;
  /** Its bytes in hexadecimal, as they came. */
  readonly bytes: string;
  readonly verdict: QuarantineVerdict | null;
  readonly reason: string | null;
  readonly judgedAt: number | null;
  readonly judgedBy: string | null;
}

export interface AsideAsked {
  readonly state: 'waiting' | 'judged' | 'all';
  readonly code?: QuarantineCode | undefined;
  readonly device?: Id<'device'> | undefined;
  readonly booth?: Id<'booth'> | undefined;
  /** Received on this business day of the edition, `YYYY-MM-DD`. */
  readonly day?: string | undefined;
  /** Received, or judged, at this instant or later. */
  readonly since?: Date | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** Lines kept aside, device by device in the order of their seqs. */
export async function listAside(
  ctx: AtEdition,
  tx: Tx,
  asked: AsideAsked,
): Promise<{ readonly items: readonly AsideLine[]; readonly next: string | null }> {
  const limit = Math.min(Math.max(asked.limit ?? 50, 1), 200);
  let query = matching(ctx, tx, asked)
    .orderBy('q.device_id')
    .orderBy(sql`coalesce(q.seq, 0)`)
    .orderBy('q.line_hash')
    .limit(limit + 1);
  const from = readAfter(asked.after);
  if (from)
    query = query.where(
      sql<SqlBool>`(q.device_id, coalesce(q.seq, 0), q.line_hash) > (${from.device}::uuid, ${from.seq}, decode(${from.hash}, 'hex'))`,
    );
  const rows = await query.execute();
  const items = rows.slice(0, limit).map(lineOf);
  const last = items.at(-1);
  return { items, next: last && rows.length > limit ? `${last.device}.${last.seq ?? 0}.${last.hash}` : null };
}

/** @throws `request.not-found`. */
export async function getAside(
  ctx: AtEdition,
  tx: Tx,
  { device, hash }: Pick<AsideLine, 'device' | 'hash'>,
): Promise<AsideLine> {
  const row = await matching(ctx, tx, { state: 'all', device })
    .where('q.line_hash', '=', Buffer.from(hash, 'hex'))
    .executeTakeFirst();
  if (!row) throw new DomainError(common['not-found']);
  return lineOf(row);
}

function matching(ctx: AtEdition, tx: Tx, { state, code, device, booth, day, since }: AsideAsked) {
  let query = tx
    .selectFrom('hall.quarantine as q')
    .innerJoin('hall.device as d', (join) =>
      join.onRef('d.organiser_id', '=', 'q.organiser_id').onRef('d.id', '=', 'q.device_id'),
    )
    .leftJoin('floor.booth as b', (join) =>
      join.onRef('b.organiser_id', '=', 'd.organiser_id').onRef('b.id', '=', 'd.booth_id'),
    )
    .leftJoin('people.user as u', (join) => join.on(sql<SqlBool>`u.id::text = q.judged_by`))
    .select(['q.device_id as device', 'd.code as deviceCode', 'd.booth_id as booth', 'b.number as boothNumber'])
    .select(['q.code', 'q.detail', 'q.seq', 'q.event_id as event', 'q.verdict', 'q.reason'])
    .select(['q.received_at as receivedAt', 'q.judged_at as judgedAt', 'u.name as judgedBy'])
    .select(sql<string>`encode(q.line_hash, 'hex')`.as('hash'))
    .select(sql<string>`encode(q.line, 'hex')`.as('bytes'))
    .where('q.organiser_id', '=', ctx.organiser)
    .where('d.edition_id', '=', ctx.edition);
  if (state !== 'all') query = query.where('q.verdict', state === 'waiting' ? 'is' : 'is not', null);
  if (code !== undefined) query = query.where('q.code', '=', code);
  if (device !== undefined) query = query.where('q.device_id', '=', device);
  if (booth !== undefined) query = query.where('d.booth_id', '=', booth);
  if (since !== undefined)
    query = query.where(sql<SqlBool>`greatest(q.received_at, q.judged_at) >= ${since}::timestamptz`);
  if (day !== undefined) query = query.where(onDay(ctx, sql.ref('q.received_at'), day));
  return query;
}

type Row = Awaited<ReturnType<ReturnType<typeof matching>['execute']>>[number];

const lineOf = (row: Row): AsideLine => ({
  ...row,
  device: row.device as Id<'device'>,
  booth: row.booth as Id<'booth'> | null,
  event: row.event as Id<'event'> | null,
});

function readAfter(after: string | undefined) {
  const [device, seq = '', hash = ''] = after?.split('.') ?? [];
  return isId(device) && /^\d{1,9}$/.test(seq) && /^[0-9a-f]{64}$/.test(hash)
    ? { device, seq: Number(seq), hash }
    : undefined;
}

/** How many lines of each phone wait for a person. */
export async function countAside(ctx: AtEdition, tx: Tx) {
  const rows = await tx
    .selectFrom('hall.quarantine as q')
    .innerJoin('hall.device as d', (join) =>
      join.onRef('d.organiser_id', '=', 'q.organiser_id').onRef('d.id', '=', 'q.device_id'),
    )
    .select((eb) => ['q.device_id as device', 'd.code as deviceCode', eb.fn.countAll<number>().as('count')])
    .where('q.organiser_id', '=', ctx.organiser)
    .where('d.edition_id', '=', ctx.edition)
    .where('q.verdict', 'is', null)
    .groupBy(['q.device_id', 'd.code'])
    .orderBy('d.code')
    .execute();
  return rows.map((row) => ({ ...row, device: row.device as Id<'device'> }));
}
