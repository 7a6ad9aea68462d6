/** A phone reads another phone's sale through the API, as it does before it pays some of it back. */
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import { refused } from '../../kinds/result.ts';
import type { ApiEnv, Services } from '../../platform/http/api.ts';
import { answerError, identify } from '../../platform/http/middleware.ts';
import { createLog } from '../../platform/log/log.ts';
import { readSettings } from '../../platform/settings/settings.ts';
import { openTestEdition, type TestEdition } from '../editions/testing/test-edition.ts';
import { tillApi } from './api.ts';
import { findOtherSale } from './offline/device/other-receipt.ts';
import { receiptKey, receiptPath } from './rules/receipt-link.ts';
import { recordRefund } from './rules/refund.ts';
import { newSecret, voidSale } from './rules/sale.ts';
import { AMPLANG, BEADS, cartOf, eventOf, saleOf } from './testing/made-log.ts';
import { madeTill, record } from './testing/made-till.ts';

let house: TestEdition;
let app: Hono<ApiEnv>;

const shift = newId<'shift'>();
const sale = saleOf(1, shift, cartOf([AMPLANG, 3], [BEADS, 1]), 'cash');
const sold = eventOf(1, 'sale.recorded', sale);
const link = `https://contoh.example${receiptPath('pertama', { receipt: sold.id, secret: sale.secret })}`;

beforeAll(async () => {
  house = await openTestEdition();
  await record(house, madeTill(house), [sold]);
  const { runner, ctx } = house;
  const tenant = { organiser: ctx.organiser, edition: ctx.edition, slug: 'pertama' };
  const services: Services = {
    runner,
    clock: ctx.clock,
    log: createLog('silent'),
    settings: readSettings({}),
    findTenant: async (slug) => (slug === 'pertama' ? tenant : undefined),
  };
  app = new Hono<ApiEnv>();
  app.onError(answerError());
  app.use(identify(services.log), async (c, next) => {
    c.set('actor', { kind: 'public' });
    await next();
  });
  app.route('/', tillApi(services));
});
afterAll(() => house.stop());

async function fetchKey(key: string) {
  const answer = await app.request(`/api/v1/editions/pertama/receipt-links/${key}`);
  return { status: answer.status, retryAfter: null, body: await answer.text() };
}

const find = (text: string) => findOtherSale(text, fetchKey);

test('the link tells what was sold, and what has come back of it', async () => {
  const found = await find(link);
  expect(found).toMatchObject({
    ok: true,
    value: {
      id: sold.id,
      sale: {
        receipt: sale.receipt,
        lines: sale.lines,
        total: sale.total,
        payments: [{ method: 'cash', amount: sale.total }],
      },
    },
  });
  if (!found.ok) return;
  expect(found.value.elsewhere).toEqual({ returned: new Map(), soldFrom: sold.catalogueVersion });
  const refund = recordRefund({
    shift,
    receipt: 'B7-1-000001',
    secret: newSecret(),
    sale: { id: found.value.id, receipt: found.value.sale.receipt, lines: found.value.sale.lines },
    returned: new Map(),
    picks: [{ line: 1, quantity: 2 }],
    paying: [{ method: 'cash', amount: money(AMPLANG.unitPrice * 2) }],
    reason: 'kemasan rusak',
    approval: { supervisor: newId<'supervisor'>(), name: 'Pengawas 1' },
  });
  if (!refund.ok) throw new Error(refund.code);
  await record(house, madeTill(house), [eventOf(2, 'refund.recorded', refund.value)]);
  expect(await find(link)).toMatchObject({ value: { elsewhere: { returned: new Map([[1, 2]]) } } });
});

test('a wrong secret, a refund’s link and anything else find nothing', async () => {
  const key = receiptKey({ receipt: sold.id, secret: newSecret() });
  expect(await find(key)).toEqual(refused('unknown'));
  expect(await find(receiptKey({ receipt: newId<'event'>(), secret: sale.secret }))).toEqual(refused('unknown'));
  expect(await find(sale.receipt)).toEqual(refused('no-link'));
  expect(await findOtherSale(link, () => Promise.reject(new Error('no network')))).toEqual(refused('unreachable'));
  expect(await findOtherSale(link, async () => ({ status: 200, retryAfter: null, body: '<html>' }))).toEqual(
    refused('unreachable'),
  );
});

test('what was voided is not paid back', async () => {
  const other = saleOf(5, shift, cartOf([BEADS, 1]), 'cash');
  const event = eventOf(5, 'sale.recorded', other);
  const till = madeTill(house);
  await record(house, till, [event]);
  await record(house, till, [eventOf(6, 'sale.voided', voidSale(other, event.id, shift, 'salah'))]);
  const key = receiptKey({ receipt: event.id, secret: other.secret });
  expect(await find(key)).toEqual(refused('already-voided'));
});
