import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRunner, type Runner } from '../../platform/db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../platform/db/test-database.ts';
import { findApplicationOf, getCall, getDesk, getPanel, listAccepted, listWaitlists } from '../../slices/call/index.ts';
import { listExhibitors } from '../../slices/exhibitors/index.ts';
import { demoContext } from './demo-context.ts';
import { demoId } from './demo-id.ts';
import { loadDemoEditions } from './load-demo.ts';

let database: OpenTestDatabase;
let runner: Runner;

beforeAll(async () => {
  database = await openTestDatabase();
  runner = createRunner(database.db);
  await loadDemoEditions(runner);
});
afterAll(() => database.close());

const now = Date.parse('2023-06-24T03:00:00Z');
const kaltim = { ...demoContext('kaltim', now), edition: demoId('edition', 'kaltim-2023') };
const tmii = { ...kaltim, edition: demoId('edition', 'kaltim-tmii-2023') };

it('the edition that is on has a published call, whose accepted are who exhibits', async () => {
  const [call, accepted, exhibitors, waitlists] = await runner.query(kaltim, async (tx) => [
    await getCall(kaltim, tx),
    await listAccepted(kaltim, tx),
    await listExhibitors(kaltim, tx),
    await listWaitlists(kaltim, tx, { all: true }),
  ]);
  expect(call).toMatchObject({ state: 'published', taking: false });
  expect(accepted.map(({ slug }) => slug).sort()).toEqual(exhibitors.map(({ slug }) => slug).sort());
  expect(waitlists.flatMap(({ waiting }) => waiting).length).toBe(4);
  // None of them is told anew.
  const { rows } = await database.pool.query(
    `select count(*)::int as told from platform.outbox where topic like 'call.%'`,
  );
  expect(rows).toEqual([{ told: 0 }]);
});

it('the edition to come has an open call with work for three curators', async () => {
  const panel = await runner.query(tmii, (tx) => getPanel(tmii, tx, { limit: 200 }));
  expect(panel.call).toMatchObject({ state: 'open', taking: true });
  expect(panel.count).toBeGreaterThanOrEqual(30);
  expect(panel.ranking.some(({ wide }) => wide)).toBe(true);
  expect(new Set(panel.ranking.map(({ scored }) => scored))).toEqual(new Set([0, 1, 2, 3]));
  for (const name of ['kurator-1', 'kurator-2', 'kurator-3']) {
    const membership = {
      organiser: tmii.organiser,
      role: 'curator',
      region: null,
      business: null,
      booth: null,
    } as const;
    const who = { ...tmii, actor: { kind: 'person', user: demoId('user', name), memberships: [membership] } as const };
    const desk = await runner.query(who, (tx) => getDesk(who, tx));
    expect(desk.open && desk.done > 0 && desk.next !== undefined).toBe(true);
  }
  const amplang = demoId('business', 'kaltim contoh-amplang-sepinggan');
  expect(await runner.query(tmii, (tx) => findApplicationOf(tmii, tx, amplang))).toMatchObject({
    state: 'draft',
    consent: null,
  });
});
