/** The audit log: who did what, chained by hash so that an entry cannot be taken out or changed unseen. */
import { createHash } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Actor, Context } from '../db/context.ts';
import type { InstantColumn, Tx } from '../db/database.ts';

interface AuditTable {
  organiser_id: string;
  seq: number;
  at: InstantColumn;
  actor_kind: string;
  actor_id: string | null;
  action: string;
  subject: string;
  data: unknown;
  prev_hash: Buffer;
  hash: Buffer;
}

declare module '../db/database.ts' {
  interface Database {
    'platform.audit': AuditTable;
  }
}

/** Facts of an act: ids, codes and amounts. Names, addresses and numbers of persons stay out of the chain for good. */
export type AuditFacts = Readonly<Record<string, string | number | boolean | null>>;

function actorId(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.user : actor.kind === 'device' ? actor.device : null;
}

export interface AuditEntry {
  readonly seq: number;
  readonly at: number;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly subject: string;
  readonly data: AuditFacts;
}

/** SHA-256 over the predecessor's hash and the entry as one line of JSON with its keys in this order. */
function hashOf(previous: Buffer, entry: AuditEntry): Buffer {
  const facts = Object.fromEntries(Object.entries(entry.data).sort(([a], [b]) => (a < b ? -1 : 1)));
  const line = JSON.stringify([
    entry.seq,
    entry.at,
    entry.actorKind,
    entry.actorId,
    entry.action,
    entry.subject,
    facts,
  ]);
  return createHash('sha256').update('gelaran-audit-v1\n').update(previous).update(line).digest();
}

const GENESIS = createHash('sha256').update('gelaran-audit-v1\n').digest();

/** Writes an entry in the transaction of the act; entries of one organiser wait for each other. */
export async function audit(
  ctx: Context,
  tx: Tx,
  action: string,
  subject: string,
  data: AuditFacts = {},
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`audit:${ctx.organiser}`}, 0))`.execute(tx);
  const head = await tx
    .selectFrom('platform.audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const previous = head?.hash ?? GENESIS;
  const entry: AuditEntry = {
    seq: (head?.seq ?? 0) + 1,
    at: ctx.clock.now(),
    actorKind: ctx.actor.kind,
    actorId: actorId(ctx.actor),
    action,
    subject,
    data,
  };
  await tx
    .insertInto('platform.audit')
    .values({
      organiser_id: ctx.organiser,
      seq: entry.seq,
      at: new Date(entry.at),
      actor_kind: entry.actorKind,
      actor_id: entry.actorId,
      action,
      subject,
      data: JSON.stringify(data),
      prev_hash: previous,
      hash: hashOf(previous, entry),
    })
    .execute();
}

type AuditRow = Selectable<AuditTable>;

function entryOf(row: AuditRow): AuditEntry {
  return {
    seq: row.seq,
    at: row.at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    action: row.action,
    subject: row.subject,
    data: row.data as AuditFacts,
  };
}

/** Which entries are wanted; all when nothing is said. */
export interface AuditFilter {
  readonly actor?: string | undefined;
  /** The part of an act before its dot, such as `floor`. */
  readonly slice?: string | undefined;
  /** From one instant (inclusive) to another (exclusive), milliseconds since 1970. */
  readonly span?: { readonly from: number; readonly until: number } | undefined;
}

/** The newest entries first, or those before one of them. */
export async function listAudit(
  tx: Tx,
  limit = 100,
  before?: number,
  { actor, slice, span }: AuditFilter = {},
): Promise<AuditEntry[]> {
  let query = tx.selectFrom('platform.audit').selectAll().orderBy('seq', 'desc').limit(limit);
  if (before !== undefined) query = query.where('seq', '<', before);
  if (actor !== undefined) query = query.where('actor_id', '=', actor);
  if (slice !== undefined) query = query.where('action', 'like', `${slice}.%`);
  if (span !== undefined)
    query = query.where(sql<boolean>`at >= ${new Date(span.from)} and at < ${new Date(span.until)}`);
  return (await query.execute()).map(entryOf);
}

/** The persons who did something, by their ids. */
export async function listAuditActors(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('platform.audit')
    .select('actor_id as id')
    .distinct()
    .where('actor_kind', '=', 'person')
    .where('actor_id', 'is not', null)
    .limit(500)
    .execute();
  return rows.flatMap(({ id }) => (id === null ? [] : [id]));
}

/** So many entries are checked at a time, so that a long chain is never in memory as a whole. */
const CHECKED = 2_000;

/** The first entry whose hash or link is wrong, or undefined when the whole chain of the tenant holds. */
export async function findBrokenAudit(tx: Tx): Promise<number | undefined> {
  let previous: Buffer = GENESIS;
  let expected = 1;
  for (;;) {
    const rows = await tx
      .selectFrom('platform.audit')
      .selectAll()
      .where('seq', '>=', expected)
      .orderBy('seq')
      .limit(CHECKED)
      .execute();
    for (const row of rows) {
      if (row.seq !== expected || !row.prev_hash.equals(previous) || !row.hash.equals(hashOf(previous, entryOf(row))))
        return row.seq;
      previous = row.hash;
      expected++;
    }
    if (rows.length < CHECKED) return undefined;
  }
}
