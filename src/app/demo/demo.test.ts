import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isId } from '../../kinds/id.ts';
import { readQris } from '../../kinds/qris/read-qris.ts';
import { createRunner, type Runner } from '../../platform/db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../platform/db/test-database.ts';
import { getOverview } from '../../slices/catalogue/index.ts';
import { getEdition } from '../../slices/editions/index.ts';
import { getBooth, getPlan } from '../../slices/floor/index.ts';
import { demoContext } from './demo-context.ts';
import { demoId } from './demo-id.ts';
import { loadDemoEditions } from './load-demo.ts';

let database: OpenTestDatabase;
let runner: Runner;

beforeAll(async () => {
  database = await openTestDatabase();
  runner = createRunner(database.db);
  await loadDemoEditions(runner);
});
afterAll(() => database.close());

const ctx = { ...demoContext('kaltim', Date.parse('2023-06-24T03:00:00Z')), edition: demoId('edition', 'kaltim-2023') };

describe('the demo', () => {
  it('is Kaltim Exhibition 2023 with its ten regions', async () => {
    const [edition, overview, plan] = await runner.query(ctx, async (tx) => [
      await getEdition(ctx, tx),
      await getOverview(ctx, tx),
      await getPlan(ctx, tx),
    ]);
    expect(edition).toMatchObject({
      name: 'Kaltim Exhibition 2023',
      venue: 'Sarinah',
      city: 'Jakarta',
      startsOn: '2023-06-23',
      endsOn: '2023-06-25',
      theme: 'Kriya Wastra untuk Nusantara',
      figuresPublic: true,
      demo: true,
    });
    expect(overview).toMatchObject({ businesses: 61, products: 204 });
    expect(overview.regions.map(({ name, businesses }) => `${name} ${businesses}`)).toEqual([
      'Balikpapan 12',
      'Samarinda 8',
      'Bontang 6',
      'Paser 5',
      'Kutai Kartanegara 7',
      'Berau 6',
      'Kutai Barat 6',
      'Kutai Timur 4',
      'Penajam Paser Utara 4',
      'Mahakam Ulu 3',
    ]);
    const given = plan.booths.filter((booth) => booth.region !== null);
    expect(given).toHaveLength(40);
    expect(given.filter((booth) => booth.businesses.length === 0)).toEqual([]);
    expect(
      given.filter((booth) => booth.width > 3_000).map(({ number, businesses }) => [number, businesses.length]),
    ).toEqual([
      ['A1', 5],
      ['B1', 2],
    ]);
    expect(
      plan.booths.filter((booth) => booth.region === null).map(({ number, state }) => `${number} ${state}`),
    ).toEqual(['A15 held', 'B14 free', 'B15 blocked', 'C14 free', 'C15 held', 'C16 free']);
    expect(plan.clusters.map(({ code, name }) => `${code} ${name.id} ${name.en}`)).toEqual([
      'A Pesisir Coast',
      'B Pedalaman Inland',
      'C Hulu dan utara Upriver and north',
    ]);
    expect(plan.features.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['stage', 'entrance', 'exit', 'power', 'aisle', 'information', 'toilets']),
    );
  });

  it('names every invented business as one', async () => {
    const rows = await runner.query(ctx, (tx) =>
      tx.selectFrom('exhibitors.business').select(['name', 'made_up']).execute(),
    );
    const real = rows.filter((row) => !row.made_up).map((row) => row.name);
    expect(real.sort()).toEqual(['Arnesta', 'Batik Kelubut', 'DNL']);
    expect(rows.filter((row) => row.made_up && !row.name.startsWith('Contoh '))).toEqual([]);
  });

  it('describes every invented product in both languages, and says nothing for a real brand', async () => {
    const rows = await runner.query(ctx, (tx) =>
      tx
        .selectFrom('catalogue.product as product')
        .innerJoin('exhibitors.business as business', 'business.id', 'product.business_id')
        .select(['product.name_id', 'product.description_id', 'product.description_en', 'business.made_up'])
        .execute(),
    );
    const described = (row: (typeof rows)[number]) => row.description_id !== '' && row.description_en !== '';
    expect(rows.filter((row) => described(row) !== row.made_up)).toEqual([]);
    expect(rows.find((row) => row.name_id === 'Amplang ikan tenggiri')?.description_en).toBe(
      'The crisp fish cracker of East Kalimantan. Keep in a dry place.',
    );
  });

  it('gives the joint booth of Balikpapan five producers and a QRIS string that a till can charge', async () => {
    const booth = await runner.query(ctx, (tx) => getBooth(ctx, tx, { number: 'A1' }));
    expect(booth.businesses.map((business) => business.name)).toEqual([
      'Batik Kelubut',
      'Contoh Amplang Sepinggan',
      'Contoh Manik Karang Jati',
      'Contoh Wedang Manggar',
      'DNL',
    ]);
    expect(readQris(booth.qris ?? '')).toMatchObject({
      ok: true,
      value: { kind: 'static', merchantName: 'CONTOH STAN A1', nmid: 'ID0000000000001', tip: 'none' },
    });
  });

  it('has an edition still to come, with smaller quotas and nobody in it', async () => {
    const coming = { ...ctx, edition: demoId<'edition'>('edition', 'kaltim-tmii-2023') };
    const [edition, overview, plan] = await runner.query(coming, async (tx) => [
      await getEdition(coming, tx),
      await getOverview(coming, tx),
      await getPlan(coming, tx),
    ]);
    expect(edition).toMatchObject({
      name: 'Kaltim Festival 2023',
      series: 'Kaltim Festival',
      theme: 'Gate of Nusantara',
      startsOn: '2023-11-25',
      endsOn: '2023-11-25',
      demo: true,
    });
    const quotas = edition.delegations.map(
      ({ region, boothQuota, producerQuota, leadAgency }) =>
        `${region.name} ${boothQuota} ${producerQuota} ${leadAgency?.name}`,
    );
    expect(quotas).toHaveLength(10);
    expect(quotas[0]).toBe('Balikpapan 4 6 DKUMKMP Kota Balikpapan');
    expect(edition.delegations.every(({ boothQuota, producerQuota }) => boothQuota > 0 && producerQuota > 0)).toBe(
      true,
    );
    expect(overview).toMatchObject({ businesses: 0, products: 0, picks: [] });
    const drawn = await runner.query(ctx, (tx) => getPlan(ctx, tx));
    expect(plan.halls.map(({ name }) => name)).toEqual(['Anjungan Kalimantan Timur']);
    expect(plan.booths.map(({ number, x, y }) => [number, x, y])).toEqual(
      drawn.booths.map(({ number, x, y }) => [number, x, y]),
    );
    expect(plan.booths.filter(({ state, businesses }) => state !== 'free' || businesses.length > 0)).toEqual([]);
  });

  it('is the same in every installation, and loading it again changes nothing', async () => {
    const before = await countRows();
    await loadDemoEditions(runner);
    expect(await countRows()).toEqual(before);
    expect(ctx.edition).toBe('3fcf22b3-3466-8000-95e5-041763d71e3b');
    expect(isId(ctx.edition)).toBe(true);
  });
});

/** Rows of every tenant table, by table, of the organiser. */
async function countRows(): Promise<Record<string, number>> {
  return runner.query(ctx, async (tx) => ({
    products: (await tx.selectFrom('catalogue.product').select('id').execute()).length,
    outbox: (await tx.selectFrom('platform.outbox').select('seq').execute()).length,
    audit: (await tx.selectFrom('platform.audit').select('seq').execute()).length,
  }));
}
