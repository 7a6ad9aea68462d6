import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { regionCode } from '../../../kinds/region.ts';
import { createRunner, type Runner } from '../../../platform/db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../../platform/db/test-database.ts';
import { addRegion, listDelegations } from '../../../slices/editions/index.ts';
import { registerBusiness, takePart } from '../../../slices/exhibitors/index.ts';
import { demoContext } from '../../demo/demo-context.ts';
import { demoId } from '../../demo/demo-id.ts';
import { loadDemoEditions } from '../../demo/load-demo.ts';
import { listDelegationStates } from './list-delegation-states.ts';
import { dropDelegation, setPlaces } from './set-places.ts';

let database: OpenTestDatabase;
let runner: Runner;

beforeAll(async () => {
  database = await openTestDatabase();
  runner = createRunner(database.db);
  await loadDemoEditions(runner);
});
afterAll(() => database.close());

const balikpapan = regionCode('64.71');
const at = (edition: string) => ({
  ...demoContext('kaltim', Date.parse('2023-06-24T03:00:00Z')),
  edition: demoId<'edition'>('edition', edition),
});
const now = at('kaltim-2023');
const coming = at('kaltim-tmii-2023');

const places = { region: balikpapan, position: 0, leadAgency: null };

describe('setPlaces', () => {
  it('refuses fewer places than are taken, with the numbers', async () => {
    for (const [boothQuota, producerQuota, code] of [
      [7, 12, 'editions.booths-taken'],
      [8, 11, 'editions.producers-taken'],
    ] as const) {
      const work = runner.command(now, (tx) => setPlaces(now, tx, { ...places, boothQuota, producerQuota }));
      await expect(work).rejects.toMatchObject({ code, data: { booths: 8, producers: 12 } });
    }
    await runner.command(now, (tx) => setPlaces(now, tx, { ...places, boothQuota: 8, producerQuota: 13 }));
    const [first] = await runner.query(now, (tx) => listDelegations(now, tx));
    expect(first).toMatchObject({ boothQuota: 8, producerQuota: 13 });
  });

  it('never gives more places than remain when a producer comes at the same moment', async () => {
    const businesses = await runner.command(now, (tx) =>
      Promise.all(
        ['contoh-satu', 'contoh-dua'].map((slug) =>
          registerBusiness(now, tx, {
            slug,
            name: slug,
            region: balikpapan,
            story: { id: '', en: '' },
            whatsapp: null,
            madeUp: true,
          }),
        ),
      ),
    );
    // Thirteen places, twelve taken: whoever comes first takes the last, or takes it away.
    const outcomes = await Promise.allSettled([
      ...businesses.map((business) => runner.command(now, (tx) => takePart(now, tx, { business }))),
      runner.command(now, (tx) => setPlaces(now, tx, { ...places, boothQuota: 8, producerQuota: 12 })),
    ]);
    const { items } = await runner.query(now, (tx) => listDelegationStates(now, tx, { all: true }));
    const counts = items[0]?.counts;
    expect(counts && counts.placesGiven <= counts.producerQuota).toBe(true);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('dropDelegation', () => {
  it('takes a region off where nothing was given to it, and nowhere else', async () => {
    const work = runner.command(now, (tx) => dropDelegation(now, tx, balikpapan));
    await expect(work).rejects.toMatchObject({ code: 'editions.delegation-taken' });
    const fresh = regionCode('64.98');
    await runner.command(coming, async (tx) => {
      await addRegion(coming, tx, { code: fresh, name: 'Contoh', fullName: 'Kota Contoh' });
      await setPlaces(coming, tx, { ...places, region: fresh, boothQuota: 0, producerQuota: 2 });
    });
    const codes = async () =>
      (await runner.query(coming, (tx) => listDelegations(coming, tx))).map(({ region }) => region.code);
    expect(await codes()).toContain(fresh);
    await runner.command(coming, (tx) => dropDelegation(coming, tx, fresh));
    expect(await codes()).not.toContain(fresh);
    await expect(runner.command(coming, (tx) => dropDelegation(coming, tx, regionCode('64.99')))).rejects.toMatchObject(
      {
        code: 'request.not-found',
      },
    );
  });
});

describe('listDelegationStates', () => {
  it('says of the running edition what is done and what is late, a lead of the own region only', async () => {
    const whole = await runner.query(now, (tx) => listDelegationStates(now, tx, { all: true }));
    expect(whole.items).toHaveLength(10);
    expect(whole.today).toBe('2023-06-24');
    const samarinda = whole.items.find(({ delegation }) => delegation.region.code === '64.72');
    expect(samarinda?.counts).toMatchObject({
      placesGiven: 8,
      takingPart: 8,
      withoutBooth: 0,
      unpriced: 0,
      withoutProduct: 0,
      tills: 0,
    });
    expect(samarinda?.states).toMatchObject({ accepted: 'done', placed: 'done', priced: 'done', tills: 'late' });
    const own = await runner.query(now, (tx) =>
      listDelegationStates(now, tx, { all: false, regions: ['64.72'], businesses: [] }),
    );
    expect(own.items.map(({ delegation }) => delegation.region.code)).toEqual(['64.72']);
  });

  it('says of a coming edition that most waits', async () => {
    const { items } = await runner.query(coming, (tx) => listDelegationStates(coming, tx, { all: true }));
    expect(items.find(({ delegation }) => delegation.region.code === '64.11')?.states).toMatchObject({
      placed: 'waits',
      priced: 'waits',
      tills: 'waits',
    });
  });
});
