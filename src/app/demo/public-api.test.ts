/** What everybody may read, tried on the demo: the four routes of editions, floor and catalogue. */
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { money } from '../../kinds/money.ts';
import { createRunner } from '../../platform/db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../platform/db/test-database.ts';
import { type ApiEnv, createApi, type Services } from '../../platform/http/api.ts';
import { answerError, identify, knowActor } from '../../platform/http/middleware.ts';
import { createLog } from '../../platform/log/log.ts';
import { createPress } from '../../platform/press/press.ts';
import { readSettings } from '../../platform/settings/settings.ts';
import type { OfferPage } from '../../slices/catalogue/contract.ts';
import { catalogueApi, listProduct } from '../../slices/catalogue/index.ts';
import type { Edition } from '../../slices/editions/contract.ts';
import { editionsApi, findTenant } from '../../slices/editions/index.ts';
import type { Plan } from '../../slices/floor/contract.ts';
import { floorApi } from '../../slices/floor/index.ts';
import { demoContext } from './demo-context.ts';
import { demoId } from './demo-id.ts';
import { loadDemoEditions, SET_UP } from './load-demo.ts';

let database: OpenTestDatabase;
let app: Hono<ApiEnv>;
let services: Services;

beforeAll(async () => {
  database = await openTestDatabase();
  const runner = createRunner(database.db);
  await loadDemoEditions(runner);
  services = {
    runner,
    clock: { now: () => SET_UP },
    log: createLog('silent'),
    settings: readSettings({}),
    findTenant: (slug) => findTenant(runner.db, slug),
  };
  app = new Hono<ApiEnv>();
  app.onError(answerError());
  app.use(
    identify(services.log),
    knowActor(async () => ({ kind: 'public' })),
  );
  const api = createApi();
  const press = createPress(new URL('../../../', import.meta.url));
  for (const part of [editionsApi(services), floorApi(services, press), catalogueApi(services)]) api.route('/', part);
  app.route('/', api);
});
afterAll(() => database.close());

async function read<T>(path: string): Promise<T> {
  const answer = await app.request(`/api/v1/editions${path}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

describe('the public API', () => {
  it('lists the editions of every organiser', async () => {
    const { items } = await read<{ items: { slug: string; organiser: string }[] }>('');
    expect(items.map(({ slug, organiser }) => [slug, organiser])).toEqual([
      ['kaltim-tmii-2023', 'Pemerintah Provinsi Kalimantan Timur'],
      ['nusa-raya-2023', 'Provinsi Contoh Nusa Raya'],
      ['kaltim-2023', 'Pemerintah Provinsi Kalimantan Timur'],
    ]);
  });

  it('describes an edition and draws its plan', async () => {
    const edition = await read<Edition>('/kaltim-2023');
    expect(edition.delegations.map((each) => each.region.code)).toHaveLength(10);
    expect(edition.delegations[0]).toEqual({
      region: { code: '64.71', name: 'Balikpapan', fullName: 'Kota Balikpapan' },
      position: 0,
      boothQuota: 8,
      producerQuota: 12,
      leadAgency: { id: demoId('agency', 'DKUMKMP Kota Balikpapan'), name: 'DKUMKMP Kota Balikpapan' },
    });
    const plan = await read<Plan>('/kaltim-2023/plan');
    expect(plan.booths).toHaveLength(46);
    expect(JSON.stringify(plan)).not.toContain('ID.CO.QRIS.WWW');
  });

  it('reads every product once, page by page', async () => {
    const seen: string[] = [];
    let after = '';
    for (;;) {
      const page = await read<OfferPage>(`/kaltim-2023/products?limit=100${after}`);
      seen.push(...page.items.map((item) => item.slug));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(seen).toHaveLength(204);
    expect(seen).toEqual([...new Set(seen)].sort());
    const wastra = await read<OfferPage>('/kaltim-2023/products?region=64.01&category=wastra');
    expect(wastra.items.map((item) => item.slug)).toEqual(['batik-jala-ngembang', 'batik-tulis-jala-ngembang']);
  });

  it.each(['limit=0', 'limit=101', 'limit=ten', 'region=DROP%20TABLE', 'category=..%2F'])(
    'refuses ?%s',
    async (query) => {
      const answer = await app.request(`/api/v1/editions/kaltim-2023/products?${query}`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([422, 'application/problem+json']);
      expect(await answer.json()).toMatchObject({ code: 'request.invalid', status: 422 });
    },
  );

  it('knows no other addresses', async () => {
    for (const path of ['/tidak-ada', '/tidak-ada/booths', '/tidak-ada/products'])
      expect((await app.request(`/api/v1/editions${path}`)).status).toBe(404);
  });

  it('answers 304 until something has changed', async () => {
    const path = '/api/v1/editions/kaltim-2023/products?limit=1';
    const etag = (await app.request(path)).headers.get('etag') ?? '';
    const again = () => app.request(path, { headers: { 'if-none-match': `"other", ${etag}` } });
    expect([(await again()).status, await (await again()).text()]).toEqual([304, '']);
    const ctx = { ...demoContext('kaltim', SET_UP), edition: demoId('edition', 'kaltim-2023') };
    const product = demoId('product', 'kaltim wedang-jahe');
    await services.runner.command(ctx, (tx) => listProduct(ctx, tx, { product, price: money(19_000) }));
    expect((await again()).status).toBe(200);
  });
});
