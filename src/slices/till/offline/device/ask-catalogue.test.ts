/** A till asks the real server for its catalogue: with whatever clock, and never twice with the same words. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueClaim } from '../../../hall/contract.ts';
import { createEnrolment } from '../../../hall/index.ts';
import type { EnrolledDevice } from '../../../hall/offline/device-store.ts';
import type { HttpAnswer } from '../../../hall/rules/read-answer.ts';
import { claimOf, type HallHouse, jsonOf, openHallHouse, signText } from '../../../hall/testing/hall-house.ts';
import { askCatalogue } from './ask-catalogue.ts';

let house: HallHouse;
beforeAll(async () => {
  house = await openHallHouse();
});
afterAll(() => house.stop());

const DAY = 86_400_000;
type Headers = Readonly<Record<string, string>>;

/** A phone as the till's program has it, with the key that its server knows. */
async function enrolled() {
  const { runner, ctx, booth } = house;
  const { code } = await runner.command(ctx, (tx) => createEnrolment(ctx, tx, { booth, label: 'HP' }));
  const claim = claimOf(code);
  const { body } = await house.ask('/api/v1/hall/enrolments/claim', jsonOf(claim.request));
  const pkcs8 = claim.key.export({ type: 'pkcs8', format: 'der' });
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const privateKey = await crypto.subtle.importKey('pkcs8', new Uint8Array(pkcs8), algorithm, false, ['sign']);
  const device = { claim: body, keys: { privateKey } } as unknown as EnrolledDevice;
  return { device, id: (body as { device: string }).device, key: claim.key };
}

const asked: Headers[] = [];

async function send(headers: Headers): Promise<HttpAnswer> {
  asked.push(headers);
  const { status, body } = await house.ask('/api/v1/editions/pertama/hall/catalogue', { headers });
  return { status, retryAfter: null, body: JSON.stringify(body) };
}

test('a phone gets its catalogue at the first time of asking, and with a wrong clock at the second', async () => {
  const { device, id } = await enrolled();
  const at = house.clock.at;
  for (const [off, times] of [
    [0, 1],
    [60_000, 1],
    [-400 * DAY, 2],
    [400 * DAY, 2],
    [8_000_000 * DAY, 2],
    // A clock that was set back after it had been fast: later than what was named before, all the same.
    [1_000, 2],
  ] as const) {
    asked.length = 0;
    await expect(askCatalogue(device, send, at + off)).resolves.toMatchObject({ version: 1 });
    expect([off, asked.length]).toEqual([off, times]);
    expect(asked.every((headers) => headers['gelaran-device'] === id)).toBe(true);
  }
});

test('nobody can make a request again, neither at once nor later, nor go back to the form without a time', async () => {
  const { device, id, key } = await enrolled();
  const old = { 'gelaran-device': id, 'gelaran-signature': signText(key, catalogueClaim(id)) };
  // A till of before, as often as it likes.
  for (let time = 0; time < 2; time++) expect((await send(old)).status).toBe(200);
  asked.length = 0;
  await askCatalogue(device, send, house.clock.at);
  const [seen] = asked as [Headers];
  const stale = { status: 401, body: expect.stringContaining('"code":"hall.request-stale"') };
  expect(await send(seen)).toMatchObject(stale);
  house.clock.at += 60_000;
  expect(await send(seen)).toMatchObject(stale);
  expect(await send(old)).toMatchObject(stale);
  const other = { ...seen, 'gelaran-time': new Date(house.clock.at).toISOString() };
  expect(await send(other)).toMatchObject({ status: 401, body: expect.stringContaining('hall.signature-invalid') });
  await expect(askCatalogue(device, send, house.clock.at)).resolves.toMatchObject({ version: 1 });
});

test('a request that was refused has named no time', async () => {
  const { device, id, key } = await enrolled();
  const early = new Date(house.clock.at + 300_001).toISOString();
  const signature = signText(key, catalogueClaim(id, early));
  const ask = (given = signature) => send({ 'gelaran-device': id, 'gelaran-time': early, 'gelaran-signature': given });
  expect([(await ask()).status, (await ask(signText(key, 'another text'))).status]).toEqual([401, 401]);
  await expect(askCatalogue(device, send, house.clock.at)).resolves.toMatchObject({ version: 1 });
  house.clock.at += 1;
  expect([(await ask()).status, (await ask()).status]).toEqual([200, 401]);
});

test.each(['', 'yesterday', '2023-06-23T03:00:00Z', '2023-06-23 03:00:00.000'])('refuses the time %j', async (time) => {
  const { id, key } = await enrolled();
  const signature = signText(key, catalogueClaim(id, time));
  const answer = await send({ 'gelaran-device': id, 'gelaran-time': time, 'gelaran-signature': signature });
  expect([answer.status, JSON.parse(answer.body).serverTime]).toEqual([401, new Date(house.clock.at).toISOString()]);
});

test('gives up where the server has none to give', async () => {
  const { device } = await enrolled();
  const answers = [{ status: 401, retryAfter: null, body: 'no JSON' }];
  await expect(askCatalogue(device, async () => answers[0] as HttpAnswer)).rejects.toThrow('no catalogue: 401');
});
