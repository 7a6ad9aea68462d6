/** Against a server of our own that answers as the gateways' public documentation says. */
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { money } from '../../kinds/money.ts';
import { chargeQris } from '../../kinds/qris/charge-qris.ts';
import { crcText } from '../../kinds/qris/crc.ts';
import { formatTlv } from '../../kinds/qris/tlv.ts';
import type { ApiEnv, Services } from '../../platform/http/api.ts';
import { answerError, identify } from '../../platform/http/middleware.ts';
import { sealerOf } from '../../platform/secrets/sealer.ts';
import { readSettings } from '../../platform/settings/settings.ts';
import { sha256Of } from '../../slices/hall/index.ts';
import { signText } from '../../slices/hall/testing/hall-house.ts';
import { createFigureNews, startProjector, verify } from '../../slices/insights/index.ts';
import { type Market, openMarket, type Sold, type Till } from '../../slices/insights/testing/open-market.ts';
import { listClaimed } from '../../slices/takings/claimed/list-claimed.ts';
import { listGateways, setGateway } from '../../slices/takings/gateways/gateway-settings.ts';
import { listOpenNotifications, settleNotification } from '../../slices/takings/gateways/notifications.ts';
import { listUnsoldCharges, SALE_MAY_TAKE, settleUnsoldCharge } from '../../slices/takings/gateways/unsold-charges.ts';
import { type Asker, callGateway, type GatewayParts, gatewaysApi, startAsking } from '../../slices/takings/index.ts';
import { judgePayments } from '../../slices/takings/judge-payments.ts';
import { type ChargeNetwork, Charges, type ChargeView } from '../../slices/till/offline/device/charges.ts';
import { chargeClaim, chargeStateClaim } from '../../slices/till/rules/gateway-charge.ts';

const KEY = 'SB-Mid-server-contoh';
const TOKEN = 'token-panggilan-contoh';
/** A merchant that does not exist. */
const tlv = (...fields: [tag: string, value: string][]) => formatTlv(fields.map(([tag, value]) => ({ tag, value })));
const UNSIGNED = `${tlv(
  ['00', '01'],
  ['01', '11'],
  ['51', tlv(['00', 'ID.CO.QRIS.WWW'], ['02', 'ID1000000000001'])],
  ['52', '5499'],
  ['53', '360'],
  ['58', 'ID'],
  ['59', 'CONTOH GERBANG'],
  ['60', 'BALIKPAPAN'],
)}6304`;
function qrOf(amount: number): string {
  const charged = chargeQris(UNSIGNED + crcText(UNSIGNED), amount);
  if (!charged.ok) throw new Error(charged.code);
  return charged.value;
}
const QR = qrOf(25_000);

interface Order {
  readonly id: string;
  readonly amount: number;
  status: string;
  refunded?: number;
}

let market: Market;
let till: Till;
let server: Server;
let app: Hono<ApiEnv>;
let asker: Asker;
/** What the gateway holds, by our order's name. */
const orders = new Map<string, Order>();
let down = false;

beforeAll(async () => {
  market = await openMarket();
  till = await market.openTill();
  server = createServer((request, answer) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const reply = (status: number, body: object) => answer.writeHead(status).end(JSON.stringify(body));
      const basic = Buffer.from((request.headers.authorization ?? '').slice(6), 'base64').toString();
      if (down) return reply(503, {});
      if (basic !== `${KEY}:`) return reply(401, { status_message: 'unauthorized' });
      const body = text === '' ? {} : JSON.parse(text);
      const status = /^\/v2\/([^/]+)\/status$/.exec(request.url ?? '')?.[1];
      if (status !== undefined) {
        const order = orders.get(status);
        return order ? reply(200, midtransOf(status, order)) : reply(404, { status_code: '404' });
      }
      const paid = /^\/qr_codes\/([^/]+)\/payments$/.exec(request.url ?? '')?.[1];
      if (paid !== undefined) {
        const found = [...orders].find(([, { id }]) => id === paid);
        return reply(200, { data: found ? [xenditOf(found[0], found[1]).data] : [] });
      }
      const ref = body.transaction_details?.order_id ?? body.reference_id;
      const amount = body.transaction_details?.gross_amount ?? body.amount;
      const order = { id: `trx-${orders.size}`, amount, status: 'pending' };
      orders.set(ref, order);
      if (request.url === '/v2/charge') return reply(201, { ...midtransOf(ref, order), qr_string: qrOf(amount) });
      return reply(201, { id: order.id, reference_id: ref, qr_string: qrOf(amount), status: 'ACTIVE' });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { runner, ctx, other } = market;
  const services: Services = {
    runner,
    clock: ctx.clock,
    log: pino({ level: 'silent' }),
    settings: readSettings({}),
    findTenant: async (slug) =>
      slug === 'pertama' ? { organiser: ctx.organiser, edition: ctx.edition, slug } : undefined,
  };
  const parts: GatewayParts = {
    runner,
    sealer: () => sealerOf(runner),
    call: callGateway,
    publicUrl: 'https://contoh.example.org',
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  };
  app = new Hono<ApiEnv>();
  app.onError(answerError());
  app.use(identify(services.log), async (c, next) => {
    c.set('actor', { kind: 'public' });
    await next();
  });
  app.route('/', gatewaysApi(services, parts));
  asker = startAsking(parts, ctx.clock, services.log, 1_000_000);
  await on('midtrans', { serverKey: KEY });
  const sealer = await sealerOf(runner);
  const theirs = {
    gateway: 'midtrans',
    active: true,
    sandbox: true,
    credentials: { serverKey: 'kunci-orang-lain' },
  } as const;
  await runner.command(other, (tx) => setGateway(other, tx, theirs, sealer));
});
afterAll(async () => {
  await asker.stop();
  server.close();
  await market.stop();
});
beforeEach(() => {
  down = false;
});

async function on(gateway: 'midtrans' | 'xendit', credentials: object, active = true): Promise<void> {
  const { runner, ctx } = market;
  const sealer = await sealerOf(runner);
  await runner.command(ctx, (tx) => setGateway(ctx, tx, { gateway, active, sandbox: true, credentials }, sealer));
}

function midtransOf(ref: string, { id, amount, status, refunded }: Order, key = KEY) {
  const code = status === 'pending' ? '201' : status === 'expire' ? '202' : '200';
  const gross = `${amount}.00`;
  const signature = createHash('sha512')
    .update(ref + code + gross + key)
    .digest('hex');
  return {
    transaction_time: '2023-06-23 10:05:00',
    transaction_status: status,
    transaction_id: id,
    status_message: 'midtrans payment notification',
    status_code: code,
    signature_key: signature,
    payment_type: 'qris',
    order_id: ref,
    merchant_id: 'G000000000',
    gross_amount: gross,
    fraud_status: 'accept',
    currency: 'IDR',
    acquirer: 'gopay',
    ...(refunded === undefined ? {} : { refund_amount: `${refunded}.00` }),
  };
}

function xenditOf(ref: string, { id, amount }: Order) {
  return {
    event: 'qr.payment',
    api_version: '2022-07-31',
    business_id: 'contoh',
    created: '2023-06-23T03:05:00.000Z',
    data: {
      id: `qrpy_${id}`,
      currency: 'IDR',
      amount,
      status: 'SUCCEEDED',
      qr_id: id,
      reference_id: ref,
      type: 'DYNAMIC',
      payment_detail: { receipt_id: '0001', source: 'CONTOH' },
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: { readonly [key: string]: unknown };
}

async function send(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

function charge(sold: Sold, over: { amount?: number; signature?: string } = {}): Promise<Answer> {
  const body = JSON.stringify({ sale: sold.id, no: 1, amount: over.amount ?? sold.sale.total });
  const signature = over.signature ?? signText(till.phone.key, chargeClaim(sha256Of(body)));
  return send('/api/v1/editions/pertama/gateway-charges', body, {
    'gelaran-device': till.phone.device,
    'gelaran-signature': signature,
  });
}

const newest = () => [...orders.keys()].at(-1) ?? '';

function notify(
  body: object | string,
  organiser = 'panitia-pertama',
  headers: Record<string, string> = {},
  gateway = 'midtrans',
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return send(`/api/v1/gateways/${organiser}/${gateway}/notifications`, text, headers);
}

/** The gateway says of its newest order that it is so; what came of it. */
async function say(status: string, ref = newest(), over: object = {}): Promise<unknown> {
  const order = orders.get(ref);
  if (!order) throw new Error('no such order');
  order.status = status;
  return (await notify({ ...midtransOf(ref, order), ...over })).body.outcome;
}

const isClaimed = async ({ id }: Sold) => {
  const { runner, ctx } = market;
  const { items } = await runner.query(ctx, (tx) => listClaimed(ctx, tx, { reach: { all: true }, limit: 200 }));
  return items.some(({ receipt }) => receipt === id);
};

const exceptionsOf = async ({ id }: Sold) => {
  const { runner, ctx } = market;
  const rows = await runner.query(ctx, (tx) =>
    tx
      .selectFrom('hall.exception')
      .select(['code', 'data'])
      .where('organiser_id', '=', ctx.organiser)
      .where('event_id', '=', id)
      .orderBy('code')
      .execute(),
  );
  return rows;
};

/** The amounts that the gateway had paid back so far, each time that it told of another. */
const partsOf = async (sold: Sold) =>
  (await exceptionsOf(sold))
    .filter(({ code }) => code === 'gateway-part-refunded')
    .map(({ data }) => Number((data as { readonly amount: number }).amount))
    .sort((one, other) => one - other);

const open = () => market.runner.query(market.ctx, (tx) => listOpenNotifications(market.ctx, tx));

let minute = 0;
const sell = () => till.sell([[market.amplang, 1]], 'qris', ++minute);

describe('a charge', () => {
  it('gives the till a QR code that carries the sale, once, only to a signature of its own', async () => {
    const sold = sell();
    const first = await charge(sold);
    expect(first).toMatchObject({
      status: 200,
      body: { state: 'pending', amount: 25_000, qr: QR, gateway: 'midtrans' },
    });
    expect(newest()).toMatch(new RegExp(`^gl-${sold.id.replaceAll('-', '')}-1-[0-9a-f]{6}$`));
    expect(newest().length).toBeLessThanOrEqual(50);
    expect((await charge(sold)).body.id).toBe(first.body.id);
    expect(await charge(sold, { amount: 1 })).toMatchObject({ status: 409, body: { code: 'takings.charge-differs' } });
    expect(await charge(sold, { signature: 'x' })).toMatchObject({ status: 401 });
    await till.sync();
    expect([await say('settlement'), await isClaimed(sold)]).toEqual(['applied', false]);
    const path = `/api/v1/editions/pertama/gateway-charges/${first.body.id}`;
    const signature = signText(till.phone.key, chargeStateClaim(String(first.body.id)));
    const state = await app.request(path, {
      headers: { 'gelaran-device': till.phone.device, 'gelaran-signature': signature },
    });
    expect(await state.json()).toMatchObject({ state: 'settled' });
    const other = await market.openTill();
    const foreign = await app.request(path, {
      headers: {
        'gelaran-device': other.phone.device,
        'gelaran-signature': signText(other.phone.key, chargeStateClaim(String(first.body.id))),
      },
    });
    expect(foreign.status).toBe(404);
  });

  it('is refused in words when no gateway is on, or it does not answer: then the till shows the booth’s own code', async () => {
    down = true;
    expect(await charge(sell())).toMatchObject({ status: 503, body: { code: 'takings.gateway-unavailable' } });
    await on('midtrans', {}, false);
    expect(await charge(sell())).toMatchObject({ status: 409, body: { code: 'takings.gateway-off' } });
    await on('midtrans', {}, true);
    down = false;
    expect((await charge(sell())).status).toBe(200);
    await till.sync();
  });
});

describe('a till’s screen', () => {
  /** A phone's own program, asking this server: what it shows, and what it does later when the test says so. */
  function openScreen(online = true) {
    const later: (() => void)[] = [];
    const answerOf = async (answer: Response | Promise<Response>) => {
      const { status, text } = await Promise.resolve(answer).then(async (got) => ({
        status: got.status,
        text: await got.text(),
      }));
      return { status, retryAfter: null, body: text };
    };
    const signed = (claim: string) => ({
      'gelaran-device': till.phone.device,
      'gelaran-signature': signText(till.phone.key, claim),
      'content-type': 'application/json',
    });
    let asked = 0;
    const path = '/api/v1/editions/pertama/gateway-charges';
    const network: ChargeNetwork = {
      ask(request) {
        asked++;
        const body = JSON.stringify(request);
        return answerOf(app.request(path, { method: 'POST', headers: signed(chargeClaim(sha256Of(body))), body }));
      },
      look: (id) => answerOf(app.request(`${path}/${id}`, { headers: signed(chargeStateClaim(id)) })),
    };
    const clock = { at: market.clock.at, now: () => clock.at };
    const after = (_: number, then: () => void) => {
      later.push(then);
      return () => void later.splice(later.indexOf(then), 1);
    };
    const charges = new Charges({ network, isOnline: () => online, clock, after });
    return {
      clock,
      later,
      asked: () => asked,
      begin(sold: Sold, insist = false) {
        const shown: ChargeView[] = [];
        const request = { sale: sold.id, no: 1, amount: money(sold.sale.total) };
        const stop = charges.begin(request, (view) => void shown.push(view), insist);
        return { shown, stop };
      },
      /** What was to happen later happens now. */
      async pass() {
        for (const then of later.splice(0)) then();
      },
    };
  }

  it('shows the gateway’s code, and that it is paid; the sale recorded then is confirmed', async () => {
    const screen = openScreen();
    const sold = sell();
    const { shown } = screen.begin(sold);
    await expect.poll(() => shown.length).toBe(2);
    const merchant = { merchantName: 'CONTOH GERBANG', nmid: 'ID1000000000001' };
    expect(shown).toEqual([
      { at: 'asking' },
      { at: 'shown', payment: { text: QR, filled: true, merchant, addsTip: false } },
    ]);
    await screen.pass();
    await expect.poll(() => screen.later.length).toBe(1);
    expect(await say('settlement')).toBe('waiting');
    await screen.pass();
    await expect.poll(() => shown.at(-1)).toEqual({ at: 'paid' });
    expect(screen.later).toEqual([]);
    await till.sync();
    market.clock.at += 60_000;
    await asker.settle();
    expect(await isClaimed(sold)).toBe(false);
  });

  it('shows the booth’s own code where the gateway is silent, and a sale paid by that one stays claimed', async () => {
    const screen = openScreen();
    down = true;
    const sold = sell();
    const { shown } = screen.begin(sold);
    await expect.poll(() => shown.at(-1)).toEqual({ at: 'own', why: 'unusable' });
    down = false;
    await till.sync();
    market.clock.at += 3 * 60_000;
    await asker.settle();
    expect(await isClaimed(sold)).toBe(true);
    // The next buyer does not wait for it either; a minute later it is asked again.
    expect(screen.begin(sell()).shown).toEqual([{ at: 'own', why: 'unusable' }]);
    expect(screen.asked()).toBe(1);
    // Unless somebody wants it: a booth without a code of its own has no other.
    const wanted = screen.begin(sell(), true);
    await expect.poll(() => wanted.shown.at(-1)?.at).toBe('shown');
    screen.clock.at += 60_000;
    const again = screen.begin(sell());
    await expect.poll(() => again.shown.at(-1)?.at).toBe('shown');
    await till.sync();
  });

  it('of a sale that fell back counts only when its charge is paid all the same', async () => {
    const screen = openScreen();
    const sold = sell();
    const { shown, stop } = screen.begin(sold);
    await expect.poll(() => shown.at(-1)?.at).toBe('shown');
    stop();
    expect(screen.later).toEqual([]);
    await till.sync();
    expect([await say('expire'), await isClaimed(sold)]).toEqual(['applied', true]);
    expect([await say('settlement'), await isClaimed(sold)]).toEqual(['applied', false]);
  });

  it('takes a code away that is not valid any more', async () => {
    const screen = openScreen();
    const { shown } = screen.begin(sell());
    await expect.poll(() => shown.at(-1)?.at).toBe('shown');
    await say('expire');
    await screen.pass();
    await expect.poll(() => shown.at(-1)).toEqual({ at: 'own', why: 'expired' });
    await till.sync();
  });

  it('asks nobody where no gateway is on, or without a network', async () => {
    await on('midtrans', {}, false);
    const screen = openScreen();
    const { shown } = screen.begin(sell());
    await expect.poll(() => shown.at(-1)).toEqual({ at: 'own', why: 'off' });
    expect(screen.begin(sell()).shown).toEqual([{ at: 'own', why: 'off' }]);
    expect(screen.asked()).toBe(1);
    await on('midtrans', {}, true);
    const away = openScreen(false);
    expect(away.begin(sell()).shown).toEqual([{ at: 'own', why: 'off' }]);
    expect(away.asked()).toBe(0);
    await till.sync();
  });
});

describe('a notification', () => {
  it('counts once, in whatever order, also before its sale and after the shift', async () => {
    const sold = sell();
    await charge(sold);
    expect([await say('settlement'), await say('settlement'), await say('pending')]).toEqual([
      'waiting',
      'known',
      'stale',
    ]);
    await till.sync();
    expect(await isClaimed(sold)).toBe(true);
    market.clock.at += 60_000;
    await asker.settle();
    expect(await isClaimed(sold)).toBe(false);
    expect([await say('expire'), await isClaimed(sold)]).toEqual(['stale', false]);
    expect([await say('chargeback'), await isClaimed(sold)]).toEqual(['applied', true]);
    expect([await say('settlement', newest(), { transaction_id: 'again' }), await isClaimed(sold)]).toEqual([
      'stale',
      true,
    ]);
  });

  it('is answered as known when it comes twice at once', async () => {
    const sold = sell();
    await charge(sold);
    await till.sync();
    const order = orders.get(newest()) as Order;
    order.status = 'settlement';
    const body = midtransOf(newest(), order);
    const told = await Promise.all([notify(body), notify(body), notify(body)]);
    expect(told.map(({ body: { outcome } }) => outcome).sort()).toEqual(['applied', 'known', 'known']);
    expect(told.every(({ status }) => status === 200)).toBe(true);
  });

  it('is not believed without the right signature, nor with another organiser’s', async () => {
    const sold = sell();
    await charge(sold);
    await till.sync();
    const ref = newest();
    const order = { ...(orders.get(ref) as Order), status: 'settlement' };
    const forged = [
      notify(midtransOf(ref, order, 'kunci-orang-lain')),
      notify({ ...midtransOf(ref, order), gross_amount: '1.00' }),
      notify({ ...midtransOf(ref, order), signature_key: '' }),
    ];
    for (const each of forged) expect(await each).toMatchObject({ status: 401 });
    expect(await notify(midtransOf(ref, order), 'tidak-ada')).toMatchObject({ status: 404 });
    expect(await notify(midtransOf(ref, order), 'panitia-pertama', {}, 'lain')).toMatchObject({ status: 404 });
    // Signed rightly for another organiser: it is theirs, and of no charge they have.
    expect(await notify(midtransOf(ref, order, 'kunci-orang-lain'), 'panitia-lain')).toMatchObject({
      status: 200,
      body: { outcome: 'unmatched' },
    });
    expect(await isClaimed(sold)).toBe(true);
    expect((await open()).length).toBe(0);
  });

  it('is not believed about the state, which nobody signed: the gateway is asked', async () => {
    const sold = sell();
    await charge(sold);
    await till.sync();
    const ref = newest();
    const genuine = midtransOf(ref, orders.get(ref) as Order);
    const turned = { ...genuine, transaction_status: 'settlement' };
    expect((await notify(turned)).body).toEqual({ outcome: 'stale' });
    expect(await isClaimed(sold)).toBe(true);
    // While it does not answer nothing is believed; what it says then counts, also of what was settled long ago.
    down = true;
    const order = orders.get(ref) as Order;
    order.status = 'settlement';
    expect((await notify(midtransOf(ref, order))).body).toEqual({ outcome: 'waiting' });
    expect(await isClaimed(sold)).toBe(true);
    down = false;
    market.clock.at += 16_000;
    await asker.settle();
    expect(await isClaimed(sold)).toBe(false);
    down = true;
    order.status = 'chargeback';
    expect((await notify(midtransOf(ref, order))).body).toEqual({ outcome: 'waiting' });
    down = false;
    market.clock.at += 16_000;
    await asker.settle();
    expect(await isClaimed(sold)).toBe(true);
  });

  it('of a part that went back leaves the payment and shows a person the part', async () => {
    const sold = sell();
    await charge(sold);
    await till.sync();
    const order = orders.get(newest()) as Order;
    expect(await say('settlement')).toBe('applied');
    order.refunded = 5_000;
    expect([await say('partial_refund'), await say('partial_refund')]).toEqual(['applied', 'known']);
    expect(await isClaimed(sold)).toBe(false);
    expect(await exceptionsOf(sold)).toEqual([
      { code: 'gateway-part-refunded', data: { amount: 5_000, receipt: sold.sale.receipt } },
    ]);
    order.refunded = 8_000;
    expect([await say('partial_refund'), await say('partial_refund')]).toEqual(['applied', 'known']);
    expect([await isClaimed(sold), await partsOf(sold)]).toEqual([false, [5_000, 8_000]]);
    order.status = 'refund';
    expect([await say('refund'), await isClaimed(sold)]).toEqual(['applied', true]);
    expect(await partsOf(sold)).toEqual([5_000, 8_000]);
  });

  it('of parts that come to the whole takes the payment back', async () => {
    const sold = sell();
    await charge(sold);
    await till.sync();
    await say('settlement');
    const order = orders.get(newest()) as Order;
    order.refunded = 10_000;
    expect([await say('partial_refund'), await isClaimed(sold)]).toEqual(['applied', false]);
    order.refunded = order.amount;
    expect([await say('partial_refund'), await isClaimed(sold)]).toEqual(['applied', true]);
    expect(await partsOf(sold)).toEqual([10_000]);
  });

  it('of another amount, or of no charge of ours, waits for a person', async () => {
    const sold = sell();
    await charge(sold);
    await till.sync();
    const ref = newest();
    const order = { ...(orders.get(ref) as Order), status: 'settlement' };
    expect((await notify(midtransOf(ref, { ...order, amount: 1 }))).body).toEqual({ outcome: 'mismatch' });
    expect((await notify(midtransOf('pesanan-lain', order))).body).toEqual({ outcome: 'unmatched' });
    expect(await exceptionsOf(sold)).toEqual([
      { code: 'gateway-differs', data: { sold: 25_000, told: 1, receipt: sold.sale.receipt } },
    ]);
    expect(await isClaimed(sold)).toBe(true);
    const { runner, ctx } = market;
    const waiting = await open();
    expect(waiting.map(({ outcome }) => outcome).sort()).toEqual(['mismatch', 'unmatched']);
    for (const { id } of waiting) await runner.command(ctx, (tx) => settleNotification(ctx, tx, id, 'sudah dilihat'));
    expect(await open()).toEqual([]);
  });

  it('of a sale that the till noted otherwise is not applied', async () => {
    const cash = till.sell([[market.amplang, 1]], 'cash', ++minute);
    await charge(cash);
    await till.sync();
    expect(await say('settlement')).toBe('mismatch');
    expect(await exceptionsOf(cash)).toEqual([
      { code: 'gateway-differs', data: { sold: 25_000, told: 25_000, receipt: cash.sale.receipt } },
    ]);
    for (const { id } of await open())
      await market.runner.command(market.ctx, (tx) => settleNotification(market.ctx, tx, id, ''));
  });

  it('of a second code of one sale that was paid too shows a person, and what goes back of one leaves the other', async () => {
    const sold = sell();
    await charge(sold);
    const former = newest();
    await say('expire');
    await charge(sold);
    const later = newest();
    expect(later).not.toBe(former);
    await till.sync();
    // Both at once: the first that is heard counts, whichever it is.
    expect(await Promise.all([say('settlement', former), say('settlement', later)])).toEqual(['applied', 'applied']);
    const twice = [{ code: 'gateway-paid-twice', data: { amount: 25_000, receipt: sold.sale.receipt } }];
    expect([await isClaimed(sold), await exceptionsOf(sold)]).toEqual([false, twice]);
    expect([await say('refund', former), await isClaimed(sold)]).toEqual(['applied', false]);
    expect([await say('refund', later), await isClaimed(sold)]).toEqual(['applied', true]);
    expect(await exceptionsOf(sold)).toEqual(twice);
  });

  it('of a sale that a line of the bank’s statement stands for already shows a person that it was paid twice', async () => {
    const { runner, ctx } = market;
    const sold = sell();
    await charge(sold);
    await till.sync();
    const words = [{ receipt: sold.id, no: 1, reference: 'rrn-contoh', lineKey: 'baris-contoh' }];
    await runner.command(ctx, (tx) =>
      judgePayments(ctx, tx, { source: 'statement', verdict: 'confirmed', words, note: 'Mutasi' }),
    );
    expect([await say('settlement'), await isClaimed(sold), await exceptionsOf(sold)]).toEqual([
      'applied',
      false,
      [{ code: 'gateway-paid-twice', data: { amount: 25_000, receipt: sold.sale.receipt } }],
    ]);
  });

  it('counts also when the phone sends its sale a week later', async () => {
    const sold = sell();
    await charge(sold);
    expect(await say('settlement')).toBe('waiting');
    for (let hour = 0; hour < 7 * 24; hour++) {
      market.clock.at += 3_600_000;
      await asker.settle();
    }
    await till.sync();
    market.clock.at += 12 * 3_600_000;
    await asker.settle();
    expect(await isClaimed(sold)).toBe(false);
  });

  it('that never came is asked for', async () => {
    const sold = sell();
    await charge(sold);
    await till.sync();
    const order = orders.get(newest()) as Order;
    order.status = 'settlement';
    await asker.settle();
    expect(await isClaimed(sold)).toBe(true);
    market.clock.at += 2 * 60_000;
    await asker.settle();
    expect(await isClaimed(sold)).toBe(false);
  });

  it('never makes the server stumble, whatever it holds', async () => {
    const whole = JSON.stringify(midtransOf('x', { id: 'y', amount: 1, status: 'settlement' }));
    const bodies = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.nat(whole.length - 1).map((at) => whole.slice(0, at)),
    );
    await fc.assert(
      fc.asyncProperty(bodies, fc.constantFrom('midtrans', 'xendit'), async (body, gateway) => {
        const { status } = await notify(body, 'panitia-pertama', { 'x-callback-token': TOKEN }, gateway);
        expect([400, 401, 404]).toContain(status);
      }),
      { numRuns: 300 },
    );
    expect(await notify('x'.repeat(100_000))).toMatchObject({ status: 413 });
  });
});

describe('money without a sale', () => {
  const unsold = (of = market.ctx) => market.runner.query(of, (tx) => listUnsoldCharges(of, tx));
  const orderOf = async (sold: Sold): Promise<string> => {
    await charge(sold);
    return newest();
  };

  it('is shown to a person when the sale has not come after ten minutes, until it comes', async () => {
    const late = sell();
    const ref = await orderOf(late);
    expect(await say('settlement')).toBe('waiting');
    const settledAt = market.clock.at;
    market.clock.at += SALE_MAY_TAKE;
    expect(await unsold()).toEqual([]);
    market.clock.at += 1;
    expect(await unsold()).toEqual([
      {
        id: expect.any(String),
        gateway: 'midtrans',
        settledAt,
        orderRef: ref,
        gatewayRef: orders.get(ref)?.id,
        amount: 25_000,
        refunded: 0,
        boothNumber: expect.any(String),
        till: till.phone.code,
      },
    ]);
    expect(await unsold(market.other)).toEqual([]);
    await till.sync();
    expect(await unsold()).toEqual([]);
    market.clock.at += 60_000;
    await asker.settle();
    expect([await isClaimed(late), await unsold()]).toEqual([false, []]);
  });

  it('is settled by a person with a remark, once, also where no notification told of it', async () => {
    const dropped = sell();
    const ref = await orderOf(dropped);
    (orders.get(ref) as Order).status = 'settlement';
    market.clock.at += 2 * 60_000;
    await asker.settle();
    market.clock.at += SALE_MAY_TAKE + 1;
    const [shown] = await unsold();
    if (!shown) throw new Error('nothing is shown');
    expect(shown.orderRef).toBe(ref);
    const { runner, ctx, other } = market;
    await runner.command(other, (tx) => settleUnsoldCharge(other, tx, shown.id, 'bukan milik kami'));
    expect((await unsold()).length).toBe(1);
    const settle = (note: string) => runner.command(ctx, (tx) => settleUnsoldCharge(ctx, tx, shown.id, note));
    await settle('dikembalikan di dasbor');
    await settle('lagi');
    expect([await unsold(), await open()]).toEqual([[], []]);
    const kept = await runner.query(ctx, (tx) =>
      tx
        .selectFrom('takings.notification')
        .select(['note', 'charge_id'])
        .where('key', '=', `unsold:${shown.id}`)
        .execute(),
    );
    expect(kept).toEqual([{ note: 'dikembalikan di dasbor', charge_id: shown.id }]);
    const audited = await runner.query(ctx, (tx) =>
      tx.selectFrom('platform.audit').select('action').where('action', '=', 'takings.unsold-charge-settled').execute(),
    );
    expect(audited.length).toBe(1);
    // The sale that comes after all is judged as any other.
    await till.sync();
    market.clock.at += 60 * 60_000;
    await asker.settle();
    expect(await isClaimed(dropped)).toBe(false);
  });

  it('that went back to the buyer at the gateway is no matter any more', async () => {
    await orderOf(sell());
    await say('settlement');
    market.clock.at += SALE_MAY_TAKE + 1;
    expect((await unsold()).length).toBe(1);
    await say('refund');
    expect(await unsold()).toEqual([]);
    await till.sync();
  });
});

describe('Xendit', () => {
  it('charges, tells and is asked in its own way', async () => {
    await on('xendit', { apiKey: KEY, callbackToken: TOKEN });
    const { runner, ctx } = market;
    expect(await runner.query(ctx, (tx) => listGateways(ctx, tx))).toEqual([
      { gateway: 'midtrans', active: false, sandbox: true },
      { gateway: 'xendit', active: true, sandbox: true },
    ]);
    const sold = sell();
    expect(await charge(sold)).toMatchObject({ status: 200, body: { gateway: 'xendit', qr: QR } });
    await till.sync();
    const body = xenditOf(newest(), orders.get(newest()) as Order);
    const tell = (token: string) => notify(body, 'panitia-pertama', { 'x-callback-token': token }, 'xendit');
    expect([(await tell('salah')).status, (await tell('')).status, await isClaimed(sold)]).toEqual([401, 401, true]);
    expect([(await tell(TOKEN)).body.outcome, (await tell(TOKEN)).body.outcome, await isClaimed(sold)]).toEqual([
      'applied',
      'known',
      false,
    ]);
    const quiet = sell();
    await charge(quiet);
    await till.sync();
    market.clock.at += 2 * 60_000;
    await asker.settle();
    expect(await isClaimed(quiet)).toBe(false);
  });
});

it('keeps no credentials in the clear, and leaves figures and log agreed', async () => {
  const { runner, ctx } = market;
  const rows = await runner.query(ctx, (tx) => tx.selectFrom('takings.gateway').selectAll().execute());
  for (const { sealed } of rows) expect(sealed.includes(Buffer.from(KEY))).toBe(false);
  const audited = await runner.query(ctx, (tx) => tx.selectFrom('platform.audit').select('data').execute());
  expect(JSON.stringify(audited)).not.toContain(KEY);
  const log = pino({ level: 'silent' });
  const projector = startProjector({ runner, clock: ctx.clock, log, news: createFigureNews() });
  await projector.settle();
  await projector.stop();
  expect((await verify(runner)).differences).toEqual([]);
});
