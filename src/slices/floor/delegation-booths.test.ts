import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import { type RegionCode, regionCode } from '../../kinds/region.ts';
import type { AtEdition } from '../editions/index.ts';
import { BALIKPAPAN, openTestEdition, PASER, type TestEdition } from '../editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../exhibitors/index.ts';
import { addBooth, drawHall, listDelegationBooths, placeBusiness, removeBusiness } from './index.ts';

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

function draw(number: string, at: number, region: RegionCode | null): Promise<Id<'booth'>> {
  const place = { x: at * 3_000, y: 0, width: 3_000, depth: 3_000 };
  return test.runner.command(test.ctx, (tx) =>
    addBooth(test.ctx, tx, { hall, number, cluster: 'A', region, ...place }),
  );
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
  const lead: AtEdition = {
    ...ctx,
    actor: {
      kind: 'person',
      user: newId<'user'>(),
      memberships: [{ organiser: ctx.organiser, role: 'lead', region: BALIKPAPAN, business: null, booth: null }],
    },
  };
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
