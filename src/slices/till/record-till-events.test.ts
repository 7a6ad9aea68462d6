import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kinds/id.ts';
import { openTestEdition, type TestEdition } from '../editions/testing/test-edition.ts';
import type { RaisedException, StoredEvent } from '../hall/contract.ts';
import { projectLog } from './rules/project-log.ts';
import { voidSale } from './rules/sale.ts';
import { selectReceipts } from './store.ts';
import {
  AMPLANG,
  BEADS,
  cartOf,
  deliveriesOf,
  deviceLog,
  EVENING,
  eventOf,
  facts,
  saleOf,
  ULAP,
} from './testing/made-log.ts';
import { type MadeTill, madeTill, record } from './testing/made-till.ts';

let house: TestEdition;

beforeAll(async () => {
  house = await openTestEdition();
});
afterAll(() => house.stop());

const shift = newId<'shift'>();

/** All receipts of a till, in the order of their seqs and without secrets. */
async function receiptsOf(till: MadeTill) {
  return house.runner.query(house.ctx, async (tx) => {
    const rows = await tx.selectFrom('till.receipt').select('id').where('device_id', '=', till.device.id).execute();
    const receipts = await selectReceipts(
      tx,
      house.ctx.organiser,
      rows.map((row) => row.id),
    );
    return receipts.map(({ edition: _, device: __, booth: ___, ...receipt }) => receipt).sort((a, b) => a.seq - b.seq);
  });
}

function ledgerOf(till: MadeTill, events: readonly StoredEvent[]) {
  return projectLog(
    events.map((event) => ({ event, batch: till })),
    facts,
  );
}

describe('recording', () => {
  test('stores what the rule says, with names as they were typed', async () => {
    const till = madeTill(house);
    const odd = { ...AMPLANG, name: 'Amplang "pedas", {50%} \\ 漢字' };
    const events = [
      eventOf(1, 'sale.recorded', saleOf(1, shift, cartOf([odd, 2], [BEADS, 1]), 'cash', 'qris')),
      eventOf(
        2,
        'sale.recorded',
        saleOf(2, shift, cartOf([ULAP, 1], [{ ...BEADS, product: newId<'product'>() }, 1]), 'cash'),
      ),
      eventOf(3, 'sale.recorded', saleOf(3, newId<'shift'>(), cartOf([odd, 1]), 'qris'), EVENING + 86_400_000 + 123),
    ];
    const exceptions = await record(house, till, events);
    const ledger = ledgerOf(till, events);
    expect(await receiptsOf(till)).toEqual(ledger.receipts.map((receipt) => ({ ...receipt, secret: null })));
    expect(exceptions).toEqual(ledger.exceptions);
    expect(exceptions).toMatchObject([{ event: events[1]?.id, code: 'unknown-product' }]);
  });

  test('an upload without events, or with nothing that can be read, stores nothing', async () => {
    const till = madeTill(house);
    expect(await record(house, till, [])).toEqual([]);
    expect(await record(house, till, [eventOf(1, 'sale.recorded', null)])).toMatchObject([{ code: 'invalid-payload' }]);
    expect(await receiptsOf(till)).toEqual([]);
  });

  test('the maddest clock is stored', async () => {
    const till = { ...madeTill(house), clockOffset: 3e14 };
    const back = { ...till, clockOffset: -3e14 };
    await record(house, till, [eventOf(1, 'sale.recorded', saleOf(1, shift, cartOf([AMPLANG, 1]), 'cash'))]);
    await record(house, back, [eventOf(2, 'sale.recorded', saleOf(2, shift, cartOf([AMPLANG, 1]), 'cash'))]);
    const [late, early] = await receiptsOf(till);
    expect([late?.day, early?.day]).toEqual(['9999-12-30', '1970-01-01']);
  });

  test('an event that is handed over twice is refused by the database', async () => {
    const till = madeTill(house);
    const event = eventOf(1, 'sale.recorded', saleOf(1, shift, cartOf([AMPLANG, 1]), 'cash'));
    await record(house, till, [event]);
    await expect(record(house, till, [event])).rejects.toMatchObject({ code: '23505' });
    await expect(record(house, till, [{ ...event, id: newId<'event'>() }])).rejects.toMatchObject({ code: '23505' });
  });

  test("a void never reverses another till's sale", async () => {
    const [till, other] = [madeTill(house), madeTill(house)];
    const sale = saleOf(1, shift, cartOf([AMPLANG, 1]), 'cash');
    const sold = eventOf(1, 'sale.recorded', sale);
    await record(house, till, [sold]);
    await record(house, other, [eventOf(1, 'sale.voided', voidSale(sale, sold.id, shift, ''))]);
    expect(await receiptsOf(other)).toEqual([]);
    expect(await receiptsOf(till)).toHaveLength(1);
  });

  test('keeps the secret as a hash only', async () => {
    const till = madeTill(house);
    const sale = saleOf(1, shift, cartOf([AMPLANG, 1]), 'cash');
    await record(house, till, [eventOf(1, 'sale.recorded', sale)]);
    const { rows } = await house.runner.query(house.ctx, (tx) =>
      sql<{
        row: string;
      }>`select row_to_json(receipt)::text as row from till.receipt where device_id = ${till.device.id}`.execute(tx),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toContain(sale.secret);
  });
});

test('the order and the cutting of uploads change nothing that is stored', async () => {
  const scene = deviceLog.chain((log) => fc.record({ log: fc.constant(log), uploads: deliveriesOf(log) }));
  await fc.assert(
    fc.asyncProperty(scene, async ({ log, uploads }) => {
      const till = madeTill(house);
      // Ids are the organiser's own, so each run needs new ones; a void names its sale by id.
      const fresh = renew(log);
      const ledger = ledgerOf(till, [...fresh.values()]);
      const exceptions: RaisedException[] = [];
      for (const upload of uploads)
        exceptions.push(
          ...(await record(
            house,
            till,
            upload.map((event) => fresh.get(event.seq) ?? event),
          )),
        );
      expect(await receiptsOf(till)).toEqual(ledger.receipts.map((receipt) => ({ ...receipt, secret: null })));
      const namesOf = (raised: readonly RaisedException[]) => raised.map((each) => `${each.seq} ${each.code}`).sort();
      const lasting = (raised: readonly RaisedException[]) =>
        namesOf(raised.filter(({ code }) => code !== 'supervisor-unknown' && code !== 'refund-of-unknown-sale'));
      expect(lasting(exceptions)).toEqual(lasting(ledger.exceptions));
      // Raised while its sale had not arrived, and settled again when it had: what lasts is said in any case.
      const unknown = ledger.exceptions.filter(({ code }) => code === 'refund-of-unknown-sale');
      expect(namesOf(exceptions)).toEqual(expect.arrayContaining(namesOf(unknown)));
      const refunds = ledger.receipts.filter(({ kind }) => kind === 'refund');
      expect(exceptions.filter(({ code }) => code === 'supervisor-unknown')).toHaveLength(refunds.length);
      expect(await shiftsOf(till)).toEqual(ledger.opened.map((moment) => [moment.payload.shift, moment.seq]));
    }),
    { numRuns: 40 },
  );
});

function renew(log: readonly StoredEvent[]): Map<number, StoredEvent> {
  const ids = new Map(log.map((event) => [event.id, newId<'event'>()]));
  return new Map(
    log.map((event) => {
      const payload = event.payload as { sale?: StoredEvent['id'] };
      const sale = payload.sale === undefined ? {} : { sale: ids.get(payload.sale) ?? payload.sale };
      return [event.seq, { ...event, id: ids.get(event.id) ?? event.id, payload: { ...payload, ...sale } }];
    }),
  );
}

async function shiftsOf(till: MadeTill) {
  const rows = await house.runner.query(house.ctx, (tx) =>
    tx
      .selectFrom('till.shift')
      .select(['id', 'opened_seq'])
      .where('device_id', '=', till.device.id)
      .orderBy('opened_seq')
      .execute(),
  );
  return rows.map((row) => [row.id, row.opened_seq]);
}

test('another organiser sees nothing of it', async () => {
  const till = madeTill(house);
  await record(house, till, [eventOf(1, 'sale.recorded', saleOf(1, shift, cartOf([AMPLANG, 1]), 'cash'))]);
  for (const table of ['receipt', 'line', 'payment', 'recorded_receipt', 'recorded_line', 'recorded_payment']) {
    const count = (ctx: typeof house.ctx) =>
      house.runner.query(ctx, (tx) =>
        sql<{ n: number }>`select count(*) as n from ${sql.table(`till.${table}`)}`.execute(tx),
      );
    expect((await count(house.other)).rows).toEqual([{ n: 0 }]);
    expect((await count(house.ctx)).rows[0]?.n).toBeGreaterThan(0);
  }
});
