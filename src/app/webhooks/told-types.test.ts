/** Every type that is offered is heard by another system's server, from the act that makes it true; those of a till from a signed upload. */
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import { sealerOf } from '../../platform/secrets/sealer.ts';
import { addEndpoint, type Courier, startCourier } from '../../platform/webhooks/index.ts';
import { closeCall, decide, publishResults, writeLetters } from '../../slices/call/index.ts';
import { openTestCall, type TestCall } from '../../slices/call/testing/open-call.ts';
import { openReceiver, type Receiver } from '../../slices/editions/testing/receiver.ts';
import { BALIKPAPAN, OPENING, type TestEdition } from '../../slices/editions/testing/test-edition.ts';
import { type Market, openMarket, type Sold, type Till } from '../../slices/insights/testing/open-market.ts';
import { judgePayments } from '../../slices/takings/index.ts';
import { reportDay } from '../../slices/takings/reported/report-day.ts';
import { composeMessages } from './compose-messages.ts';
import { messageData, webhookMessage } from './message-data.ts';
import { WEBHOOK_TYPES } from './types.ts';
import { webhookReader } from './webhook-reader.ts';

const API = 'https://pameran.example.org/api/v1/editions/pertama';
const everything = new Set<string>();

type Message = z.infer<typeof webhookMessage>;

interface Listener {
  /** What was told since the last time, in the order in which it came. */
  hear(): Promise<Message[]>;
  stop(): Promise<void>;
}

/** A server that wants to be told everything, and the courier that brings it, as the serving process starts it. */
async function listen({ runner, ctx }: Pick<TestEdition, 'runner' | 'ctx'>): Promise<Listener> {
  const receiver: Receiver = await openReceiver();
  const sealer = await sealerOf(runner);
  const input = { url: `${receiver.url}/`, description: '', types: [...WEBHOOK_TYPES], active: true };
  await runner.command(ctx, (tx) => addEndpoint(ctx, tx, input, { sealer, loopback: true }));
  const courier: Courier = startCourier({
    runner,
    clock: ctx.clock,
    log: pino({ level: 'silent' }),
    sealer: async () => sealer,
    call: { loopback: true },
    compose: composeMessages('https://pameran.example.org'),
    tellDisabled: async () => undefined,
    pollMs: 1_000_000,
  });
  return {
    async hear() {
      await courier.settle();
      const messages = receiver.heard.splice(0).map(({ body }) => webhookMessage.parse(JSON.parse(body)));
      for (const { type } of messages) everything.add(type);
      return messages;
    },
    async stop() {
      await courier.stop();
      receiver.stop();
    },
  };
}

const at = (minute: number) => new Date(OPENING + minute * 60_000).toISOString();
const typesOf = (messages: readonly Message[]) => messages.map(({ type }) => type).sort();

describe('the work of an edition', () => {
  let market: Market;
  let till: Till;
  let listener: Listener;
  let sold: Sold;
  beforeAll(async () => {
    market = await openMarket([webhookReader]);
    listener = await listen(market);
    till = await market.openTill();
  });
  afterAll(async () => {
    await listener.stop();
    await market.stop();
  });

  it('is told of each event of an upload, with the time that the till says', async () => {
    const cash = till.sell([[market.amplang, 2]], 'cash', 1);
    const refunded = till.sell([[market.jahe, 3]], 'cash', 2);
    sold = till.sell([[market.beads, 1]], 'qris', 3);
    const voided = till.takeBack(cash, 4);
    const refund = till.payBack(refunded, 1, 1, 5);
    const closed = till.close(6);
    await till.sync();
    const heard = await listener.hear();
    const { device } = till.phone;
    const told = { edition: 'pertama', device, booth: market.booth, currency: 'IDR' };
    const byId = new Map(heard.map((message) => [message.data.id, message]));
    expect(byId.get(cash.id)).toEqual({
      type: 'sale.recorded',
      timestamp: at(1),
      data: {
        ...told,
        id: cash.id,
        seq: 2,
        shift: cash.sale.shift,
        receipt: cash.sale.receipt,
        total: 50_000,
        url: `${API}/receipts/${cash.id}`,
      },
    });
    expect(byId.get(voided)).toMatchObject({
      type: 'sale.voided',
      timestamp: at(4),
      data: { ...told, sale: cash.id, url: `${API}/receipts/${voided}` },
    });
    expect(byId.get(refund)).toMatchObject({
      type: 'refund.recorded',
      timestamp: at(5),
      data: { ...told, sale: refunded.id, total: 18_000 },
    });
    expect(byId.get(closed)).toEqual({
      type: 'shift.closed',
      timestamp: at(6),
      data: {
        ...told,
        id: closed,
        seq: 7,
        shift: sold.sale.shift,
        countedCash: 5_000,
        expectedCash: 4_000,
        variance: 1_000,
      },
    });
    expect(typesOf(heard)).toEqual([
      'refund.recorded',
      ...Array(3).fill('sale.recorded'),
      'sale.voided',
      'shift.closed',
      'shift.opened',
    ]);
  });

  it('is told nothing of what the till’s server half cannot read', async () => {
    const unclear = await market.openTill();
    unclear.mumble();
    const clear = unclear.sell([[market.amplang, 1]]);
    await unclear.sync();
    const heard = await listener.hear();
    expect(new Map(heard.map(({ type, data }) => [data.seq, type]))).toEqual(
      new Map([
        [1, 'shift.opened'],
        [3, 'sale.recorded'],
      ]),
    );
    expect(heard.find(({ data }) => data.seq === 3)?.data.id).toBe(clear.id);
  });

  it('is told of a till whose clock is far from the truth', async () => {
    const mad = await market.openTill();
    const early = mad.sell([[market.amplang, 1]], 'cash', -OPENING / 60_000);
    await mad.sync();
    const heard = await listener.hear();
    expect(heard.find(({ data }) => data.id === early.id)?.timestamp).toBe('1970-01-01T00:00:00.000Z');
  });

  it('is told what became of a payment', async () => {
    const { runner, ctx } = market;
    const words = [{ receipt: sold.id, no: 1, reference: 'mutasi 1' }];
    for (const verdict of ['confirmed', 'withdrawn', 'confirmed', 'disputed'] as const) {
      await runner.command(ctx, (tx) => judgePayments(ctx, tx, { source: 'person', verdict, words, note: '' }));
      expect(await listener.hear()).toMatchObject([
        {
          type: `payment.${verdict}`,
          timestamp: at(0),
          data: {
            edition: 'pertama',
            sale: sold.id,
            payment: 1,
            amount: 150_000,
            currency: 'IDR',
            reference: 'mutasi 1',
          },
        },
      ]);
    }
  });

  it('is told of the day of a booth without a till', async () => {
    const { runner, ctx, booth } = market;
    const report = {
      day: '2023-06-23',
      amount: money(75_000),
      sales: null,
      byMethod: {},
      byProduct: {},
      note: '',
      reporter: 'Penjaga stan',
    };
    await runner.command(ctx, (tx) => reportDay(ctx, tx, { booth, channel: 'officer', report }));
    expect(await listener.hear()).toMatchObject([
      { type: 'day.reported', data: { booth, day: '2023-06-23', revision: 1, amount: 75_000, basis: 'reported' } },
    ]);
  });
});

describe('an open call', () => {
  let call: TestCall;
  let listener: Listener;
  beforeAll(async () => {
    call = await openTestCall();
    listener = await listen(call);
  });
  afterAll(async () => {
    await listener.stop();
    await call.stop();
  });

  it('is told of what is handed in and what is decided', async () => {
    const { runner, ctx } = call;
    const application: Id<'application'> = await call.apply('amplang', BALIKPAPAN);
    expect(await listener.hear()).toMatchObject([
      { type: 'application.submitted', timestamp: at(0), data: { id: application, region: BALIKPAPAN } },
    ]);
    await runner.command(ctx, async (tx) => {
      await closeCall(ctx, tx);
      await decide(ctx, tx, { applications: [application], decision: 'accepted', reasons: { id: '', en: '' } });
      await publishResults(ctx, tx);
      await writeLetters(ctx, tx, 'https://gelaran.invalid');
    });
    expect(await listener.hear()).toMatchObject([
      { type: 'application.decided', data: { id: application, outcome: 'accepted' } },
    ]);
  });
});

it('shows in docs/webhooks.md every type, with every field that it has', () => {
  const page = readFileSync(new URL('../../../docs/webhooks.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `([a-z]+\.[a-z]+)` \| [^|]+ \| (.+) \|$/gm)];
  const shown = rows.map(([, type, fields = '']) => [type, fields.replaceAll('`', '').split(', ').sort()]);
  const held = Object.entries(messageData).map(([type, { shape }]) => [type, Object.keys(shape).sort()]);
  expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(held));
});

it('leaves out no type that is offered', () => {
  expect([...everything].sort()).toEqual([...WEBHOOK_TYPES].sort());
});
