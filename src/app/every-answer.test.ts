/**
 * Every operation of the API is answered here at least once with each of its successes. That the answers fit what the document says of
 * them is looked at wherever the API is asked in tests (testing/check-answers.ts): here it is seen that none is left out.
 */
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Hono } from 'hono';
import { pino } from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../kinds/id.ts';
import type { Actor, Role } from '../platform/db/context.ts';
import { type Pulse, startPulse } from '../platform/db/pulse.ts';
import { ANSWERS, type Answer } from '../platform/http/answers.ts';
import { type Api, type ApiEnv, createApi, type Services } from '../platform/http/api.ts';
import { answerError, identify } from '../platform/http/middleware.ts';
import { createPress } from '../platform/press/press.ts';
import { sealerOf } from '../platform/secrets/sealer.ts';
import { readSettings } from '../platform/settings/settings.ts';
import { callApi, closeCall } from '../slices/call/index.ts';
import { openTestCall, RUBRIC } from '../slices/call/testing/open-call.ts';
import { BALIKPAPAN, type TestEdition } from '../slices/editions/testing/test-edition.ts';
import { addBooth } from '../slices/floor/index.ts';
import { staticQris } from '../slices/floor/testing/static-qris.ts';
import { catalogueClaim } from '../slices/hall/contract.ts';
import { sha256Of } from '../slices/hall/index.ts';
import { chainOf, claimOf, headerOf, jsonOf, signText } from '../slices/hall/testing/hall-house.ts';
import { type Market, openMarket, type Till } from '../slices/insights/testing/open-market.ts';
import { setGateway } from '../slices/takings/gateways/gateway-settings.ts';
import { callGateway, gatewaysApi } from '../slices/takings/index.ts';
import { chargeClaim, chargeStateClaim } from '../slices/till/rules/gateway-charge.ts';
import { receiptKey } from '../slices/till/rules/receipt-link.ts';
import { healthApi } from './health-api.ts';
import { type ApiDocument, openApiDocument } from './openapi.ts';
import { createOperation } from './operation.ts';
import { isPart, type Part, partAt } from './testing/answer-schema.ts';
import { type Hostile, openHostile } from './testing/open-hostile.ts';
import { type WiredSlices, wireSlices } from './wire-slices.ts';

const ROOT = new URL('../../', import.meta.url);
const log = pino({ level: 'silent' });

/** `GET /api/v1/editions 200 text/csv`: what was answered so far. */
const answered = new Set<string>();
const note = (message: unknown) => {
  const { route, response } = message as Answer;
  const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  answered.add(`${route.method.toUpperCase()} ${route.path} ${response.status} ${type}`.trim());
};

interface OperationPart {
  readonly method: string;
  readonly path: string;
  readonly operation: Part;
}

const operationsOf = ({ paths }: Pick<ApiDocument, 'paths'>): OperationPart[] =>
  Object.entries(partAt(paths)).flatMap(([path, item]) =>
    Object.entries(partAt(item)).map(([method, operation]) => ({ method, path, operation: partAt(operation) })),
  );

/** Each success of each operation, by type where it has several. */
const successesOf = (document: Pick<ApiDocument, 'paths'>): string[] =>
  operationsOf(document).flatMap(({ method, path, operation }) =>
    Object.entries(partAt(operation, 'responses')).flatMap(([status, response]) => {
      if (!status.startsWith('2')) return [];
      const types = Object.keys(partAt(response, 'content'));
      return (types.length === 0 ? [''] : types).map((type) =>
        `${method.toUpperCase()} ${path} ${status} ${type}`.trim(),
      );
    }),
  );

function person(role: Role, { ctx }: Pick<TestEdition, 'ctx'>, user: Id<'user'> = newId<'user'>()): Actor {
  const held = { organiser: ctx.organiser, role, region: null, business: null, booth: null };
  return { kind: 'person', user, memberships: [held] };
}

function appOf(apis: readonly Api[], actor: () => Actor): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.onError(answerError());
  app.use(identify(log), async (c, next) => {
    c.set('actor', actor());
    await next();
  });
  const api = createApi();
  for (const part of apis) api.route('/', part);
  app.route('/', api);
  return app;
}

interface Order {
  readonly order_id: string;
  readonly gross_amount: string;
}

const KEY = 'SB-Mid-server-contoh';

/** The gateway's own notification that nothing has been paid yet. */
function told() {
  const text = `${ordered.order_id}201${ordered.gross_amount}${KEY}`;
  const signature_key = createHash('sha512').update(text).digest('hex');
  const order = { ...ordered, status_code: '201', transaction_status: 'pending', transaction_id: 'trx-1' };
  return { ...order, payment_type: 'qris', currency: 'IDR', signature_key };
}

const servicesOf = ({ runner, ctx }: Pick<TestEdition, 'runner' | 'ctx'>): Services => ({
  runner,
  clock: ctx.clock,
  log,
  settings: readSettings({}),
  findTenant: async (slug) =>
    slug === 'pertama' ? { organiser: ctx.organiser, edition: ctx.edition, slug } : undefined,
});

let hostile: Hostile;
let market: Market;
let till: Till;
let wired: WiredSlices;
let app: Hono<ApiEnv>;
let gateway: Server;
/** What it was asked for last. */
let ordered: Order = { order_id: '', gross_amount: '' };
let pulse: Pulse;
let document: ApiDocument;
const base = '/api/v1/editions/pertama';

beforeAll(async () => {
  ANSWERS.subscribe(note);
  hostile = await openHostile(['Contoh']);
  market = await openMarket();
  till = await market.openTill();
  gateway = createServer((request, answer) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      // What became of it is asked without a body.
      if (text === '') return answer.writeHead(404).end('{}');
      const asked = partAt(JSON.parse(text), 'transaction_details');
      ordered = { order_id: String(asked.order_id), gross_amount: `${asked.gross_amount}.00` };
      const charged = { ...ordered, transaction_id: 'trx-1', status_code: '201', transaction_status: 'pending' };
      answer.writeHead(201).end(JSON.stringify({ ...charged, qr_string: staticQris('CONTOH GERBANG') }));
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const services = servicesOf(market);
  wired = wireSlices(services, ROOT);
  const parts = { runner: market.runner, sealer: () => sealerOf(market.runner), call: callGateway };
  const at = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
  pulse = startPulse(market.database.app);
  const operation = createOperation({
    version: 'test',
    services,
    pool: market.database.pool,
    pulse,
    dataDir: undefined,
  });
  const own = gatewaysApi(services, { ...parts, publicUrl: 'https://contoh.example.org', base: at });
  const health = healthApi(services, operation);
  const user = newId<'user'>();
  await market.database.db
    .insertInto('people.user')
    .values({ id: user, name: 'Panitia', email: 'panitia@contoh.invalid', emailVerified: true, twoFactorEnabled: null })
    .execute();
  const organiser = person('organiser', market, user);
  app = appOf([own, health, ...wired.apis], () => organiser);
  const api = createApi();
  for (const part of [health, ...wired.apis]) api.route('/', part);
  document = openApiDocument(api, 'http://localhost');
});
afterAll(async () => {
  ANSWERS.unsubscribe(note);
  wired.endStreams();
  await wired.stop();
  await pulse.stop();
  gateway.close();
  await hostile.stop();
  await market.stop();
});

const send = (path: string, init?: RequestInit) => app.request(path, init);

async function must<T = unknown>(path: string, init?: RequestInit): Promise<T> {
  const answer = await send(path, init);
  const text = await answer.text();
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${text}`);
  return (/json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : text) as T;
}

const asDevice = (text: string): Record<string, string> => ({
  'gelaran-device': till.phone.device,
  'gelaran-signature': signText(till.phone.key, text),
});

describe('is answered, and as it is described:', () => {
  it('whatever is read by an address', async () => {
    const types = new Set(successesOf(hostile.document).map((each) => each.split(' ')[3] ?? ''));
    types.delete('text/event-stream');
    for (const type of types)
      for (const address of hostile
        .declared(type)
        .filter((each) => !/[{}]|\/(exports|products|businesses)\/\{/.test(each))) {
        const answer = await hostile.app.request(address, type === 'text/csv' ? { headers: { accept: type } } : {});
        await answer.arrayBuffer();
      }
  });

  it('what changes the plan', async () => {
    const { runner, ctx, booth } = market;
    const { id: hall = '' } = (await must<{ items: { id: string }[] }>(`${base}/halls`)).items[0] ?? {};
    const place = { hall: hall as Id<'hall'>, y: 9_000, width: 3_000, depth: 3_000, cluster: 'A', region: null };
    const [second, third] = await runner.command(ctx, async (tx) => [
      await addBooth(ctx, tx, { ...place, number: 'A2', x: 0 }),
      await addBooth(ctx, tx, { ...place, number: 'A3', x: 6_000 }),
    ]);
    const post = <T>(act: string, body: object) => must<T>(`${base}/floor/${act}`, jsonOf(body));
    const { business } = market.amplang;
    await post('unplace', { booth, business });
    await post('place', { booth, business });
    const own = { takes: true, booth, business, qris: staticQris('CONTOH PENJUAL'), dynamic: false };
    await post('seller-qris', own);
    const holder = { kind: 'delegation', region: BALIKPAPAN };
    const { id: assignment } = await post<{ id: string }>('assign', { booth: second, holder });
    await post('move', { assignment, booth: third });
    await post('swap', { one: third, other: booth });
    await post('swap', { one: third, other: booth });
    await post('release', { assignment });
    for (const merchant of ['CONTOH SATU', 'CONTOH DUA'])
      await post('qris', { takes: true, booth: second, qris: staticQris(merchant), dynamic: false });
    const { id: alarm } = await runner.query(ctx, (tx) =>
      tx
        .selectFrom('floor.qris_alarm')
        .select('id')
        .where('organiser_id', '=', ctx.organiser)
        .executeTakeFirstOrThrow(),
    );
    await post('qris-seen', { alarm });
    await post('changes', { base: 0, force: true, changes: [{ key: `booth/${third}`, after: null }] });
  });

  it('what a phone asks, from its code to its receipts, and the books of what it sold', async () => {
    const made = await must<{ code: string }>(
      `${base}/hall/enrolments`,
      jsonOf({ booth: market.booth, label: 'HP 2' }),
    );
    const claim = claimOf(made.code);
    const claimed = await must<{ device: Id<'device'> }>('/api/v1/hall/enrolments/claim', jsonOf(claim.request));
    await must(`${base}/hall/catalogue`, { headers: asDevice(catalogueClaim(till.phone.device)) });
    const body = Buffer.from(
      [JSON.stringify(headerOf(claimed.device, market.clock.at)), ...chainOf(claimed.device, 1), 'no line', ''].join(
        '\n',
      ),
    );
    const signature = signText(claim.key, `gelaran-batch-v1\n${sha256Of(body)}`);
    const batch = { method: 'POST', body, headers: { 'gelaran-signature': signature } };
    await must(`${base}/hall/batches`, batch);
    const [kept] = (await must<{ items: { hash: string }[] }>(`${base}/hall/kept-lines?code=malformed`)).items;
    await must(`${base}/hall/kept-lines/${claimed.device}/${kept?.hash}`);
    const leave = { device: claimed.device, lines: [kept?.hash], verdict: 'set-aside', reason: 'uji' };
    await must(`${base}/hall/kept-lines/judge`, jsonOf(leave));
    const raised = await must<{ items: { id: string; code: string }[] }>(
      `${base}/hall/exceptions?device=${claimed.device}`,
    );
    const exception = raised.items[0]?.id;
    await must(`${base}/hall/exceptions/${exception}`);
    for (const act of ['reopen', 'settle'])
      await must(`${base}/hall/exceptions/${exception}/${act}`, jsonOf({ outcome: 'right', note: '' }));
    const { sale, id } = till.sell([[market.amplang, 2]], 'qris', 3, 1_000);
    await till.sync();
    await must(`${base}/hall/devices`);
    const { items } = await must<{ items: { id: string }[] }>(`${base}/receipts?discounted=true&limit=1`);
    expect(items.map((item) => item.id)).toEqual([id]);
    await must(`${base}/receipts/${id}`);
    await must(`${base}/receipt-links/${receiptKey({ receipt: id, secret: sale.secret })}`);
    await must(`${base}/shifts`);
    for (const metric of ['turnover', 'payments', 'discounts']) await must(`${base}/figures/${metric}/receipts`);
    await must(`${base}/settlements/penjual-0`);
    await must(`${base}/hall/devices/${claimed.device}/revoke`, { method: 'POST' });
  });

  it('what a gateway and a bank have to do with', async () => {
    const { runner, ctx } = market;
    const credentials = { serverKey: KEY };
    const on = { gateway: 'midtrans', active: true, sandbox: true, credentials } as const;
    const sealer = await sealerOf(runner);
    await runner.command(ctx, (tx) => setGateway(ctx, tx, on, sealer));
    const asked = JSON.stringify({ sale: newId<'event'>(), no: 1, amount: 25_000 });
    const charge = await must<{ id: string }>(`${base}/gateway-charges`, {
      method: 'POST',
      body: asked,
      headers: { 'content-type': 'application/json', ...asDevice(chargeClaim(sha256Of(asked))) },
    });
    await must(`${base}/gateway-charges/${charge.id}`, { headers: asDevice(chargeStateClaim(charge.id)) });
    await must('/api/v1/gateways/panitia-pertama/midtrans/notifications', jsonOf(told()));
    const body = 'Tanggal,Keterangan,Jumlah\n2023-06-23,QRIS,25000\n';
    await must(`${base}/payment-statements?name=rekening.csv`, { method: 'POST', body });
  });

  it('what a photograph has to do with', async () => {
    const picture = { width: 900, height: 900, channels: 3 as const, background: '#a33' };
    const body = await sharp({ create: picture }).png().toBuffer();
    const photo = newId<'photo'>();
    await must(`${base}/files/${photo}`, { method: 'PUT', body: new Uint8Array(body) });
    for (const format of ['webp', 'avif']) await must(`/foto/${photo}/320.${format}`);
  });

  it('what a curator gives', async () => {
    const call = await openTestCall({ curatorsEach: 1 });
    const user = await call.curator('kurator');
    const application = await call.apply('satu', BALIKPAPAN);
    await call.runner.command(call.ctx, (tx) => closeCall(call.ctx, tx));
    const press = createPress(ROOT);
    const curator = person('curator', call, user);
    const body = JSON.stringify({ scores: RUBRIC.map(({ code }) => ({ criterion: code, points: 2, remark: '' })) });
    const headers = { 'content-type': 'application/json' };
    const scores = `${base}/call/scores/${application}`;
    const answer = await appOf([callApi(servicesOf(call), press)], () => curator).request(scores, {
      method: 'PUT',
      headers,
      body,
    });
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    await press.close();
    await call.stop();
  });

  it('what goes on without an end, and what a monitor asks', async () => {
    for (const path of [`${base}/board/stream`, `${base}/sales/stream`]) {
      const leave = new AbortController();
      const answer = await send(path, { signal: leave.signal });
      expect([path, answer.status]).toEqual([path, 200]);
      leave.abort();
      await answer.body?.cancel();
    }
    await must('/metrics');
    await must('/healthz');
    await must('/bagikan/pertama/product/barang-0.png');
  });

  it('nothing is left out', () => {
    const missing = successesOf(document).filter((success) => !answered.has(success));
    expect(missing).toEqual([]);
  });
});

describe('the document', () => {
  it('is valid OpenAPI 3.1, and so is each schema in it', async () => {
    const whole = JSON.parse(JSON.stringify(document));
    expect(await new Validator().validate(whole)).toEqual({ valid: true });
    const ajv = new Ajv2020({ strict: false });
    const wrong = schemasIn(whole).flatMap(({ at, schema }) => (ajv.validateSchema(schema) === true ? [] : [at]));
    expect(wrong).toEqual([]);
  });

  it('wants nothing that the server can do without', async () => {
    const wanted = operationsOf(document).flatMap(({ method, path, operation }) => {
      const parameters = operation.parameters;
      return (Array.isArray(parameters) ? parameters : []).flatMap((one) =>
        one.in === 'path' || one.required !== true ? [] : [`${method} ${path} ${one.name}`],
      );
    });
    const signed = /(hall\/(batches|catalogue)|gateway-charges(\/\{charge\})?) gelaran-(device|signature)$/;
    expect(wanted.filter((each) => !signed.test(each))).toEqual([]);
    expect(wanted).toHaveLength(7);
  });

  it('names one type to each parameter of an address, so that a generated client says what the server reads', () => {
    const odd = operationsOf(document).flatMap(({ method, path, operation }) => {
      const parameters = operation.parameters;
      return (Array.isArray(parameters) ? parameters : []).flatMap((one) =>
        typeof one.schema?.type === 'string' ? [] : [`${method} ${path} ${one.name}`],
      );
    });
    expect(odd).toEqual([]);
  });
});

/** Every JSON Schema of the document, with where it stands. */
function schemasIn(part: unknown, at = ''): { readonly at: string; readonly schema: Part }[] {
  if (Array.isArray(part)) return part.flatMap((each, index) => schemasIn(each, `${at}/${index}`));
  if (!isPart(part)) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    const here = `${at}/${key}`;
    if (key === 'schema' && isPart(value)) return [{ at: here, schema: value }];
    if (here === '/components/schemas' && isPart(value))
      return Object.entries(value).flatMap(([name, schema]) =>
        isPart(schema) ? [{ at: `${here}/${name}`, schema }] : [],
      );
    return schemasIn(value, here);
  });
}
