import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { BALIKPAPAN, openTestEdition, PASER, type TestEdition } from '../editions/testing/test-edition.ts';
import {
  findBusiness,
  holdPlace,
  listExhibitors,
  listPlaceCounts,
  registerBusiness,
  releasePlace,
  standBack,
  takePart,
  takeUpPlaces,
} from './index.ts';

let test: TestEdition;

beforeAll(async () => {
  test = await openTestEdition();
});
afterAll(() => test.stop());

function register(slug: string, region: RegionCode): Promise<Id<'business'>> {
  const { runner, ctx } = test;
  const story = { id: 'Membuat amplang sejak 1990.', en: 'Makes amplang since 1990.' };
  const input = { slug, name: `Contoh ${slug}`, region, story, whatsapp: '6281234567890', madeUp: true };
  return runner.command(ctx, (tx) => registerBusiness(ctx, tx, input));
}

function join(business: Id<'business'>): Promise<void> {
  return test.runner.command(test.ctx, (tx) => takePart(test.ctx, tx, { business }));
}

describe('registerBusiness', () => {
  it('refuses an address that is taken, a region that is not there and a number that is no number', async () => {
    await register('kembar', PASER);
    await expect(register('kembar', PASER)).rejects.toMatchObject({ code: 'exhibitors.slug-taken' });
    await expect(register('di-mana', '12.34' as RegionCode)).rejects.toMatchObject({ code: 'editions.unknown-region' });
    const { runner, ctx } = test;
    const wrong = { slug: 'a', name: ' ', region: PASER, story: { id: '', en: '' }, whatsapp: '0812', madeUp: true };
    await expect(runner.command(ctx, (tx) => registerBusiness(ctx, tx, wrong))).rejects.toMatchObject({
      code: 'request.invalid',
      fields: {
        name: ['Too small: expected string to have >=1 characters'],
        whatsapp: ['digits with the country code, such as 6281234567890'],
      },
    });
  });
});

describe('takePart', () => {
  it('lists who takes part, of all regions or of one', async () => {
    const { runner, ctx } = test;
    const amplang = await register('amplang', BALIKPAPAN);
    const batik = await register('batik', PASER);
    await register('menonton', BALIKPAPAN);
    for (const business of [amplang, amplang, batik]) await join(business);
    const row = { madeUp: true };
    const first = { ...row, id: amplang, slug: 'amplang', name: 'Contoh amplang', region: BALIKPAPAN };
    const second = { ...row, id: batik, slug: 'batik', name: 'Contoh batik', region: PASER };
    expect(await runner.query(ctx, (tx) => listExhibitors(ctx, tx))).toEqual([first, second]);
    expect(await runner.query(ctx, (tx) => listExhibitors(ctx, tx, { region: PASER }))).toEqual([second]);
    expect(await runner.query(ctx, (tx) => findBusiness(ctx, tx, 'amplang'))).toEqual({
      ...first,
      story: { id: 'Membuat amplang sejak 1990.', en: 'Makes amplang since 1990.' },
      whatsapp: '6281234567890',
    });
    expect(await runner.query(ctx, (tx) => findBusiness(ctx, tx, 'menonton'))).toBeUndefined();
  });

  it('gives the last place once, however many ask at the same time', async () => {
    const businesses = await Promise.all(['satu', 'dua', 'tiga', 'empat'].map((slug) => register(slug, BALIKPAPAN)));
    const asked = await Promise.allSettled(businesses.map(join));
    expect(asked.map((each) => each.status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
    for (const each of asked)
      if (each.status === 'rejected')
        expect(each.reason).toMatchObject({ code: 'exhibitors.quota-full', data: { quota: 3 } });
  });

  it('refuses a business that is not there, and another organiser’s', async () => {
    const { runner, other } = test;
    await expect(join(newId())).rejects.toMatchObject({ code: 'exhibitors.unknown-business' });
    const business = await register('milik-pertama', PASER);
    await expect(runner.command(other, (tx) => takePart(other, tx, { business }))).rejects.toMatchObject({
      code: 'exhibitors.unknown-business',
    });
  });
});

describe('a held place', () => {
  const shown = async () =>
    (await test.runner.query(test.ctx, (tx) => listExhibitors(test.ctx, tx))).map((e) => e.slug);
  const taken = async () => (await test.runner.query(test.ctx, (tx) => listPlaceCounts(test.ctx, tx))).get(PASER);
  const act = <T>(command: (ctx: AtEdition, tx: Tx, input: { business: Id<'business'> }) => Promise<T>, slug: string) =>
    test.runner.command(test.ctx, async (tx) => {
      const { id } = await tx
        .selectFrom('exhibitors.business')
        .select('id')
        .where('slug', '=', slug)
        .executeTakeFirstOrThrow();
      return command(test.ctx, tx, { business: id });
    });

  it('counts against the quota and is shown to nobody until it is taken up', async () => {
    await act(standBack, 'batik');
    const before = await shown();
    await act(holdPlace, 'kembar');
    await act(holdPlace, 'kembar');
    expect([await shown(), await taken()]).toEqual([before, 1]);
    expect(await test.runner.query(test.ctx, (tx) => findBusiness(test.ctx, tx, 'kembar'))).toBeUndefined();
    await expect(act(takePart, 'batik')).rejects.toMatchObject({ code: 'exhibitors.quota-full' });
    await act(releasePlace, 'kembar');
    expect(await taken()).toBeUndefined();
    await act(takePart, 'batik');
    await expect(act(holdPlace, 'kembar')).rejects.toMatchObject({ code: 'exhibitors.quota-full' });
  });

  it('is the place of who takes part already: counted once, and released without taking that away', async () => {
    await act(holdPlace, 'batik');
    expect(await taken()).toBe(1);
    await act(releasePlace, 'batik');
    expect([await taken(), (await shown()).includes('batik')]).toEqual([1, true]);
  });

  it('is taken up with all others at once', async () => {
    await act(holdPlace, 'batik');
    await act(standBack, 'batik');
    expect(await taken()).toBe(1);
    const { runner, ctx, other } = test;
    expect(await runner.command(other, (tx) => takeUpPlaces(other, tx))).toBe(0);
    expect(await runner.command(ctx, (tx) => takeUpPlaces(ctx, tx))).toBe(1);
    expect(await runner.command(ctx, (tx) => takeUpPlaces(ctx, tx))).toBe(0);
    expect([await taken(), (await shown()).includes('batik')]).toEqual([1, true]);
  });
});

it('lists three as it lists one: in one statement', async () => {
  const { ctx, countQueries } = test;
  expect(await countQueries((tx) => listExhibitors(ctx, tx, { region: PASER }))).toBe(1);
  expect(await countQueries((tx) => listExhibitors(ctx, tx, { region: BALIKPAPAN }))).toBe(1);
});
