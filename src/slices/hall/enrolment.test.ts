import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import type { Actor, Role } from '../../platform/db/context.ts';
import { BALIKPAPAN, OPENING, PASER } from '../editions/testing/test-edition.ts';
import { catalogueClaim } from './contract.ts';
import { createEnrolment } from './create-enrolment.ts';
import { newEnrolmentCode } from './enrolment-code.ts';
import { UNKNOWN_CODES_BY_RANGE, UNKNOWN_CODES_OVER_ALL } from './guess-codes.ts';
import { listDevices } from './list-devices.ts';
import { revokeDevice } from './revoke-device.ts';
import { chainOf, claimOf, type HallHouse, jsonOf, openHallHouse, signText } from './testing/hall-house.ts';

let house: HallHouse;

beforeAll(async () => {
  house = await openHallHouse();
});
afterAll(() => house.stop());
beforeEach(() => {
  house.clock.at = OPENING;
});

function person(role: Role, organiser: Id<'organiser'> = house.ctx.organiser): Actor {
  const membership = { organiser, role, region: null, business: null, booth: null };
  return { kind: 'person', user: newId<'user'>(), memberships: [membership] };
}

async function newCode(): Promise<string> {
  const { code } = await house.runner.command(house.ctx, (tx) =>
    createEnrolment(house.ctx, tx, { booth: house.booth, label: 'HP 1' }),
  );
  return code;
}

const claim = (request: object) => house.ask('/api/v1/hall/enrolments/claim', jsonOf(request));

test('a phone that holds the key becomes a till of the booth, and gets what it needs to work offline', async () => {
  const { request } = claimOf(await newCode());
  expect(await claim({ ...request, label: 'HP Bu Rina' })).toEqual({
    status: 200,
    body: {
      device: expect.any(String),
      code: expect.stringMatching(/^A1-\d+$/),
      kind: 'till',
      role: 'cashier',
      organiser: { id: house.ctx.organiser, name: 'Panitia pertama' },
      edition: {
        slug: 'pertama',
        id: house.ctx.edition,
        name: 'Pameran pertama',
        zone: 'Asia/Jakarta',
        currency: 'IDR',
        startsOn: '2023-06-23',
        endsOn: '2023-06-25',
      },
      booth: { id: house.booth, number: 'A1', name: 'Balikpapan' },
      catalogue: { version: 1, body: expect.any(String), signature: expect.any(String), publicKey: expect.any(String) },
      serverTime: new Date(OPENING).toISOString(),
    },
  });
});

test('the same key may claim again, because a reply can be lost; another may not', async () => {
  const code = await newCode();
  const { request, keys } = claimOf(code);
  const first = await claim(request);
  house.clock.at += 3_600_000;
  const again = await claim(claimOf(code, keys).request);
  expect([again.status, again.body]).toEqual([
    200,
    { ...(first.body as object), serverTime: new Date(house.clock.at).toISOString() },
  ]);
  expect(await claim(claimOf(code).request)).toMatchObject({ status: 410, body: { code: 'hall.code-used' } });
});

test('a revoked phone gets neither catalogue nor what PINs are checked against, by no way', async () => {
  const code = await newCode();
  const { request, keys, key } = claimOf(code);
  const first = await claim(request);
  const { device } = first.body as { device: Id<'device'> };
  const signature = signText(key, catalogueClaim(device));
  const fetchCatalogue = () =>
    house.ask('/api/v1/editions/pertama/hall/catalogue', {
      headers: { 'gelaran-device': device, 'gelaran-signature': signature },
    });
  const fetched = await fetchCatalogue();
  expect([fetched.status, fetched.body]).toEqual([200, (first.body as { catalogue: unknown }).catalogue]);
  const { body } = fetched.body as { body: string };
  expect(JSON.parse(body)).toHaveProperty('supervisors');
  await house.runner.command(house.ctx, (tx) => revokeDevice(house.ctx, tx, device));
  const refused = { status: 403, body: { code: 'hall.device-revoked' } };
  expect(await fetchCatalogue()).toMatchObject(refused);
  const again = await claim(claimOf(code, keys).request);
  expect(again).toMatchObject(refused);
  expect(JSON.stringify(again.body)).not.toContain('supervisors');
});

test('the list of phones says who let each in', async () => {
  const user = newId<'user'>();
  const organiser: Actor = {
    kind: 'person',
    user,
    memberships: [{ organiser: house.ctx.organiser, role: 'officer', region: null, business: null, booth: null }],
  };
  const ctx = { ...house.ctx, actor: organiser };
  const { code } = await house.runner.command(ctx, (tx) =>
    createEnrolment(ctx, tx, { booth: house.booth, label: 'HP' }),
  );
  const { body } = await claim(claimOf(code).request);
  const list = await house.runner.query(ctx, (tx) => listDevices(ctx, tx, { all: true }));
  const { device } = body as { device: string };
  expect(list.find(({ id }) => id === device)?.enrolledBy).toBe(user);
  const shown = await house.ask('/api/v1/editions/pertama/hall/devices', undefined, organiser);
  expect([shown.status, JSON.stringify(shown.body).includes(user)]).toEqual([200, false]);
});

test('of two phones that claim one code at once, one gets it', async () => {
  const code = await newCode();
  const answers = await Promise.all([claim(claimOf(code).request), claim(claimOf(code).request)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
});

test('phones of one booth get receipt prefixes of their own, also when they come at once', async () => {
  const phones = await Promise.all([house.enrol(), house.enrol(), house.enrol(), house.enrol()]);
  expect(new Set(phones.map(({ code }) => code)).size).toBe(4);
});

test.each<[string, number, string, (code: string) => object]>([
  [
    'a proof by another key',
    422,
    'hall.proof-invalid',
    (code) => ({ ...claimOf(code).request, proof: claimOf(code).request.proof }),
  ],
  ['a proof over another code', 422, 'hall.proof-invalid', (code) => ({ ...claimOf('x'.repeat(40)).request, code })],
  [
    'a key that is not on the curve',
    422,
    'hall.proof-invalid',
    (code) => ({ ...claimOf(code).request, publicKey: `B${'A'.repeat(86)}` }),
  ],
  [
    'a code that was never made',
    404,
    'hall.code-unknown',
    () => claimOf(newEnrolmentCode(house.ctx.organiser)).request,
  ],
  ['a code of nobody', 404, 'hall.code-unknown', () => claimOf('A'.repeat(54)).request],
  ['a request of another form', 422, 'request.invalid', (code) => ({ code })],
  ['a name that no database keeps', 422, 'request.invalid', (code) => ({ ...claimOf(code).request, label: 'HP\0' })],
])('%s is refused', async (_what, status, refusal, request) => {
  const code = await newCode();
  expect(await claim(request(code))).toMatchObject({ status, body: { code: refusal } });
  expect(await claim(claimOf(code).request)).toMatchObject({ status: 200 });
});

const unknown = () => claimOf(newEnrolmentCode(house.ctx.organiser)).request;

test('whoever guesses codes is slowed, and phones that enrol beside them from the same address are not', async () => {
  house.clock.at = OPENING + 86_400_000;
  const from = (address: string, request: object) => {
    const asked = jsonOf(request);
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': address };
    return house.ask('/api/v1/hall/enrolments/claim', { ...asked, headers });
  };
  const answers = [];
  for (let no = 1; no <= UNKNOWN_CODES_BY_RANGE + 1; no++) answers.push(await from(`2001:db8:7::${no}`, unknown()));
  expect(answers.map(({ status }) => status)).toEqual([...Array(UNKNOWN_CODES_BY_RANGE).fill(404), 429]);
  expect(answers.at(-1)).toMatchObject({ body: { code: 'request.too-many', retryAfter: 600 } });
  expect(await from('2001:db8:8::1', unknown())).toMatchObject({ status: 404 });
  const phones = await Promise.all(
    Array.from({ length: 8 }, async () => from('2001:db8:7::5', claimOf(await newCode()).request)),
  );
  expect(phones.map(({ status }) => status)).toEqual(Array(8).fill(200));
  // A code that is used, too old, or claimed without its key is no guess.
  const used = await newCode();
  await from('192.0.2.1', claimOf(used).request);
  for (let no = 0; no <= UNKNOWN_CODES_BY_RANGE; no++) await from('192.0.2.1', claimOf(used).request);
  expect(await from('192.0.2.1', unknown())).toMatchObject({ status: 404 });
  house.clock.at += 601_000;
  expect(await from('2001:db8:7::1', unknown())).toMatchObject({ status: 404 });
});

test('guesses from everywhere are counted together too', async () => {
  house.clock.at = OPENING + 2 * 86_400_000;
  await house.database.pool.query(
    `insert into people.attempt (key, count, since) values ('enrol-from everywhere', $1, $2)
     on conflict (key) do update set count = excluded.count, since = excluded.since`,
    [UNKNOWN_CODES_OVER_ALL, new Date(house.clock.at)],
  );
  expect(await claim(unknown())).toMatchObject({ status: 429 });
  expect(await claim(claimOf(await newCode()).request)).toMatchObject({ status: 200 });
});

test('a code lives ten minutes', async () => {
  const code = await newCode();
  house.clock.at += 600_000;
  expect(await claim(claimOf(code).request)).toMatchObject({ status: 410, body: { code: 'hall.code-expired' } });
});

test('only officers of the organiser make codes, and the code stands in the fragment of the link', async () => {
  const ask = (actor?: Actor) =>
    house.ask('/api/v1/editions/pertama/hall/enrolments', jsonOf({ booth: house.booth, label: 'HP 1' }), actor);
  const made = await ask(person('officer'));
  expect(made).toMatchObject({
    status: 201,
    body: { boothNumber: 'A1', expiresAt: new Date(OPENING + 600_000).toISOString() },
  });
  const { code, link } = made.body as { code: string; link: string };
  expect(new URL(link).hash).toBe(`#daftar=${code}`);
  const refused = [await ask(), await ask(person('cashier')), await ask(person('organiser', house.other.organiser))];
  expect(refused.map(({ status }) => status)).toEqual([401, 403, 403]);
});

test('a program makes a code for a phone that takes over, and only for a till that is there', async () => {
  const old = await house.enrol();
  const ask = (replaces: string) =>
    house.ask(
      '/api/v1/editions/pertama/hall/enrolments',
      jsonOf({ booth: house.booth, label: 'HP cadangan', replaces }),
      person('officer'),
    );
  const made = await ask(old.device);
  expect(made.status).toBe(201);
  const claimed = await claim(claimOf((made.body as { code: string }).code).request);
  expect([claimed.status, (claimed.body as { takesOver: unknown }).takesOver]).toEqual([200, null]);
  expect(await house.upload(old, [])).toMatchObject({ body: { revoked: true } });
  expect(await ask(newId())).toMatchObject({ status: 409, body: { code: 'hall.not-replaceable' } });
  expect(await ask('nothing')).toMatchObject({ status: 422 });
});

test('a program is told what of its request for a code is wrong, who it is before what it said', async () => {
  const { booth } = house;
  const ask = (body: object, actor?: Actor, slug = 'pertama') =>
    house.ask(`/api/v1/editions/${slug}/hall/enrolments`, jsonOf(body), actor);
  const officer = person('officer');
  const answers = [
    await ask({}, officer, 'tidak-ada'),
    await ask({}),
    await ask({}, person('cashier')),
    await ask({ booth }, officer),
    await ask({ booth, label: 'HP', replaces: null }, officer),
    await ask({ booth, label: 'HP', role: 'gate' }, officer),
    await ask({ booth: newId(), label: 'HP', replaces: newId() }, officer),
  ];
  expect(answers.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual([
    [404, 'request.not-found'],
    [401, 'request.sign-in'],
    [403, 'request.forbidden'],
    [422, 'request.invalid'],
    [422, 'request.invalid'],
    [422, 'request.invalid'],
    [404, 'request.not-found'],
  ]);
});

test('whoever asks is told which versions are taken', async () => {
  expect(await house.ask('/api/v1/hall/protocol')).toEqual({
    status: 200,
    body: {
      protocols: [1],
      schemaVersion: 2,
      limits: { batchEvents: 200, bodyBytes: 1_048_576, lineBytes: 16_384, enrolmentMinutes: 10 },
    },
  });
});

test('a revoked phone is told so, and only its own organiser can revoke it', async () => {
  const phone = await house.enrol();
  const revoke = (slug: string, actor?: Actor) =>
    house.ask(`/api/v1/editions/${slug}/hall/devices/${phone.device}/revoke`, { method: 'POST' }, actor);
  expect([
    (await revoke('pertama')).status,
    (await revoke('pertama', person('lead'))).status,
    (await revoke('lain', person('officer', house.other.organiser))).status,
  ]).toEqual([401, 403, 404]);
  expect(await house.upload(phone, chainOf(phone.device, 1))).toMatchObject({ body: { revoked: false } });
  expect(await revoke('pertama', person('officer'))).toEqual({ status: 204, body: null });
  expect(await house.upload(phone, [])).toMatchObject({ status: 200, body: { revoked: true, contiguousThrough: 1 } });
});

test('officers see how the phones are doing', async () => {
  const phone = await house.enrol();
  await house.upload(phone, chainOf(phone.device, 2), { header: { unsent: 5 } });
  const { body } = await house.ask('/api/v1/editions/pertama/hall/devices', {}, person('officer'));
  const { items } = body as { items: readonly { readonly id: string }[] };
  expect(items.find(({ id }) => id === phone.device)).toEqual({
    id: phone.device,
    code: phone.code,
    label: 'HP 1',
    boothNumber: 'A1',
    lastSeenAt: new Date(OPENING).toISOString(),
    revokedAt: null,
    clockOffset: 0,
    // Of the five that it had, two are here now.
    unsent: 3,
    persisted: true,
    appVersion: '0.1.0',
    lastSeq: 2,
    missing: 0,
    boothId: house.booth,
    replaces: null,
    replacedBy: null,
    aside: 0,
  });
});

test('a lead sees the phones of the own delegation', async () => {
  const phone = await house.enrol();
  const seenBy = async (region: string) => {
    const lead: Actor = {
      kind: 'person',
      user: newId<'user'>(),
      memberships: [{ organiser: house.ctx.organiser, role: 'lead', region, business: null, booth: null }],
    };
    const { body } = await house.ask('/api/v1/editions/pertama/hall/devices', {}, lead);
    return (body as { items: readonly { readonly id: string }[] }).items.some(({ id }) => id === phone.device);
  };
  expect([await seenBy(BALIKPAPAN), await seenBy(PASER)]).toEqual([true, false]);
});
