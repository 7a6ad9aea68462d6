/** A draft is there for its people alone, on every public route as they are registered; its addresses stay its own; an empty one goes. */
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../kinds/id.ts';
import type { Actor } from '../platform/db/context.ts';
import { type ApiEnv, createApi, type Services } from '../platform/http/api.ts';
import { answerError, identify } from '../platform/http/middleware.ts';
import { readSettings } from '../platform/settings/settings.ts';
import {
  type AtEdition,
  createEdition,
  editEdition,
  findTenant,
  getDeadlines,
  getEditionFacts,
  getSeriesOf,
  listEditionsPublic,
  listVenues,
  moveEdition,
  renameSeries,
  setDelegation,
  setEditionState,
} from '../slices/editions/index.ts';
import {
  BALIKPAPAN,
  editionNamed,
  openTestEdition,
  type TestEdition,
} from '../slices/editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../slices/exhibitors/index.ts';
import { addBooth, drawHall } from '../slices/floor/index.ts';
import { openApiDocument } from './openapi.ts';
import { wireSlices } from './wire-slices.ts';
import { deleteEdition, listWork } from './work/editions/delete-edition.ts';
import { moveDates } from './work/editions/move-dates.ts';

let test: TestEdition;
let app: Hono<ApiEnv>;
let actor: Actor = { kind: 'public' };
/** Of every public route that an edition's address is part of. */
let paths: readonly string[];

const organiserOf = ({ organiser }: AtEdition): Actor => ({
  kind: 'person',
  user: newId<'user'>(),
  memberships: [{ organiser, role: 'organiser', region: null, business: null, booth: null }],
});

beforeAll(async () => {
  test = await openTestEdition();
  const log = pino({ level: 'silent' });
  const { runner, ctx } = test;
  const services: Services = {
    runner,
    clock: ctx.clock,
    log,
    settings: readSettings({}),
    findTenant: (slug) => findTenant(runner.db, slug),
  };
  const api = createApi();
  for (const part of wireSlices(services, new URL('../../', import.meta.url)).apis) api.route('/', part);
  app = new Hono<ApiEnv>();
  app.onError(answerError());
  app.use(identify(log), async (c, next) => {
    c.set('actor', actor);
    await next();
  });
  app.route('/', api);
  const document = openApiDocument(api, 'http://localhost');
  paths = Object.entries(document.paths ?? {}).flatMap(([path, item]) => {
    const get = (item as { get?: { 'x-access'?: string } }).get;
    return get?.['x-access'] === 'public' && path.includes('{slug}') ? [path] : [];
  });
});
afterAll(() => test.stop());

const ask = async (path: string) => (await app.request(path)).status;
const at = (slug: string) => paths.map((path) => path.replace('{slug}', slug).replaceAll(/\{\w+\}/g, 'x'));
const set = (state: 'draft' | 'public' | 'archived') =>
  test.runner.command(test.ctx, (tx) => setEditionState(test.ctx, tx, state));

interface Page {
  readonly asOf: string;
  readonly items: readonly { readonly slug?: string; readonly state?: string; readonly editions?: readonly string[] }[];
  readonly gone?: readonly { readonly id: string }[];
}
const read = async (path: string) => (await (await app.request(path)).json()) as Page;

describe('a draft', () => {
  it('answers 404 to everybody on every public route, and to its own people as if it were public', async () => {
    expect(paths.length).toBeGreaterThan(10);
    const { asOf } = await read('/api/v1/editions');
    await set('draft');
    for (const who of [{ kind: 'public' } as const, organiserOf(test.other)]) {
      actor = who;
      for (const path of at('pertama')) expect([path, await ask(path)]).toEqual([path, 404]);
    }
    actor = organiserOf(test.ctx);
    for (const path of ['', '/delegations', '/venues', '/products', '/booths', '/board'])
      expect([path, await ask(`/api/v1/editions/pertama${path}`)]).toEqual([path, 200]);
    actor = { kind: 'public' };
    expect((await listEditionsPublic(test.runner.db)).editions.map(({ slug }) => slug)).toEqual(['lain']);
    const page = await read(`/api/v1/editions?modifiedSince=${asOf}`);
    expect(page.gone).toEqual([{ id: 'pertama', removed: true, at: expect.any(String) }]);
    expect((await read('/api/v1/series')).items.flatMap(({ editions }) => editions)).toEqual(['lain']);
    await set('public');
    expect((await read(`/api/v1/editions?modifiedSince=${asOf}`)).gone).toEqual([]);
    expect(await ask('/api/v1/editions/pertama')).toBe(200);
  });

  it('is what a new edition is', async () => {
    const { runner, ctx } = test;
    const edition = newId<'edition'>();
    const fresh: AtEdition = { ...ctx, edition };
    await runner.command(fresh, async (tx) => {
      const { state: _, ...input } = editionNamed('baru-saja', await getSeriesOf(ctx, tx), edition);
      await createEdition(fresh, tx, { ...input, startsOn: '2024-01-01', endsOn: '2024-01-02' });
    });
    expect(await runner.query(fresh, (tx) => getEditionFacts(fresh, tx))).toMatchObject({ state: 'draft' });
    expect(await ask('/api/v1/editions/baru-saja')).toBe(404);
    // Nobody has seen it: deleting it frees its address for whoever comes.
    await runner.command(fresh, async (tx) => {
      const hall = await drawHall(fresh, tx, { name: 'Aula', width: 9_000, depth: 9_000 });
      const place = { x: 0, y: 0, width: 3_000, depth: 3_000 };
      await addBooth(fresh, tx, { hall, number: 'A1', cluster: 'A', ...place, region: null });
      await setDelegation(fresh, tx, {
        region: BALIKPAPAN,
        position: 0,
        boothQuota: 1,
        producerQuota: 1,
        leadAgency: null,
      });
    });
    expect(await runner.command(fresh, (tx) => deleteEdition(fresh, tx))).toBe(true);
    expect(await findTenant(runner.db, 'baru-saja')).toBeUndefined();
    expect(
      await runner.db.selectFrom('editions.directory').select('slug').where('slug', '=', 'baru-saja').execute(),
    ).toEqual([]);
  });
});

it('keeps what is archived readable, and says so', async () => {
  await set('archived');
  expect(await ask('/api/v1/editions/pertama')).toBe(200);
  expect((await read('/api/v1/editions')).items).toContainEqual(
    expect.objectContaining({ slug: 'pertama', state: 'archived' }),
  );
  await set('public');
});

describe('an address', () => {
  it('changes; the one before leads on, tells that it is gone, and is nobody else’s', async () => {
    const { runner, ctx, other } = test;
    const { asOf } = await read('/api/v1/editions');
    const move = (who: AtEdition, to: string) => runner.command(who, (tx) => moveEdition(who, tx, to));
    await move(ctx, 'pertama-2023');
    for (const slug of ['pertama', 'pertama-2023'])
      expect(await findTenant(runner.db, slug)).toMatchObject({ edition: ctx.edition, slug: 'pertama-2023' });
    expect((await read(`/api/v1/editions?modifiedSince=${asOf}`)).gone?.map(({ id }) => id)).toEqual(['pertama']);
    await expect(move(other, 'pertama')).rejects.toMatchObject({ code: 'editions.slug-taken' });
    await move(ctx, 'pertama');
    expect(await findTenant(runner.db, 'pertama-2023')).toMatchObject({ slug: 'pertama' });
    await expect(move(other, 'pertama-2023')).rejects.toMatchObject({ code: 'editions.slug-taken' });
  });

  it('is for whoever manages the organiser’s editions', async () => {
    const { runner, ctx, other } = test;
    const foreign = { ...ctx, actor: organiserOf(other) };
    for (const work of [
      () => runner.command(foreign, (tx) => moveEdition(foreign, tx, 'direbut')),
      () => runner.command(foreign, (tx) => setEditionState(foreign, tx, 'draft')),
      () => runner.command(foreign, (tx) => deleteEdition(foreign, tx)),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'request.forbidden' });
  });
});

it('renames a series of its own', async () => {
  const { runner, ctx, other } = test;
  const series = await runner.query(ctx, (tx) => getSeriesOf(ctx, tx));
  await runner.command(ctx, (tx) => renameSeries(ctx, tx, { series, name: 'Pameran Besar' }));
  expect((await runner.query(ctx, (tx) => getEditionFacts(ctx, tx))).series).toBe('Pameran Besar');
  await expect(
    runner.command(other, (tx) => renameSeries(other, tx, { series, name: 'Direbut' })),
  ).rejects.toMatchObject({ code: 'editions.unknown-series' });
});

it('moves deadlines as far as the first day', async () => {
  const { runner, ctx } = test;
  const before = await runner.query(ctx, (tx) => getDeadlines(ctx, tx));
  await runner.command(ctx, async (tx) => {
    const { name, theme, summary, figuresPublic } = await getEditionFacts(ctx, tx);
    const venues = await listVenues(ctx, tx);
    await editEdition(ctx, tx, {
      name,
      theme,
      summary,
      figuresPublic,
      venues,
      startsOn: '2023-07-03',
      endsOn: '2023-07-05',
    });
    await moveDates(ctx, tx, '2023-06-23', '2023-07-03');
  });
  expect((await runner.query(ctx, (tx) => getDeadlines(ctx, tx))).tills).toBe('2023-07-02');
  expect(before.tills).toBe('2023-06-22');
});

it('never deletes an edition in which somebody takes part', async () => {
  const { runner, ctx } = test;
  await runner.command(ctx, async (tx) => {
    const words = { story: { id: '', en: '' }, whatsapp: null, madeUp: true };
    const business = await registerBusiness(ctx, tx, { slug: 'alfa', name: 'Alfa', region: BALIKPAPAN, ...words });
    await takePart(ctx, tx, { business });
  });
  expect(await runner.query(ctx, (tx) => listWork(ctx, tx))).toEqual(['exhibitors.exhibitor']);
  expect(await runner.command(ctx, (tx) => deleteEdition(ctx, tx))).toBe(false);
  expect(await findTenant(runner.db, 'pertama')).toBeDefined();
});
