/**
 * A till without a screen, for benchmarks and faults: enrolled through the officer's API, with a key of its own, writing
 * the lines that a phone writes and sending them in signed batches. It keeps what it has not heard acknowledged.
 */
import { generateKeyPairSync, hash, type KeyObject, sign } from 'node:crypto';
import { type Id, newId } from '../src/kinds/id.ts';
import { type Money, money, sum } from '../src/kinds/money.ts';
import { type SnapshotBody, snapshotBody } from '../src/slices/catalogue/contract.ts';
import {
  type BatchReply,
  batchReply,
  claimReply,
  MAX_BATCH_EVENTS,
  PROTOCOL,
  SCHEMA_VERSION,
} from '../src/slices/hall/contract.ts';
import { batchClaim, bodyClaim, enrolmentClaim, formatBody } from '../src/slices/hall/rules/batch-body.ts';
import { eventHash, genesisHash } from '../src/slices/hall/rules/chain.ts';
import { formatEvent } from '../src/slices/hall/rules/envelope.ts';

export const sha256 = (text: string): string => hash('sha256', text);

/** The demo edition, which these programs sell at. */
export const EDITION = 'kaltim-2023';

/** A cookie of the demo's organiser. */
export async function enterAsOrganiser(url: string): Promise<string> {
  const entered = await fetch(`${url}/demo/masuk`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'as=organiser',
  });
  const cookie = entered.headers.getSetCookie().map((line) => line.split(';')[0]);
  if (cookie.length === 0) throw new Error(`entering the demo answered ${entered.status}`);
  return cookie.join('; ');
}

export interface SimulatedTill {
  readonly device: Id<'device'>;
  /** The prefix of its receipts. */
  readonly code: string;
  readonly shift: Id<'shift'>;
  readonly catalogue: SnapshotBody;
  /** Ids of the sales made so far, with their totals. */
  readonly sold: ReadonlyMap<Id<'event'>, number>;
  /** Writes a sale of `lines` lines and one payment; it is unsent from now on. */
  sell(lines: number): void;
  /** Writes an event of any kind, right or wrong; unsent from now on. @throws RangeError when no server would read its line. */
  record(kind: string, payload: object): Id<'event'>;
  /** The signature that goes with a body. */
  sign(body: Uint8Array): string;
  /** The next batch as it would go out, or undefined when nothing is unsent. Forming it changes nothing. */
  form(): FormedBatch | undefined;
  /** Forgets what the reply says is delivered. */
  take(reply: BatchReply): void;
  /** Forms all that is unsent and forgets it: for benchmarks, which form everything before the clock starts. */
  drain(): FormedBatch[];
  unsent(): number;
  /** The highest seq of which a reply has said that it and all before it are delivered. */
  deliveredThrough(): number;
}

export interface FormedBatch {
  readonly path: string;
  readonly body: string;
  readonly signature: string;
  readonly events: number;
}

interface TillKeys {
  readonly publicKey: string;
  sign(text: string): string;
}

function makeKeys(): TillKeys {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  const key: KeyObject = privateKey;
  return {
    publicKey: point.toString('base64url'),
    sign: (text) => sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
  };
}

async function post(url: string, body: unknown, cookie?: string): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** Booths of the edition at which somebody sells. */
export async function listSellingBooths(url: string): Promise<Id<'booth'>[]> {
  const answer = await fetch(`${url}/api/v1/editions/${EDITION}/plan`);
  const { booths } = (await answer.json()) as { booths: { id: Id<'booth'>; businesses: unknown[] }[] };
  return booths.filter((booth) => booth.businesses.length > 0).map((booth) => booth.id);
}

/** An officer's enrolment code for a till of this booth. */
export async function makeEnrolmentCode(
  url: string,
  cookie: string,
  booth: Id<'booth'>,
  label: string,
): Promise<string> {
  const path = `/api/v1/editions/${EDITION}/hall/enrolments`;
  const { code } = (await post(url + path, { booth, label }, cookie)) as { code: string };
  return code;
}

export async function enrolTill(
  url: string,
  cookie: string,
  booth: Id<'booth'>,
  label: string,
): Promise<SimulatedTill> {
  return claimTill(url, await makeEnrolmentCode(url, cookie, booth, label), label);
}

/** A new phone that claims an officer's code. */
async function claimTill(url: string, code: string, label: string): Promise<SimulatedTill> {
  const keys = makeKeys();
  const claim = { code, publicKey: keys.publicKey, proof: keys.sign(enrolmentClaim(code)), label };
  const reply = claimReply.parse(await post(`${url}/api/v1/hall/enrolments/claim`, claim));
  const catalogue = snapshotBody.parse(JSON.parse((reply.catalogue as { body: string }).body));
  return openTill(reply.device as Id<'device'>, reply.code, catalogue, keys);
}

function openTill(device: Id<'device'>, code: string, catalogue: SnapshotBody, keys: TillKeys): SimulatedTill {
  const shift = newId<'shift'>();
  const sold = new Map<Id<'event'>, number>();
  let held: { readonly seq: number; readonly line: string }[] = [];
  let seq = 0;
  let delivered = 0;
  let prevHash = genesisHash(sha256, device);
  let receipts = 0;

  function write(kind: string, payload: object): Id<'event'> {
    const id = newId<'event'>();
    const line = formatEvent({
      device,
      seq: seq + 1,
      prevHash,
      id,
      schemaVersion: SCHEMA_VERSION,
      catalogueVersion: catalogue.version,
      wallTime: Date.now(),
      monotonic: Math.floor(performance.now()),
      kind,
      payload,
    });
    seq++;
    prevHash = eventHash(sha256, line);
    held.push({ seq, line });
    return id;
  }

  function form(): FormedBatch | undefined {
    const rows = held.slice(0, MAX_BATCH_EVENTS);
    if (rows.length === 0) return undefined;
    const sentAt = new Date().toISOString();
    const unsent = held.length;
    const header = {
      protocol: PROTOCOL,
      device,
      sentAt,
      appVersion: 'simulated',
      unsent,
      persisted: true,
      battery: null,
    } as const;
    const body = formatBody(
      header,
      rows.map((row) => row.line),
    );
    const path = `/api/v1/editions/${EDITION}/hall/batches`;
    return { path, body, signature: keys.sign(bodyClaim(sha256, body)), events: rows.length };
  }

  write('shift.opened', { shift, openingCash: 300_000 });
  return {
    device,
    code,
    shift,
    catalogue,
    sold,
    sell(count) {
      const lines = Array.from({ length: count }, (_, at) => {
        const product = catalogue.products[(receipts + at) % catalogue.products.length];
        if (!product) throw new Error('the booth sells nothing');
        const quantity = 1 + ((receipts + at) % 3);
        const { id, business, name, price } = product;
        return { product: id, business, name: name.id, quantity, unitPrice: price, amount: price * quantity };
      });
      const total: Money = sum(lines.map((line) => line.amount));
      receipts++;
      const payment =
        receipts % 2 === 0
          ? { method: 'qris', amount: total }
          : { method: 'cash', amount: total, tendered: total, change: money(0) };
      const receipt = `${code}-${String(receipts).padStart(6, '0')}`;
      const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
      sold.set(write('sale.recorded', { shift, receipt, lines, total, payments: [payment], secret }), total);
    },
    record: write,
    sign: (body) => keys.sign(batchClaim(hash('sha256', body))),
    form,
    take({ contiguousThrough }) {
      delivered = Math.max(delivered, contiguousThrough);
      held = held.filter((row) => row.seq > contiguousThrough);
    },
    drain() {
      const batches: FormedBatch[] = [];
      for (let batch = form(); batch; batch = form()) {
        batches.push(batch);
        held = held.slice(batch.events);
      }
      return batches;
    },
    unsent: () => held.length,
    deliveredThrough: () => delivered,
  };
}

/** The server answered, but not with 200. */
export class BatchRefused extends Error {
  readonly status: number;
  /** Seconds, as the server asked for. */
  readonly retryAfter: number | null;
  constructor(status: number, retryAfter: number | null, text: string) {
    super(`${status}: ${text}`);
    this.name = 'BatchRefused';
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** Sends a formed batch; rejects with BatchRefused, or with fetch's own error when no whole answer came. */
export async function send(url: string, batch: FormedBatch, signal?: AbortSignal): Promise<BatchReply> {
  const answer = await fetch(url + batch.path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', 'gelaran-signature': batch.signature },
    body: batch.body,
    signal: signal ?? null,
  });
  const text = await answer.text();
  const retryAfter = answer.headers.get('retry-after');
  if (answer.status !== 200)
    throw new BatchRefused(answer.status, retryAfter === null ? null : Number(retryAfter), text);
  return batchReply.parse(JSON.parse(text));
}
