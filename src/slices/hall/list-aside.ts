import { type SqlBool, sql } from 'kysely';
import { type Id, isId } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { QuarantineVerdict } from './contract.ts';

/** A line that was kept aside, as a person may look at it. */
export interface AsideLine {
  readonly device: Id<'device'>;
  readonly deviceCode: string;
  /** SHA-256 of its bytes, hexadecimal: with the device it names the line. */
  readonly hash: string;
  readonly code: string;
  readonly detail: string;
  readonly seq: number | null;
  readonly receivedAt: number;
  /** Its bytes in hexadecimal, as they came. */
  readonly bytes: string;
  readonly verdict: QuarantineVerdict | null;
  readonly reason: string | null;
  readonly judgedAt: number | null;
  readonly judgedBy: string | null;
}

export interface AsideAsked {
  readonly state: 'waiting' | 'judged';
  readonly device?: Id<'device'> | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** Lines kept aside, device by device in the order of their seqs. */
export async function listAside(
  ctx: AtEdition,
  tx: Tx,
  { state, device, after, limit: wanted = 50 }: AsideAsked,
): Promise<{ readonly items: readonly AsideLine[]; readonly next: string | null }> {
  const limit = Math.min(Math.max(wanted, 1), 200);
  let query = tx
    .selectFrom('hall.quarantine as q')
    .innerJoin('hall.device as d', (join) =>
      join.onRef('d.organiser_id', '=', 'q.organiser_id').onRef('d.id', '=', 'q.device_id'),
    )
    .leftJoin('people.user as u', (join) => join.on(sql<SqlBool>`u.id::text = q.judged_by`))
    .select(['q.device_id as device', 'd.code as deviceCode', 'q.code', 'q.detail', 'q.seq', 'q.verdict', 'q.reason'])
    .select(['q.received_at as receivedAt', 'q.judged_at as judgedAt', 'u.name as judgedBy'])
    .select(sql<string>`encode(q.line_hash, 'hex')`.as('hash'))
    .select(sql<string>`encode(q.line, 'hex')`.as('bytes'))
    .where('q.organiser_id', '=', ctx.organiser)
    .where('d.edition_id', '=', ctx.edition)
    .where('q.verdict', state === 'waiting' ? 'is' : 'is not', null)
    .orderBy('q.device_id')
    .orderBy(sql`coalesce(q.seq, 0)`)
    .orderBy('q.line_hash')
    .limit(limit + 1);
  if (device !== undefined) query = query.where('q.device_id', '=', device);
  const from = readAfter(after);
  if (from)
    query = query.where(
      sql<SqlBool>`(q.device_id, coalesce(q.seq, 0), q.line_hash) > (${from.device}::uuid, ${from.seq}, decode(${from.hash}, 'hex'))`,
    );
  const rows = await query.execute();
  const items = rows.slice(0, limit).map((row) => ({ ...row, device: row.device as Id<'device'> }));
  const last = items.at(-1);
  return { items, next: last && rows.length > limit ? `${last.device}.${last.seq ?? 0}.${last.hash}` : null };
}

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
