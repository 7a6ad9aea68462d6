import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import type { Actor, Role } from '../../platform/db/context.ts';
import { OPENING } from '../editions/testing/test-edition.ts';
import type { EventReader } from './event-reader.ts';
import { listAside, listExceptions, revokeDevice } from './index.ts';
import { chainOf, type HallHouse, jsonOf, openHallHouse, type Phone } from './testing/hall-house.ts';

const HOUR = 3_600_000;
const base = '/api/v1/editions/pertama/hall';
let house: HallHouse;

const reader: EventReader = {
  kinds: ['test.noted'],
  async record(_tx, batch) {
    return batch.events.map(({ id, seq }) => ({
      event: id,
      seq,
      code: 'price-differs',
      data: { shown: seq, asked: 1 },
    }));
  },
};

beforeAll(async () => {
  house = await openHallHouse([reader]);
});
afterAll(() => house.stop());
beforeEach(() => {
  house.clock.at = OPENING;
});

function person(role: Role, { organiser }: { organiser: Id<'organiser'> } = house.ctx): Actor {
  const membership = { organiser, role, region: null, business: null, booth: null };
  return { kind: 'person', user: newId<'user'>(), memberships: [membership] };
}

interface Listed {
  readonly items: readonly (Readonly<Record<string, unknown>> & { readonly id: string; readonly hash: string })[];
  readonly next: string | null;
}

async function get(path: string, actor = person('officer')) {
  const { status, body } = await house.ask(`${base}/${path}`, {}, actor);
  return { status, body: body as Listed };
}

async function items(path: string) {
  const { status, body } = await get(path);
  expect([path, status]).toEqual([path, 200]);
  return body.items;
}

const post = (path: string, body: object, actor = person('officer')) =>
  house.ask(`${base}/${path}`, jsonOf(body), actor);

async function sold(lines: number): Promise<Phone> {
  const phone = await house.enrol();
  await house.upload(phone, chainOf(phone.device, lines));
  return phone;
}

async function keptAside(lines: number): Promise<Phone> {
  const phone = await house.enrol();
  await house.runner.command(house.ctx, (tx) => revokeDevice(house.ctx, tx, phone.device));
  await house.upload(phone, chainOf(phone.device, lines));
  return phone;
}

describe('exceptions', () => {
  test('are told with what they are about, narrowed by kind, state, phone, booth, day and time, page by page', async () => {
    const phone = await sold(3);
    const mine = `exceptions?device=${phone.device}`;
    const told = await items(mine);
    // Those of one moment stand in either order.
    expect(told.toSorted((one, other) => Number(one.seq) - Number(other.seq))).toMatchObject(
      [1, 2, 3].map((seq) => ({
        code: 'price-differs',
        deviceCode: phone.code,
        booth: house.booth,
        boothNumber: 'A1',
        seq,
        data: { shown: seq, asked: 1 },
        raisedAt: new Date(OPENING).toISOString(),
        settledAt: null,
        outcome: null,
      })),
    );
    for (const [query, count] of [
      ['&code=price-differs', 3],
      ['&code=gap', 0],
      ['&state=open', 3],
      ['&state=settled', 0],
      [`&booth=${house.booth}`, 3],
      [`&booth=${newId()}`, 0],
      ['&day=2023-06-23', 3],
      ['&day=2023-06-24', 0],
      [`&since=${new Date(OPENING).toISOString()}`, 3],
      ['&since=2023-06-23T10:00:01%2B07:00', 0],
    ] as const)
      expect([query, (await items(mine + query)).length]).toEqual([query, count]);
    const first = await get(`${mine}&limit=2`);
    const second = await get(`${mine}&limit=2&after=${first.body.next}`);
    expect([first.body.items.length, second.body.items.length, second.body.next]).toEqual([2, 1, null]);
  });

  test('of one event and of three are told by as many statements', async () => {
    const [one, three] = [await sold(1), await sold(3)];
    const count = ({ device }: Phone) =>
      house.countQueries((tx) => listExceptions(house.ctx, tx, { state: 'all', device, day: '2023-06-23' }));
    expect(await count(three)).toBe(await count(one));
  });

  test('are settled once, told as settled to whoever asks since, and opened again', async () => {
    const phone = await sold(1);
    const [open] = await items(`exceptions?device=${phone.device}`);
    const id = open?.id ?? '';
    house.clock.at += HOUR;
    const since = new Date(house.clock.at).toISOString();
    const said = { outcome: 'mistake', note: 'harga lama' };
    const settled = { id, ...said, settledAt: since };
    expect(await post(`exceptions/${id}/settle`, said)).toMatchObject({ status: 200, body: settled });
    expect(await items(`exceptions?device=${phone.device}&since=${since}`)).toMatchObject([settled]);
    expect((await get(`exceptions/${id}`)).body).toMatchObject(settled);
    expect(await post(`exceptions/${id}/settle`, said)).toMatchObject({
      status: 409,
      body: { code: 'hall.exception-settled' },
    });
    expect(await post(`exceptions/${id}/settle`, { outcome: 'explained', note: '' })).toMatchObject({ status: 422 });
    expect(await post(`exceptions/${id}/reopen`, {})).toMatchObject({ status: 200, body: { id, settledAt: null } });
  });

  test('are for the committee of the edition’s organiser, and nobody finds another’s', async () => {
    const phone = await sold(1);
    const [open] = await items(`exceptions?device=${phone.device}`);
    const id = open?.id ?? '';
    const said = { outcome: 'right', note: '' };
    for (const role of ['lead', 'producer', 'curator', 'cashier'] as const) {
      expect((await get('exceptions', person(role))).status).toBe(403);
      expect((await post(`exceptions/${id}/settle`, said, person(role))).status).toBe(403);
    }
    const theirs = person('organiser', house.other);
    expect((await get('exceptions', theirs)).status).toBe(403);
    const other = '/api/v1/editions/lain/hall';
    expect(await house.ask(`${other}/exceptions`, {}, theirs)).toMatchObject({ status: 200, body: { items: [] } });
    expect((await house.ask(`${other}/exceptions/${id}`, {}, theirs)).status).toBe(404);
    for (const act of ['settle', 'reopen'])
      expect((await house.ask(`${other}/exceptions/${id}/${act}`, jsonOf(said), theirs)).status).toBe(404);
    expect((await get(`exceptions/${id}`)).body).toMatchObject({ settledAt: null });
  });

  test.each(['day=2023-02-30', 'state=gone', 'device=x', 'since=yesterday', 'limit=0', 'limit=201'])(
    'refuse ?%s',
    async (query) => expect((await get(`exceptions?${query}`)).status).toBe(422),
  );
});

describe('lines that were kept aside', () => {
  test('are told as they came, narrowed and page by page', async () => {
    const phone = await keptAside(3);
    const mine = `kept-lines?device=${phone.device}`;
    const lines = await items(mine);
    expect(lines).toMatchObject(
      [1, 2, 3].map((seq) => ({ deviceCode: phone.code, boothNumber: 'A1', seq, code: 'revoked', verdict: null })),
    );
    const [line] = lines;
    expect(Buffer.from(String(line?.bytes), 'hex').toString()).toContain(`"id":"${line?.event}"`);
    expect((await get(`kept-lines/${phone.device}/${line?.hash}`)).body).toEqual(line);
    for (const [query, count] of [
      ['&code=revoked', 3],
      ['&code=fork', 0],
      ['&state=waiting', 3],
      ['&state=judged', 0],
      [`&booth=${house.booth}`, 3],
      ['&day=2023-06-23', 3],
      ['&day=2023-06-22', 0],
      [`&since=${new Date(OPENING + 1).toISOString()}`, 0],
    ] as const)
      expect([query, (await items(mine + query)).length]).toEqual([query, count]);
    const first = await get(`${mine}&limit=2`);
    const second = await get(`${mine}&limit=2&after=${first.body.next}`);
    expect([first.body.items.length, second.body.items.map(({ seq }) => seq)]).toEqual([2, [3]]);
  });

  test('one and three are told by as many statements', async () => {
    const [one, three] = [await keptAside(1), await keptAside(3)];
    const count = ({ device }: Phone) => house.countQueries((tx) => listAside(house.ctx, tx, { state: 'all', device }));
    expect(await count(three)).toBe(await count(one));
  });

  test('are judged as on the page: into the log, or out of it with a reason', async () => {
    const { device } = await keptAside(3);
    const mine = `kept-lines?device=${device}`;
    const hashes = (await items(mine)).map(({ hash }) => hash);
    const judge = (body: object, actor?: Actor) => post('kept-lines/judge', { device, reason: '', ...body }, actor);
    expect(await judge({ lines: hashes.slice(0, 2), verdict: 'accepted' })).toEqual({
      status: 200,
      body: { accepted: 2, setAside: 0, unsound: 0, left: 1 },
    });
    const last = { lines: hashes.slice(2), verdict: 'set-aside' };
    expect(await judge(last)).toMatchObject({ status: 422, body: { code: 'hall.reason-needed' } });
    expect(await judge({ ...last, reason: 'uji coba' })).toMatchObject({ status: 200, body: { setAside: 1, left: 0 } });
    expect((await items(mine)).map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'set-aside']);
    expect((await judge(last, person('lead'))).status).toBe(403);
    const theirs = person('organiser', house.other);
    const other = '/api/v1/editions/lain/hall';
    expect((await house.ask(`${other}/kept-lines/${device}/${hashes[0]}`, {}, theirs)).status).toBe(404);
    expect(
      (await house.ask(`${other}/kept-lines/judge`, jsonOf({ device, ...last, reason: 'x' }), theirs)).status,
    ).toBe(404);
  });
});
