import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Actor } from '../../platform/db/context.ts';
import { listMail } from '../../platform/mail/outbox.ts';
import type { AtEdition } from '../editions/index.ts';
import { createEdition, createSeries } from '../editions/index.ts';
import {
  BALIKPAPAN,
  editionNamed,
  OPENING,
  openTestEdition,
  PASER,
  type TestEdition,
} from '../editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../exhibitors/index.ts';
import { type BoothThing, type Change, keyOf } from './drawing.ts';
import {
  addBooth,
  assignBooth,
  copyPlan,
  drawHall,
  getPlan,
  getPlanAtWork,
  listQrisAlarms,
  moveHolder,
  placeBusiness,
  releaseBooth,
  removeBusiness,
  savePlan,
  setBoothQris,
  settleQrisAlarm,
  swapBooths,
  turnDay,
} from './index.ts';
import { selectOpenAssignments } from './open-store.ts';
import { staticQris } from './testing/static-qris.ts';

const FRI = '2023-06-23';
const SAT = '2023-06-24';
const SUN = '2023-06-25';

let test: TestEdition;
let hall: Id<'hall'>;
let next = 0;

const all = { all: true } as const;

function as(actor: Actor, at = OPENING): AtEdition {
  return { ...test.ctx, actor, clock: { now: () => at } };
}

function lead(region: string): AtEdition {
  const { organiser } = test.ctx;
  return as({
    kind: 'person',
    user: newId(),
    memberships: [{ organiser, role: 'lead', region, business: null, booth: null }],
  });
}

/** A booth of its own place and number. */
async function booth(region: RegionCode | null = null): Promise<{ id: Id<'booth'>; number: string }> {
  const at = next++;
  const number = `A${at + 1}`;
  const drawn = { x: (at % 30) * 3_000, y: Math.floor(at / 30) * 3_000, width: 3_000, depth: 3_000 };
  const id = await test.runner.command(test.ctx, (tx) =>
    addBooth(test.ctx, tx, { hall, number, cluster: 'A', region, ...drawn }),
  );
  return { id, number };
}

async function exhibitor(region: RegionCode): Promise<Id<'business'>> {
  const { runner, ctx } = test;
  const slug = `contoh-${next++}`;
  const input = { slug, name: `Contoh ${slug}`, region, story: { id: '', en: '' }, whatsapp: null, madeUp: true };
  // More than the quotas of the test's delegations allow.
  await runner.command(ctx, (tx) =>
    tx
      .updateTable('editions.delegation')
      .set({ producer_quota: 100 })
      .where('organiser_id', '=', ctx.organiser)
      .execute(),
  );
  return runner.command(ctx, async (tx) => {
    const business = await registerBusiness(ctx, tx, input);
    await takePart(ctx, tx, { business });
    return business;
  });
}

beforeAll(async () => {
  test = await openTestEdition();
  const { runner, ctx } = test;
  hall = await runner.command(ctx, (tx) => drawHall(ctx, tx, { name: 'Aula', width: 90_000, depth: 30_000 }));
});
afterAll(() => test.stop());

const run = <T>(
  work: (ctx: AtEdition, tx: Parameters<Parameters<TestEdition['runner']['command']>[1]>[0]) => Promise<T>,
  ctx = test.ctx,
) => test.runner.command(ctx, (tx) => work(ctx, tx));

describe('a booth on a day', () => {
  it('has one holder, and another on other days', async () => {
    const { id } = await booth();
    await run((ctx, tx) =>
      assignBooth(ctx, tx, {
        booth: id,
        holder: { kind: 'delegation', region: BALIKPAPAN },
        days: { from: FRI, to: SAT },
      }),
    );
    const again = (from: string, to: string) =>
      run((ctx, tx) =>
        assignBooth(ctx, tx, { booth: id, holder: { kind: 'delegation', region: PASER }, days: { from, to } }),
      );
    await expect(again(SAT, SUN)).rejects.toMatchObject({
      code: 'floor.booth-held',
      data: { by: 'Balikpapan', from: FRI, to: SAT },
    });
    await again(SUN, SUN);
    await expect(again('2023-06-26', '2023-06-27')).rejects.toMatchObject({ code: 'floor.days-outside-edition' });
    const shown = async (at: string) => {
      const ctx = as({ kind: 'system' }, Date.parse(at));
      const plan = await test.runner.query(ctx, (tx) => getPlan(ctx, tx));
      return plan.booths.find((each) => each.id === id)?.region?.code;
    };
    // Of the edition's zone: 17.00 UTC is midnight in Jakarta.
    expect([await shown('2023-06-24T16:59:00Z'), await shown('2023-06-24T17:00:00Z')]).toEqual([BALIKPAPAN, PASER]);
  });

  it('is kept by the database itself when two give it away at once', async () => {
    const { id } = await booth();
    const give = () =>
      run((ctx, tx) => assignBooth(ctx, tx, { booth: id, holder: { kind: 'delegation', region: PASER } }));
    const done = await Promise.allSettled([give(), give(), give()]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    const { organiser, edition } = test.ctx;
    const row = {
      organiser_id: organiser,
      edition_id: edition,
      id: newId<'assignment'>(),
      booth_id: id,
      holder: 'businesses' as const,
      region_code: null,
      agency_id: null,
      days: `[${SAT},${SAT}]`,
    };
    await expect(run((_, tx) => tx.insertInto('floor.assignment').values(row).execute())).rejects.toMatchObject({
      code: '23P01',
    });
  });

  it('holds several businesses of its holder, and a business sits in one booth a day', async () => {
    const [one, two] = [await booth(PASER), await booth(PASER)];
    const [a, b] = [await exhibitor(PASER), await exhibitor(PASER)];
    await run((ctx, tx) =>
      placeBusiness(ctx, tx, { booth: one.id, business: a, days: { from: FRI, to: FRI } }).catch((error) => {
        expect(error).toMatchObject({ code: 'floor.no-holder' });
      }),
    );
    for (const business of [a, b]) await run((ctx, tx) => placeBusiness(ctx, tx, { booth: one.id, business }));
    await expect(run((ctx, tx) => placeBusiness(ctx, tx, { booth: two.id, business: a }))).rejects.toMatchObject({
      code: 'floor.already-placed',
      data: { number: one.number },
    });
    await run((ctx, tx) => removeBusiness(ctx, tx, { booth: one.id, business: a }));
    await run((ctx, tx) => placeBusiness(ctx, tx, { booth: two.id, business: a }));
    const given = await run((ctx, tx) =>
      selectOpenAssignments(ctx, tx, { after: undefined, limit: 500, since: undefined }),
    );
    const sellers = (number: string) => given.find((each) => each.booth === number)?.businesses.length;
    expect([sellers(one.number), sellers(two.number)]).toEqual([1, 1]);
  });

  it('is moved, swapped and released whole', async () => {
    const [one, two, three] = [await booth(BALIKPAPAN), await booth(PASER), await booth()];
    const business = await exhibitor(BALIKPAPAN);
    await run((ctx, tx) => placeBusiness(ctx, tx, { booth: one.id, business }));
    const holder = async (id: Id<'booth'>) => {
      const plan = await run((ctx, tx) => getPlan(ctx, tx));
      const found = plan.booths.find((each) => each.id === id);
      return [found?.region?.code ?? null, found?.businesses.length];
    };
    await run((ctx, tx) => swapBooths(ctx, tx, { one: one.id, other: two.id }));
    expect([await holder(one.id), await holder(two.id)]).toEqual([
      [PASER, 0],
      [BALIKPAPAN, 1],
    ]);
    const { assignments } = await run((ctx, tx) => getPlanAtWork(ctx, tx, all));
    const assignment = assignments.find((each) => each.booth === two.id)?.id ?? newId<'assignment'>();
    await expect(run((ctx, tx) => moveHolder(ctx, tx, { assignment, booth: one.id }))).rejects.toMatchObject({
      code: 'floor.booth-held',
    });
    await run((ctx, tx) => moveHolder(ctx, tx, { assignment, booth: three.id }));
    expect([await holder(two.id), await holder(three.id)]).toEqual([
      [null, 0],
      [BALIKPAPAN, 1],
    ]);
    await run((ctx, tx) => releaseBooth(ctx, tx, { assignment }));
    expect(await holder(three.id)).toEqual([null, 0]);
    await expect(run((ctx, tx) => releaseBooth(ctx, tx, { assignment }))).rejects.toMatchObject({
      code: 'floor.unknown-assignment',
    });
  });
});

describe('a lead', () => {
  it('fills the booths of the own delegation with its businesses, and draws nothing', async () => {
    const [own, foreign, nobodys] = [await booth(BALIKPAPAN), await booth(PASER), await booth()];
    const [mine, theirs] = [await exhibitor(BALIKPAPAN), await exhibitor(PASER)];
    const ctx = lead(BALIKPAPAN);
    await run((at, tx) => placeBusiness(at, tx, { booth: own.id, business: mine }), ctx);
    await run((at, tx) => removeBusiness(at, tx, { booth: own.id, business: mine }), ctx);
    for (const [at, business] of [
      [own.id, theirs],
      [foreign.id, theirs],
      [foreign.id, mine],
      [nobodys.id, mine],
    ] as const)
      await expect(run((on, tx) => placeBusiness(on, tx, { booth: at, business }), ctx)).rejects.toMatchObject({
        code: 'request.forbidden',
      });
    await expect(
      run(
        (at, tx) => assignBooth(at, tx, { booth: nobodys.id, holder: { kind: 'delegation', region: BALIKPAPAN } }),
        ctx,
      ),
    ).rejects.toMatchObject({ code: 'request.forbidden' });
    await expect(
      run((at, tx) => savePlan(at, tx, { base: 0, changes: [{ key: `booth/${own.id}`, after: null }] }), ctx),
    ).rejects.toMatchObject({ code: 'request.forbidden' });
    const seen = await test.runner.query(ctx, (tx) =>
      getPlanAtWork(ctx, tx, { all: false, regions: [BALIKPAPAN], businesses: [] }),
    );
    expect([seen.businesses.every(({ region }) => region === BALIKPAPAN), seen.merchants, seen.agencies]).toEqual([
      true,
      {},
      [],
    ]);
  });
});

describe('savePlan', () => {
  async function thingOf(id: Id<'booth'>): Promise<{ thing: BoothThing; version: number }> {
    const { things, version } = await run((ctx, tx) => getPlanAtWork(ctx, tx, all));
    const thing = things.find((each) => each.kind === 'booth' && each.id === id);
    if (thing?.kind !== 'booth') throw new Error('not drawn');
    return { thing, version };
  }
  const put = (thing: BoothThing): Change => ({ key: keyOf(thing), after: thing });

  it('lays over what others drew elsewhere, and refuses what they changed too until it is forced', async () => {
    const [one, two] = [await booth(), await booth()];
    const [a, b] = [await thingOf(one.id), await thingOf(two.id)];
    const first = put({ ...a.thing, reason: 'tamu' });
    const saved = await run((ctx, tx) => savePlan(ctx, tx, { base: a.version, changes: [first] }));
    const second = await run((ctx, tx) =>
      savePlan(ctx, tx, { base: b.version, changes: [put({ ...b.thing, tables: 3 })] }),
    );
    expect([saved, second]).toEqual([
      { version: a.version + 1, others: [] },
      { version: a.version + 2, others: [first] },
    ]);
    const mine = { base: a.version, changes: [put({ ...a.thing, reason: 'lain' })] };
    await expect(run((ctx, tx) => savePlan(ctx, tx, mine))).rejects.toMatchObject({
      code: 'floor.plan-conflict',
      data: { things: [`booth/${one.id}`] },
    });
    expect((await thingOf(one.id)).thing.reason).toBe('tamu');
    await run((ctx, tx) => savePlan(ctx, tx, { ...mine, force: true }));
    expect((await thingOf(one.id)).thing.reason).toBe('lain');
    // The same once more, as after an answer that was lost: nothing is done twice, and nobody is blamed.
    const { version } = await thingOf(one.id);
    expect(await run((ctx, tx) => savePlan(ctx, tx, mine))).toEqual({
      version,
      others: [put({ ...b.thing, tables: 3 })],
    });
    expect((await thingOf(one.id)).version).toBe(version);
  });

  it('lets two booths change numbers at once, and takes no booth away that is held', async () => {
    const [one, two] = [await booth(), await booth(PASER)];
    const [a, b] = [await thingOf(one.id), await thingOf(two.id)];
    const changes = [put({ ...a.thing, number: b.thing.number }), put({ ...b.thing, number: a.thing.number })];
    await run((ctx, tx) => savePlan(ctx, tx, { base: b.version, changes }));
    expect((await thingOf(one.id)).thing.number).toBe(two.number);
    const { version } = await thingOf(two.id);
    for (const after of [null, { ...b.thing, number: one.number, state: 'blocked' as const }])
      await expect(
        run((ctx, tx) => savePlan(ctx, tx, { base: version, changes: [{ key: keyOf(b.thing), after }] })),
      ).rejects.toMatchObject({ code: 'floor.in-use' });
    await run((ctx, tx) => savePlan(ctx, tx, { base: version, changes: [{ key: keyOf(a.thing), after: null }] }));
    await expect(thingOf(one.id)).rejects.toThrow('not drawn');
    await expect(
      run((ctx, tx) => savePlan(ctx, tx, { base: version, changes: [{ key: `booth/${newId()}`, after: b.thing }] })),
    ).rejects.toMatchObject({ code: 'request.invalid' });
  });
});

it('copies a plan without holders, sellers and payment strings', async () => {
  const { runner, ctx } = test;
  const edition = newId<'edition'>();
  await runner.command(ctx, async (tx) => {
    const series = await createSeries(ctx, tx, { name: 'Kedua' });
    await createEdition(ctx, tx, editionNamed('kedua', series, edition));
  });
  const target = { ...ctx, edition };
  const count = await runner.command(target, (tx) => copyPlan(target, tx, ctx.edition));
  const [source, copy] = [
    await runner.query(ctx, (tx) => getPlan(ctx, tx)),
    await runner.query(target, (tx) => getPlan(target, tx)),
  ];
  expect([count, copy.booths.length, copy.halls.length]).toEqual([source.booths.length, source.booths.length, 1]);
  expect(copy.booths.map(({ number, x, y, state }) => [number, x, y, state])).toEqual(
    source.booths.map(({ number, x, y }) => [number, x, y, 'free']),
  );
});

it('tells of the booths that another day gives to others, once', async () => {
  const { id } = await booth();
  await run((ctx, tx) =>
    assignBooth(ctx, tx, { booth: id, holder: { kind: 'delegation', region: PASER }, days: { from: SAT, to: SAT } }),
  );
  const told = () =>
    run(async (_, tx) => {
      const rows = await tx
        .selectFrom('platform.outbox')
        .select('payload')
        .where('topic', '=', 'floor.booth-changed')
        .execute();
      return rows.filter(({ payload }) => (payload as { booth: string }).booth === id).length;
    });
  await run((ctx, tx) => turnDay(ctx, tx));
  const before = await told();
  const saturday = as({ kind: 'system' }, OPENING + 86_400_000);
  await run((ctx, tx) => turnDay(ctx, tx), saturday);
  await run((ctx, tx) => turnDay(ctx, tx), saturday);
  expect((await told()) - before).toBe(1);
});

it('an alarm of a replaced payment string stays until somebody settles it', async () => {
  const { id } = await booth();
  await run((ctx, tx) =>
    tx
      .updateTable('floor.booth')
      .set({ qris: 'lama' })
      .where('organiser_id', '=', ctx.organiser)
      .where('id', '=', id)
      .execute(),
  );
  await run((ctx, tx) => setBoothQris(ctx, tx, { takes: false, booth: id }));
  const alarms = async () => (await run((ctx, tx) => getPlanAtWork(ctx, tx, all))).alarms;
  const [alarm, ...more] = await alarms();
  expect([alarm?.booth, alarm?.after, alarm?.before, more]).toEqual([id, null, '? · ?', []]);
  await run((ctx, tx) => settleQrisAlarm(ctx, tx, { alarm: alarm?.id ?? newId<'qris-alarm'>() }));
  expect(await alarms()).toEqual([]);
});

it('a replaced payment string is mailed to every organiser in both languages, with who did it', async () => {
  const { id, number } = await booth();
  const [user, organiser] = [newId<'user'>(), test.ctx.organiser];
  await run(async (_, tx) => {
    const at = new Date(OPENING);
    await tx
      .insertInto('people.user')
      .values({
        id: user,
        name: 'Panitia 1',
        email: 'panitia-1@dinas.example',
        emailVerified: true,
        createdAt: at,
        updatedAt: at,
        twoFactorEnabled: null,
      })
      .execute();
    await tx
      .insertInto('people.membership')
      .values({
        organiser_id: organiser,
        id: newId<'membership'>(),
        user_id: user,
        role: 'organiser',
        region_code: null,
        business_id: null,
        booth_id: null,
        made_at: at,
      })
      .execute();
  });
  const person = as({
    kind: 'person',
    user,
    memberships: [{ organiser, role: 'organiser', region: null, business: null, booth: null }],
  });
  const set = (name: string) =>
    run((ctx, tx) => setBoothQris(ctx, tx, { takes: true, booth: id, qris: staticQris(name), dynamic: false }), person);
  const mails = () => run((_, tx) => listMail(tx));
  await set('CONTOH SATU');
  expect(await mails()).toEqual([]);
  await set('CONTOH DUA');
  const [mail, ...more] = await mails();
  expect([mail?.recipient, mail?.subject, more]).toEqual([
    'panitia-1@dinas.example',
    `QRIS stan ${number} diganti / QRIS of booth ${number} was replaced`,
    [],
  ]);
  expect(mail?.body).toContain(`QRIS stan ${number} diganti oleh Panitia 1,`);
  expect(mail?.body).toMatch(/From: CONTOH SATU · ID\d{13}\nTo: CONTOH DUA · ID\d{13}/);
  const alarms = await run((ctx, tx) => listQrisAlarms(ctx, tx, 'open'));
  expect(alarms.map((alarm) => [alarm.number, alarm.byName, alarm.seenBy])).toEqual([[number, 'Panitia 1', null]]);
});
