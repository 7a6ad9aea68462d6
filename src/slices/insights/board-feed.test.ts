import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../platform/log/log.ts';
import { openTestEdition, type TestEdition } from '../editions/testing/test-edition.ts';
import { type BoardFeed, type BoardNews, createBoardFeed } from './board-feed.ts';
import { createFigureNews } from './figure-news.ts';
import './tables.ts';

let edition: TestEdition;
let sold = 0;
const news = createFigureNews();

beforeAll(async () => {
  edition = await openTestEdition();
});
afterAll(() => edition.stop());

function openFeed(gap = 10): BoardFeed {
  return createBoardFeed({ runner: edition.runner, news, log: createLog('silent'), gap });
}

/** As the projector does: the sum moves, and whoever watches hears of it. */
async function sell(): Promise<void> {
  const { runner, ctx } = edition;
  sold += 1_000;
  await runner.command(ctx, (tx) =>
    tx
      .insertInto('insights.rollup')
      .values({
        organiser_id: ctx.organiser,
        edition_id: ctx.edition,
        dimension: 'total',
        day: '2023-06-23',
        metric: 'turnover',
        basis: 'counted',
        key: '',
        amount: sold,
        count: 1,
        units: 1,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['organiser_id', 'edition_id', 'dimension', 'day', 'metric', 'basis', 'key'])
          .doUpdateSet({ amount: sold }),
      )
      .execute(),
  );
  news.announce('pertama');
}

const shown = (told: BoardNews) => (told.kind === 'snapshot' ? told.snapshot.turnover.value : undefined);

test('many watchers and many sales cause few readings, and everybody ends with the newest board', async () => {
  const feed = openFeed(100);
  const gone = new AbortController();
  let snapshots = 0;
  const watcher = async (wanted: number) => {
    for await (const told of feed.watch(edition.ctx, 'pertama', gone.signal)) {
      snapshots++;
      if (shown(told) === wanted) return;
    }
  };
  const watchers = Array.from({ length: 5 }, () => watcher(sold + 20_000));
  for (let sale = 0; sale < 20; sale++) await sell();
  await Promise.all(watchers);
  expect(snapshots).toBeLessThan(5 * 20);
  feed.close();
});

test('a watcher who leaves ends alone, and closing the feed ends the others', async () => {
  const feed = openFeed();
  const leaves = new AbortController();
  const stays = new AbortController();
  const leaving = feed.watch(edition.ctx, 'pertama', leaves.signal);
  const staying = feed.watch(edition.ctx, 'pertama', stays.signal);
  await Promise.all([leaving.next(), staying.next()]);
  leaves.abort();
  expect((await leaving.next()).done).toBe(true);
  await sell();
  const told = await staying.next();
  expect(told.done).toBe(false);
  feed.close();
  for (let next = await staying.next(); !next.done; next = await staying.next());
  expect((await staying.next()).done).toBe(true);
});
