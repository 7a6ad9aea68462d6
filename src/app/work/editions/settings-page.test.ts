/** The forms of an edition's settings as a browser posts them, and where its earlier address leads. */
import { Hono } from 'hono';
import { RouterContextProvider, type ServerBuild } from 'react-router';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../kinds/id.ts';
import type { Actor } from '../../../platform/db/context.ts';
import type { ApiEnv, Services } from '../../../platform/http/api.ts';
import { createLog } from '../../../platform/log/log.ts';
import type { KeptPages } from '../../../platform/page/kept-pages.ts';
import { pageRequest } from '../../../platform/page/page-context.ts';
import { readSettings } from '../../../platform/settings/settings.ts';
import { getCall } from '../../../slices/call/index.ts';
import { openTestCall, type TestCall } from '../../../slices/call/testing/open-call.ts';
import { type AtEdition, findTenant, getDeadlines, getEditionFacts } from '../../../slices/editions/index.ts';
import { BALIKPAPAN } from '../../../slices/editions/testing/test-edition.ts';
import type { Auth } from '../../../slices/people/index.ts';
import { createPages } from '../../pages.ts';
import { action, loader } from './settings-page.tsx';

let test: TestCall;
let services: Services;
beforeAll(async () => {
  test = await openTestCall();
  await test.apply('ada', BALIKPAPAN);
  services = {
    runner: test.runner,
    clock: test.ctx.clock,
    log: createLog('silent'),
    settings: readSettings({}),
    findTenant: (slug) => findTenant(test.runner.db, slug),
  };
});
afterAll(() => test.stop());

function organiser({ organiser }: AtEdition): Actor {
  const held = { organiser, role: 'organiser' as const, region: null, business: null, booth: null };
  return { kind: 'person', user: newId<'user'>(), memberships: [held] };
}

async function asked(slug: string, form: Readonly<Record<string, string>> | undefined, actor = organiser(test.ctx)) {
  const url = new URL(`/kerja/${slug}/pengaturan`, 'http://localhost');
  const context = new RouterContextProvider();
  const tenant = await services.findTenant(slug);
  context.set(pageRequest, {
    services,
    actor,
    locale: 'id',
    requestId: newId(),
    nonce: undefined,
    tenant,
    access: 'editions.manage',
    refusal: undefined,
  });
  const request = form ? new Request(url, { method: 'POST', body: new URLSearchParams(form) }) : new Request(url);
  return { request, url, pattern: '', params: { slug }, context };
}

const post = async (slug: string, form: Readonly<Record<string, string>>, actor?: Actor) =>
  action(await asked(slug, form, actor));
const shown = async (slug: string) => loader(await asked(slug, undefined));
const facts = () => test.runner.query(test.ctx, (tx) => getEditionFacts(test.ctx, tx));

describe('the settings of an edition', () => {
  it('are archived, taken back to a draft and published by their buttons', async () => {
    for (const [button, state] of [
      ['archive', 'archived'],
      ['withdraw', 'draft'],
      ['publish', 'public'],
    ] as const) {
      await post('pertama', { do: button });
      expect([button, (await facts()).state]).toEqual([button, state]);
    }
  });

  it('change nothing for who does not manage them', async () => {
    const before = await facts();
    const stranger = organiser(test.other);
    for (const button of ['archive', 'delete', 'move'])
      await expect(
        post('pertama', { do: button, slug: 'dicuri' }, stranger).then((told) => {
          if ('refusal' in told) throw new Error('refused');
        }),
      ).rejects.toThrow();
    expect(await facts()).toEqual(before);
  });

  it('move the deadlines and the call with the dates, where that is ticked', async () => {
    const at = async () =>
      test.runner.query(test.ctx, async (tx) => ({
        deadlines: Object.values(await getDeadlines(test.ctx, tx)),
        closes: (await getCall(test.ctx, tx)).closesAt,
      }));
    const before = await at();
    const { values } = await shown('pertama');
    const later = (day: string, days: number) =>
      new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
    const { startsOn = '', endsOn = '' } = values;
    const moved = { ...values, do: 'save', startsOn: later(startsOn, 7), endsOn: later(endsOn, 7) };
    expect(await post('pertama', { ...moved, moveDates: 'on' })).toEqual({ saved: true });
    const after = await at();
    expect(after.closes - before.closes).toBe(7 * 86_400_000);
    expect(after.deadlines).toEqual(before.deadlines.map((day) => later(day, 7)));
    expect(await post('pertama', { ...values, do: 'save' })).toEqual({ saved: true });
    expect([(await facts()).startsOn, await at()]).toEqual([startsOn, after]);
  });

  it('are deleted where nobody has worked yet, and stay where somebody has', async () => {
    const stays = await post('pertama', { do: 'delete' });
    expect(stays instanceof Response && stays.headers.get('location')).toBe('/kerja/pertama/pengaturan');
    expect(await services.findTenant('pertama')).toBeDefined();
    const answer = await post('lain', { do: 'delete' }, organiser(test.other));
    expect(answer instanceof Response && answer.headers.get('location')).toBe('/kerja');
    expect(await services.findTenant('lain')).toBeUndefined();
  });

  it('give the edition another address, to which the one before leads for good', async () => {
    const answer = await post('pertama', { do: 'move', slug: 'berganti' });
    expect(answer instanceof Response && [answer.status, answer.headers.get('location')]).toEqual([
      302,
      '/kerja/berganti/pengaturan',
    ]);
    const page = { handle: { access: 'public' }, default: () => null };
    const routes = { e: { id: 'e', path: 'e/:slug/produk', parentId: undefined, module: page } };
    const build = { routes } as unknown as ServerBuild;
    const app = new Hono<ApiEnv>();
    app.use(async (c, next) => {
      c.set('actor', { kind: 'public' });
      await next();
    });
    app.all('*', createPages(build, services, {} as Auth, {} as KeptPages));
    const old = await app.request('/e/pertama/produk?hal=2');
    expect([old.status, old.headers.get('location')]).toEqual([301, '/e/berganti/produk?hal=2']);
  });
});
