/** Bodies that come late, again, or in a file: where their events stand in time. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { OPENING } from '../editions/testing/test-edition.ts';
import type { StoredBatch } from './contract.ts';
import { judgeAside } from './judge-aside.ts';
import { revokeDevice } from './revoke-device.ts';
import { batchClaim } from './rules/batch-body.ts';
import { correctedTime } from './rules/clock.ts';
import { sha256Of } from './sha256-of.ts';
import { chainOf, type HallHouse, headerOf, openHallHouse, type Phone, signText } from './testing/hall-house.ts';
import { uploadFile } from './upload-file.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Lines of `chainOf` are written a second after the opening by the phone's clock. */
const WRITTEN = OPENING + SECOND;

let house: HallHouse;
let phone: Phone;
let handed: StoredBatch[] = [];
const reader = {
  kinds: ['test.noted'],
  async record(_tx: unknown, batch: StoredBatch) {
    handed.push(batch);
    return [];
  },
};

beforeAll(async () => {
  house = await openHallHouse([reader]);
});
afterAll(() => house.stop());
beforeEach(async () => {
  house.clock.at = OPENING;
  phone = await house.enrol();
  handed = [];
});

/** When the events that were handed over happened, as the server has it. */
function happened(): number[] {
  return handed.flatMap(({ clockOffset, events }) =>
    events.map(({ wallTime }) => correctedTime(wallTime, clockOffset)),
  );
}

interface Made {
  /** How far the phone's clock is behind, and what it says that it measured. */
  readonly behind?: number;
  readonly measured?: number;
}

function headerAt(madeAt: number, { behind = 0, measured }: Made): object {
  const clock = measured === undefined ? {} : { clock: { error: measured, roundTrip: 240 } };
  return { ...headerOf(phone.device, madeAt - behind), ...clock };
}

/** A body with one line, made at a time by the server's clock, received at another. */
async function deliver(madeAt: number, receivedAt: number, made: Made = {}): Promise<void> {
  house.clock.at = receivedAt;
  const { status } = await house.upload(phone, chainOf(phone.device, 1), { header: headerAt(madeAt, made) });
  expect(status).toBe(200);
}

async function beat(at: number, made: Made = {}): Promise<void> {
  house.clock.at = at;
  await house.upload(phone, [], { header: headerAt(at, made) });
}

async function sources(): Promise<string[]> {
  const rows = await house.runner.query(house.ctx, (tx) =>
    tx.selectFrom('hall.batch').select('clock_source').where('device_id', '=', phone.device).execute(),
  );
  return rows.map((row) => row.clock_source);
}

test('a right clock and a body 26 hours late: its sale stays where it was made, once the phone was seen', async () => {
  await beat(OPENING);
  await deliver(OPENING + 30 * 60 * SECOND, OPENING + 26 * HOUR);
  expect([happened(), await sources()]).toEqual([[WRITTEN], ['seen']]);
});

test('or once it has measured its clock', async () => {
  await deliver(OPENING + 30 * 60 * SECOND, OPENING + 26 * HOUR, { measured: 35 });
  expect([happened(), await sources()]).toEqual([[WRITTEN], ['measured']]);
});

test('or when nothing is known of it at all', async () => {
  await deliver(OPENING + 30 * 60 * SECOND, OPENING + 26 * HOUR);
  expect([happened(), await sources()]).toEqual([[WRITTEN], ['unknown']]);
});

test('a file posted 130 seconds after it was made shifts nothing', async () => {
  const header = headerAt(OPENING + 10 * SECOND, { measured: -80 });
  const body = [JSON.stringify(header), ...chainOf(phone.device, 3), ''].join('\n');
  const signature = signText(phone.key, batchClaim(sha256Of(Buffer.from(body))));
  house.clock.at = OPENING + 140 * SECOND;
  const told = await uploadFile({ runner: house.runner, readers: [reader] }, ctxNow(), [{ body, signature }]);
  expect(told).toMatchObject({ delivered: 3, aside: 0, refused: 0 });
  expect(happened()).toEqual([WRITTEN, WRITTEN + SECOND, WRITTEN + 2 * SECOND]);
});

function ctxNow() {
  return { ...house.ctx, clock: { now: () => house.clock.at } };
}

test.each<[string, number]>([
  ['behind', 3 * HOUR],
  ['ahead', -3 * HOUR],
])('a phone 3 hours %s is corrected, at once and a day late', async (_, behind) => {
  await deliver(OPENING + 5 * SECOND, OPENING + 6 * SECOND, { behind, measured: behind });
  phone = await house.enrol();
  await deliver(OPENING + 5 * SECOND, OPENING + DAY, { behind, measured: behind });
  expect(happened()).toEqual([WRITTEN + behind, WRITTEN + behind]);
});

test.each<[string, number]>([
  ['behind', 3 * HOUR],
  ['ahead', -3 * HOUR],
])(
  'a phone 3 hours %s that measures nothing is corrected by what was seen of it, a day late too',
  async (_, behind) => {
    for (let minute = 0; minute < 3; minute++) await beat(OPENING + minute * 60 * SECOND, { behind });
    await deliver(OPENING + 200 * SECOND, OPENING + DAY, { behind });
    expect([happened(), await sources()]).toEqual([[WRITTEN + behind], ['seen']]);
  },
);

test('a clock that is set right in the middle: what was sent before keeps its place, what comes after is not moved', async () => {
  const [first = '', second = ''] = chainOf(phone.device, 2);
  house.clock.at = OPENING + 6 * SECOND;
  const behind = { behind: 3 * HOUR, measured: 3 * HOUR };
  await house.upload(phone, [first], { header: headerAt(house.clock.at, behind) });
  house.clock.at = OPENING + HOUR;
  await house.upload(phone, [second], { header: headerAt(house.clock.at, { measured: 12 }) });
  expect(handed.map(({ clockOffset }) => clockOffset)).toEqual([3 * HOUR, 0]);
});

test('the same bytes again change nothing of what is stored', async () => {
  const [made, lines] = [OPENING + 5 * SECOND, chainOf(phone.device, 2)];
  for (const late of [SECOND, HOUR, 2 * DAY]) {
    house.clock.at = made + late;
    await house.upload(phone, lines, { header: headerAt(made, {}) });
  }
  expect(happened()).toEqual([WRITTEN, WRITTEN + SECOND]);
  expect(await sources()).toEqual(['agrees']);
});

test('a measurement that cannot be is bounded by what is possible, and one that is no measurement is ignored', async () => {
  await deliver(OPENING + 5 * SECOND, OPENING + 6 * SECOND, { measured: 5 * HOUR });
  expect(happened()).toEqual([WRITTEN]);
  phone = await house.enrol();
  const header = { ...headerAt(OPENING, {}), clock: { error: 'late', roundTrip: -1 } };
  expect((await house.upload(phone, chainOf(phone.device, 1), { header })).status).toBe(200);
  expect(await sources()).toEqual(['agrees']);
});

test('a line that was kept aside counts by the clock of the upload that brought it', async () => {
  await house.runner.command(house.ctx, (tx) => revokeDevice(house.ctx, tx, phone.device));
  await deliver(OPENING + 5 * SECOND, OPENING + DAY, { behind: 3 * HOUR, measured: 3 * HOUR });
  expect(handed).toEqual([]);
  house.clock.at = OPENING + 9 * DAY;
  await house.runner.command(house.ctx, (tx) =>
    judgeAside([reader], ctxNow(), tx, {
      device: phone.device,
      lines: 'all',
      verdict: 'accepted',
      reason: 'ditemukan',
    }),
  );
  expect(happened()).toEqual([WRITTEN + 3 * HOUR]);
  expect(await sources()).toEqual(['measured', 'measured']);
});
