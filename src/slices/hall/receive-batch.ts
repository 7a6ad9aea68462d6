/** Takes an upload: stores first, judges later. Nothing is answered before the commit. */
import { type Id, newId } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { type Runner, TryAgain } from '../../platform/db/runner.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { findCatalogueVersion } from '../catalogue/index.ts';
import { type AtEdition, getEditionCalendar } from '../editions/index.ts';
import { isSignedBy } from './check-signature.ts';
import {
  type BatchReply,
  type HallExceptionCode,
  type RaisedException,
  SCHEMA_VERSION,
  type StoredBatch,
  type StoredEvent,
} from './contract.ts';
import type { DeviceKeys } from './device-keys.ts';
import { errors } from './errors.ts';
import type { EventReader } from './event-reader.ts';
import { BATCH_STORED } from './events.ts';
import { type BatchBody, batchClaim, readBody } from './rules/batch-body.ts';
import { type BodyTimes, estimateClock, seeClock } from './rules/clock.ts';
import {
  afterwards,
  type Judgement,
  judge,
  linksNeeded,
  type QuarantinedLine,
  type ReadBatch,
  type ReadLine,
  readLines,
  replyOf,
} from './rules/judge-batch.ts';
import { sha256Of } from './sha256-of.ts';
import {
  appendEvents,
  hasOpenException,
  insertBatch,
  keepAside,
  type LockedDevice,
  lockDevice,
  type NewBatch,
  raiseExceptions,
  saveDevice,
  selectLinks,
  selectTakenIds,
} from './store.ts';

export interface Upload {
  /** The body, byte for byte. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The value of `Gelaran-Signature`. */
  readonly signature: string;
}

export interface Reception {
  readonly runner: Runner;
  readonly keys: DeviceKeys;
  /** Of the slices above: who reads which kinds, in the same transaction. */
  readonly readers: readonly EventReader[];
}

/** What came, read before the transaction; and what its first try has shown. */
interface Sent {
  readonly body: BatchBody;
  readonly lines: ReadBatch;
  idsMayBeTaken: boolean;
}

/**
 * @throws DomainError for what spoils the whole batch (docs/hall-protocol.md): then nothing is stored and the device keeps
 * all. One bad line spoils itself alone.
 */
export async function receiveBatch(reception: Reception, ctx: AtEdition, upload: Upload): Promise<BatchReply> {
  const read = readBody(upload.bytes);
  if (!read.ok) throw new DomainError(errors[read.code]);
  const device = read.value.header.device as Id<'device'>;
  const key = await reception.keys.find(ctx, device);
  if (!key) throw new DomainError(errors['device-unknown']);
  if (!(await isSignedBy(key, batchClaim(sha256Of(upload.bytes)), upload.signature)))
    throw new DomainError(errors['signature-invalid']);
  const lines = readLines(device, read.value.lines, sha256Of);
  const own: AtEdition = { ...ctx, actor: { kind: 'device', device } };
  const sent: Sent = { body: read.value, lines, idsMayBeTaken: false };
  return reception.runner.command(own, (tx) => takeIn(reception, own, tx, device, sent));
}

async function takeIn(
  { readers }: Reception,
  ctx: AtEdition,
  tx: Tx,
  device: Id<'device'>,
  sent: Sent,
): Promise<BatchReply> {
  const { header, lines } = sent.body;
  const locked = await lockDevice(ctx, tx, device);
  if (!locked) throw new DomainError(errors['device-unknown']);
  const now = ctx.clock.now();
  const sentAt = Date.parse(header.sentAt);
  const times: BodyTimes = { receivedAt: now, sentAt, measured: header.clock ?? null };
  const { error: clockError, offset: clockOffset, source: clockSource } = estimateClock(times, locked.clock);
  const batch: NewBatch = { id: newId(), device, receivedAt: now, sentAt, clockOffset, clockSource };
  const judgement = await decide(ctx, tx, locked, batch, sent);
  const isOff = Math.abs(clockOffset) > CLOCK_FAR_OFF;
  const { stored, quarantined } = judgement;
  const record = afterwards(locked.record, judgement);
  if (stored.length + quarantined.length > 0) await insertBatch(ctx, tx, batch, stored.length);
  if (quarantined.length > 0) await setAside(ctx, tx, batch, quarantined);
  if (stored.length > 0) {
    await handOver(readers, ctx, tx, locked, batch, stored);
    await tell(tx, ctx.organiser, BATCH_STORED, { batch: batch.id, edition: ctx.edition });
  }
  if (isOff && stored.length > 0) await raiseClockOff(ctx, tx, batch);
  const clock = seeClock(locked.clock, times);
  await saveDevice(ctx, tx, record, { header, receivedAt: now, clockError, clock, lines: lines.length });
  const version = locked.booth === null ? 0 : await findCatalogueVersion(ctx, tx, locked.booth);
  return replyOf(record, quarantined, now, version);
}

/** A phone's clock that is further off than this is worth a look: its times are corrected, but somebody may have set it. */
const CLOCK_FAR_OFF = 15 * 60_000;

/** Once a phone, until somebody has looked at it. */
async function raiseClockOff(ctx: AtEdition, tx: Tx, batch: NewBatch): Promise<void> {
  const data = { minutes: Math.round(batch.clockOffset / 60_000) };
  if (await hasOpenException(ctx, tx, batch.device, 'clock-off')) return;
  await raiseExceptions(ctx, tx, batch, [
    { event: null, seq: null, code: 'clock-off' satisfies HallExceptionCode, data },
  ]);
}

/**
 * Judges and appends. Ids that are taken are looked up only where one was found so, because they decide about their
 * neighbours and no honest device has any.
 */
async function decide(
  ctx: AtEdition,
  tx: Tx,
  { record }: LockedDevice,
  batch: NewBatch,
  sent: Sent,
): Promise<Judgement> {
  const { lines } = sent;
  const needed = linksNeeded(record, lines);
  const links = needed.length > 0 ? await selectLinks(ctx, tx, record.device, needed) : [];
  const taken = sent.idsMayBeTaken ? await selectTakenIds(ctx, tx, lines) : undefined;
  const judgement = judge(record, links, lines, sha256Of, taken);
  if (judgement.stored.length === 0) return judgement;
  const entered = await appendEvents(ctx, tx, batch, judgement.stored);
  if (entered.size < judgement.stored.length) {
    sent.idsMayBeTaken = true;
    throw new TryAgain('an id is taken');
  }
  return judgement;
}

async function setAside(
  ctx: AtEdition,
  tx: Tx,
  batch: NewBatch,
  quarantined: readonly QuarantinedLine[],
): Promise<void> {
  const fresh = await keepAside(ctx, tx, batch, quarantined);
  // Its event is not in the log, so the exception names it in its data only.
  const exceptions = fresh.map(({ id, seq, code, detail }) => ({
    event: null,
    seq,
    code,
    data: { detail, event: id },
  }));
  await raiseExceptions(ctx, tx, batch, exceptions);
}

function storedEvent({ event }: ReadLine): StoredEvent {
  const { seq, id, kind, schemaVersion, catalogueVersion, wallTime, monotonic, payload } = event;
  return { seq, id, kind, schemaVersion, catalogueVersion, wallTime, monotonic, payload };
}

/** Gives stored events to the slice that reads their kind, and raises what it and nobody has understood. */
export async function handOver(
  readers: readonly EventReader[],
  ctx: AtEdition,
  tx: Tx,
  device: LockedDevice,
  batch: NewBatch,
  stored: readonly ReadLine[],
): Promise<void> {
  const whole: StoredBatch = {
    id: batch.id,
    organiser: ctx.organiser,
    edition: await getEditionCalendar(ctx, tx),
    device: { id: batch.device, code: device.code, kind: device.kind, booth: device.booth },
    clockOffset: batch.clockOffset,
    events: stored.map(storedEvent),
  };
  const raised: RaisedException[] = [];
  for (const reader of readers) {
    const events = whole.events.filter((event) => reader.kinds.includes(event.kind));
    if (events.length > 0) raised.push(...(await reader.record(tx, { ...whole, events })));
  }
  for (const event of whole.events)
    if (!readers.some((reader) => reader.kinds.includes(event.kind))) raised.push(unread(event));
  await raiseExceptions(ctx, tx, batch, raised);
}

/** In the log, but nobody knows what it means: from a newer device, or a kind that this release does not have. */
function unread({ id, seq, kind, schemaVersion }: StoredEvent): RaisedException {
  const code = schemaVersion > SCHEMA_VERSION ? 'newer-schema' : 'unknown-kind';
  return { event: id, seq, code, data: { kind, schemaVersion } };
}
