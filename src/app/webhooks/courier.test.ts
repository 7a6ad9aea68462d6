import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '../../kinds/id.ts';
import { sealerOf } from '../../platform/secrets/sealer.ts';
import {
  addEndpoint,
  announce,
  type Courier,
  changeEndpoint,
  listDeliveries,
  listEndpoints,
  listSetAside,
  removeEndpoint,
  replayDeliveries,
  retrySetAside,
  rotateSecret,
  sendTest,
  startCourier,
} from '../../platform/webhooks/index.ts';
import { DELAYS } from '../../platform/webhooks/rules/retry.ts';
import { isSignedWith } from '../../platform/webhooks/rules/sign.ts';
import { type Heard, openReceiver, type Receiver } from '../../slices/editions/testing/receiver.ts';
import { openTestEdition, type TestEdition } from '../../slices/editions/testing/test-edition.ts';
import { pruneWebhooks } from '../prune-webhooks.ts';

let test: TestEdition;
let receiver: Receiver;
let courier: Courier;
let told: string[];
const clock = { at: Date.parse('2026-01-01T00:00:00Z'), now: () => clock.at };

beforeAll(async () => {
  test = await openTestEdition();
});
afterAll(() => test.stop());
beforeEach(async () => {
  receiver = await openReceiver();
  told = [];
  courier = start();
});
afterEach(async () => {
  await courier.stop();
  receiver.stop();
  const { runner, ctx } = test;
  await runner.command(ctx, async (tx) => {
    for (const { id } of await listEndpoints(ctx, tx)) await removeEndpoint(ctx, tx, id);
    await sql`delete from platform.webhook_message`.execute(tx);
  });
});

function start(timeoutMs = 20_000): Courier {
  const { runner } = test;
  return startCourier({
    runner,
    clock,
    log: pino({ level: 'silent' }),
    sealer: () => sealerOf(runner),
    call: { loopback: true, timeoutMs },
    compose: async (_tx, { topic, payload, at }) => {
      if (payload.broken === 'here') throw new Error('no message can be made of this');
      // PostgreSQL refuses this one: it has no such time.
      return [{ type: topic, at: payload.broken === 'database' ? 0.5 : at, data: payload }];
    },
    tellDisabled: async (_tx, { url }) => void told.push(url),
    random: () => 0,
    // Only what a test asks for is done.
    pollMs: 1_000_000,
  });
}

async function add(path = '/hook', types: readonly string[] = ['sale.recorded']) {
  const { runner, ctx } = test;
  const sealer = await sealerOf(runner);
  const input = { url: receiver.url + path, description: '', types: [...types], active: true };
  return runner.command(ctx, (tx) => addEndpoint(ctx, tx, input, { sealer, loopback: true }));
}

function happen(topic = 'sale.recorded', payload: object = { receipt: 'a' }): Promise<void> {
  const { runner, ctx } = test;
  const { organiser, edition } = ctx;
  return runner.command(ctx, (tx) => announce(tx, { organiser, edition, topic, payload, at: clock.at }));
}

const deliveries = async () => {
  const { runner, ctx } = test;
  return (await runner.query(ctx, (tx) => listDeliveries(ctx, tx, {}))).items;
};
const secondsOf = (value: string | undefined) => Number(value);

function wasSigned(secret: string, at = 0): boolean {
  const { headers, body }: Pick<Heard, 'headers' | 'body'> = receiver.heard[at] ?? { headers: {}, body: '' };
  const signed = { id: headers['webhook-id'] ?? '', timestamp: secondsOf(headers['webhook-timestamp']), body };
  return isSignedWith(signed, headers['webhook-signature'] ?? '', secret, Math.floor(clock.at / 1_000));
}

describe('what is announced', () => {
  it('comes signed, once, to whoever wants that type', async () => {
    const { secret } = await add();
    await add('/other', ['shift.closed']);
    await happen();
    await courier.settle();
    expect(receiver.heard.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      ['/hook', { type: 'sale.recorded', timestamp: '2026-01-01T00:00:00.000Z', data: { receipt: 'a' } }],
    ]);
    expect(receiver.heard[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': expect.stringMatching(/^msg_[0-9a-f-]{36}$/),
    });
    expect([wasSigned(secret), wasSigned('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')]).toEqual([true, false]);
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 1, status: 204, answer: '' }]);
  });

  it('is not even noted where nobody listens', async () => {
    await happen();
    const { runner, ctx, other } = test;
    await add();
    await runner.command(other, (tx) =>
      announce(tx, { organiser: other.organiser, edition: other.edition, topic: 'x', payload: {}, at: 0 }),
    );
    const rows = async (who: typeof ctx) =>
      runner.query(who, (tx) => tx.selectFrom('platform.webhook_news').select('seq').execute());
    expect([await rows(ctx), await rows(other)]).toEqual([[], []]);
  });

  it('is tried again by the schedule under the same id, and in the end its endpoint is switched off with a word', async () => {
    await add();
    receiver.answer = 500;
    await happen();
    await courier.settle();
    for (const delay of DELAYS) {
      await courier.settle();
      const [delivery] = await deliveries();
      expect([delivery?.state, delivery?.status, delivery?.answer]).toEqual(['waiting', 500, 'tidak']);
      clock.at += delay;
      await courier.settle();
    }
    expect(receiver.heard.length).toBe(DELAYS.length + 1);
    expect(new Set(receiver.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await deliveries()).toMatchObject([{ state: 'failed', attempts: DELAYS.length + 1 }]);
    const { runner, ctx } = test;
    expect(await runner.query(ctx, (tx) => listEndpoints(ctx, tx))).toMatchObject([
      { active: false, disabledReason: 'not-heard', waiting: 0, failed: 1 },
    ]);
    expect(told).toEqual([`${receiver.url}/hook`]);
  });

  it('waits as long as its receiver asks for', async () => {
    await add();
    receiver.answer = 429;
    receiver.retryAfter = '7';
    await happen();
    await courier.settle();
    clock.at += 6_999;
    await courier.settle();
    expect(receiver.heard.length).toBe(1);
    receiver.answer = 204;
    delete receiver.retryAfter;
    clock.at += 1;
    await courier.settle();
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  });

  it('waits for the next try, or until somebody says "now"', async () => {
    const { runner, ctx, other } = test;
    const { id } = await add();
    receiver.answer = 500;
    await happen();
    const untried = () => runner.command(ctx, (tx) => replayDeliveries(ctx, tx, { endpoint: id }, clock.at));
    await courier.settle();
    const [delivery] = await deliveries();
    if (!delivery) throw new Error('nothing was sent');
    const named = { endpoint: id, message: delivery.message };
    // All that a filter shows leaves what waits to its schedule; one that is named goes out.
    expect(await untried()).toBe(0);
    expect(await runner.command(other, (tx) => replayDeliveries(other, tx, named, clock.at))).toBe(0);
    receiver.answer = 204;
    expect(await runner.command(ctx, (tx) => replayDeliveries(ctx, tx, named, clock.at))).toBe(1);
    await courier.settle();
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 1 }]);
    expect(new Set(receiver.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('is not pressed on whoever answers that it is gone', async () => {
    await add();
    receiver.answer = 410;
    await happen();
    await courier.settle();
    expect([receiver.heard.length, told.length, (await deliveries())[0]?.state]).toEqual([1, 1, 'failed']);
  });

  it('is set aside when no message can be made of it, is tried again in an hour, and holds up nothing else', async () => {
    const { runner, ctx, other } = test;
    await add();
    const happened = clock.at;
    for (const broken of ['no', 'here', 'no', 'database', 'no']) await happen('sale.recorded', { broken });
    const aside = (who: typeof ctx) => runner.query(who, async (tx) => (await listSetAside(who, tx)).count);
    for (let round = 0; round < 2; round++) {
      await courier.settle();
      expect(receiver.heard.map(({ body }) => JSON.parse(body).data.broken)).toEqual(['no', 'no', 'no']);
      expect([await aside(ctx), await aside(other)]).toEqual([2, 0]);
      await courier.settle();
      clock.at += 3_600_000;
    }
    const kept = await runner.query(ctx, (tx) =>
      tx.selectFrom('platform.webhook_news').select(['attempts', 'fault']).orderBy('seq').execute(),
    );
    expect(kept).toEqual([
      { attempts: 2, fault: 'no message can be made of this' },
      { attempts: 2, fault: expect.stringMatching(/bigint/) },
    ]);
    // What, when and why is told to whoever looks, and to nobody else.
    expect(await runner.query(ctx, (tx) => listSetAside(ctx, tx, 1))).toEqual({
      count: 2,
      items: [{ topic: 'sale.recorded', at: happened, attempts: 2, fault: 'no message can be made of this' }],
    });
    // Nobody has to wait for the hour: it is due when somebody says so, and only what is theirs.
    clock.at -= 3_600_000;
    await courier.settle();
    expect(await runner.command(other, (tx) => retrySetAside(other, tx))).toBe(0);
    expect(await runner.command(ctx, (tx) => retrySetAside(ctx, tx))).toBe(2);
    await courier.settle();
    expect((await runner.query(ctx, (tx) => listSetAside(ctx, tx))).items.map(({ attempts }) => attempts)).toEqual([
      3, 3,
    ]);
    clock.at += 3_600_000;
    // A newer release can make them.
    await runner.command(ctx, (tx) =>
      sql`update platform.webhook_news set payload = '{"broken": "mended"}'`.execute(tx),
    );
    await courier.settle();
    expect([receiver.heard.length, await aside(ctx)]).toEqual([5, 0]);
  });

  it('reaches the others while one endpoint does not answer', async () => {
    const silent = await openReceiver();
    silent.answer = null;
    const { runner, ctx } = test;
    const sealer = await sealerOf(runner);
    await runner.command(ctx, (tx) =>
      addEndpoint(
        ctx,
        tx,
        { url: `${silent.url}/`, description: '', types: ['sale.recorded'], active: true },
        { sealer, loopback: true },
      ),
    );
    await add();
    for (let at = 0; at < 10; at++) await happen('sale.recorded', { at });
    // The silent one holds its connections until the time is over; the other has heard everything long before.
    while (receiver.heard.length < 10) {
      courier.wake();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(silent.heard.length).toBeLessThanOrEqual(4);
    silent.stop();
    await courier.settle();
  });

  it('is brought once by two processes, and by another when one has died with it in hand', async () => {
    await add();
    const rival = start();
    for (let at = 0; at < 60; at++) await happen('sale.recorded', { at });
    await Promise.all([courier.settle(), rival.settle()]);
    await rival.stop();
    // What a call that broke off still held is tried again when its lease or its delay is over: at least once, not exactly.
    for (let hour = 0; hour < 3; hour++) {
      clock.at += 3_600_000;
      await courier.settle();
    }
    const heard = new Set(receiver.heard.map(({ body }) => JSON.parse(body).data.at as number));
    expect([...heard].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, at) => at));
    const before = receiver.heard.length;
    const { runner, ctx } = test;
    await runner.command(ctx, (tx) =>
      sql`update platform.webhook_delivery set state = 'waiting', next_at = ${new Date(clock.at + 60_000)}
          where message_id = (select min(message_id::text)::uuid from platform.webhook_delivery)`.execute(tx),
    );
    await courier.settle();
    expect(receiver.heard.length).toBe(before);
    clock.at += 60_000;
    await courier.settle();
    expect(receiver.heard.length).toBe(before + 1);
  });
});

describe('an endpoint', () => {
  it('knows two secrets for a day after a rotation', async () => {
    const { runner, ctx } = test;
    const sealer = await sealerOf(runner);
    const { id, secret } = await add();
    const next = await runner.command(ctx, (tx) => rotateSecret(ctx, tx, id, sealer, clock.at));
    await happen();
    await courier.settle();
    expect([wasSigned(secret), wasSigned(next)]).toEqual([true, true]);
    clock.at += 24 * 3_600_000;
    await happen();
    await courier.settle();
    expect([wasSigned(secret, 1), wasSigned(next, 1)]).toEqual([false, true]);
  });

  it('is tried with a message of its own, switched off, and sent again what it missed', async () => {
    const { runner, ctx } = test;
    const { id } = await add();
    await runner.command(ctx, (tx) => sendTest(ctx, tx, id, clock.at));
    await courier.settle();
    expect(JSON.parse(receiver.heard[0]?.body ?? '')).toMatchObject({ type: 'webhook.test' });
    receiver.answer = 500;
    for (let at = 0; at < 3; at++) await happen('sale.recorded', { at });
    await courier.settle();
    const input = { url: `${receiver.url}/hook`, description: 'x', types: ['sale.recorded'], active: false };
    await runner.command(ctx, (tx) => changeEndpoint(ctx, tx, id, input, true));
    const replay = () =>
      runner.command(ctx, (tx) =>
        replayDeliveries(ctx, tx, { endpoint: id, type: 'sale.recorded', from: 0, until: clock.at + 1 }, clock.at),
      );
    expect(await replay()).toBe(0);
    await runner.command(ctx, (tx) => changeEndpoint(ctx, tx, id, { ...input, active: true }, true));
    receiver.answer = 200;
    expect(await replay()).toBe(3);
    await courier.settle();
    const heard = receiver.heard.filter(({ body }) => JSON.parse(body).type === 'sale.recorded');
    expect([heard.length, new Set(heard.map(({ headers }) => headers['webhook-id'])).size]).toEqual([6, 3]);
    expect((await deliveries()).map(({ state }) => state)).toEqual(Array(4).fill('delivered'));
    expect(await replay()).toBe(3);
  });

  it('is refused at an address that may not be called, also when a saved one is changed to it', async () => {
    const { runner, ctx, other } = test;
    const sealer = await sealerOf(runner);
    const { id } = await add();
    const input = { url: 'https://169.254.169.254/', description: '', types: ['sale.recorded'], active: true };
    const rules = { sealer, loopback: true };
    await expect(runner.command(ctx, (tx) => addEndpoint(ctx, tx, input, rules))).rejects.toMatchObject({
      code: 'webhooks.url-refused',
      data: { reason: 'host' },
    });
    await expect(runner.command(ctx, (tx) => changeEndpoint(ctx, tx, id, input, true))).rejects.toMatchObject({
      code: 'webhooks.url-refused',
    });
    const fine = { ...input, url: `${receiver.url}/` };
    for (const attempt of [
      () => runner.command(other, (tx) => changeEndpoint(other, tx, id, fine, true)),
      () => runner.command(other, (tx) => removeEndpoint(other, tx, id)),
      () => runner.command(other, (tx) => sendTest(other, tx, id, clock.at)),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'webhooks.endpoint-unknown' });
  });

  it('keeps no secret in the clear', async () => {
    const { secret } = await add();
    const { runner, ctx } = test;
    const rows = await runner.query(ctx, (tx) => tx.selectFrom('platform.webhook_endpoint').selectAll().execute());
    expect(rows[0]?.secret.includes(Buffer.from(secret.slice(6)))).toBe(false);
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6));
  });
});

it('lists three as it lists one, page by page', async () => {
  const { id } = await add();
  const { runner, ctx, countQueries } = test;
  const list = (limit: number, after?: string) =>
    runner.query(ctx, (tx) => listDeliveries(ctx, tx, { endpoint: id as Id<'webhook'> }, { limit, after }));
  await happen();
  await courier.settle();
  const one = await countQueries((tx) => listDeliveries(ctx, tx, {}));
  for (let at = 0; at < 2; at++) await happen('sale.recorded', { at });
  await courier.settle();
  expect(await countQueries((tx) => listDeliveries(ctx, tx, {}))).toBe(one);
  const first = await list(2);
  const second = await list(2, first.next ?? '');
  expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
  expect(new Set([...first.items, ...second.items].map(({ message }) => message)).size).toBe(3);
});

it('forgets after a month what nobody waits for, by when it was tried and not by what it tells of', async () => {
  await add();
  const { runner } = test;
  const left = async () => (await deliveries()).map(({ state }) => state).sort();
  const prune = () => pruneWebhooks({ runner }, clock);
  await happen();
  await courier.settle();
  receiver.answer = 500;
  await happen();
  await courier.settle();
  expect([await prune(), await left()]).toEqual([0, ['delivered', 'waiting']]);
  clock.at += 31 * 86_400_000;
  expect([await prune(), await left()]).toEqual([1, ['waiting']]);
  expect(await prune()).toBe(0);
});
