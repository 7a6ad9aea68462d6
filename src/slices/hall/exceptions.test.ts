import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import { listAudit } from '../../platform/audit/audit.ts';
import type { Actor, Role } from '../../platform/db/context.ts';
import { OPENING } from '../editions/testing/test-edition.ts';
import type { StoredBatch } from './contract.ts';
import type { EventReader } from './event-reader.ts';
import {
  judgeAside,
  listAside,
  listExceptions,
  raiseGaps,
  reopenException,
  revokeDevice,
  settleException,
  settleExceptions,
} from './index.ts';
import { eventHash } from './rules/chain.ts';
import { sha256Of } from './sha256-of.ts';
import { chainOf, type HallHouse, openHallHouse, type Phone } from './testing/hall-house.ts';

const HOUR = 3_600_000;
let house: HallHouse;
let handed: StoredBatch[] = [];

const reader: EventReader = {
  kinds: ['test.noted'],
  async record(_tx, batch) {
    handed.push(batch);
    return batch.events.map(({ id, seq }) => ({ event: id, seq, code: 'price-differs', data: {} }));
  },
};

beforeAll(async () => {
  house = await openHallHouse([reader]);
});
afterAll(() => house.stop());
beforeEach(() => {
  handed = [];
  house.clock.at = OPENING;
});

const read = <T>(work: Parameters<typeof house.runner.query<T>>[1]) => house.runner.query(house.ctx, work);
const act = <T>(work: Parameters<typeof house.runner.command<T>>[1]) => house.runner.command(house.ctx, work);

const of = (phone: Phone, state: 'open' | 'settled' | 'all' = 'all', more: { after?: string; limit?: number } = {}) =>
  read((tx) => listExceptions(house.ctx, tx, { state, device: phone.device, ...more }));

function person(role: Role): Actor {
  const membership = { organiser: house.ctx.organiser, role, region: null, business: null, booth: null };
  return { kind: 'person', user: newId<'user'>(), memberships: [membership] };
}

async function revoked(lines = 3): Promise<{ phone: Phone; lines: string[] }> {
  const phone = await house.enrol();
  await act((tx) => revokeDevice(house.ctx, tx, phone.device));
  const sent = chainOf(phone.device, lines);
  await house.upload(phone, sent);
  return { phone, lines: sent };
}

describe('an exception', () => {
  test('is settled with what was found, by one person, and opened again', async () => {
    const phone = await house.enrol();
    await house.upload(phone, chainOf(phone.device, 1));
    const [open] = (await of(phone, 'open')).items;
    const id = open?.id as Id<'exception'>;
    expect(open).toMatchObject({ code: 'price-differs', deviceCode: phone.code, boothNumber: 'A1', settledAt: null });
    house.clock.at += HOUR;
    await act((tx) => settleException(house.ctx, tx, { id, outcome: 'mistake', note: ' harga lama ' }));
    expect((await of(phone, 'open')).items).toEqual([]);
    expect((await of(phone, 'settled')).items).toMatchObject([
      { id, outcome: 'mistake', note: 'harga lama', settledAt: OPENING + HOUR },
    ]);
    await expect(act((tx) => settleException(house.ctx, tx, { id, outcome: 'right', note: '' }))).rejects.toMatchObject(
      { code: 'hall.exception-settled' },
    );
    await act((tx) => reopenException(house.ctx, tx, { id }));
    expect((await of(phone, 'open')).items).toMatchObject([{ id, outcome: null, settledAt: null, note: 'harga lama' }]);
    const unknown = newId<'exception'>();
    await expect(act((tx) => reopenException(house.ctx, tx, { id: unknown }))).rejects.toMatchObject({
      code: 'request.not-found',
    });
  });

  test('is settled together with others of the same cause, each in the audit log, whoever was quicker with one', async () => {
    const phone = await house.enrol();
    await house.upload(phone, chainOf(phone.device, 3));
    const ids = (await of(phone, 'open')).items.map((each) => each.id);
    expect(ids).toHaveLength(3);
    await act((tx) =>
      settleException(house.ctx, tx, { id: ids[0] as Id<'exception'>, outcome: 'misuse', note: 'lain' }),
    );
    const together = { ids: [...ids, ...ids], outcome: 'right' as const, note: ' harga promosi ' };
    expect(await act((tx) => settleExceptions(house.ctx, tx, together))).toBe(2);
    expect(await act((tx) => settleExceptions(house.ctx, tx, together))).toBe(0);
    const settled = (await of(phone, 'settled')).items;
    expect(settled.map(({ id, outcome, note }) => [id, outcome, note]).sort()).toEqual(
      ids.map((id, place) => [id, ...(place === 0 ? ['misuse', 'lain'] : ['right', 'harga promosi'])]).sort(),
    );
    const audited = (await read((tx) => listAudit(tx, 20))).filter(({ action }) => action === 'hall.exception-settled');
    expect(
      audited
        .map(({ subject }) => subject)
        .filter((each) => ids.includes(each as never))
        .sort(),
    ).toEqual([...ids].sort());
    const forbidden = { ...house.ctx, actor: person('cashier') };
    await expect(
      house.runner.command(forbidden, (tx) => settleExceptions(forbidden, tx, together)),
    ).rejects.toMatchObject({ code: 'request.forbidden' });
    const unknown = { ...together, ids: [newId<'exception'>()] };
    await expect(act((tx) => settleExceptions(house.ctx, tx, unknown))).rejects.toMatchObject({
      code: 'request.not-found',
    });
    const { phone: gone } = await revoked(1);
    const other = (await of(gone)).items.map((each) => each.id);
    const mixed = { ...together, ids: [...ids, ...other] };
    await expect(act((tx) => settleExceptions(house.ctx, tx, mixed))).rejects.toMatchObject({
      code: 'hall.exceptions-differ',
    });
  });

  test('is for organisers and officers of its own organiser to settle', async () => {
    const phone = await house.enrol();
    await house.upload(phone, chainOf(phone.device, 1));
    const id = (await of(phone)).items[0]?.id as Id<'exception'>;
    for (const role of ['lead', 'producer', 'cashier'] as const) {
      const ctx = { ...house.ctx, actor: person(role) };
      const settling = house.runner.command(ctx, (tx) => settleException(ctx, tx, { id, outcome: 'right', note: '' }));
      await expect(settling).rejects.toMatchObject({ code: 'request.forbidden' });
    }
    const stranger = { ...house.other, edition: house.ctx.edition };
    await expect(
      house.runner.command(stranger, (tx) => settleException(stranger, tx, { id, outcome: 'right', note: '' })),
    ).rejects.toMatchObject({ code: 'request.not-found' });
  });

  test('stands in a list that is read on, one query however long', async () => {
    const phone = await house.enrol();
    const lines = chainOf(phone.device, 3);
    await house.upload(phone, lines.slice(0, 1));
    const count = () =>
      house.countQueries((tx) => listExceptions(house.ctx, tx, { state: 'all', device: phone.device }));
    const one = await count();
    await house.upload(phone, lines.slice(1));
    expect(await count()).toBe(one);
    const whole = (await of(phone)).items.map(({ id }) => id);
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page = await of(phone, 'all', { limit: 1, ...(after ? { after } : {}) });
      paged.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect(whole).toHaveLength(3);
    expect(paged).toEqual(whole);
  });
});

describe('a line that was kept aside', () => {
  test('enters the log when a person accepts it, as if it had come in time, and its exception is settled', async () => {
    const { phone, lines } = await revoked();
    expect((await of(phone, 'open')).items.map(({ code }) => code)).toEqual(['revoked', 'revoked', 'revoked']);
    house.clock.at += HOUR;
    const judged = await act((tx) =>
      judgeAside([reader], house.ctx, tx, {
        device: phone.device,
        lines: 'all',
        verdict: 'accepted',
        reason: 'ditemukan',
      }),
    );
    expect(judged).toEqual({ accepted: 3, setAside: 0, unsound: 0, left: 0 });
    expect(handed.map(({ clockOffset, events }) => [clockOffset, events.map(({ seq }) => seq)])).toEqual([
      [0, [1, 2, 3]],
    ]);
    expect((await of(phone, 'settled')).items.map(({ code, outcome }) => [code, outcome])).toEqual([
      ['revoked', 'right'],
      ['revoked', 'right'],
      ['revoked', 'right'],
    ]);
    const { items } = await read((tx) => listAside(house.ctx, tx, { state: 'judged', device: phone.device }));
    expect(items.map(({ seq, verdict, reason }) => [seq, verdict, reason])).toEqual([
      [1, 'accepted', 'ditemukan'],
      [2, 'accepted', 'ditemukan'],
      [3, 'accepted', 'ditemukan'],
    ]);
    // The phone sends again, because a reply was lost: nothing is stored twice.
    expect((await house.upload(phone, lines)).body).toMatchObject({ contiguousThrough: 3, quarantined: [] });
    expect(handed).toHaveLength(1);
  });

  test('is told apart: one by one, in any order, each fitting what is there', async () => {
    const { phone } = await revoked();
    const { items } = await read((tx) => listAside(house.ctx, tx, { state: 'waiting', device: phone.device }));
    const accept = (hash: string | undefined) =>
      act((tx) =>
        judgeAside([reader], house.ctx, tx, {
          device: phone.device,
          lines: [hash ?? ''],
          verdict: 'accepted',
          reason: '',
        }),
      );
    expect(await accept(items[2]?.hash)).toMatchObject({ accepted: 1, left: 2 });
    expect(await accept(items[0]?.hash)).toMatchObject({ accepted: 1, left: 1 });
    expect(await accept(items[1]?.hash)).toMatchObject({ accepted: 1, left: 0 });
    expect(handed.map(({ events }) => events.map(({ seq }) => seq))).toEqual([[3], [1], [2]]);
  });

  test('that forks or is damaged cannot be accepted, only left out with a reason', async () => {
    const phone = await house.enrol();
    const [first = '', second = ''] = chainOf(phone.device, 2);
    const [other = ''] = chainOf(phone.device, 1);
    await house.upload(phone, [first, second]);
    await house.upload(phone, [other, 'rusak\u0001']);
    handed = [];
    const judge = (verdict: 'accepted' | 'set-aside', reason: string) =>
      act((tx) => judgeAside([reader], house.ctx, tx, { device: phone.device, lines: 'all', verdict, reason }));
    expect(await judge('accepted', '')).toEqual({ accepted: 0, setAside: 0, unsound: 2, left: 2 });
    expect(handed).toEqual([]);
    await expect(judge('set-aside', ' ')).rejects.toMatchObject({ code: 'hall.reason-needed' });
    expect(await judge('set-aside', 'cadangan lama')).toEqual({ accepted: 0, setAside: 2, unsound: 0, left: 0 });
    expect((await of(phone, 'open')).items.map(({ code }) => code)).toEqual(['price-differs', 'price-differs']);
    // Sent again it is the same line, decided already.
    await house.upload(phone, [other]);
    expect((await read((tx) => listAside(house.ctx, tx, { state: 'waiting', device: phone.device }))).items).toEqual(
      [],
    );
  });
});

describe('a gap', () => {
  test('raises one exception when it has been open for hours, and settles itself when it closes', async () => {
    const phone = await house.enrol();
    const [first = ''] = chainOf(phone.device, 1);
    const middle = chainOf(phone.device, 2, { from: 2, after: eventHash(sha256Of, first) });
    const [last = ''] = chainOf(phone.device, 1, { from: 4, after: eventHash(sha256Of, middle[1] ?? '') });
    await house.upload(phone, [first, last]);
    const raise = () => act((tx) => raiseGaps(house.ctx, tx));
    expect(await raise()).toBe(0);
    house.clock.at += 4 * HOUR;
    expect([await raise(), await raise()]).toEqual([1, 0]);
    const gaps = async (state: 'open' | 'settled') =>
      (await of(phone, state)).items
        .filter(({ code }) => code === 'gap')
        .map(({ data, outcome }) => ({ data, outcome }));
    expect(await gaps('open')).toEqual([{ data: { from: 2, to: 3, missing: 2 }, outcome: null }]);
    await house.upload(phone, middle);
    expect(await raise()).toBe(0);
    expect(await gaps('settled')).toEqual([{ data: { from: 2, to: 3, missing: 2 }, outcome: 'explained' }]);
  });
});

test('a body that comes a day late says nothing of the clock and raises none', async () => {
  const phone = await house.enrol();
  const sentAt = new Date(house.clock.at - 26 * HOUR).toISOString();
  const [first = '', second = ''] = chainOf(phone.device, 2);
  await house.upload(phone, [first], { header: { sentAt } });
  await house.upload(phone, [second], { header: { sentAt, clock: { error: 30, roundTrip: 200 } } });
  expect((await of(phone)).items.filter(({ code }) => code === 'clock-off')).toEqual([]);
});

test('a clock that is far off raises one exception a phone, and refuses nothing', async () => {
  const phone = await house.enrol();
  const lines = chainOf(phone.device, 2);
  for (const line of lines) {
    const sentAt = new Date(house.clock.at + 26 * HOUR).toISOString();
    expect((await house.upload(phone, [line], { header: { sentAt } })).body).toMatchObject({ quarantined: [] });
  }
  const off = (await of(phone)).items.filter(({ code }) => code === 'clock-off');
  expect(off.map(({ data }) => data)).toEqual([{ minutes: -1_560 }]);
});
