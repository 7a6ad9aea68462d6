/** What the hall knows that figures must say: what still waits for a person, and how the log ends. */
import { type Expression, sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { quarantineCodes } from '../hall/contract.ts';
import { sha256Of } from '../hall/index.ts';
import type { LogState, Matters, OpenMatter } from './contract.ts';
import { type LogHead, logFingerprint } from './rules/log-fingerprint.ts';

/** Events that are in the log and in no figure: nothing could be read from them. */
const UNREAD = new Set(['unknown-kind', 'newer-schema', 'invalid-payload']);

export interface Waiting {
  /** What is open. */
  readonly matters: Matters;
  /** What figures leave out, whether somebody has looked at it or not. */
  readonly left: { readonly quarantined: number; readonly unread: number };
}

export async function getWaiting(ctx: AtEdition, tx: Tx): Promise<Waiting> {
  const { rows } = await sql<OpenMatter & { readonly open: number }>`
    select code, count(*) as count, count(*) filter (where not settled) as open
    from hall.raised
    where ${within(ctx)}
    group by code
    order by count desc, code`.execute(tx);
  const quarantined = new Set<string>(quarantineCodes);
  const aside = rows.filter((row) => quarantined.has(row.code));
  const about = rows.filter((row) => !quarantined.has(row.code));
  const opened = (some: typeof rows) => some.flatMap(({ code, open }) => (open > 0 ? [{ code, count: open }] : []));
  return {
    matters: { exceptions: opened(about), quarantined: opened(aside) },
    left: { quarantined: total(aside), unread: total(about.filter((row) => UNREAD.has(row.code))) },
  };
}

function total(matters: readonly OpenMatter[]): number {
  return matters.reduce((sum, matter) => sum + matter.count, 0);
}

export async function getLogState(ctx: AtEdition, tx: Tx): Promise<LogState> {
  const heads = await sql<LogHead>`
    select device_id as device, head_seq as seq, encode(head_hash, 'hex') as hash
    from hall.logged_device
    where ${within(ctx)} and head_seq is not null`.execute(tx);
  const events = await sql<{ events: number }>`
    select coalesce(sum(events), 0)::bigint as events from hall.logged_batch where ${within(ctx)}`.execute(tx);
  return {
    events: events.rows[0]?.events ?? 0,
    devices: heads.rows.length,
    fingerprint: logFingerprint(heads.rows, sha256Of),
  };
}

function within({ organiser, edition }: AtEdition): Expression<boolean> {
  return sql<boolean>`organiser_id = ${organiser} and edition_id = ${edition}`;
}
