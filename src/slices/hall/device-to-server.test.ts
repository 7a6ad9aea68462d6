import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '../../kinds/id.ts';
import { OPENING } from '../editions/testing/test-edition.ts';
import { createEnrolment } from './create-enrolment.ts';
import { logDatabase, openDeviceStore } from './offline/device-store.ts';
import { enrolDevice } from './offline/enrol-device.ts';
import { openLog } from './offline/event-log.ts';
import { openIdbDisk } from './offline/idb-disk.ts';
import { signText } from './offline/sign.ts';
import { createUploader } from './offline/uploader.ts';
import type { HttpAnswer } from './rules/read-answer.ts';
import { type HallHouse, jsonOf, openHallHouse } from './testing/hall-house.ts';

let house: HallHouse;

beforeAll(async () => {
  house = await openHallHouse([{ kinds: ['test.noted'], record: async () => [] }]);
});
afterAll(() => house.stop());

async function http(path: string, init: RequestInit): Promise<HttpAnswer> {
  const { status, body } = await house.ask(path, init);
  return { status, retryAfter: null, body: JSON.stringify(body) };
}

test("the device's half and the server's half understand each other from the code to the empty outbox", async () => {
  const { code } = await house.runner.command(house.ctx, (tx) =>
    createEnrolment(house.ctx, tx, { booth: house.booth, label: 'HP 1' }),
  );
  const store = await openDeviceStore('device-to-server');
  const enrolled = await enrolDevice({
    code,
    store,
    claim: (request) => http('/api/v1/hall/enrolments/claim', jsonOf(request)),
  });
  if (!enrolled.ok) throw new Error(enrolled.code);
  const { keys, claim } = enrolled.value;
  const device = claim.device as Id<'device'>;
  const disk = await openIdbDisk(logDatabase(device));
  const clock = { now: () => OPENING };
  const log = await openLog({ disk, device, clock, monotonic: () => 0 });
  const uploader = createUploader({
    log,
    device,
    clock,
    monotonic: () => 0,
    network: {
      post: (body, signature) =>
        http('/api/v1/editions/pertama/hall/batches', {
          method: 'POST',
          headers: { 'content-type': 'application/x-ndjson', 'gelaran-signature': signature },
          body,
        }),
    },
    sign: (text) => signText(keys.privateKey, text),
    condition: async () => ({ appVersion: '0.1.0', persisted: null, battery: null }),
  });

  for (let i = 0; i < 250; i++)
    await log.append({ kind: 'test.noted', payload: { note: `catatan №${i} 🛍` }, catalogueVersion: 1 });
  // The first exchange of a run measures the clock.
  expect(await uploader.sendOnce()).toMatchObject({ state: { unsent: 250, clock: { error: 0 } } });
  const answers = [await uploader.sendOnce(), await uploader.sendOnce(), await uploader.sendOnce()];
  expect(answers.map((answer) => answer.means === 'delivered' && answer.state)).toMatchObject([
    { unsent: 50, halted: null },
    { unsent: 0, halted: null },
    { unsent: 0, halted: null, serverTime: OPENING },
  ]);
  const stored = await house.runner.query(house.ctx, (tx) =>
    tx.selectFrom('hall.event').select('line').where('device_id', '=', device).orderBy('seq').execute(),
  );
  expect(stored.map(({ line }) => line)).toEqual((await log.rows()).map(({ line }) => line));

  disk.close();
  store.close();
  await deleteDB(logDatabase(device));
});
