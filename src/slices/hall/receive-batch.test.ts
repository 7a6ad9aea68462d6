import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import { OPENING } from '../editions/testing/test-edition.ts';
import { SCHEMA_VERSION, type StoredBatch } from './contract.ts';
import { revokeDevice } from './revoke-device.ts';
import { eventHash } from './rules/chain.ts';
import { sha256Of } from './sha256-of.ts';
import { chainOf, type HallHouse, headerOf, openHallHouse, type Phone, signText } from './testing/hall-house.ts';

let house: HallHouse;
let phone: Phone;
/** What the slice above was handed, and what it does with it. */
let handed: StoredBatch[] = [];
let fails = false;

beforeAll(async () => {
  const reader = {
    kinds: ['test.noted'],
    async record(_tx: unknown, batch: StoredBatch) {
      handed.push(batch);
      if (fails) throw new Error('the slice above failed');
      return batch.events
        .filter((event) => event.seq === 13)
        .map((event) => ({ event: event.id, seq: event.seq, code: 'unlucky', data: { number: 13 } }));
    },
  };
  house = await openHallHouse([reader]);
});
afterAll(() => house.stop());
beforeEach(async () => {
  house.clock.at = OPENING;
  phone = await house.enrol();
  handed = [];
  fails = false;
});

/** The lines in the log, and what waits for a person. */
async function logOf(device: Id<'device'>) {
  return house.runner.query(house.ctx, async (tx) => {
    const events = await tx
      .selectFrom('hall.event')
      .select('line')
      .where('device_id', '=', device)
      .orderBy('seq')
      .execute();
    const aside = await tx
      .selectFrom('hall.quarantine')
      .select(['code', 'line'])
      .where('device_id', '=', device)
      .orderBy('seq')
      .execute();
    const raised = await tx
      .selectFrom('hall.exception')
      .select(['code', 'seq'])
      .where('device_id', '=', device)
      .orderBy('seq')
      .execute();
    return {
      lines: events.map(({ line }) => line),
      aside: aside.map(({ code, line }) => [code, line.toString()]),
      raised: raised.map(({ code, seq }) => [code, seq]),
    };
  });
}

const reply = (through: number, over: object = {}) => ({
  status: 200,
  body: {
    contiguousThrough: through,
    lastSeq: through,
    gaps: [],
    quarantined: [],
    serverTime: new Date(house.clock.at).toISOString(),
    catalogueVersion: 1,
    revoked: false,
    ...over,
  },
});

test('a batch is stored byte for byte, handed to who reads its kind, and told on', async () => {
  const lines = chainOf(phone.device, 3);
  expect(await house.upload(phone, lines)).toEqual(reply(3));
  expect(await logOf(phone.device)).toEqual({ lines, aside: [], raised: [] });
  expect(handed).toMatchObject([
    {
      edition: { slug: 'pertama', zone: 'Asia/Jakarta', startsOn: '2023-06-23', endsOn: '2023-06-25' },
      device: { id: phone.device, code: phone.code, kind: 'till', booth: house.booth },
      clockOffset: 0,
      events: [{ seq: 1 }, { seq: 2, payload: { seq: 2 } }, { seq: 3 }],
    },
  ]);
  const { rows } =
    await sql`select payload from platform.outbox where topic = 'hall.batch-stored' order by seq desc limit 1`.execute(
      house.database.db,
    );
  expect(rows).toEqual([{ payload: { batch: handed[0]?.id, edition: house.ctx.edition } }]);
});

test('a batch sent again changes nothing and hands nothing on', async () => {
  const lines = chainOf(phone.device, 3);
  await house.upload(phone, lines);
  handed = [];
  expect(await house.upload(phone, lines)).toEqual(reply(3));
  expect([handed, await logOf(phone.device)]).toEqual([[], { lines, aside: [], raised: [] }]);
});

test('the published stories come out of the real store as they are written', async () => {
  const { key } = published('signatures');
  const { device, stories } = published('replies');
  const told: { name: string; steps: unknown[] }[] = [];
  for (const { name, steps } of stories) {
    await emptyHall();
    await enrolPublished(device, key.publicKey);
    const publishedPhone: Phone = { device, code: 'Z1-1', key: createPrivateKey({ key: key.jwk, format: 'jwk' }) };
    const answers: unknown[] = [];
    for (const { lines, revoked, reply: expected } of steps) {
      house.clock.at = Date.parse(expected.serverTime);
      await setRevoked(device, revoked);
      const { body } = await house.upload(publishedPhone, lines);
      answers.push({ ...(body as object), catalogueVersion: expected.catalogueVersion });
    }
    told.push({ name, steps: answers });
  }
  const written = stories.map(({ name, steps }: Story) => ({ name, steps: steps.map((step) => step.reply) }));
  expect(told).toEqual(written);
});

interface Story {
  readonly name: string;
  readonly steps: readonly { readonly reply: unknown }[];
}

function published(name: string) {
  return JSON.parse(readFileSync(new URL(`../../../docs/vectors/${name}.json`, import.meta.url), 'utf8'));
}

/** As the owner of the tables: the application itself can delete nothing of the log. */
async function emptyHall(): Promise<void> {
  const client = new pg.Client({ ...house.database.owner });
  await client.connect();
  await client.query(
    'truncate hall.event, hall.quarantine, hall.exception, hall.batch, hall.device, hall.enrolment cascade',
  );
  await client.end();
}

async function enrolPublished(device: Id<'device'>, publicKey: string): Promise<void> {
  await house.runner.command(house.ctx, async (tx) => {
    await sql`insert into hall.device (organiser_id, edition_id, id, kind, booth_id, role, label, code, public_key, enrolled_at)
      values (${house.ctx.organiser}, ${house.ctx.edition}, ${device}, 'till', ${house.booth}, 'cashier', 'HP', 'Z1-1', ${publicKey}, now())`.execute(
      tx,
    );
  });
}

async function setRevoked(device: Id<'device'>, revoked: boolean): Promise<void> {
  await house.runner.command(house.ctx, async (tx) => {
    await tx
      .updateTable('hall.device')
      .set({ revoked_at: revoked ? new Date(OPENING) : null })
      .where('id', '=', device)
      .execute();
  });
}

test('what a revoked phone still sends is kept whole, and counts nowhere', async () => {
  const [first = '', second = '', third = ''] = chainOf(phone.device, 3);
  await house.upload(phone, [first]);
  await house.runner.command(house.ctx, (tx) => revokeDevice(house.ctx, tx, phone.device));
  handed = [];
  expect(await house.upload(phone, [first, second, third])).toMatchObject({
    status: 200,
    body: {
      contiguousThrough: 3,
      revoked: true,
      quarantined: [
        { line: 2, code: 'revoked' },
        { line: 3, code: 'revoked' },
      ],
    },
  });
  expect([handed, await logOf(phone.device)]).toEqual([
    [],
    {
      lines: [first],
      aside: [
        ['revoked', second],
        ['revoked', third],
      ],
      raised: [
        ['revoked', 2],
        ['revoked', 3],
      ],
    },
  ]);
});

test.each([
  ['a kind that nobody reads', { kind: 'scan.admitted' }, 'unknown-kind'],
  ['a newer schema of such a kind', { kind: 'scan.admitted', schemaVersion: SCHEMA_VERSION + 1 }, 'newer-schema'],
])('%s is stored, and a person is told', async (_what, parts, code) => {
  const lines = chainOf(phone.device, 1, parts);
  expect(await house.upload(phone, lines)).toEqual(reply(1));
  expect([handed, await logOf(phone.device)]).toEqual([[], { lines, aside: [], raised: [[code, 1]] }]);
});

test('what the slice above finds odd is raised, and stays stored', async () => {
  const lines = chainOf(phone.device, 14);
  expect(await house.upload(phone, lines)).toEqual(reply(14));
  expect(await logOf(phone.device)).toMatchObject({ raised: [['unlucky', 13]] });
});

test('a slice above that fails undoes the whole batch, and it can be sent again', async () => {
  const lines = chainOf(phone.device, 2);
  fails = true;
  expect(await house.upload(phone, lines)).toMatchObject({ status: 500 });
  expect(await logOf(phone.device)).toEqual({ lines: [], aside: [], raised: [] });
  fails = false;
  expect(await house.upload(phone, lines)).toEqual(reply(2));
});

test('an id that another phone of the organiser used is kept aside; the same id elsewhere harms nobody', async () => {
  const id = newId<'event'>();
  const other = await house.enrol();
  await house.upload(other, chainOf(other.device, 1, { id }));
  const lines = [...chainOf(phone.device, 1, { id })];
  const [first = ''] = lines;
  lines.push(...chainOf(phone.device, 1, { from: 2, after: eventHash(sha256Of, first) }));
  expect(await house.upload(phone, lines)).toMatchObject({
    body: { contiguousThrough: 2, quarantined: [{ line: 1, seq: 1, id, code: 'id-reused' }] },
  });
  expect(await logOf(phone.device)).toEqual({
    lines: [lines[1]],
    aside: [['id-reused', first]],
    raised: [['id-reused', 1]],
  });
});

test('a line that is not UTF-8 is kept byte for byte, and raised once however often it comes', async () => {
  const header = Buffer.from(`${JSON.stringify(headerOf(phone.device, OPENING))}\n`);
  const bad = Buffer.from([0x7b, 0xff, 0xfe, 0x00]);
  const body = new Uint8Array(Buffer.concat([header, bad, Buffer.from('\n')]));
  for (let i = 0; i < 2; i++)
    expect(await house.upload(phone, [], { body })).toMatchObject({
      status: 200,
      body: { contiguousThrough: 0, quarantined: [{ line: 1, seq: null, id: null, code: 'malformed' }] },
    });
  const rows = await house.runner.query(house.ctx, (tx) =>
    tx.selectFrom('hall.quarantine').select('line').where('device_id', '=', phone.device).execute(),
  );
  expect(rows.map(({ line }) => [...line])).toEqual([[...bad]]);
  expect((await logOf(phone.device)).raised).toEqual([['malformed', null]]);
});

test('two tabs, or a network that doubles requests: batches that come at once are each judged after the other', async () => {
  const lines = chainOf(phone.device, 60);
  const batches = [lines, lines.slice(0, 40), lines.slice(20), lines.slice(30, 31), lines, []];
  const answers = await Promise.all(batches.map((batch) => house.upload(phone, batch)));
  expect(answers.map(({ status }) => status)).toEqual(batches.map(() => 200));
  expect(await house.upload(phone, [])).toEqual(reply(60));
  expect(await logOf(phone.device)).toEqual({ lines, aside: [], raised: [['unlucky', 13]] });
  expect(handed.flatMap(({ events }) => events.map(({ seq }) => seq)).sort((a, b) => a - b)).toEqual(
    lines.map((_, i) => i + 1),
  );
});

test('a wrong clock refuses nothing; its offset is kept with the batch', async () => {
  const days30 = 30 * 86_400_000;
  const header = { ...headerOf(phone.device, OPENING - days30), clock: { error: days30, roundTrip: 90 } };
  expect(await house.upload(phone, chainOf(phone.device, 1), { header })).toEqual(reply(1));
  expect(handed.map(({ clockOffset }) => clockOffset)).toEqual([days30]);
});

test('a heartbeat tells how the phone is doing and changes nothing else', async () => {
  await house.upload(phone, [], { header: { unsent: 7, persisted: null, battery: 0.4, appVersion: '0.2.0' } });
  const row = await house.runner.query(house.ctx, (tx) =>
    tx
      .selectFrom('hall.device')
      .select(['unsent', 'persisted', 'battery', 'app_version', 'last_seen_at', 'delivered'])
      .where('id', '=', phone.device)
      .executeTakeFirst(),
  );
  expect(row).toEqual({
    unsent: 7,
    persisted: null,
    battery: expect.closeTo(0.4),
    app_version: '0.2.0',
    last_seen_at: OPENING,
    delivered: [],
  });
});

test.each<[string, number, string, (signed: Phone) => Parameters<HallHouse['upload']>[2]]>([
  [
    'a wrong signature',
    401,
    'hall.signature-invalid',
    () => ({ signature: Buffer.alloc(64, 1).toString('base64url') }),
  ],
  ['a signature of something else', 401, 'hall.signature-invalid', ({ key }) => ({ signature: signText(key, 'x') })],
  ['a device that nobody enrolled', 401, 'hall.device-unknown', () => ({ header: { device: newId() } })],
  ['the edition of another organiser', 401, 'hall.device-unknown', () => ({ slug: 'lain' })],
  ['an edition that is not there', 404, 'request.not-found', () => ({ slug: 'tidak-ada' })],
  ['another protocol', 400, 'hall.header-invalid', () => ({ header: { protocol: 2 } })],
  ['no header', 400, 'hall.header-invalid', () => ({ body: new Uint8Array() })],
  ['a body of more than a mebibyte', 413, 'hall.body-too-large', () => ({ body: new Uint8Array(1_048_577) })],
])('%s refuses the batch and stores nothing', async (_what, status, code, over) => {
  expect(await house.upload(phone, chainOf(phone.device, 2), over(phone))).toMatchObject({ status, body: { code } });
  expect(await logOf(phone.device)).toEqual({ lines: [], aside: [], raised: [] });
});

test('201 events are refused, 200 are taken', async () => {
  const lines = chainOf(phone.device, 201);
  expect(await house.upload(phone, lines)).toMatchObject({ status: 413, body: { code: 'hall.batch-too-large' } });
  expect(await house.upload(phone, lines.slice(0, 200))).toEqual(reply(200));
});

test('the application can change or delete nothing of the log', async () => {
  await house.upload(phone, chainOf(phone.device, 1));
  const { ctx, runner } = house;
  for (const statement of [
    'update hall.event set line = line',
    'delete from hall.event',
    'delete from hall.quarantine',
  ])
    await expect(runner.command(ctx, (tx) => sql.raw(statement).execute(tx))).rejects.toMatchObject({ code: '42501' });
});

test('an upload without a signature is not read', async () => {
  const body = Buffer.from(JSON.stringify(headerOf(phone.device, OPENING)));
  const answer = await house.ask('/api/v1/editions/pertama/hall/batches', { method: 'POST', body });
  expect(answer).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
});
