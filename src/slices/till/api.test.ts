import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import type { Actor, Role } from '../../platform/db/context.ts';
import { type ApiEnv, createApi, type Services } from '../../platform/http/api.ts';
import { answerError, identify } from '../../platform/http/middleware.ts';
import { createLog } from '../../platform/log/log.ts';
import { readSettings } from '../../platform/settings/settings.ts';
import { openTestEdition, type TestEdition } from '../editions/testing/test-edition.ts';
import { tillApi } from './api.ts';
import { AMPLANG, BEADS, cartOf, eventOf, saleOf } from './testing/made-log.ts';
import { madeTill, record } from './testing/made-till.ts';

let house: TestEdition;
let services: Services;

const sale = saleOf(1, newId<'shift'>(), cartOf([AMPLANG, 2], [BEADS, 1]), 'cash', 'qris');
const sold = eventOf(1, 'sale.recorded', sale);

beforeAll(async () => {
  house = await openTestEdition();
  await record(house, madeTill(house), [sold]);
  const { runner, ctx } = house;
  const tenant = { organiser: ctx.organiser, edition: ctx.edition, slug: 'pertama' };
  services = {
    runner,
    clock: ctx.clock,
    log: createLog('silent'),
    settings: readSettings({}),
    findTenant: async (slug) => (slug === 'pertama' ? tenant : undefined),
  };
});
afterAll(() => house.stop());

/** A person with one role, at the edition's organiser unless told. */
function person(
  role: Role,
  of: { region?: string; business?: Id<'business'>; organiser?: Id<'organiser'> } = {},
): Actor {
  const { region = null, business = null, organiser = house.ctx.organiser } = of;
  return { kind: 'person', user: newId<'user'>(), memberships: [{ organiser, role, region, business, booth: null }] };
}

async function get(path: string, actor: Actor) {
  const app = new Hono<ApiEnv>();
  app.onError(answerError());
  app.use(identify(services.log), async (c, next) => {
    c.set('actor', actor);
    await next();
  });
  app.route('/', tillApi(services));
  const answer = await app.request(`/api/v1/editions/pertama/receipts${path}`);
  return { status: answer.status, body: await answer.json() };
}

test('the organiser reads all, narrowed by the query', async () => {
  const one = { status: 200, body: { items: [{ id: sold.id, amount: 200_000, total: 200_000 }], next: null } };
  expect(await get('', person('organiser'))).toMatchObject(one);
  expect(await get('?day=2023-06-23&hour=19&method=qris&limit=1', person('officer'))).toMatchObject({
    body: { items: [{ amount: 100_000 }] },
  });
  expect(await get(`?product=${BEADS.product}&region=64.11`, person('organiser'))).toMatchObject({
    body: { items: [{ amount: 150_000 }] },
  });
  expect(await get(`/${sold.id}`, person('organiser'))).toMatchObject({ status: 200, body: { total: 200_000 } });
});

test('a lead and a producer read what is theirs', async () => {
  const own = { status: 200, body: { items: [{ amount: 150_000, total: null }] } };
  expect(await get('', person('lead', { region: '64.11' }))).toMatchObject(own);
  expect(await get('', person('producer', { business: BEADS.business }))).toMatchObject(own);
  expect(await get('', person('lead', { region: '64.01' }))).toEqual({ status: 200, body: { items: [], next: null } });
  expect(await get(`/${sold.id}`, person('lead', { region: '64.01' }))).toMatchObject({ status: 404 });
});

test('nobody else reads anything', async () => {
  for (const path of ['', `/${sold.id}`]) {
    expect(await get(path, { kind: 'public' })).toMatchObject({ status: 401 });
    expect(await get(path, person('cashier'))).toMatchObject({ status: 403 });
    expect(await get(path, person('organiser', { organiser: newId<'organiser'>() }))).toMatchObject({ status: 403 });
  }
});

test('a query that makes no sense is said so, field by field', async () => {
  for (const [field, value] of [
    ['day', '2023-02-31'],
    ['day', '0000-01-01'],
    ['hour', '24'],
    ['method', 'barter'],
    ['product', 'x'],
    ['category', '%00'],
    ['limit', '0'],
  ]) {
    const answer = await get(`?${field}=${value}`, person('organiser'));
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'request.invalid', fields: { [field ?? '']: [expect.any(String)] } },
    });
  }
  expect(await get('/x', person('organiser'))).toMatchObject({ status: 422 });
});

test('is described', () => {
  const api = createApi().route('/', tillApi(services));
  const document = api.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 't', version: '1' } });
  expect(Object.keys(document.paths ?? {})).toEqual([
    '/api/v1/editions/{slug}/receipts',
    '/api/v1/editions/{slug}/receipts/{receipt}',
    '/api/v1/editions/{slug}/shifts',
    '/api/v1/editions/{slug}/receipt-links/{key}',
  ]);
  expect(Object.keys(document.components?.schemas ?? {})).toEqual(expect.arrayContaining(['ReceiptPage', 'Receipt']));
});
