import type { Clock } from '../../../kinds/time.ts';
import { type BatchReply, MAX_BATCH_EVENTS, PROTOCOL } from '../contract.ts';
import { bodyClaim, formatBody } from '../rules/batch-body.ts';
import { chooseBatch } from '../rules/choose-batch.ts';
import { type Answer, type HttpAnswer, readAnswer } from '../rules/read-answer.ts';
import { sha256 as ownSha256, type Sha256 } from '../rules/sha256.ts';
import { type ClockWatch, createClockWatch } from './clock-watch.ts';
import type { LogRow } from './disk.ts';
import type { EventLog, TakenReply } from './event-log.ts';

/** Sends a body to the edition's batches with its signature. Rejects when no answer came. */
export interface Network {
  post(body: string, signature: string): Promise<HttpAnswer>;
}

/** What a device tells about itself with every batch. */
export interface DeviceCondition {
  readonly appVersion: string;
  readonly persisted: boolean | null;
  readonly battery: number | null;
}

export interface UploaderOptions {
  readonly log: EventLog;
  readonly device: string;
  readonly network: Network;
  /** base64url of the device key's signature over a text's UTF-8 bytes. */
  readonly sign: (text: string) => Promise<string>;
  readonly clock: Clock;
  /** Milliseconds by a clock that nobody can set: `performance.now`. */
  readonly monotonic: () => number;
  readonly condition: () => Promise<DeviceCondition>;
  /** Most events of one batch; the protocol's own limit unless less is wanted. */
  readonly batchEvents?: number;
  readonly sha256?: Sha256;
}

export type Sent =
  | { readonly means: 'delivered'; readonly reply: BatchReply; readonly state: TakenReply }
  | Exclude<Answer, { means: 'delivered' }>;

export interface Uploader {
  /**
   * Sends one batch and takes the reply; or a heartbeat, when nothing is unsent or the clock is to be measured anew before
   * events are sent. Never rejects for what the network does.
   */
  sendOnce(): Promise<Sent>;
  /** The unsent events as the very requests that would carry them, one JSON object `{"signature","body"}` a line. */
  exportUnsent(): Promise<string>;
}

export function createUploader(options: UploaderOptions): Uploader {
  const { log, network, sign, clock, monotonic, batchEvents = MAX_BATCH_EVENTS, sha256 = ownSha256 } = options;
  const watch = createClockWatch({ clock, monotonic });
  // What the server called too large is halved until it goes through.
  let limit = batchEvents;

  async function formRequest(rows: readonly LogRow[]): Promise<{ readonly signature: string; readonly body: string }> {
    const body = await formBody(options, watch, rows);
    return { signature: await sign(bodyClaim(sha256, body)), body };
  }

  async function sendOnce(): Promise<Sent> {
    const isClockDoubtful = watch.doubts((await log.state()).clock);
    const rows = isClockDoubtful ? [] : takeBatch(await log.unsentRows(limit), limit);
    const { signature, body } = await formRequest(rows);
    const before = watch.look();
    const answer = await post(network, body, signature);
    if (answer.means === 'too-large' && rows.length <= 1) return { means: 'refused', status: 413, code: null };
    if (answer.means === 'too-large') limit = Math.ceil(rows.length / 2);
    if (answer.means !== 'delivered') return answer;
    const measured = watch.measure(before, answer.reply);
    // A heartbeat that only asked for the time says nothing about how large a batch may be.
    if (!isClockDoubtful) limit = batchEvents;
    const sent = rows.map(({ seq }) => seq);
    return { ...answer, state: await log.takeReply(sent, answer.reply, measured) };
  }

  return {
    sendOnce,
    async exportUnsent() {
      const requests: string[] = [];
      let left = await log.unsentRows();
      while (left.length > 0) {
        const rows = takeBatch(left, batchEvents);
        requests.push(JSON.stringify(await formRequest(rows)));
        left = left.slice(rows.length);
      }
      return requests.map((request) => `${request}\n`).join('');
    },
  };
}

function takeBatch(rows: readonly LogRow[], limit: number): readonly LogRow[] {
  const lines = rows.slice(0, limit).map(({ line }) => line);
  return rows.slice(0, chooseBatch(lines, limit));
}

async function formBody(options: UploaderOptions, watch: ClockWatch, rows: readonly LogRow[]): Promise<string> {
  const { log, device, clock, condition } = options;
  const { appVersion, persisted, battery } = await condition();
  const { unsent, clock: kept } = await log.state();
  const known = watch.known(kept);
  const sentAt = new Date(clock.now()).toISOString();
  const header = {
    protocol: PROTOCOL,
    device,
    sentAt,
    appVersion,
    unsent,
    persisted,
    battery,
    ...(known && { clock: known }),
  } as const;
  return formatBody(
    header,
    rows.map(({ line }) => line),
  );
}

async function post(network: Network, body: string, signature: string): Promise<Answer> {
  try {
    return readAnswer(await network.post(body, signature));
  } catch {
    return { means: 'unreachable' };
  }
}
