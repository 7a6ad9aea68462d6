/**
 * The matrix of all routes, roles and tenants, generated from the routes as they are registered: what POLICY says is what
 * happens, for a role with the own organiser, the same role with another, an ended one, a visitor, a device.
 */
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../kinds/time.ts';
import { type Action, POLICY } from '../platform/authz/access.ts';
import { type Actor, ROLES, type Role } from '../platform/db/context.ts';
import { type Pulse, startPulse } from '../platform/db/pulse.ts';
import { createRunner } from '../platform/db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../platform/db/test-database.ts';
import { type ApiEnv, createApi, type Services } from '../platform/http/api.ts';
import { answerError, identify } from '../platform/http/middleware.ts';
import { readSettings } from '../platform/settings/settings.ts';
import { findTenant } from '../slices/editions/index.ts';
import { demoId } from './demo/demo-id.ts';
import { loadDemoEditions } from './demo/load-demo.ts';
import { healthApi } from './health-api.ts';
import { openApiDocument } from './openapi.ts';
import { createOperation } from './operation.ts';
import { wireSlices } from './wire-slices.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly access: string;
}

let database: OpenTestDatabase;
let pulse: Pulse;
let app: Hono<ApiEnv>;
let operations: readonly Asked[];
/** Who asks next. */
let actor: Actor = { kind: 'public' };

const kaltim = demoId('organiser', 'kaltim');
const nusaRaya = demoId('organiser', 'nusa-raya');

function person(role: Role, organiser = kaltim): Actor {
  const membership = { organiser, role, region: '64.71', business: null, booth: null };
  return { kind: 'person', user: demoId('user', 'matrix'), memberships: [membership] };
}

beforeAll(async () => {
  database = await openTestDatabase();
  const runner = createRunner(database.db);
  await loadDemoEditions(runner);
  const log = pino({ level: 'silent' });
  const services: Services = {
    runner,
    clock: systemClock,
    log,
    settings: readSettings({}),
    findTenant: (slug) => findTenant(database.db, slug),
  };
  pulse = startPulse(database.app);
  const api = createApi();
  for (const part of [
    healthApi(services, createOperation({ version: 'test', services, pool: database.pool, pulse, dataDir: undefined })),
    ...wireSlices(services, new URL('../../', import.meta.url)).apis,
  ])
    api.route('/', part);
  app = new Hono<ApiEnv>();
  app.onError(answerError());
  app.use(identify(log), async (c, next) => {
    c.set('actor', actor);
    await next();
  });
  app.route('/', api);
  const document = openApiDocument(api, 'http://localhost');
  operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, { 'x-access'?: string }>).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      access: operation['x-access'] ?? 'undeclared',
    })),
  );
});
afterAll(async () => {
  await pulse.stop();
  await database.close();
});

/** Values that name nothing: what is let through finds nothing, what is not never gets so far. */
function addressOf({ path }: Asked, slug: string): string {
  return path
    .replace('{slug}', slug)
    .replace('{metric}', 'turnover')
    .replace(/\{code\}/, '64.71')
    .replace(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000');
}

async function ask(operation: Asked, who: Actor, slug = 'kaltim-2023'): Promise<number> {
  actor = who;
  const body = operation.method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {};
  const address = addressOf(operation, slug);
  // A stream would not end; that it begins is all this test asks.
  const leave = new AbortController();
  const response = await app.request(address, { method: operation.method, signal: leave.signal, ...body });
  leave.abort();
  await response.body?.cancel();
  return response.status;
}

const refused = (status: number) => status === 401 || status === 403;

describe('every route', () => {
  it('declares its access', () => {
    expect(operations.length).toBeGreaterThan(15);
    const known = new Set<string>(['public', 'signed-in', 'device', ...Object.keys(POLICY)]);
    expect(operations.filter((operation) => !known.has(operation.access))).toEqual([]);
  });

  it('is in the document: none is registered beside it', () => {
    const documented = new Set(operations.map(({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`));
    const registered = app.routes
      .filter((route) => route.method !== 'ALL')
      .map((route) => `${route.method} ${route.path}`);
    expect([...new Set(registered)].filter((route) => !documented.has(route))).toEqual([]);
  });

  it('with an action opens to the roles of the policy and to nobody else', async () => {
    const guarded = operations.filter((operation) => operation.access in POLICY);
    expect(guarded.length).toBeGreaterThan(5);
    const wrong: string[] = [];
    for (const operation of guarded) {
      const roles: readonly Role[] = POLICY[operation.access as Action];
      const expectations: [string, Actor, boolean][] = [
        ...ROLES.map((role): [string, Actor, boolean] => [`own ${role}`, person(role), roles.includes(role)]),
        ...ROLES.map((role): [string, Actor, boolean] => [`other tenant's ${role}`, person(role, nusaRaya), false]),
        ['ended', { kind: 'person', user: demoId('user', 'ended'), memberships: [] }, false],
        ['visitor', { kind: 'public' }, false],
        ['device', { kind: 'device', device: demoId('device', 'x') }, false],
      ];
      for (const [who, as, allowed] of expectations) {
        const status = await ask(operation, as);
        if (refused(status) === allowed || status >= 500)
          wrong.push(`${operation.method} ${operation.path} as ${who}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('that is not for everybody is kept by nobody on the way', async () => {
    const guarded = operations.filter(({ method, access }) => method === 'GET' && access !== 'public');
    expect(guarded.length).toBeGreaterThan(5);
    const kept: string[] = [];
    for (const operation of guarded) {
      actor = person('organiser');
      const leave = new AbortController();
      const response = await app.request(addressOf(operation, 'kaltim-2023'), { signal: leave.signal });
      leave.abort();
      await response.body?.cancel();
      const said = response.headers.get('cache-control') ?? '';
      if (!said.includes('no-store')) kept.push(`${operation.path}: ${response.status} ${said}`);
    }
    expect(kept).toEqual([]);
  });

  it('never answers with a fault of ours, whoever asks for whatever', async () => {
    const wrong: string[] = [];
    for (const operation of operations)
      for (const slug of ['kaltim-2023', 'nusa-raya-2023', 'no-such-edition', '%00', "x'--"]) {
        const status = await ask(operation, { kind: 'public' }, slug);
        if (status >= 500) wrong.push(`${operation.method} ${operation.path} (${slug}): ${status}`);
      }
    expect(wrong).toEqual([]);
  });

  it('for devices wants a signature before anything else', async () => {
    for (const operation of operations.filter(({ access }) => access === 'device')) {
      const status = await ask(operation, person('organiser'));
      expect([operation.path, status >= 400 && status < 500]).toEqual([operation.path, true]);
    }
  });
});
