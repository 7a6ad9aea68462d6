import { type SqlBool, sql } from 'kysely';
import { type Id, isId } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import type { ExceptionOutcome } from './contract.ts';
import { onDay } from './on-day.ts';

/** Something that a person has looked at, or should. */
export interface ShownException {
  readonly id: Id<'exception'>;
  readonly code: string;
  readonly device: Id<'device'>;
  readonly deviceCode: string;
  readonly booth: Id<'booth'> | null;
  readonly boothNumber: string | null;
  readonly event: Id<'event'> | null;
  readonly seq: number | null;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  readonly raisedAt: number;
  /** Null while it is open. */
  readonly settledAt: number | null;
  /** The person's name; null when nobody had to. */
  readonly settledBy: string | null;
  readonly outcome: ExceptionOutcome | null;
  readonly note: string | null;
}

export interface ExceptionsAsked {
  readonly state: 'open' | 'settled' | 'all';
  readonly code?: string | undefined;
  readonly device?: Id<'device'> | undefined;
  readonly booth?: Id<'booth'> | undefined;
  /** Raised on this business day of the edition, `YYYY-MM-DD`. */
  readonly day?: string | undefined;
  /** Raised, settled or opened again at this instant or later. */
  readonly since?: Date | undefined;
  /** The `next` of the page before. Anything else is as good as none. */
  readonly after?: string | undefined;
  /** At most 200; 50 unless told. */
  readonly limit?: number | undefined;
}

export interface ExceptionPage {
  readonly items: readonly ShownException[];
  /** Say it as `after` to read on; null at the end. */
  readonly next: string | null;
}

/** Exceptions, the newest first. */
export async function listExceptions(ctx: AtEdition, tx: Tx, asked: ExceptionsAsked): Promise<ExceptionPage> {
  const limit = Math.min(Math.max(asked.limit ?? 50, 1), 200);
  let query = shown(matching(ctx, tx, asked))
    .orderBy('x.raised_at', 'desc')
    .orderBy('x.id', 'desc')
    .limit(limit + 1);
  const from = readAfter(asked.after);
  if (from)
    query = query.where(sql<SqlBool>`(x.raised_at, x.id) < (${new Date(from.at)}::timestamptz, ${from.id}::uuid)`);
  const rows = await query.execute();
  const items = rows.slice(0, limit).map(exceptionOf);
  const last = items.at(-1);
  return { items, next: last && rows.length > limit ? `${last.raisedAt}.${last.id}` : null };
}

/** @throws `request.not-found`. */
export async function getException(ctx: AtEdition, tx: Tx, exception: Id<'exception'>): Promise<ShownException> {
  const row = await shown(matching(ctx, tx, { state: 'all' }))
    .where('x.id', '=', exception)
    .executeTakeFirst();
  if (!row) throw new DomainError(common['not-found']);
  return exceptionOf(row);
}

function shown(query: ReturnType<typeof matching>) {
  return query
    .leftJoin('floor.booth as b', (join) =>
      join.onRef('b.organiser_id', '=', 'd.organiser_id').onRef('b.id', '=', 'd.booth_id'),
    )
    .leftJoin('people.user as u', (join) => join.on(sql<SqlBool>`u.id::text = x.settled_by`))
    .select(['x.id', 'x.code', 'x.device_id as device', 'd.code as deviceCode'])
    .select(['d.booth_id as booth', 'b.number as boothNumber'])
    .select(['x.event_id as event', 'x.seq', 'x.data', 'x.raised_at as raisedAt', 'x.settled_at as settledAt'])
    .select(['u.name as settledBy', 'x.outcome', 'x.note']);
}

type Row = Awaited<ReturnType<ReturnType<typeof shown>['execute']>>[number];

const exceptionOf = (row: Row): ShownException => ({
  ...row,
  id: row.id as Id<'exception'>,
  device: row.device as Id<'device'>,
  booth: row.booth as Id<'booth'> | null,
  event: row.event as Id<'event'> | null,
  data: row.data as ShownException['data'],
});

/** How many there are of each code, the most first: what the list can be narrowed to. */
export async function countExceptions(
  ctx: AtEdition,
  tx: Tx,
  asked: Pick<ExceptionsAsked, 'state' | 'device' | 'booth'>,
): Promise<{ code: string; count: number }[]> {
  return matching(ctx, tx, asked)
    .select((eb) => ['x.code', eb.fn.countAll<number>().as('count')])
    .groupBy('x.code')
    .orderBy('count', 'desc')
    .orderBy('x.code')
    .execute();
}

/** What waits for a person. */
export async function countOpenExceptions(ctx: AtEdition, tx: Tx): Promise<number> {
  const row = await matching(ctx, tx, { state: 'open' })
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

function matching(ctx: AtEdition, tx: Tx, { state, code, device, booth, day, since }: ExceptionsAsked) {
  let query = tx
    .selectFrom('hall.exception as x')
    .innerJoin('hall.device as d', (join) =>
      join.onRef('d.organiser_id', '=', 'x.organiser_id').onRef('d.id', '=', 'x.device_id'),
    )
    .where('x.organiser_id', '=', ctx.organiser)
    .where('x.edition_id', '=', ctx.edition);
  if (state !== 'all') query = query.where('x.settled_at', state === 'open' ? 'is' : 'is not', null);
  if (code !== undefined) query = query.where('x.code', '=', code);
  if (device !== undefined) query = query.where('x.device_id', '=', device);
  if (booth !== undefined) query = query.where('d.booth_id', '=', booth);
  if (since !== undefined)
    query = query.where(sql<SqlBool>`greatest(x.raised_at, x.settled_at, x.reopened_at) >= ${since}::timestamptz`);
  if (day !== undefined) query = query.where(onDay(ctx, sql.ref('x.raised_at'), day));
  return query;
}

function readAfter(after: string | undefined): { at: number; id: string } | undefined {
  const [at = '', id] = after?.split('.') ?? [];
  return /^\d{1,15}$/.test(at) && isId(id) ? { at: Number(at), id } : undefined;
}
