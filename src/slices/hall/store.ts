/** SQL of the hall. The hot path is `appendEvents`: one statement a batch over arrays. */
import { sql } from 'kysely';
import { type Id, newId } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { statement } from '../../platform/db/prepared.ts';
import type { AtEdition } from '../editions/index.ts';
import type { BatchHeader, ClockSource, DeviceKind, RaisedException } from './contract.ts';
import type { SeenClock } from './rules/clock.ts';
import type { DeviceRecord, QuarantinedLine, ReadBatch, ReadLine, StoredLink } from './rules/judge-batch.ts';
import type { Ranges } from './rules/ranges.ts';
import { sha256Of } from './sha256-of.ts';

export interface LockedEnrolment {
  readonly id: Id<'enrolment'>;
  readonly edition: Id<'edition'>;
  readonly booth: Id<'booth'>;
  readonly role: string;
  readonly label: string;
  readonly expiresAt: number;
  /** The till that the phone takes over from. */
  readonly replaces: Id<'device'> | null;
  readonly usedBy:
    | { readonly id: Id<'device'>; readonly code: string; readonly publicKey: string; readonly revoked: boolean }
    | undefined;
}

/** Locked, so that of two phones with one code the second sees what the first did. */
export async function lockEnrolment(ctx: Context, tx: Tx, codeHash: Buffer): Promise<LockedEnrolment | undefined> {
  const row = await tx
    .selectFrom('hall.enrolment')
    .select(['id', 'edition_id', 'booth_id', 'role', 'label', 'expires_at', 'device_id', 'replaces'])
    .where('organiser_id', '=', ctx.organiser)
    .where('code_hash', '=', codeHash)
    .where('kind', '=', 'till')
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const device =
    row.device_id === null
      ? undefined
      : await tx
          .selectFrom('hall.device')
          .select(['id', 'code', 'public_key', 'revoked_at'])
          .where('organiser_id', '=', ctx.organiser)
          .where('id', '=', row.device_id)
          .executeTakeFirstOrThrow();
  return {
    id: row.id as Id<'enrolment'>,
    edition: row.edition_id as Id<'edition'>,
    booth: row.booth_id as Id<'booth'>,
    role: row.role,
    label: row.label,
    expiresAt: row.expires_at,
    replaces: row.replaces as Id<'device'> | null,
    usedBy: device && {
      id: device.id as Id<'device'>,
      code: device.code,
      publicKey: device.public_key,
      revoked: device.revoked_at !== null,
    },
  };
}

/** Counts under a lock of the booth, so that two phones enrolled at once get two numbers. */
export async function countDevicesOfBooth(ctx: Context, tx: Tx, booth: Id<'booth'>): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`devices:${booth}`}, 0))`.execute(tx);
  const { count } = await tx
    .selectFrom('hall.device')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organiser_id', '=', ctx.organiser)
    .where('booth_id', '=', booth)
    .executeTakeFirstOrThrow();
  return count;
}

/** A device as the receipt of its batches needs it. */
export interface LockedDevice {
  readonly record: DeviceRecord;
  readonly kind: DeviceKind;
  readonly code: string;
  readonly booth: Id<'booth'> | null;
  readonly clock: SeenClock;
}

interface DeviceRow {
  readonly kind: DeviceKind;
  readonly code: string;
  readonly booth: Id<'booth'> | null;
  readonly revoked: boolean;
  readonly delivered: readonly number[];
  readonly headSeq: number | null;
  readonly headHash: string | null;
  readonly clockSeen: number | null;
  readonly clockTrial: number | null;
  readonly clockTrialSince: number | null;
}

const LOCK = statement<DeviceRow>(
  'hall.lock-device',
  `select kind, code, booth_id as booth, revoked_at is not null as revoked, delivered,
  head_seq as "headSeq", encode(head_hash, 'hex') as "headHash",
  clock_seen as "clockSeen", clock_trial as "clockTrial", clock_trial_since as "clockTrialSince"
from hall.device
where organiser_id = $1::uuid and edition_id = $2::uuid and id = $3::uuid
for update`,
);

/** The row is locked until the end of the transaction: batches of one device are judged one after the other. */
export async function lockDevice(ctx: AtEdition, tx: Tx, device: Id<'device'>): Promise<LockedDevice | undefined> {
  const [row] = await LOCK(tx, ctx.organiser, ctx.edition, device);
  if (!row) return undefined;
  const { kind, code, booth, revoked, delivered, headSeq, headHash } = row;
  const head = headSeq === null || headHash === null ? null : { seq: headSeq, hash: headHash };
  const { clockSeen, clockTrial, clockTrialSince } = row;
  const trial =
    clockTrial === null || clockTrialSince === null ? null : { difference: clockTrial, since: clockTrialSince };
  const clock: SeenClock = { error: clockSeen, trial };
  return { kind, code, booth, clock, record: { device, revoked, delivered: pairs(delivered), head } };
}

function pairs(flat: readonly number[]): Ranges {
  const ranges: [number, number][] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) ranges.push([flat[at] ?? 0, flat[at + 1] ?? 0]);
  return ranges;
}

export async function findPublicKey(ctx: AtEdition, tx: Tx, device: Id<'device'>): Promise<string | undefined> {
  const row = await tx
    .selectFrom('hall.device')
    .select('public_key')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', device)
    .executeTakeFirst();
  return row?.public_key;
}

/** The stored neighbours of a batch's seqs; `prevHash` is read out of the line, where it stands at a fixed place. */
export async function selectLinks(
  ctx: Context,
  tx: Tx,
  device: Id<'device'>,
  seqs: readonly number[],
): Promise<StoredLink[]> {
  const { rows } = await sql<StoredLink>`
    select seq, encode(hash, 'hex') as hash, substring(line from '"prevHash":"([0-9a-f]{64})"') as "prevHash"
    from hall.event
    where organiser_id = ${ctx.organiser} and device_id = ${device} and seq = any(${plain(seqs)}::int[])`.execute(tx);
  return rows;
}

export interface NewBatch {
  readonly id: Id<'batch'>;
  readonly device: Id<'device'>;
  readonly receivedAt: number;
  readonly sentAt: number;
  readonly clockOffset: number;
  /** What the offset came from. */
  readonly clockSource: ClockSource;
}

/**
 * Everything but the lines is of letters, digits and signs that an array literal takes as they are, and lines have no
 * newline in them: so neither side has to escape or unescape a megabyte of text.
 */
const APPEND = statement<{ seq: number }>(
  'hall.append',
  `insert into hall.event (organiser_id, device_id, batch_id, seq, id, wall_time, schema_version, hash, kind, line)
select $1::uuid, $2::uuid, $3::uuid, seq, id, 'epoch'::timestamptz + wall * interval '1 millisecond', version, decode(hash, 'hex'), kind, line
from unnest($4::int[], $5::uuid[], $6::bigint[], $7::smallint[], $8::text[], $9::text[], string_to_array($10, E'\\n'))
  as sent (seq, id, wall, version, hash, kind, line)
on conflict do nothing
returning seq`,
);

const plain = (values: readonly (string | number)[]) => `{${values.join(',')}}`;

/** Appends events in one statement. Returns the seqs that entered; one that did not has an id that the log already has. */
export async function appendEvents(
  ctx: Context,
  tx: Tx,
  batch: NewBatch,
  events: readonly ReadLine[],
): Promise<Set<number>> {
  const rows = await APPEND(
    tx,
    ctx.organiser,
    batch.device,
    batch.id,
    plain(events.map(({ event }) => event.seq)),
    plain(events.map(({ event }) => event.id)),
    plain(events.map(({ event }) => event.wallTime)),
    plain(events.map(({ event }) => event.schemaVersion)),
    plain(events.map(({ hash }) => hash)),
    plain(events.map(({ event }) => event.kind)),
    events.map(({ line }) => line).join('\n'),
  );
  return new Set(rows.map((row) => row.seq));
}

/** Which ids of a batch events of the organiser have already. */
export async function selectTakenIds(ctx: Context, tx: Tx, { events }: ReadBatch): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from hall.event
    where organiser_id = ${ctx.organiser} and id = any(${`{${events.map(({ event }) => event.id).join(',')}}`}::uuid[])`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

const INSERT_BATCH = statement(
  'hall.insert-batch',
  `insert into hall.batch (organiser_id, id, edition_id, device_id, received_at, sent_at, clock_offset, clock_source, events)
values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::timestamptz, $6::timestamptz, $7::bigint, $8::text, $9::int)`,
);

export async function insertBatch(ctx: AtEdition, tx: Tx, batch: NewBatch, events: number): Promise<void> {
  const { id, device, clockOffset, clockSource } = batch;
  const times = [new Date(batch.receivedAt), new Date(batch.sentAt)];
  await INSERT_BATCH(tx, ctx.organiser, id, ctx.edition, device, ...times, clockOffset, clockSource, events);
}

/** Keeps lines aside. Returns those that were not kept yet: a line sent again raises nothing anew. */
export async function keepAside(
  ctx: Context,
  tx: Tx,
  batch: NewBatch,
  lines: readonly QuarantinedLine[],
): Promise<readonly QuarantinedLine[]> {
  if (lines.length === 0) return [];
  const byHash = new Map<string, { line: QuarantinedLine; bytes: Buffer }>();
  for (const line of lines) {
    const bytes = typeof line.line === 'string' ? Buffer.from(line.line) : Buffer.from(line.line);
    byHash.set(sha256Of(bytes), { line, bytes });
  }
  const inserted = await tx
    .insertInto('hall.quarantine')
    .values(
      [...byHash].map(([hash, { line, bytes }]) => ({
        organiser_id: ctx.organiser,
        device_id: batch.device,
        line_hash: Buffer.from(hash, 'hex'),
        batch_id: batch.id,
        seq: line.seq,
        event_id: line.id,
        code: line.code,
        detail: line.detail,
        line: bytes,
        received_at: new Date(batch.receivedAt),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('line_hash')
    .execute();
  return inserted.flatMap((row) => byHash.get(row.line_hash.toString('hex'))?.line ?? []);
}

export interface NewException extends Omit<RaisedException, 'event' | 'seq'> {
  readonly event: string | null;
  readonly seq: number | null;
}

export async function raiseExceptions(
  ctx: AtEdition,
  tx: Tx,
  batch: NewBatch,
  exceptions: readonly NewException[],
): Promise<void> {
  if (exceptions.length === 0) return;
  await tx
    .insertInto('hall.exception')
    .values(
      exceptions.map((exception) => ({
        organiser_id: ctx.organiser,
        id: newId(),
        edition_id: ctx.edition,
        device_id: exception.device ?? batch.device,
        batch_id: batch.id,
        event_id: exception.event,
        seq: exception.seq,
        code: exception.code,
        data: JSON.stringify(exception.data),
        raised_at: new Date(batch.receivedAt),
        settled_by: null,
      })),
    )
    .execute();
}

const SAVE = statement(
  'hall.save-device',
  `update hall.device set delivered = $3::int[], head_seq = $4::int, head_hash = decode($5, 'hex'), last_seen_at = $6::timestamptz,
  clock_offset = $7::bigint, unsent = $8::int, persisted = $9::boolean, battery = $10::real, app_version = $11::text,
  clock_seen = $12::bigint, clock_trial = $13::bigint, clock_trial_since = $14::timestamptz
where organiser_id = $1::uuid and id = $2::uuid`,
);

export interface Told {
  readonly header: BatchHeader;
  readonly receivedAt: number;
  /** How far its clock is behind by this exchange, and what is known of it from now on: milliseconds. */
  readonly clockError: number;
  readonly clock: SeenClock;
  /** Of its unsent events so many are here now. */
  readonly lines: number;
}

/** What the server remembers of the device afterwards, and what it told of itself. */
export async function saveDevice(ctx: Context, tx: Tx, record: DeviceRecord, told: Told): Promise<void> {
  const { delivered, head } = record;
  const { header, receivedAt, clockError, clock, lines } = told;
  const { trial } = clock;
  await SAVE(
    tx,
    ctx.organiser,
    record.device,
    plain(delivered.flat()),
    head?.seq ?? null,
    head?.hash ?? null,
    new Date(receivedAt),
    clockError,
    Math.max(0, header.unsent - lines),
    header.persisted,
    header.battery,
    header.appVersion,
    clock.error,
    trial?.difference ?? null,
    trial === null ? null : new Date(trial.since),
  );
}

const OPEN_EXCEPTION = statement<{ readonly id: string }>(
  'hall.open-exception',
  `select id from hall.exception
where organiser_id = $1::uuid and device_id = $2::uuid and code = $3::text and settled_at is null limit 1`,
);

/** Whether something of this kind about a phone waits for a person already. */
export async function hasOpenException(ctx: Context, tx: Tx, device: Id<'device'>, code: string): Promise<boolean> {
  return (await OPEN_EXCEPTION(tx, ctx.organiser, device, code)).length > 0;
}
