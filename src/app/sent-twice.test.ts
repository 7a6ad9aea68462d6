/**
 * Every action that makes something, as the server runs it: the same form three times, twice of them in the same instant, makes
 * what it makes once. The actions are read from the routes; one that is in neither list fails.
 */
import type { RouteConfigEntry } from '@react-router/dev/routes';
import { sql } from 'kysely';
import { type ActionFunctionArgs, type Params, RouterContextProvider } from 'react-router';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../kinds/id.ts';
import type { Actor } from '../platform/db/context.ts';
import type { Tx } from '../platform/db/database.ts';
import { createRunner } from '../platform/db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../platform/db/test-database.ts';
import { SENT } from '../platform/forms/sent-field.ts';
import type { Services } from '../platform/http/api.ts';
import { createLog } from '../platform/log/log.ts';
import { pageRequest } from '../platform/page/page-context.ts';
import { DomainError } from '../platform/problem/domain-error.ts';
import { readSettings } from '../platform/settings/settings.ts';
import { findTenant } from '../slices/editions/index.ts';
import { loadDemoEditions, SET_UP } from './demo/load-demo.ts';
import { DEMO_PEOPLE } from './demo/people.ts';
import routes from './routes.ts';
import { sendForm } from './send-form.ts';
import { MAKING, type Making, PAST, type Shown, UNMAKING } from './testing/making-forms.ts';

type Module = { action?: (args: ActionFunctionArgs) => unknown; loader?: (args: never) => unknown };
const modules = import.meta.glob<Module>([
  './**/*.{ts,tsx}',
  '../slices/**/pages/*.{ts,tsx}',
  '!**/*.test.*',
  '!./routes.ts',
]);

function* filesOf(entries: readonly RouteConfigEntry[]): Generator<string> {
  for (const { file, children } of entries) {
    yield file;
    if (children) yield* filesOf(children);
  }
}
const keyOf = (file: string) => (file.startsWith('../') ? file : `./${file}`);
const load = async (file: string): Promise<Module> => (await modules[keyOf(file)]?.()) ?? {};

let database: OpenTestDatabase;
let services: Services;
let user: Actor;
/** The demo is set up; the coming edition's call is open later. */
let moment = SET_UP;
beforeAll(async () => {
  database = await openTestDatabase();
  const runner = createRunner(database.db);
  await loadDemoEditions(runner);
  services = {
    runner,
    clock: { now: () => moment },
    log: createLog('silent'),
    settings: readSettings({ SMTP_URL: 'smtp://127.0.0.1:1', GELARAN_DEMO: 'on' }),
    findTenant: (slug) => findTenant(runner.db, slug),
  };
  const tenant = await services.findTenant('kaltim-2023');
  const person = DEMO_PEOPLE.find(({ role }) => role === 'organiser');
  if (!tenant || !person) throw new Error('no demo');
  const held = { organiser: tenant.organiser, role: 'organiser' as const, region: null, business: null, booth: null };
  user = { kind: 'person', user: person.user, memberships: [held] };
});
afterAll(() => database.close());

async function asked({ edition, search, params }: Making, values: Shown | undefined) {
  const url = new URL(`http://localhost/kerja/${edition}/x${search ?? ''}`);
  const context = new RouterContextProvider();
  context.set(pageRequest, {
    services,
    actor: user,
    locale: 'id',
    requestId: newId(),
    nonce: undefined,
    tenant: await services.findTenant(edition),
    access: 'signed-in',
    refusal: undefined,
  });
  const body = new URLSearchParams(values?.map(([name, value]) => [name, value]));
  const request = values ? new Request(url, { method: 'POST', body }) : new Request(url);
  const given: Params = { slug: edition, ...params };
  return { request, url, pattern: '', params: given, context };
}

async function within<T>(edition: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tenant = await services.findTenant(edition);
  if (!tenant) throw new Error('no such edition');
  const { organiser } = tenant;
  const ctx = { actor: { kind: 'system' }, organiser, clock: services.clock, locale: 'id', requestId: '' } as const;
  return services.runner.command(ctx, work);
}

/** Rows of each table that the application may read, as the edition's organiser sees them. */
function counts(edition: string): Promise<Record<string, number>> {
  return within(edition, async (tx) => {
    const { rows } = await sql<{ name: string }>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')
        and has_table_privilege(format('%I.%I', schemaname, tablename), 'select')`.execute(tx);
    const each = rows.map(({ name }) => sql`select ${name}::text as name, count(*)::int as n from ${sql.raw(name)}`);
    const counted = await sql<{ name: string; n: number }>`${sql.join(each, sql` union all `)}`.execute(tx);
    return Object.fromEntries(counted.rows.map(({ name, n }) => [name, n]));
  });
}

const HOUR = 3_600_000;

function openingOf(edition: string): Promise<number> {
  return within(edition, async (tx) => {
    const { opens_at } = await tx
      .selectFrom('call.call')
      .innerJoin('editions.edition', 'editions.edition.id', 'call.call.edition_id')
      .select('call.call.opens_at')
      .where('editions.edition.slug', '=', edition)
      .executeTakeFirstOrThrow();
    return opens_at + HOUR;
  });
}

const grown = (before: Record<string, number>, after: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(after).flatMap(([name, n]) => (n === before[name] ? [] : [[name, n - (before[name] ?? 0)]])),
  );

describe('an action', () => {
  it('is in the list of those that make something, or says why it makes nothing twice', async () => {
    const acting: string[] = [];
    for (const file of new Set(filesOf(routes))) if ((await load(file)).action) acting.push(file);
    expect(acting.length).toBeGreaterThan(70);
    const listed = new Set([...MAKING.map(({ file }) => file), ...Object.keys(UNMAKING)]);
    expect(acting.filter((file) => !listed.has(file))).toEqual([]);
    expect([...listed].filter((file) => !acting.includes(file))).toEqual([]);
  }, 120_000);

  it.each(MAKING.map((making) => [`${making.file} ${making.intent}`, making] as const))('%s', async (_, making) => {
    moment = making.edition === PAST ? SET_UP : await openingOf(making.edition);
    const { action, loader } = await load(making.file);
    if (!action) throw new Error('no action');
    const fields = await making.fields({
      load: async () => loader?.((await asked(making, undefined)) as never),
      one: (query) => within(making.edition, async (tx) => (await query.execute(tx)).rows[0]?.id ?? ''),
    });
    const values: Shown = [[SENT, `${newId()}_R_1_`], ...fields];
    const send = async () => {
      try {
        const answer = await sendForm(action, await asked(making, values), (error) => {
          throw error;
        });
        return answer instanceof Response
          ? `${answer.status} ${answer.headers.get('location')}`
          : JSON.stringify(answer);
      } catch (error) {
        if (error instanceof Response) return `${error.status} ${error.headers.get('location')}`;
        if (error instanceof DomainError) return error.code;
        throw error;
      }
    };
    const before = await counts(making.edition);
    const together = await Promise.all([send(), send()]);
    const between = await counts(making.edition);
    const answers = [...together, await send()];
    const once = grown(before, between);
    expect({ answer: answers[0], ...once }).toMatchObject(making.makes);
    expect(new Set(answers).size).toBe(1);
    expect(grown(between, await counts(making.edition))).toEqual({});
  });
});
