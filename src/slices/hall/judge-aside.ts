/** A person decides of lines that were kept aside: into the log, where they are sound, or out of it for ever. */
import { sql } from 'kysely';
import { z } from 'zod';
import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { TryAgain } from '../../platform/db/runner.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { id } from '../editions/contract.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import type { ClockSource } from './contract.ts';
import { errors } from './errors.ts';
import type { EventReader } from './event-reader.ts';
import { BATCH_STORED } from './events.ts';
import { handOver } from './receive-batch.ts';
import { afterwards, type DeviceRecord, judge, linksNeeded, readLines } from './rules/judge-batch.ts';
import { mustSettle, personOf } from './settle-exception.ts';
import { sha256Of } from './sha256-of.ts';
import {
  appendEvents,
  insertBatch,
  type LockedDevice,
  lockDevice,
  type NewBatch,
  selectLinks,
  selectTakenIds,
} from './store.ts';

export const judgeAsideInput = z.strictObject({
  device: id<'device'>(),
  /** Which lines, by the SHA-256 of their bytes; `all`: those of the phone that wait, at most 500 at once. */
  lines: z.union([
    z.literal('all'),
    z
      .array(z.string().regex(/^[0-9a-f]{64}$/))
      .min(1)
      .max(200),
  ]),
  verdict: z.enum(['accepted', 'set-aside']),
  reason: z.string().trim().max(200),
});
export type JudgeAsideInput = z.input<typeof judgeAsideInput>;

export interface Judged {
  readonly accepted: number;
  readonly setAside: number;
  /** Lines that cannot enter the log: they are no events, or do not fit what is in it. They still wait. */
  readonly unsound: number;
  /** Lines of the phone that still wait. */
  readonly left: number;
}

const AT_ONCE = 500;

/**
 * Accepted lines enter the log with the clock of the upload that brought them, and count as if they had been stored then.
 * A line enters only when it is sound: an event of this phone that fits its stored neighbours, of which no other has the
 * seq or the id. @throws `request.not-found`, `hall.reason-needed`.
 */
export async function judgeAside(
  readers: readonly EventReader[],
  ctx: AtEdition,
  tx: Tx,
  input: JudgeAsideInput,
): Promise<Judged> {
  mustSettle(ctx);
  const { device, lines, verdict, reason } = accept(judgeAsideInput, input);
  if (verdict === 'set-aside' && reason === '') throw new DomainError(errors['reason-needed']);
  const locked = await lockDevice(ctx, tx, device);
  if (!locked) throw new DomainError(common['not-found']);
  const waiting = await selectWaiting(ctx, tx, device, lines);
  const wanted = verdict === 'accepted' ? await acceptLines(readers, ctx, tx, locked, waiting) : waiting;
  await markJudged(ctx, tx, device, wanted, { verdict, reason });
  const facts = { code: locked.code, lines: wanted.length, verdict };
  if (wanted.length > 0) await audit(ctx, tx, 'hall.lines-judged', device, facts);
  const left = (await selectWaiting(ctx, tx, device, 'all')).length;
  const done = wanted.length;
  return {
    accepted: verdict === 'accepted' ? done : 0,
    setAside: verdict === 'accepted' ? 0 : done,
    unsound: waiting.length - done,
    left,
  };
}

interface WaitingLine {
  readonly hash: string;
  readonly batch: Id<'batch'>;
  readonly sentAt: number;
  readonly clockOffset: number;
  readonly clockSource: ClockSource;
  readonly line: Buffer;
}

async function selectWaiting(
  ctx: AtEdition,
  tx: Tx,
  device: Id<'device'>,
  lines: 'all' | readonly string[],
): Promise<WaitingLine[]> {
  const named = lines === 'all' ? sql`true` : sql`encode(line_hash, 'hex') = any(${`{${lines.join(',')}}`}::text[])`;
  const { rows } = await sql<WaitingLine>`
    select encode(line_hash, 'hex') as hash, batch_id as batch, batch.sent_at as "sentAt", batch.clock_offset as "clockOffset",
      batch.clock_source as "clockSource", line
    from hall.quarantine
    join hall.batch on batch.organiser_id = quarantine.organiser_id and batch.id = quarantine.batch_id
    where quarantine.organiser_id = ${ctx.organiser} and quarantine.device_id = ${device} and verdict is null and ${named}
    order by seq nulls last, line_hash limit ${AT_ONCE}`.execute(tx);
  return rows;
}

/** Stores what is sound, upload by upload; returns the lines that are in the log now. */
async function acceptLines(
  readers: readonly EventReader[],
  ctx: AtEdition,
  tx: Tx,
  locked: LockedDevice,
  waiting: readonly WaitingLine[],
): Promise<WaitingLine[]> {
  let record: DeviceRecord = { ...locked.record, revoked: false };
  const entered: WaitingLine[] = [];
  for (const lines of Map.groupBy(waiting, (line) => line.batch).values()) {
    const [first] = lines;
    if (!first) continue;
    const texts = lines.map(({ line }) => textOf(line));
    const batch: NewBatch = {
      id: newId(),
      device: record.device,
      receivedAt: ctx.clock.now(),
      sentAt: first.sentAt,
      clockOffset: first.clockOffset,
      clockSource: first.clockSource,
    };
    const read = readLines(record.device, texts, sha256Of);
    const links = await selectLinks(ctx, tx, record.device, linksNeeded(record, read));
    const taken = await selectTakenIds(ctx, tx, read);
    const judgement = judge(record, links, read, sha256Of, taken);
    const appended = await appendEvents(ctx, tx, batch, judgement.stored);
    // Somebody stored one of these ids a moment ago.
    if (appended.size < judgement.stored.length) throw new TryAgain('an id is taken');
    for (const { place } of [...judgement.stored, ...judgement.already]) {
      const line = lines[place - 1];
      if (line) entered.push(line);
    }
    if (judgement.stored.length === 0) continue;
    await insertBatch(ctx, tx, batch, judgement.stored.length);
    await handOver(readers, ctx, tx, locked, batch, judgement.stored);
    await tell(tx, ctx.organiser, BATCH_STORED, { batch: batch.id, edition: ctx.edition });
    // Lines that stay aside were delivered before: nothing changes for them.
    record = afterwards(record, { ...judgement, quarantined: [] });
  }
  await saveRecord(ctx, tx, record);
  return entered;
}

function textOf(bytes: Buffer): string | Uint8Array<ArrayBuffer> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new Uint8Array(bytes);
  }
}

async function saveRecord(ctx: AtEdition, tx: Tx, { device, delivered, head }: DeviceRecord): Promise<void> {
  await sql`
    update hall.device set delivered = ${delivered.flat()}::int[], head_seq = ${head?.seq ?? null}, head_hash = decode(${head?.hash ?? null}, 'hex')
    where organiser_id = ${ctx.organiser} and id = ${device}`.execute(tx);
}

/** Notes the verdict, and settles the exceptions that the lines raised. */
async function markJudged(
  ctx: AtEdition,
  tx: Tx,
  device: Id<'device'>,
  lines: readonly WaitingLine[],
  { verdict, reason }: { readonly verdict: 'accepted' | 'set-aside'; readonly reason: string },
): Promise<void> {
  if (lines.length === 0) return;
  const [now, person] = [new Date(ctx.clock.now()), personOf(ctx)];
  await sql`
    with judged as (
      update hall.quarantine set verdict = ${verdict}, reason = ${reason}, judged_at = ${now}, judged_by = ${person}
      where organiser_id = ${ctx.organiser} and device_id = ${device}
        and encode(line_hash, 'hex') = any(${`{${lines.map((line) => line.hash).join(',')}}`}::text[])
      returning batch_id, seq, code
    )
    update hall.exception set settled_at = ${now}, settled_by = ${person}, note = ${reason},
      outcome = ${verdict === 'accepted' ? 'right' : 'mistake'}
    from judged
    where exception.organiser_id = ${ctx.organiser} and exception.device_id = ${device} and exception.settled_at is null
      and exception.batch_id = judged.batch_id and exception.seq is not distinct from judged.seq
      and exception.code = judged.code`.execute(tx);
}
