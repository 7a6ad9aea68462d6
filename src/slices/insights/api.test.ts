import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../kinds/id.ts';
import type { Actor, Role } from '../../platform/db/context.ts';
import type { ApiEnv, Services } from '../../platform/http/api.ts';
import { answerError, identify } from '../../platform/http/middleware.ts';
import { createLog } from '../../platform/log/log.ts';
import { createPress, type Press } from '../../platform/press/press.ts';
import { readSettings } from '../../platform/settings/settings.ts';
import { insightsApi } from './api.ts';
import { type BoardFeed, createBoardFeed } from './board-feed.ts';
import { type BoardSnapshot, boardSnapshot, type FigureSheet, figureSheet } from './contract.ts';
import { createFigureNews } from './figure-news.ts';
import { type Projector, startProjector } from './projector.ts';
import { type Market, openMarket, type Till } from './testing/open-market.ts';

let market: Market;
let till: Till;
let projector: Projector;
let press: Press;
let feed: BoardFeed;
let app: Hono<ApiEnv>;
let actor: Actor = { kind: 'public' };

const nobody: Actor = { kind: 'public' };

function person(role: Role, region: string | null = null): Actor {
  const { organiser } = market.ctx;
  return {
    kind: 'person',
    user: newId<'user'>(),
    memberships: [{ organiser, role, region, business: null, booth: null }],
  };
}

beforeAll(async () => {
  market = await openMarket();
  const { runner, ctx, other, clock } = market;
  const log = createLog('silent');
  const news = createFigureNews();
  projector = startProjector({ runner, clock: ctx.clock, log, news });
  press = createPress(new URL('../../../', import.meta.url));
  feed = createBoardFeed({ runner, news, log, gap: 20 });
  const services: Services = {
    runner,
    clock: ctx.clock,
    log,
    settings: readSettings({}),
    findTenant: async (slug) => {
      const found = slug === 'pertama' ? ctx : slug === 'lain' ? other : undefined;
      return found && { organiser: found.organiser, edition: found.edition, slug };
    },
  };
  app = new Hono<ApiEnv>();
  app.onError(answerError());
  app.use(identify(log), async (c, next) => {
    c.set('actor', actor);
    await next();
  });
  app.route('/', insightsApi(services, { feed, press }));

  clock.at += 30 * 60_000;
  till = await market.openTill();
  till.sell(
    [
      [market.amplang, 2],
      [market.beads, 1],
    ],
    'cash',
    20,
  );
  till.sell([[market.jahe, 1]], 'qris', 21);
  till.takeBack(till.sell([[market.jahe, 5]], 'cash', 22), 23);
  await till.sync();
  await projector.settle();
});
afterAll(async () => {
  feed.close();
  await press.close();
  await projector.stop();
  await market.stop();
});

async function get(path: string, as: Actor = nobody): Promise<Response> {
  actor = as;
  return app.request(`/api/v1/editions/${path}`);
}

async function json<T>(path: string, as?: Actor): Promise<T> {
  return (await (await get(path, as)).json()) as T;
}

async function setPublic(figuresPublic: boolean): Promise<void> {
  const { runner, ctx } = market;
  await runner.command(ctx, (tx) =>
    tx.updateTable('editions.edition').set({ figures_public: figuresPublic }).where('id', '=', ctx.edition).execute(),
  );
}

const value = (sheet: FigureSheet, sources: string) =>
  sheet.figures.find((figure) => figure.sources.endsWith(`/figures/${sources}`))?.value;

test('the figures fit their schema and say what was sold', async () => {
  const sheet = await json<FigureSheet>('pertama/figures', person('organiser'));
  figureSheet.parse(sheet);
  expect(value(sheet, 'turnover/receipts')).toBe(218_000);
  expect(value(sheet, 'receipts/receipts')).toBe(2);
  expect(value(sheet, 'units/receipts')).toBe(4);
  expect(value(sheet, 'voids/receipts')).toBe(90_000);
  expect(value(sheet, 'turnover/receipts?region=64.71')).toBe(218_000);
  expect(value(sheet, 'turnover/receipts?day=2023-06-23')).toBe(218_000);
  expect(value(sheet, 'turnover/receipts?hour=10')).toBe(218_000);
  expect(value(sheet, 'payments/receipts?method=qris&basis=claimed')).toBe(18_000);
  expect(value(sheet, 'payments/receipts?method=cash&basis=counted')).toBe(200_000);
  expect(sheet.figures.every((figure) => figure.asOf === sheet.asOf)).toBe(true);
  expect(sheet.labels.products[market.beads.product]).toMatchObject({ region: '64.71' });
});

test('discounted=true narrows to what was let off, and false to nothing', async () => {
  const organiser = person('organiser');
  const amounts = async (query: string) => {
    const { items } = await json<{ items: { amount: number }[] }>(
      `pertama/figures/turnover/receipts${query}`,
      organiser,
    );
    return items.map(({ amount }) => amount);
  };
  const all = await amounts('');
  expect(all.length).toBeGreaterThan(2);
  expect(await amounts('?discounted=false')).toEqual(all);
  expect(await amounts('?discounted=true')).toEqual([]);
  for (const said of ['', '1', 'yes', 'TRUE'])
    expect((await get(`pertama/figures/turnover/receipts?discounted=${said}`, organiser)).status).toBe(422);
  for (const hour of ['', 'null', '1e1', '10.0'])
    expect((await get(`pertama/figures/turnover/receipts?hour=${hour}`, organiser)).status).toBe(422);
});

test('the figures are a file too, each line with its basis', async () => {
  const sheet = await json<FigureSheet>('pertama/figures', person('organiser'));
  const answer = await get('pertama/figures?format=csv', person('organiser'));
  expect(answer.headers.get('link')).toContain('creativecommons.org/licenses/by/4.0/');
  const [heading = '', ...lines] = (await answer.text()).trimEnd().split('\r\n');
  expect([heading.replace('\uFEFF', '').split(',')[0], lines.length]).toEqual(['metric', sheet.figures.length]);
  const turnover = lines.find((line) => line.startsWith('turnover,,,,'));
  expect(turnover).toContain(',counted,218000,IDR,2,');
});

test('every figure opens to receipts that add up to it', async () => {
  const organiser = person('organiser');
  const sheet = await json<FigureSheet>('pertama/figures', organiser);
  const opened = sheet.figures.filter((figure) => figure.unit === 'IDR');
  expect(opened.length).toBeGreaterThan(15);
  for (const figure of opened) {
    const { items } = await json<{ items: { amount: number }[] }>(
      figure.sources.replace('/api/v1/editions/', ''),
      organiser,
    );
    const sum = items.reduce((total, item) => total + item.amount, 0);
    expect([figure.sources, figure.metric === 'voids' ? 0 - sum : sum]).toEqual([figure.sources, figure.value]);
  }
});

test('receipts are for roles, and of a metric that nobody records there are none', async () => {
  expect((await get('pertama/figures/turnover/receipts')).status).toBe(401);
  expect((await get('pertama/figures/turnover/receipts', person('cashier'))).status).toBe(403);
  expect((await get('pertama/figures/contracts/receipts', person('organiser'))).status).toBe(404);
  expect((await get('pertama/figures/omzet/receipts', person('organiser'))).status).toBe(422);
  expect((await get('pertama/figures/turnover/receipts?hour=24', person('organiser'))).status).toBe(422);
});

test('in public nothing is told of a single business, and all of it only when the organiser has said so', async () => {
  const sheet = await json<FigureSheet>('pertama/figures');
  expect(value(sheet, 'turnover/receipts')).toBe(218_000);
  expect(sheet.figures.filter(({ scope }) => scope.booth !== undefined)).toEqual([]);
  expect(sheet.figures.filter(({ scope, metric }) => scope.product !== undefined && metric !== 'units')).toEqual([]);
  // One business each: their turnover would be that business's.
  expect(sheet.figures.filter(({ scope }) => scope.category !== undefined)).toEqual([]);
  expect(sheet.matters).toBeNull();
  await setPublic(false);
  try {
    for (const path of ['figures', 'board', 'board/stream']) {
      expect([path, (await get(`pertama/${path}`)).status]).toEqual([path, 401]);
      expect([path, (await get(`pertama/${path}`, person('cashier'))).status]).toEqual([path, 403]);
    }
    const lead = await json<FigureSheet>('pertama/figures', person('lead', '64.71'));
    expect(value(lead, 'turnover/receipts')).toBeUndefined();
    expect(value(lead, 'turnover/receipts?region=64.71')).toBe(218_000);
    const elsewhere = await json<FigureSheet>('pertama/figures', person('lead', '64.01'));
    expect(elsewhere.figures).toEqual([]);
    expect((await get('pertama/board', person('lead', '64.71'))).status).toBe(403);
    expect((await get('pertama/board', person('officer'))).status).toBe(200);
  } finally {
    await setPublic(true);
  }
});

test('the organiser of another edition reads nothing of this one but what is public', async () => {
  const { other } = market;
  const stranger: Actor = {
    kind: 'person',
    user: newId<'user'>(),
    memberships: [{ organiser: other.organiser, role: 'organiser', region: null, business: null, booth: null }],
  };
  expect((await json<FigureSheet>('pertama/figures', stranger)).matters).toBeNull();
  expect((await get('pertama/figures/turnover/receipts', stranger)).status).toBe(403);
  expect((await get('pertama/report.pdf', stranger)).status).toBe(403);
  expect(value(await json<FigureSheet>('lain/figures', stranger), 'turnover/receipts')).toBe(0);
});

test('the board shows the day and the last fifteen minutes', async () => {
  const board = await json<BoardSnapshot>('pertama/board');
  boardSnapshot.parse(board);
  expect(board).toMatchObject({ day: '2023-06-23', lastMinutes: 218_000, turnover: { value: 218_000, count: 2 } });
  expect(
    board.bestSellers.map((figure) => [board.labels.products[figure.scope.product ?? '']?.name.id, figure.value]),
  ).toEqual([
    ['Amplang tenggiri', 2],
    ['Kalung manik-manik', 1],
    ['Wedang jahe', 1],
  ]);
});

interface Told {
  readonly event: string;
  readonly data: { readonly turnover?: { readonly value: number } };
}

/** Reads a stream of server-sent events one by one. */
async function* events(response: Response): AsyncGenerator<Told> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = new Map(
        text
          .slice(0, end)
          .split('\n')
          .map((line) => line.split(/: (.*)/s) as [string, string]),
      );
      text = text.slice(end + 2);
      yield { event: fields.get('event') ?? '', data: JSON.parse(fields.get('data') ?? 'null') };
    }
  }
}

test('the stream begins with the board, and tells of a sale', async () => {
  const response = await get('pertama/board/stream');
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const told = events(response);
  expect((await told.next()).value).toMatchObject({ event: 'snapshot', data: { turnover: { value: 218_000 } } });

  till.sell([[market.beads, 2]], 'cash', 25);
  await till.sync();
  projector.wake();
  let seen: number | undefined;
  for await (const { event, data } of told) {
    seen = data.turnover?.value;
    if (event === 'snapshot' && seen === 518_000) break;
  }
  expect(seen).toBe(518_000);
});

test('the closing report is a PDF in both languages, for those who may read it', async () => {
  expect((await get('pertama/report.pdf')).status).toBe(401);
  expect((await get('pertama/report.pdf?lang=fr', person('organiser'))).status).toBe(422);
  for (const lang of ['id', 'en']) {
    const response = await get(`pertama/report.pdf?lang=${lang}`, person('lead', '64.71'));
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.length).toBeGreaterThan(20_000);
  }
});
