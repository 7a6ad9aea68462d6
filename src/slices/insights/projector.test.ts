import fc from 'fast-check';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import { tell } from '../../platform/db/news.ts';
import { openTestEdition, type TestEdition } from '../editions/testing/test-edition.ts';
import type { StoredBatch, StoredEvent } from '../hall/contract.ts';
import { BATCH_STORED } from '../hall/index.ts';
import { type HearReceipts, projectLog, recordTillEvents } from '../till/index.ts';
import { AMPLANG, BATCH, cartOf, deviceLog, EVENING, eventOf, facts, JAHE, saleOf } from '../till/testing/made-log.ts';
import { createFigureNews } from './figure-news.ts';
import { keepUploadSums } from './keep-upload-sums.ts';
import { type Projector, startProjector } from './projector.ts';
import { retryParked } from './retry-parked.ts';
import { foldReceipt, type Rollup, type Rollups, rollupPlace } from './rules/fold.ts';
import './tables.ts';

let edition: TestEdition;
let projector: Projector;
const news = createFigureNews();
const log = pino({ level: 'silent' });

beforeAll(async () => {
  edition = await openTestEdition();
});
afterAll(() => edition.stop());
beforeEach(async () => {
  projector = start();
  await projector.settle();
  await asOwner('truncate till.receipt, till.line, till.payment, till.void_claim, till.shift, till.cash_movement');
  await asOwner('truncate insights.rollup, insights.parked, insights.upload_sum, platform.outbox');
});

afterEach(() => projector.stop());

function start(): Projector {
  return startProjector({ runner: edition.runner, clock: edition.ctx.clock, log, news });
}

/** Row level security holds for the owner too; emptying whole tables is its right all the same. */
async function asOwner(statement: string): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ ...edition.database.owner });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** An upload as the hall hands it to the till and tells of it. */
async function upload(
  events: readonly StoredEvent[],
  device: Id<'device'>,
  hear: HearReceipts | null = keepUploadSums,
): Promise<Id<'batch'>> {
  const { ctx, runner } = edition;
  const batch: StoredBatch = {
    ...BATCH,
    id: newId(),
    organiser: ctx.organiser,
    edition: { ...BATCH.edition, id: ctx.edition },
    device: { ...BATCH.device, id: device },
    events,
  };
  await runner.command(ctx, async (tx) => {
    await recordTillEvents(tx, batch, async () => facts, hear ?? undefined);
    await tell(tx, ctx.organiser, BATCH_STORED, { batch: batch.id, edition: ctx.edition });
  });
  return batch.id;
}

async function rollupsStored(): Promise<Map<string, Rollup>> {
  const { ctx, runner } = edition;
  const rows = await runner.query(ctx, (tx) =>
    tx
      .selectFrom('insights.rollup')
      .select(['metric', 'basis', 'dimension', 'key', 'day', 'amount', 'count', 'units'])
      .execute(),
  );
  return new Map(rows.map((row) => [rollupPlace(row), row]));
}

function rollupsOf(logs: readonly (readonly StoredEvent[])[]): Map<string, Rollup> {
  const rollups: Rollups = new Map();
  for (const events of logs) {
    const { receipts } = projectLog(
      events.map((event) => ({ event, batch: BATCH })),
      facts,
    );
    for (const receipt of receipts) foldReceipt(rollups, { ...receipt, booth: BATCH.device.booth });
  }
  return rollups;
}

/** A void that came and went within one upload leaves a row of noughts; so does a fold of it, or no row at all. */
function withoutNoughts(rollups: Map<string, Rollup>): [string, Rollup][] {
  return [...rollups]
    .filter(([, { amount, count, units }]) => amount !== 0 || count !== 0 || units !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

test('however the events of devices are cut into uploads, the rollups are those of the log', async () => {
  const cut = fc.array(fc.nat(30), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(
      deviceLog,
      deviceLog,
      cut,
      fc.boolean(),
      fc.nat(3),
      async (first, second, cuts, lateFirst, kept) => {
        await beforeEachRun();
        for (const events of [first, second]) {
          const device = newId<'device'>();
          const places = [0, ...cuts, events.length].filter((at) => at <= events.length).sort((a, b) => a - b);
          const parts = places.slice(1).map((to, at) => events.slice(places[at], to));
          // Sums are kept of no upload, of all, or of every second: a release before had not kept them.
          for (const [at, part] of (lateFirst ? parts.toReversed() : parts).entries())
            if (part.length > 0)
              await upload(part, device, kept === 0 || (kept > 1 && at % 2 === 0) ? null : keepUploadSums);
        }
        await projector.settle();
        expect(withoutNoughts(await rollupsStored())).toEqual(withoutNoughts(rollupsOf([first, second])));
      },
    ),
    { numRuns: 40 },
  );
});

async function beforeEachRun(): Promise<void> {
  await asOwner(
    'truncate till.receipt, till.line, till.payment, till.void_claim, till.shift, till.cash_movement, insights.rollup',
  );
}

const shift = newId<'shift'>();
const sale = (seq: number) =>
  eventOf(seq, 'sale.recorded', saleOf(seq, shift, cartOf([AMPLANG, 2], [JAHE, 1]), 'cash'), EVENING);

async function turnover(): Promise<number | undefined> {
  return [...(await rollupsStored()).values()].find((row) => row.dimension === 'total')?.amount;
}

test('two workers at once count everything once, and an upload wakes whoever watches the edition', async () => {
  const rival = startProjector({ runner: edition.runner, clock: edition.ctx.clock, log, news: createFigureNews() });
  let heard = 0;
  const stop = news.on('pertama', () => heard++);
  for (let at = 0; at < 40; at++) {
    await upload([sale(1)], newId());
    projector.wake();
    rival.wake();
  }
  await Promise.all([projector.settle(), rival.settle()]);
  await projector.settle();
  await rival.stop();
  stop();
  expect(await turnover()).toBe(40 * 68_000);
  expect(heard).toBeGreaterThan(0);
});

test.each([
  [
    'of which nothing was kept',
    null,
    (bad: Id<'batch'>) => sql`update till.receipt set total = 9223372036854775807 where batch_id = ${bad}`,
    (bad: Id<'batch'>) => sql`update till.receipt set total = 68000 where batch_id = ${bad}`,
  ],
  [
    'whose sums were kept',
    keepUploadSums,
    (bad: Id<'batch'>) =>
      sql`update insights.upload_sum set cells = jsonb_set(cells, '{0,5}', '9223372036854775807') where batch_id = ${bad}`,
    (bad: Id<'batch'>) =>
      sql`update insights.upload_sum set cells = jsonb_set(cells, '{0,5}', '68000') where batch_id = ${bad}`,
  ],
])(
  'an upload %s that cannot be folded is parked with its reason, the others count, and it can be tried again',
  async (_, hear, spoil, mend) => {
    const { ctx, runner } = edition;
    // It must not fold before the upload is spoilt.
    await projector.stop();
    await upload([sale(1)], newId(), hear);
    const bad = await upload([sale(1)], newId(), hear);
    await upload([sale(1)], newId(), hear);
    await runner.command(ctx, (tx) => spoil(bad).execute(tx));
    projector = start();
    await projector.settle();
    const parked = await runner.query(ctx, (tx) => tx.selectFrom('insights.parked').selectAll().execute());
    expect(parked).toMatchObject([
      { batch_id: bad, edition_id: ctx.edition, reason: expect.stringContaining('range') },
    ]);
    expect(await turnover()).toBe(2 * 68_000);

    await runner.command(ctx, (tx) => mend(bad).execute(tx));
    expect(await runner.command(ctx, (tx) => retryParked(ctx, tx))).toBe(1);
    await projector.settle();
    expect(await turnover()).toBe(3 * 68_000);
  },
);

test('another organiser’s worker context sees none of these rollups', async () => {
  await upload([sale(1)], newId());
  await projector.settle();
  const { other, runner } = edition;
  const seen = await runner.query(other, (tx) => tx.selectFrom('insights.rollup').selectAll().execute());
  expect(seen).toEqual([]);
});
