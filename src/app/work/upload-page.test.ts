/** The form of the upload page as a browser without script sends it, through the guard of the pages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { pino } from 'pino';
import type { ServerBuild } from 'react-router';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../kinds/id.ts';
import type { Actor } from '../../platform/db/context.ts';
import type { ApiEnv, Services } from '../../platform/http/api.ts';
import { answerError, identify, limitBody } from '../../platform/http/middleware.ts';
import { createKeptPages } from '../../platform/page/kept-pages.ts';
import { readSettings } from '../../platform/settings/settings.ts';
import { sha256Of } from '../../slices/hall/index.ts';
import { batchClaim } from '../../slices/hall/rules/batch-body.ts';
import { headerOf, signText } from '../../slices/hall/testing/hall-house.ts';
import { type Market, openMarket, type Till } from '../../slices/insights/testing/open-market.ts';
import { CARRYING_FORM } from '../carrying-forms.ts';
import { createPages } from '../pages.ts';
import * as page from './upload-page.tsx';

let market: Market;
let till: Till;
let app: Hono<ApiEnv>;
let actor: Actor;

/** The page alone; instead of being drawn it tells what its action found. */
const build = {
  entry: {
    module: {
      default: (
        _: Request,
        status: number,
        headers: Headers,
        context: { staticHandlerContext: { actionData: { upload: unknown } } },
      ) => new Response(JSON.stringify(context.staticHandlerContext.actionData.upload), { status, headers }),
    },
  },
  routes: {
    root: { id: 'root', path: '', module: { default: () => null } },
    upload: {
      id: 'upload',
      parentId: 'root',
      path: 'kerja/:slug/perangkat/unggah',
      module: { handle: page.handle, loader: page.loader, action: page.action, default: () => null },
    },
  },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
  basename: '/',
  publicPath: '/',
  assetsBuildDirectory: '',
  future: {},
  ssr: true,
  isSpaMode: false,
  prerender: [],
  routeDiscovery: { mode: 'initial' },
} as unknown as ServerBuild;

beforeAll(async () => {
  market = await openMarket();
  till = await market.openTill();
  const { runner, ctx } = market;
  const log = pino({ level: 'silent' });
  const services: Services = {
    runner,
    clock: ctx.clock,
    log,
    settings: readSettings({}),
    findTenant: async (slug) =>
      slug === 'pertama' ? { organiser: ctx.organiser, edition: ctx.edition, slug } : undefined,
  };
  const held = { organiser: ctx.organiser, role: 'officer' as const, region: null, business: null, booth: null };
  actor = { kind: 'person', user: newId<'user'>(), memberships: [held] };
  app = new Hono<ApiEnv>();
  app.onError(answerError());
  app.use(identify(log), limitBody({ counted: [], carrying: { forms: CARRYING_FORM, bytes: 15 * 1_048_576 } }));
  app.use(async (c, next) => {
    c.set('actor', actor);
    await next();
  });
  app.all('/*', createPages(build, services, {} as never, createKeptPages()));
});
afterAll(() => market.stop());

/** The file that the till writes of what it could not send. */
function fileOf(lines: readonly string[]): string {
  const body = [JSON.stringify(headerOf(till.phone.device, market.clock.at)), ...lines, ''].join('\n');
  return `${JSON.stringify({ signature: signText(till.phone.key, batchClaim(sha256Of(body))), body })}\n`;
}

async function post(text: string, as = 'berkas', locale = '') {
  const body = new FormData();
  body.set(as, new File([text], 'belum-terkirim.ndjson', { type: 'application/octet-stream' }));
  const answer = await app.request(`http://localhost${locale}/kerja/pertama/perangkat/unggah`, {
    method: 'POST',
    body,
  });
  return { status: answer.status, told: answer.status === 200 ? await answer.json() : undefined };
}

it('takes the file in without script, once, and tells what came of it', async () => {
  const sold = [1, 2, 3].map((minute) => till.sell([[market.amplang, 1]], 'cash', minute));
  const lines = till.takeUnsent();
  const file = fileOf(lines);
  const delivered = lines.length;
  for (let time = 0; time < 2; time++)
    expect(await post(file)).toEqual({ status: 200, told: { state: 'sent', delivered, aside: 0, refused: 0 } });
  const { rows } = await market.runner.query(market.ctx, async (tx) => ({
    rows: await tx.selectFrom('till.receipt').select('id').where('organiser_id', '=', market.ctx.organiser).execute(),
  }));
  expect(rows.map(({ id }) => id).sort()).toEqual(sold.map(({ id }) => id).sort());
});

it('takes a whole day in', async () => {
  const written = Array.from({ length: 190 }, (_, at) => till.sell([[market.jahe, 1]], 'cash', 10 + at));
  const lines = till.takeUnsent();
  const file = fileOf(lines).repeat(4);
  expect(file.length).toBeGreaterThan(256 * 1_024);
  expect(written).toHaveLength(190);
  const told = { state: 'sent', delivered: 190 * 4, aside: 0, refused: 0 };
  expect(await post(file, 'berkas')).toEqual({ status: 200, told });
});

it('says of what is no such file that it is none', async () => {
  for (const [text, as] of [
    ['', 'berkas'],
    ['halo', 'berkas'],
    ['{"signature":"x"}', 'berkas'],
    [fileOf([]), 'lain'],
  ] as const)
    expect(await post(text, as)).toEqual({ status: 200, told: { state: 'invalid' } });
  const refused = { state: 'sent', delivered: 0, aside: 0, refused: 1 };
  expect(await post(`${JSON.stringify({ signature: 'x'.repeat(86), body: 'x\n' })}\n`)).toEqual({
    status: 200,
    told: refused,
  });
});

it('is for who enrols phones', async () => {
  const before = actor;
  actor = { kind: 'public' };
  expect((await post('halo')).status).not.toBe(200);
  actor = before;
});

it('is a kind: every page whose form carries a file takes it without script too', () => {
  const root = new URL('../../', import.meta.url).pathname;
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /-page\.tsx$|\/[A-Z]\w+\.tsx$/.test(file),
  );
  const carrying = files.filter((file) => /encType="multipart/i.test(readFileSync(join(root, file), 'utf8')));
  expect(carrying.length).toBeGreaterThanOrEqual(5);
  const bare = carrying
    .filter((file) => file.endsWith('-page.tsx'))
    .filter((file) => {
      const source = readFileSync(join(root, file), 'utf8');
      // A form that names another address leads to one of a photograph.
      return !/files: true/.test(source) && !/\/foto`\)\}/.test(source);
    });
  expect(bare).toEqual([]);
});
