/**
 * 500 tills reconnect with 300 sales each (3 lines, 1 payment): the real server over HTTP with its embedded database, every
 * batch signed, durable and acknowledged after COMMIT. The load comes from this process; everything is formed before the
 * clock starts. `--tills` and `--sales` make it smaller.
 *
 * Three runs: as fast as it goes (sales a second), at 60 % of that speed by the clock (latency from the moment when a batch
 * was due, so that a stall counts for all that wait behind it), and all tills at once (the reconnect). The limit of the
 * first is a bare insert of the same rows, in the same batches, from Node, into tables without policies or second indexes.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { serveGelaran } from '../e2e/serve.ts';
import {
  EDITION,
  enrolTill,
  enterAsOrganiser,
  type FormedBatch,
  listSellingBooths,
  type SimulatedTill,
  send,
} from '../faults/simulated-till.ts';
import { ensureBuilt } from '../scripts/build.ts';
import { bareInsertRate } from './bare-insert.ts';
import { processorTime, since } from './cpu-share.ts';
import { percentile, printFigure } from './figure.ts';

const { values } = parseArgs({
  options: { tills: { type: 'string', default: '500' }, sales: { type: 'string', default: '300' } },
});
const TILLS = Number(values.tills);
const SALES = Number(values.sales);
const LINES = 3;
/** Connections that send at once when it goes as fast as it can. */
const LANES = 8;

/** What every till would send: first every till's first batch, then the second ones. A till's own order is kept. */
function formAll(tills: readonly SimulatedTill[], sales: number): FormedBatch[] {
  for (const till of tills) for (let sale = 0; sale < sales; sale++) till.sell(LINES);
  const each = tills.map((till) => till.drain());
  const rounds = Math.max(...each.map((batches) => batches.length));
  return Array.from({ length: rounds }, (_, round) => each.flatMap((batches) => batches[round] ?? [])).flat();
}

async function inLanes(due: readonly FormedBatch[], url: string, lanes: number): Promise<number[]> {
  const taken: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let at = next++; at < due.length; at = next++) {
        const one = due[at];
        if (!one) return;
        const started = performance.now();
        await send(url, one);
        taken.push(performance.now() - started);
      }
    }),
  );
  return taken;
}

/** Sends at a fixed pace; the latency of a batch counts from when it was due. */
async function byTheClock(due: readonly FormedBatch[], url: string, perSecond: number): Promise<number[]> {
  const started = performance.now();
  return Promise.all(
    due.map(async (batch, at) => {
      const dueAt = started + (at / perSecond) * 1000;
      await wait(Math.max(0, dueAt - performance.now()));
      await send(url, batch);
      return performance.now() - dueAt;
    }),
  );
}

function memoryOf(pid: number | undefined): number {
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(peak?.[1] ?? Number.NaN) / 1024;
}

const eventsOf = (batches: readonly FormedBatch[]) => batches.reduce((total, batch) => total + batch.events, 0);

await ensureBuilt();
const served = await serveGelaran();
try {
  const before = await settledTurnover(served.url);
  const cookie = await enterAsOrganiser(served.url);
  const booths = await listSellingBooths(served.url);
  const tills: SimulatedTill[] = [];
  for (let at = 0; at < TILLS; at++) {
    const booth = booths[at % booths.length];
    if (booth) tills.push(await enrolTill(served.url, cookie, booth, `Kasir ${at}`));
  }

  const fast = formAll(tills, SALES);
  const spentBefore = processorTime(served);
  const started = performance.now();
  const taken = await inLanes(fast, served.url, LANES);
  const rate = eventsOf(fast) / ((performance.now() - started) / 1000);
  const spent = since(spentBefore, processorTime(served));
  const limit = await bareInsertRate(served.dataDir, eventsOf(fast));
  const note = `${TILLS} tills x ${SALES} sales of ${LINES} lines, ${LANES} connections`;
  printFigure({
    bench: 'till-sync',
    name: 'sales_per_s',
    value: rate,
    unit: 'sales/s',
    limit,
    note: `${note}; limit: bare insert of the same rows; aim 20000 and ratio 0.5`,
  });
  printFigure({
    bench: 'till-sync',
    name: 'batch_p99_fast',
    value: percentile(taken, 0.99),
    unit: 'ms',
    limit: null,
    note: `${note}, as fast as it goes`,
  });

  for (const [part, time] of Object.entries(spent))
    printFigure({
      bench: 'till-sync',
      name: `cpu_${part}`,
      value: time / eventsOf(fast),
      unit: 'us/sale',
      limit: null,
      note: 'processor time of this part while it goes as fast as it can, folding included',
    });

  const paced = formAll(tills, Math.ceil(SALES / 3));
  const batchesPerSecond = (rate * 0.6) / (eventsOf(paced) / paced.length);
  const latencies = await byTheClock(paced, served.url, batchesPerSecond);
  printFigure({
    bench: 'till-sync',
    name: 'batch_p99',
    value: percentile(latencies, 0.99),
    unit: 'ms',
    limit: null,
    note: 'at 60 % of the fastest pace, from when each batch was due; aim 500',
  });

  const burst = formAll(tills, 20);
  const all = await inLanes(burst, served.url, burst.length);
  printFigure({
    bench: 'till-sync',
    name: 'reconnect_p99',
    value: percentile(all, 0.99),
    unit: 'ms',
    limit: null,
    note: `${burst.length} tills at the same moment, 20 sales each`,
  });

  const expected = tills.reduce(
    (total, till) => total + [...till.sold.values()].reduce((sum, amount) => sum + amount, 0),
    0,
  );
  const lost = await missingTurnover(served.url, before + expected);
  printFigure({
    bench: 'till-sync',
    name: 'lost_or_doubled',
    value: lost,
    unit: 'minor units',
    limit: null,
    note: 'turnover sold less turnover counted, demo sales left out',
  });
  printFigure({
    bench: 'till-sync',
    name: 'app_memory',
    value: memoryOf(served.process.pid),
    unit: 'MiB',
    limit: null,
    note: 'peak resident memory of the server process; aim 400',
  });
} finally {
  await served.stop();
}

/** Waits until the figures have caught up with what was sold, at most a minute. */
async function missingTurnover(url: string, expected: number): Promise<number> {
  let missing = Number.NaN;
  for (let attempt = 0; attempt < 120; attempt++) {
    missing = expected - (await turnoverOf(url));
    if (missing === 0) break;
    await wait(500);
  }
  return missing;
}

/** The demo's own turnover, once its uploads are folded: the same twice, a second apart. */
async function settledTurnover(url: string): Promise<number> {
  let last = Number.NaN;
  for (let now = await turnoverOf(url); now !== last; now = await turnoverOf(url)) {
    last = now;
    await wait(1_000);
  }
  return last;
}

async function turnoverOf(url: string): Promise<number> {
  const answer = await fetch(`${url}/api/v1/editions/${EDITION}/figures`);
  const { figures } = (await answer.json()) as { figures: { metric: string; value: number; scope: object }[] };
  return (
    figures.find(({ metric, scope }) => metric === 'turnover' && Object.keys(scope).length === 1)?.value ?? Number.NaN
  );
}
