/** Reads the whole log of an organiser, device by device in the order of seq, by a cursor: memory holds one device. */
import { sql } from 'kysely';
import type { Id } from '../../../kinds/id.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';

/** An event as it lies in the log. */
export interface LoggedEvent {
  readonly device: Id<'device'>;
  readonly seq: number;
  readonly id: Id<'event'>;
  /** Milliseconds added to the wall times of its upload. */
  readonly clockOffset: number;
  readonly hash: string;
  readonly line: string;
}

/** A device with what the server remembers of its log. */
export interface LoggedDevice {
  readonly device: Id<'device'>;
  readonly edition: Id<'edition'>;
  readonly booth: Id<'booth'> | null;
  /** Ranges of seqs that are stored or in quarantine, [from, to] one after the other. */
  readonly delivered: readonly number[];
  readonly headSeq: number | null;
  readonly headHash: string | null;
  /** The seqs in quarantine. */
  readonly aside: readonly number[];
  /** Events that its uploads brought into the log. */
  readonly events: number;
}

export interface DeviceLog {
  readonly device: LoggedDevice;
  readonly events: readonly LoggedEvent[];
}

const AT_ONCE = 2_000;

/** In the order of the device ids; a device without events comes too. */
export async function* readLogs(ctx: Context, tx: Tx): AsyncGenerator<DeviceLog> {
  const devices = await listLoggedDevices(ctx, tx);
  let at = 0;
  let events: LoggedEvent[] = [];
  for await (const event of readEvents(ctx, tx)) {
    for (let device = devices[at]; device && device.device !== event.device; device = devices[++at]) {
      yield { device, events };
      events = [];
    }
    events.push(event);
  }
  for (let device = devices[at]; device; device = devices[++at]) {
    yield { device, events };
    events = [];
  }
}

async function* readEvents(ctx: Context, tx: Tx): AsyncGenerator<LoggedEvent> {
  await sql`
    declare log no scroll cursor for
    select device_id as device, seq, id, clock_offset as "clockOffset", encode(hash, 'hex') as hash, line
    from hall.logged_event
    where organiser_id = ${ctx.organiser}
    order by device_id, seq`.execute(tx);
  for (;;) {
    const { rows } = await sql<LoggedEvent>`fetch ${sql.lit(AT_ONCE)} from log`.execute(tx);
    yield* rows;
    if (rows.length < AT_ONCE) break;
  }
  await sql`close log`.execute(tx);
}

async function listLoggedDevices(ctx: Context, tx: Tx): Promise<LoggedDevice[]> {
  const { rows } = await sql<LoggedDevice>`
    select device.device_id as device, device.edition_id as edition, device.booth_id as booth, device.delivered,
      device.head_seq as "headSeq", encode(device.head_hash, 'hex') as "headHash",
      array(select aside.seq from hall.aside
        where aside.organiser_id = device.organiser_id and aside.device_id = device.device_id and aside.seq is not null) as aside,
      coalesce((select sum(batch.events) from hall.logged_batch batch
        where batch.organiser_id = device.organiser_id and batch.device_id = device.device_id), 0)::bigint as events
    from hall.logged_device device
    where device.organiser_id = ${ctx.organiser}
    order by device.device_id`.execute(tx);
  return rows;
}
