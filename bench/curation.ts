/**
 * The lists of curation over 2,000 applications that three curators each have scored, read as the pages read them, each in
 * a transaction of its own: the applications' list by state, region and name, page by page; the panel's ranking of one
 * delegation and of all; a curator's desk; sharing the work out; a curator's single tap.
 */

import { type ApplicantScript, fillCall } from '../src/app/demo/fill-call.ts';
import { loadDemoEditions } from '../src/app/demo/load-demo.ts';
import { type Id, newId, userId } from '../src/kinds/id.ts';
import { createDb, createPool } from '../src/platform/db/connect.ts';
import type { Tx } from '../src/platform/db/database.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { createRunner, type Runner } from '../src/platform/db/runner.ts';
import { startTestServer } from '../src/platform/postgres/test-database.ts';
import type { Item } from '../src/slices/call/contract.ts';
import {
  copyCall,
  countApplications,
  getDesk,
  getPanel,
  listApplications,
  openCall,
  saveScores,
  shareWork,
} from '../src/slices/call/index.ts';
import {
  type AtEdition,
  createEdition,
  createSeries,
  findTenant,
  getEditionFacts,
  listDelegations,
  type Region,
  setDelegation,
} from '../src/slices/editions/index.ts';
import { percentile, printFigure } from './figure.ts';

const APPLICATIONS = 2_000;
const ITEMS = 3;
const READINGS = 200;
const CURATORS = 12;
/** 24 June 2023, 15.42 WIB. */
const NOW = Date.parse('2023-06-24T08:42:00Z');
const AIM_MS = 300;

const server = await startTestServer({ prepare: async (owner) => void (await migrate(owner, 'migrations')) });
try {
  const database = await server.clone();
  const pool = createPool(database.app, 4);
  try {
    await measure(createRunner(createDb(pool)));
  } finally {
    await pool.end();
    await database.drop();
  }
} finally {
  await server.stop();
}

async function measure(runner: Runner): Promise<void> {
  await loadDemoEditions(runner);
  const tenant = await findTenant(runner.db, 'kaltim-tmii-2023');
  if (!tenant) throw new Error('the demo has no kaltim-tmii-2023');
  const demo: AtEdition = {
    actor: { kind: 'system' },
    organiser: tenant.organiser,
    edition: tenant.edition,
    clock: { now: () => NOW },
    locale: 'id',
    requestId: newId(),
  };
  const { ctx, curator } = await fill(runner, demo);
  const region = (await runner.query(ctx, (tx) => listDelegations(ctx, tx)))[0]?.region.code;
  if (region === undefined) throw new Error('no delegation');
  const all = { reach: { all: true }, limit: 50 } as const;
  const lists = {
    list_first: (at: number) => runner.query(ctx, (tx) => listApplications(ctx, tx, { ...all, after: at * 9 })),
    list_state: () =>
      runner.query(ctx, (tx) => listApplications(ctx, tx, { ...all, state: 'submitted', after: 1_000 })),
    list_region: () => runner.query(ctx, (tx) => listApplications(ctx, tx, { ...all, region })),
    list_name: (at: number) => runner.query(ctx, (tx) => listApplications(ctx, tx, { ...all, search: `uji ${at}` })),
    counts: () => runner.query(ctx, (tx) => countApplications(ctx, tx)),
    panel_region: () => runner.query(ctx, (tx) => getPanel(ctx, tx, { region, limit: 50 })),
    panel_all: () => runner.query(ctx, (tx) => getPanel(ctx, tx, { limit: 50 })),
    desk: () => runner.query(curator, (tx) => getDesk(curator, tx)),
  };
  for (const [name, read] of Object.entries(lists)) await report(name, read);
  await report('share_out', () => runner.command(ctx, (tx) => shareWork(ctx, tx)), 20);
  const desk = await runner.query(curator, (tx) => getDesk(curator, tx));
  const [criterion] = desk.call.criteria;
  const line = desk.lines[0];
  if (!criterion || !line) throw new Error('nothing to score');
  await report('tap', (at) =>
    runner.command(curator, (tx) =>
      saveScores(curator, tx, {
        application: line.id,
        scores: [{ criterion: criterion.code, points: at % (criterion.scale + 1), remark: 'uji' }],
        finish: false,
      }),
    ),
  );
}

async function report(name: string, work: (at: number) => Promise<unknown>, readings = READINGS): Promise<void> {
  const times: number[] = [];
  for (let at = 0; at < readings; at++) {
    const from = performance.now();
    await work(at);
    times.push(performance.now() - from);
  }
  for (const [share, suffix] of [
    [0.5, 'p50'],
    [0.95, 'p95'],
  ] as const)
    printFigure({
      bench: 'curation',
      name: `${name}_${suffix}`,
      value: percentile(times, share),
      unit: 'ms',
      limit: null,
      note: `${readings} readings, ${APPLICATIONS} applications x 3 curators; aim p95 <= ${AIM_MS}`,
    });
}

/** An edition with the demo's call copied, filled with applications; returns the circumstances of one curator. */
async function fill(
  runner: Runner,
  demo: AtEdition,
): Promise<{ readonly ctx: AtEdition; readonly curator: AtEdition }> {
  const ctx: AtEdition = { ...demo, edition: newId<'edition'>(NOW) };
  const delegations = await runner.query(demo, (tx) => listDelegations(demo, tx));
  const facts = await runner.query(demo, (tx) => getEditionFacts(demo, tx));
  const users = Array.from({ length: CURATORS }, (_, at) => userId(`bench-curator-${at}`));
  await runner.command(ctx, async (tx) => {
    const series = await createSeries(ctx, tx, { name: 'Uji' });
    const { organiser: _, contentVersion: __, ...edition } = facts;
    await createEdition(ctx, tx, { ...edition, series, id: ctx.edition, slug: 'uji-kurasi', state: 'public' });
    for (const { region, leadAgency: _, ...delegation } of delegations)
      await setDelegation(ctx, tx, { ...pickQuotas(delegation), region: region.code, leadAgency: null });
    await copyCall(ctx, tx, { from: demo.edition, to: ctx.edition });
    await openCall(ctx, tx);
    await addCurators(ctx, tx, users);
    await fillCall(ctx, tx, {
      curators: users.map((user) => ({ user, regions: [], businesses: [] })),
      applicants: await applicants(ctx, tx, delegations),
    });
  });
  const membership = { organiser: ctx.organiser, role: 'curator', region: null, business: null, booth: null } as const;
  return {
    ctx,
    curator: { ...ctx, actor: { kind: 'person', user: users[0] as Id<'user'>, memberships: [membership] } },
  };
}

function pickQuotas({
  position,
  boothQuota,
  producerQuota,
}: {
  position: number;
  boothQuota: number;
  producerQuota: number;
}) {
  return { position, boothQuota, producerQuota };
}

async function addCurators(ctx: AtEdition, tx: Tx, users: readonly Id<'user'>[]): Promise<void> {
  const plain = { emailVerified: true, twoFactorEnabled: null };
  await tx
    .insertInto('people.user')
    .values(users.map((id) => ({ ...plain, id, name: id, email: `${id}@contoh.invalid` })))
    .execute();
  const held = {
    organiser_id: ctx.organiser,
    role: 'curator',
    region_code: null,
    business_id: null,
    booth_id: null,
  } as const;
  await tx
    .insertInto('people.membership')
    .values(users.map((user_id) => ({ ...held, id: newId(), user_id })))
    .execute();
}

async function applicants(
  ctx: AtEdition,
  tx: Tx,
  delegations: readonly { readonly region: Region }[],
): Promise<ApplicantScript[]> {
  const made = Array.from({ length: APPLICATIONS }, (_, at): ApplicantScript => {
    const region = delegations[at % delegations.length]?.region.code;
    if (region === undefined) throw new Error('no delegation');
    const item = (number: number): Item => ({
      id: newId<'item'>(NOW),
      name: { id: `Produk uji ${at}-${number}`, en: `Test product ${at}-${number}` },
      description: { id: 'Untuk mengukur.', en: 'To measure with.' },
      category: 'kuliner',
      price: 20_000 + number,
      unit: '',
      photos: [],
    });
    return {
      id: newId<'application'>(NOW),
      business: newId<'business'>(NOW),
      region,
      state: 'submitted',
      statement: 'Untuk mengukur.',
      needs: '',
      items: Array.from({ length: ITEMS }, (_, number) => item(number)),
      consent: true,
      madeAt: NOW - 10 * 86_400_000,
      finished: 3,
      worth: 0.3 + (at % 13) * 0.05,
      apart: at % 7 === 0 ? 0.3 : 0.05,
    };
  });
  for (let at = 0; at < made.length; at += 500)
    await tx
      .insertInto('exhibitors.business')
      .values(
        made.slice(at, at + 500).map(({ business, region }, index) => ({
          organiser_id: ctx.organiser,
          id: business,
          slug: `uji-${at + index}`,
          name: `Contoh uji ${at + index}`,
          region_code: region,
          story_id: '',
          story_en: '',
          whatsapp: null,
          made_up: true,
        })),
      )
      .execute();
  return made;
}
