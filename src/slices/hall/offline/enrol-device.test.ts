import 'fake-indexeddb/auto';
import { createPublicKey, verify } from 'node:crypto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok, refused } from '../../../kinds/result.ts';
import type { ClaimReply, ClaimRequest } from '../contract.ts';
import { claimRequest } from '../contract.ts';
import { type DeviceStore, openDeviceStore } from './device-store.ts';
import { enrolDevice } from './enrol-device.ts';

const code = 'Zm9yLWEtdGVzdC1vbmx5LTIwLWJ5dGVz';
const reply: ClaimReply = {
  device: '0188e2a0-1000-7000-8000-00000000000a',
  code: 'A1-2',
  kind: 'till',
  role: 'cashier',
  organiser: { id: '0188e2a0-1000-7000-8000-00000000000b', name: 'Kalimantan Timur' },
  edition: {
    slug: 'kaltim-2023',
    id: '0188e2a0-1000-7000-8000-00000000000c',
    name: 'Kaltim Exhibition 2023',
    zone: 'Asia/Jakarta',
    currency: 'IDR',
    startsOn: '2023-06-23',
    endsOn: '2023-06-25',
  },
  booth: { id: '0188e2a0-1000-7000-8000-00000000000d', number: 'A1', name: 'Stan gabungan Balikpapan' },
  catalogue: { version: 1 },
  serverTime: '2023-06-22T02:00:00.000Z',
};
const answered = { status: 200, retryAfter: null, body: JSON.stringify(reply) };

let store: DeviceStore;
beforeEach(async () => {
  store = await openDeviceStore('device-under-test');
});
afterEach(async () => {
  store.close();
  await deleteDB('device-under-test');
});

test('a phone proves that it holds the key, and remembers what it became', async () => {
  const requests: ClaimRequest[] = [];
  const enrolled = await enrolDevice({
    code,
    label: 'HP Bu Rina',
    store,
    async claim(request) {
      requests.push(claimRequest.parse(request));
      return answered;
    },
  });
  expect(enrolled).toEqual(ok({ keys: expect.anything(), claim: reply }));
  expect((await store.current())?.claim).toEqual(reply);
  const { publicKey = '', proof = '' } = requests[0] ?? {};
  const point = Buffer.from(publicKey, 'base64url');
  const key = createPublicKey({
    key: { kty: 'EC', crv: 'P-256', x: point.toString('base64url', 1, 33), y: point.toString('base64url', 33) },
    format: 'jwk',
  });
  const signed = Buffer.from(`gelaran-enrol-v1\n${code}`);
  expect(verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(proof, 'base64url'))).toBe(true);
});

test('after a lost reply the same key claims again', async () => {
  const keys: string[] = [];
  const claim = async ({ publicKey }: ClaimRequest) => {
    keys.push(publicKey);
    if (keys.length === 1) throw new Error('offline');
    return answered;
  };
  expect(await enrolDevice({ code, store, claim })).toEqual(refused('unreachable'));
  expect(await enrolDevice({ code, store, claim })).toMatchObject({ ok: true });
  expect(new Set(keys).size).toBe(1);
});

test.each([
  [409, 'code-refused'],
  [503, 'unreachable'],
  [429, 'unreachable'],
])('an answer %i leaves the phone as it was', async (status, outcome) => {
  expect(await enrolDevice({ code, store, claim: async () => ({ ...answered, status }) })).toEqual(refused(outcome));
  expect(await store.current()).toBeUndefined();
});

test('the private key cannot be read out', async () => {
  const { keys } = await store.begin(code);
  expect([keys.privateKey.extractable, (await store.begin(code)).keys.privateKey.extractable]).toEqual([false, false]);
});

test('a phone that leaves is nothing any more, and what it was is still known', async () => {
  await enrolDevice({ code, store, claim: async () => answered });
  await store.leave();
  expect([await store.current(), (await store.all()).map(({ claim }) => claim.device)]).toEqual([
    undefined,
    [reply.device],
  ]);
});
