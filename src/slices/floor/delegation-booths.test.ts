import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import { type RegionCode, regionCode } from '../../kinds/region.ts';
import { type AtEdition, setDelegation } from '../editions/index.ts';
import { BALIKPAPAN, openTestEdition, PASER, type TestEdition } from '../editions/testing/test-edition.ts';
import { registerBusiness, standBack, takePart } from '../exhibitors/index.ts';
import {
  addBooth,
  assignBooth,
  drawHall,
  leaveFloor,
  listDelegationBooths,
  listSeatsOf,
  moveHolder,
  placeBusiness,
  releaseBooth,
  removeBusiness,
} from './index.ts';

const [FRI, SAT, SUN] = ['2023-06-23', '2023-06-24', '2023-06-25'] as const;
let test: TestEdition;
let hall: Id<'hall'>;

async function exhibitor(slug: string, region: RegionCode): Promise<Id<'business'>> {
  const input = { slug, name: `Contoh ${slug}`, region, story: { id: '', en: '' }, whatsapp: null, madeUp: true };
  return test.runner.command(test.ctx, async (tx) => {
    const business = await registerBusiness(test.ctx, tx, input);
    await takePart(test.ctx, tx, { business });
    return business;
  });
}

function draw(number: string, at: number, region: RegionCode | null, y = 0): Promise<Id<'booth'>> {
  const place = { x: at * 3_000, y, width: 3_000, depth: 3_000 };
  return test.runner.command(test.ctx, (tx) =>
    addBooth(test.ctx, tx, { hall, number, cluster: 'A', region, ...place }),
  );
}

function leadOf(region: RegionCode): AtEdition {
  const { ctx } = test;
  const held = { organiser: ctx.organiser, role: 'lead', region, business: null, booth: null } as const;
  return { ...ctx, actor: { kind: 'person', user: newId<'user'>(), memberships: [held] } };
}

beforeAll(async () => {
  test = await openTestEdition();
  const { ctx, runner } = test;
  hall = await runner.command(ctx, (tx) => drawHall(ctx, tx, { name: 'Aula', width: 30_000, depth: 9_000 }));
});
afterAll(() => test.stop());

it('lists a delegation’s booths with who sits there when, and who has no place on which days', async () => {
  const { ctx, runner } = test;
  const a10 = await draw('A10', 0, BALIKPAPAN);
  const a2 = await draw('A2', 1, BALIKPAPAN);
  await draw('A3', 2, PASER);
  const [one, two] = [await exhibitor('satu', BALIKPAPAN), await exhibitor('dua', BALIKPAPAN)];
  await exhibitor('tiga', PASER);
  const lead = leadOf(BALIKPAPAN);
  await runner.command(lead, async (tx) => {
    await placeBusiness(lead, tx, { booth: a2, business: one, days: { from: FRI, to: SUN } });
    await placeBusiness(lead, tx, { booth: a2, business: two, days: { from: SAT, to: SAT } });
  });
  const list = () => runner.query(ctx, (tx) => listDelegationBooths(ctx, tx, BALIKPAPAN));
  const whole = { from: FRI, to: SUN };
  const booth = { assignment: expect.any(String), hall: 'Aula', ...whole };
  expect(await list()).toEqual({
    region: { code: BALIKPAPAN, name: 'Balikpapan' },
    boothQuota: 2,
    producerQuota: 3,
    days: [FRI, SAT, SUN],
    booths: [
      {
        ...booth,
        booth: a2,
        number: 'A2',
        seats: [
          { id: two, name: 'Contoh dua', from: SAT, to: SAT },
          { id: one, name: 'Contoh satu', ...whole },
        ],
      },
      { ...booth, booth: a10, number: 'A10', seats: [] },
    ],
    producers: [
      {
        id: two,
        name: 'Contoh dua',
        without: [
          { from: FRI, to: FRI },
          { from: SUN, to: SUN },
        ],
      },
      { id: one, name: 'Contoh satu', without: [] },
    ],
  });
  await runner.command(lead, (tx) => removeBusiness(lead, tx, { booth: a2, business: one }));
  expect((await list()).producers.map(({ without }) => without.length)).toEqual([2, 1]);
});

it('takes as many statements for three booths and producers as for fewer, and knows only delegations', async () => {
  const { ctx, runner, countQueries } = test;
  const before = await countQueries((tx) => listDelegationBooths(ctx, tx, BALIKPAPAN));
  const a4 = await draw('A4', 3, BALIKPAPAN);
  const third = await exhibitor('empat', BALIKPAPAN);
  await runner.command(ctx, (tx) => placeBusiness(ctx, tx, { booth: a4, business: third }));
  expect(await countQueries((tx) => listDelegationBooths(ctx, tx, BALIKPAPAN))).toBe(before);
  await expect(runner.query(ctx, (tx) => listDelegationBooths(ctx, tx, regionCode('64.99')))).rejects.toMatchObject({
    code: 'request.not-found',
  });
});

it('is filled by two leads while an officer moves its booth and a producer steps back: whole, and nobody sits where nothing is held', async () => {
  const { ctx, runner } = test;
  const quota = { position: 3, boothQuota: 9, producerQuota: 9, leadAgency: null };
  await runner.command(ctx, (tx) => setDelegation(ctx, tx, { region: BALIKPAPAN, ...quota }));
  const [b1, b2, b3] = [await draw('B1', 4, null), await draw('B2', 5, BALIKPAPAN), await draw('B3', 6, null)];
  const [one, two] = [await exhibitor('lima', BALIKPAPAN), await exhibitor('enam', BALIKPAPAN)];
  const [first, second] = [leadOf(BALIKPAPAN), leadOf(BALIKPAPAN)];
  const holder = { kind: 'delegation', region: BALIKPAPAN } as const;
  const refused = new Set<unknown>();
  for (let turn = 0; turn < 10; turn++) {
    const assignment = await runner.command(ctx, (tx) => assignBooth(ctx, tx, { booth: b1, holder }));
    const done = await Promise.allSettled([
      runner.command(first, (tx) =>
        placeBusiness(first, tx, { booth: b1, business: one, days: { from: FRI, to: SAT } }),
      ),
      runner.command(second, (tx) => placeBusiness(second, tx, { booth: b2, business: one })),
      runner.command(second, (tx) =>
        placeBusiness(second, tx, { booth: b1, business: two, days: { from: SUN, to: SUN } }),
      ),
      runner.command(ctx, (tx) => moveHolder(ctx, tx, { assignment, booth: b3 })),
      runner.command(ctx, async (tx) => {
        await leaveFloor(ctx, tx, { business: two });
        await standBack(ctx, tx, { business: two });
      }),
    ]);
    for (const each of done) if (each.status === 'rejected') refused.add(each.reason.code);
    const { rows } = await runner.query(ctx, (tx) =>
      sql<{ business: string; within: boolean }>`
        select seat.business_id as business, seat.days <@ a.days as within from floor.seat
        join floor.assignment a on a.organiser_id = seat.organiser_id and a.id = seat.assignment_id
        where seat.business_id in (${one}, ${two})`.execute(tx),
    );
    const seats = rows.filter(({ business }) => business === one);
    // In the one booth or in the other, and always within the days that are held.
    expect([turn, seats.length, rows.every(({ within }) => within)]).toEqual([turn, 1, true]);
    await runner.command(ctx, async (tx) => {
      for (const business of [one, two]) await leaveFloor(ctx, tx, { business });
      await releaseBooth(ctx, tx, { assignment });
      await takePart(ctx, tx, { business: two });
    });
  }
  const known = ['already-placed', 'not-exhibiting'].map((code) => `floor.${code}`);
  const meantime = ['request.forbidden', 'exhibitors.holds-a-booth'];
  expect([...refused].filter((code) => ![...known, ...meantime].includes(String(code)))).toEqual([]);
});

it('says where each move began, also when two officers move one holder at once', async () => {
  const { ctx, runner } = test;
  const [home, ...targets] = [await draw('C1', 7, null), await draw('C2', 8, null), await draw('C3', 9, null)];
  const holder = { kind: 'delegation', region: BALIKPAPAN } as const;
  for (let turn = 0; turn < 10; turn++) {
    const assignment = await runner.command(ctx, (tx) => assignBooth(ctx, tx, { booth: home, holder }));
    await Promise.all(targets.map((booth) => runner.command(ctx, (tx) => moveHolder(ctx, tx, { assignment, booth }))));
    const { rows } = await runner.query(ctx, (tx) =>
      sql<{ from: string; to: string }>`
        select subject as "from", data ->> 'to' as "to" from platform.audit
        where action = 'floor.booth-moved' and data ->> 'assignment' = ${assignment}`.execute(tx),
    );
    // Tills are told of the booth that a move begins at and of the one that it leads to.
    expect([turn, rows.length, rows.filter(({ from }) => from === home).length]).toEqual([turn, 2, 1]);
    await runner.command(ctx, (tx) => releaseBooth(ctx, tx, { assignment }));
  }
});

it('tells a business where it stands on which days, at one query however many places it has, and another tenant nothing', async () => {
  const { ctx, other, runner, countQueries } = test;
  const business = await exhibitor('berdiri', BALIKPAPAN);
  const booths = [
    await draw('D1', 0, BALIKPAPAN, 3_000),
    await draw('D2', 1, BALIKPAPAN, 3_000),
    await draw('D3', 2, BALIKPAPAN, 3_000),
  ];
  const place = (at: number, day: string) => {
    const booth = booths[at];
    if (!booth) throw new Error('not drawn');
    const days = { from: day, to: day };
    return runner.command(ctx, (tx) => placeBusiness(ctx, tx, { booth, business, days }));
  };
  const seats = () => runner.query(ctx, (tx) => listSeatsOf(ctx, tx, business));
  expect(await seats()).toEqual([]);
  await place(0, FRI);
  const one = await countQueries((tx) => listSeatsOf(ctx, tx, business));
  await place(1, SAT);
  await place(2, SUN);
  const at = { hall: 'Aula', venue: expect.any(String) };
  expect(await seats()).toEqual([
    { ...at, number: 'D1', from: FRI, to: FRI },
    { ...at, number: 'D2', from: SAT, to: SAT },
    { ...at, number: 'D3', from: SUN, to: SUN },
  ]);
  expect(await countQueries((tx) => listSeatsOf(ctx, tx, business))).toBe(one);
  expect(await runner.query(other, (tx) => listSeatsOf(other, tx, business))).toEqual([]);
});
