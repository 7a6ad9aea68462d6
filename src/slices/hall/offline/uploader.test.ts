import 'fake-indexeddb/auto';
import { createPublicKey, hash, verify } from 'node:crypto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Id } from '../../../kinds/id.ts';
import type { BatchReply } from '../contract.ts';
import { readBody } from '../rules/batch-body.ts';
import { afterwards, type DeviceRecord, judge, readLines, replyOf } from '../rules/judge-batch.ts';
import type { HttpAnswer } from '../rules/read-answer.ts';
import type { LogDisk } from './disk.ts';
import { type EventLog, openLog } from './event-log.ts';
import { openIdbDisk } from './idb-disk.ts';
import { runUploader, type UploadStatus } from './run-uploader.ts';
import { signText } from './sign.ts';
import { createUploader, type Uploader } from './uploader.ts';

const device = '0188e2a0-1000-7000-8000-00000000000a' as Id<'device'>;
const name = 'uploader-under-test';
const noon = Date.UTC(2023, 5, 23, 4);
const sha256 = (text: string) => hash('sha256', text);
const condition = { appVersion: '0.1.0', persisted: true, battery: null };

let disk: LogDisk;
let log: EventLog;
let uploader: Uploader;
let keys: CryptoKeyPair;
let record: DeviceRecord;
let posted: { body: string; signature: string; lines: number }[];
/** What the network does instead of asking the server, first to last. */
let mishaps: (HttpAnswer | Error)[];

const trouble = (status: number, body = '', retryAfter: number | null = null): HttpAnswer => ({
  status,
  body,
  retryAfter,
});

async function post(body: string, signature: string): Promise<HttpAnswer> {
  const read = readBody(new TextEncoder().encode(body));
  if (!read.ok) throw new Error(read.code);
  posted.push({ body, signature, lines: read.value.lines.length });
  const mishap = mishaps.shift();
  if (mishap instanceof Error) throw mishap;
  if (mishap) return mishap;
  const judgement = judge(record, [], readLines(device, read.value.lines, sha256), sha256);
  record = afterwards(record, judgement);
  return trouble(200, JSON.stringify(replyOf(record, judgement.quarantined, noon, 1)));
}

beforeEach(async () => {
  disk = await openIdbDisk(name);
  log = await openLog({ disk, device, clock: { now: () => noon }, monotonic: () => 0 });
  keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  record = { device, revoked: false, delivered: [], head: null };
  posted = [];
  mishaps = [];
  uploader = createUploader({
    log,
    device,
    network: { post },
    sign: (text) => signText(keys.privateKey, text),
    clock: { now: () => noon },
    monotonic: () => 0,
    condition: async () => condition,
  });
  // The first exchange of a run only asks for the time; what follows is about the others.
  await uploader.sendOnce();
  posted = [];
});

afterEach(async () => {
  disk.close();
  await deleteDB(name);
});

async function sell(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await log.append({ kind: 'sale.recorded', payload: {}, catalogueVersion: 1 });
}

test('a backlog goes out in batches of two hundred, signed, and then the outbox is empty', async () => {
  await sell(230);
  const answers = [await uploader.sendOnce(), await uploader.sendOnce(), await uploader.sendOnce()];
  expect(answers.map((answer) => answer.means === 'delivered' && answer.state.unsent)).toEqual([30, 0, 0]);
  expect(posted.map(({ lines }) => lines)).toEqual([200, 30, 0]);
  const [first] = posted;
  const key = createPublicKey({ key: await crypto.subtle.exportKey('jwk', keys.publicKey), format: 'jwk' });
  const claim = Buffer.from(`gelaran-batch-v1\n${sha256(first?.body ?? '')}`);
  const signature = Buffer.from(first?.signature ?? '', 'base64url');
  expect(verify('sha256', claim, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
  expect(first?.body.split('\n')[0]).toBe(
    `{"protocol":1,"device":"${device}","sentAt":"2023-06-23T04:00:00.000Z","appVersion":"0.1.0","unsent":230,"persisted":true,"battery":null,"clock":{"error":0,"roundTrip":0}}`,
  );
});

test.each<[string, HttpAnswer | Error, string]>([
  ['no answer', new Error('offline'), 'unreachable'],
  ['a sign-in page of the Wi-Fi', trouble(200, '<html>'), 'unreachable'],
  ['an unknown device', trouble(404, '{"code":"hall.device-unknown"}'), 'refused'],
  ['a wrong signature', trouble(401, '{"code":"hall.signature-invalid"}'), 'refused'],
  ['an unreadable header', trouble(400, '{"code":"hall.header-invalid"}'), 'refused'],
  ['a busy server', trouble(503, '', 30), 'busy'],
  ['a broken server', trouble(500), 'busy'],
])('%s drops no row, and the next try delivers all', async (_what, mishap, means) => {
  await sell(3);
  mishaps = [mishap];
  expect((await uploader.sendOnce()).means).toBe(means);
  expect(await log.state()).toMatchObject({ unsent: 3 });
  await uploader.sendOnce();
  expect([await log.state(), (await log.rows()).length]).toMatchObject([{ unsent: 0 }, 3]);
});

test('a batch that is called too large is halved until it goes through, and one event alone asks for a person', async () => {
  await sell(5);
  mishaps = [trouble(413), trouble(413), trouble(413), trouble(413)];
  const means: string[] = [];
  for (let i = 0; i < 4; i++) means.push((await uploader.sendOnce()).means);
  expect([means, posted.map(({ lines }) => lines)]).toEqual([
    ['too-large', 'too-large', 'too-large', 'refused'],
    [5, 3, 2, 1],
  ]);
  await uploader.sendOnce();
  await uploader.sendOnce();
  expect([posted.map(({ lines }) => lines).slice(4), await log.state()]).toMatchObject([[1, 4], { unsent: 0 }]);
});

test('the exported file is the very requests that would have been sent', async () => {
  await sell(201);
  const requests = (await uploader.exportUnsent())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  for (const { body, signature } of requests) await post(body, signature);
  expect([posted.map(({ lines }) => lines), record.delivered]).toEqual([[200, 1], [[1, 201]]]);
});

test('the run sends the backlog, backs off when it fails, and beats once a minute when idle', async () => {
  await sell(1);
  const waits: number[] = [];
  const statuses: UploadStatus[] = [];
  mishaps = [new Error('offline'), new Error('offline'), trouble(503, '', 60)];
  let due: (() => void) | undefined;
  const reported = Promise.withResolvers<void>();
  const run = runUploader({
    uploader,
    after(wait, next) {
      waits.push(wait);
      due = next;
      queueMicrotask(next);
      return () => undefined;
    },
    random: () => 0,
    alone: (work) => work(),
    report(status) {
      statuses.push(status);
      if (statuses.length === 5) {
        run.stop();
        reported.resolve();
      }
    },
  });
  await reported.promise;
  due?.();
  expect(statuses.map(({ last, failures }) => [last?.means, failures])).toEqual([
    ['unreachable', 1],
    ['unreachable', 2],
    ['busy', 3],
    ['delivered', 0],
    ['delivered', 0],
  ]);
  expect(waits).toEqual([50, 1_000, 2_000, 60_000, 60_000]);
});

test('the reply of the server is believed, not the hope of the device', async () => {
  await sell(2);
  const partial: BatchReply = {
    contiguousThrough: 1,
    lastSeq: 1,
    gaps: [],
    quarantined: [],
    serverTime: new Date(noon).toISOString(),
    catalogueVersion: 1,
    revoked: false,
  };
  mishaps = [trouble(200, JSON.stringify(partial))];
  expect(await uploader.sendOnce()).toMatchObject({ means: 'delivered', state: { unsent: 1 } });
});

test('what a phone sold before it was revoked still goes out, and it stops selling', async () => {
  await sell(3);
  record = { ...record, revoked: true };
  expect(await uploader.sendOnce()).toMatchObject({ means: 'delivered', state: { unsent: 0, halted: 'revoked' } });
  expect(posted.map(({ lines }) => lines)).toEqual([3]);
  await expect(sell(1)).rejects.toMatchObject({ reason: 'revoked' });
});
