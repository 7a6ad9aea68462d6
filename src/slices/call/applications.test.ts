import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, userId } from '../../kinds/id.ts';
import { regionCode } from '../../kinds/region.ts';
import { listAudit } from '../../platform/audit/audit.ts';
import { createEdition, setDelegation } from '../editions/index.ts';
import { BALIKPAPAN, editionNamed, OPENING, PASER } from '../editions/testing/test-edition.ts';
import { takePart } from '../exhibitors/index.ts';
import {
  closeCall,
  countApplications,
  editCall,
  findApplicationOf,
  findCall,
  getApplication,
  getCall,
  listApplications,
  nominate,
  nominateMany,
  openCall,
  saveDraft,
  startApplication,
  submitApplication,
  withdrawApplication,
} from './index.ts';
import { listenTo } from './testing/listen-to.ts';
import { callOf, ITEM, openTestCall, RUBRIC, type TestCall } from './testing/open-call.ts';

const HOUR = 3_600_000;
let test: TestCall;

beforeAll(async () => {
  test = await openTestCall();
});
afterAll(() => test.stop());

describe('the call', () => {
  it('is set up, opened and closed by the organiser, and read as it was written', async () => {
    const { runner, ctx, as } = test;
    const { criteria, ...facts } = callOf();
    expect(await runner.query(ctx, (tx) => getCall(ctx, tx))).toEqual({
      ...facts,
      state: 'open',
      taking: true,
      publishedAt: null,
      criteria,
    });
    await expect(runner.command(ctx, (tx) => openCall(ctx, tx))).rejects.toMatchObject({
      code: 'call.wrong-step',
      data: { from: 'open', to: 'open' },
    });
    for (const role of ['officer', 'lead', 'curator', 'producer'] as const) {
      const who = as(role);
      for (const act of [closeCall, (...args: Parameters<typeof closeCall>) => editCall(...args, callOf())])
        await expect(runner.command(who, (tx) => act(who, tx))).rejects.toMatchObject({ code: 'request.forbidden' });
    }
  });

  it('is not there for another organiser, and refuses instants and criteria that make no sense', async () => {
    const { runner, ctx, other } = test;
    expect(await runner.query(other, (tx) => findCall(other, tx))).toBeUndefined();
    const wrong = callOf({ closesAt: OPENING - 2 * HOUR, criteria: [...RUBRIC, ...RUBRIC] });
    await expect(runner.command(ctx, (tx) => editCall(ctx, tx, wrong))).rejects.toMatchObject({
      code: 'request.invalid',
      fields: { closesAt: ['before the opening'], criteria: ['two criteria with one code'] },
    });
  });
});

describe('an application', () => {
  it('keeps half a draft, says all that is missing, and is handed in whole', async () => {
    const { runner, ctx, register } = test;
    const business = await register('amplang', BALIKPAPAN);
    const application = await runner.command(ctx, (tx) => startApplication(ctx, tx, { business }));
    expect(await runner.command(ctx, (tx) => startApplication(ctx, tx, { business }))).toBe(application);

    const half = { ...ITEM, name: { id: '', en: '' }, price: null };
    const saved = await runner.command(ctx, (tx) =>
      saveDraft(ctx, tx, { application, version: 1, needs: 'Colokan', items: [half, ITEM] }),
    );
    const submit = (version: number) =>
      runner.command(ctx, (tx) => submitApplication(ctx, tx, { application, version }));
    await expect(submit(saved.version)).rejects.toMatchObject({
      code: 'call.incomplete',
      data: { missing: ['items.0.name', 'items.0.price', 'statement', 'consent'] },
    });
    const photo = newId<'photo'>();
    const whole = await runner.command(ctx, (tx) =>
      saveDraft(ctx, tx, {
        application,
        version: saved.version,
        statement: 'Kami siap.',
        items: [{ ...ITEM, photos: [photo] }],
        consent: { purpose: 'Kurasi.' },
      }),
    );
    const heard = await listenTo(test, ['application.submitted']);
    await submit(whole.version);
    expect(await heard()).toEqual([
      { topic: 'application.submitted', payload: { id: application, business, region: BALIKPAPAN } },
    ]);
    const found = await runner.query(ctx, (tx) => findApplicationOf(ctx, tx, business));
    expect(found).toEqual({
      id: application,
      number: 1,
      business: { id: business, slug: 'amplang', name: 'Contoh amplang', madeUp: true },
      region: { code: BALIKPAPAN, name: 'Balikpapan' },
      state: 'submitted',
      version: 4,
      statement: 'Kami siap.',
      answers: {},
      needs: 'Colokan',
      consent: { at: OPENING, purpose: 'Kurasi.' },
      nominated: false,
      copied: false,
      madeAt: OPENING,
      submittedAt: OPENING,
      decidedAt: null,
      reasons: { id: '', en: '' },
      waitlistPosition: null,
      items: [{ ...ITEM, id: expect.any(String), photos: [photo] }],
    });
    await expect(
      runner.command(ctx, (tx) => saveDraft(ctx, tx, { application, version: 4, needs: 'x' })),
    ).rejects.toMatchObject({ code: 'call.not-a-draft' });
  });

  it('is not overwritten by a draft that was read before the last one', async () => {
    const { runner, ctx, register } = test;
    const business = await register('dua-ponsel', BALIKPAPAN);
    const application = await runner.command(ctx, (tx) => startApplication(ctx, tx, { business }));
    const save = (statement: string) =>
      runner.command(ctx, (tx) => saveDraft(ctx, tx, { application, version: 1, statement }));
    const saved = await Promise.allSettled([save('satu'), save('dua')]);
    expect(saved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = saved.find((each) => each.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'call.draft-changed', data: { version: 2 } });
  });

  it('can be withdrawn and begun again with all that was written', async () => {
    const { runner, ctx, apply } = test;
    const application = await apply('kembali', PASER);
    const before = await runner.query(ctx, (tx) => getApplication(ctx, tx, application, { all: true }));
    const withdraw = () => runner.command(ctx, (tx) => withdrawApplication(ctx, tx, { application }));
    await withdraw();
    await expect(withdraw()).rejects.toMatchObject({ code: 'call.not-in-play', data: { state: 'withdrawn' } });
    await runner.command(ctx, (tx) => startApplication(ctx, tx, { business: before.business.id }));
    expect(await runner.query(ctx, (tx) => getApplication(ctx, tx, application, { all: true }))).toEqual({
      ...before,
      state: 'draft',
      submittedAt: null,
      version: before.version + 1,
    });
  });

  it('is taken only while the call takes them', async () => {
    const { runner, register, after } = test;
    const business = await register('terlambat', BALIKPAPAN);
    for (const [when, code] of [
      [-2 * HOUR, 'call.not-yet-open'],
      [HOUR, 'call.call-over'],
    ] as const) {
      const then = after(when);
      await expect(runner.command(then, (tx) => startApplication(then, tx, { business }))).rejects.toMatchObject({
        code,
      });
    }
  });

  it('belongs to a business of a delegation', async () => {
    const { runner, ctx, register } = test;
    const business = await register('tanpa-delegasi', regionCode('64.02'));
    const start = (id: typeof business) => runner.command(ctx, (tx) => startApplication(ctx, tx, { business: id }));
    await expect(start(business)).rejects.toMatchObject({ code: 'call.no-delegation' });
    await expect(start(newId())).rejects.toMatchObject({ code: 'exhibitors.unknown-business' });
  });
});

describe('whose application', () => {
  it('a producer works on the own, a lead on those of the region, nobody on others', async () => {
    const { runner, register, as, ctx } = test;
    const mine = await register('milik-saya', BALIKPAPAN);
    const application = await runner.command(ctx, (tx) => startApplication(ctx, tx, { business: mine }));
    const allowed = [as('producer', { business: mine }), as('lead', { region: BALIKPAPAN }), as('officer')];
    let version = 1;
    for (const who of allowed)
      version = (
        await runner.command(who, (tx) => saveDraft(who, tx, { application, version, statement: who.actor.kind }))
      ).version;
    const barred = [as('producer', { business: newId() }), as('lead', { region: PASER }), as('curator'), as('cashier')];
    for (const who of barred) {
      const forbidden = { code: 'request.forbidden' };
      await expect(
        runner.command(who, (tx) => saveDraft(who, tx, { application, version, statement: 'x' })),
      ).rejects.toMatchObject(forbidden);
      await expect(runner.command(who, (tx) => withdrawApplication(who, tx, { application }))).rejects.toMatchObject(
        forbidden,
      );
      await expect(runner.command(who, (tx) => startApplication(who, tx, { business: mine }))).rejects.toMatchObject(
        forbidden,
      );
    }
    const reach = { all: false, regions: [PASER], businesses: [] } as const;
    await expect(runner.query(ctx, (tx) => getApplication(ctx, tx, application, reach))).rejects.toMatchObject({
      code: 'call.unknown-application',
    });
  });
});

describe('nominating', () => {
  it('makes drafts for many at once, leaves what there is, and all or none', async () => {
    const { runner, register, as, ctx, apply } = test;
    await runner.command(ctx, (tx) =>
      tx
        .insertInto('people.user')
        .values({
          id: userId('lead'),
          name: 'Ketua',
          email: 'l@contoh.invalid',
          emailVerified: true,
          twoFactorEnabled: null,
        })
        .execute(),
    );
    const lead = as('lead', { region: BALIKPAPAN, user: 'lead' as never });
    const first = await register('calon-satu', BALIKPAPAN);
    const there = await apply('sudah-daftar', BALIKPAPAN);
    const existing = await runner.query(ctx, (tx) => getApplication(ctx, tx, there, { all: true }));
    const elsewhere = await register('dari-paser', PASER);
    await expect(
      runner.command(lead, (tx) => nominateMany(lead, tx, [{ business: first }, { business: elsewhere }])),
    ).rejects.toMatchObject({ code: 'request.forbidden' });
    expect(await runner.query(ctx, (tx) => findApplicationOf(ctx, tx, first))).toBeUndefined();

    const begun = await runner.command(lead, (tx) =>
      nominateMany(lead, tx, [
        { business: first, items: [ITEM] },
        { business: existing.business.id, statement: 'x' },
      ]),
    );
    expect(begun.map(({ existed }) => existed)).toEqual([false, true]);
    expect(await runner.query(ctx, (tx) => findApplicationOf(ctx, tx, first))).toMatchObject({
      state: 'draft',
      nominated: true,
      items: [{ ...ITEM, id: expect.any(String) }],
    });
    expect(await runner.query(ctx, (tx) => getApplication(ctx, tx, there, { all: true }))).toEqual({
      ...existing,
      nominated: true,
    });
    expect(await runner.command(lead, (tx) => nominate(lead, tx, { business: first }))).toMatchObject({
      existed: true,
    });
  });

  it('takes the same number of statements for three as for one', async () => {
    const { register, ctx, countQueries } = test;
    const businesses = await Promise.all(['n1', 'n2', 'n3', 'n4'].map((slug) => register(slug, PASER)));
    const [one, ...three] = businesses.map((business) => ({ business, items: [ITEM] }));
    if (!one) throw new Error('nobody');
    const few = await countQueries((tx) => nominateMany(ctx, tx, [one]));
    expect(await countQueries((tx) => nominateMany(ctx, tx, three))).toBe(few);
  });
});

it('begins next year’s application from the last one, and a call may exclude who took part last time', async () => {
  const { runner, ctx, apply } = test;
  const application = await apply('tahun-depan', PASER);
  const last = await runner.query(ctx, (tx) => getApplication(ctx, tx, application, { all: true }));
  const next = { ...ctx, edition: newId<'edition'>() };
  const { series } = await runner.query(ctx, (tx) =>
    tx
      .selectFrom('editions.edition')
      .select('series_id as series')
      .where('id', '=', ctx.edition)
      .executeTakeFirstOrThrow(),
  );
  await runner.command(next, async (tx) => {
    await createEdition(next, tx, {
      ...editionNamed('kedua', series, next.edition),
      startsOn: '2023-11-25',
      endsOn: '2023-11-25',
    });
    await setDelegation(next, tx, { region: PASER, position: 0, boothQuota: 1, producerQuota: 1, leadAgency: null });
    await editCall(next, tx, callOf({ excludePrevious: true }));
    await openCall(next, tx);
  });
  const { business } = last;
  const begun = await runner.command(next, (tx) => startApplication(next, tx, { business: business.id }));
  const copy = await runner.query(next, (tx) => getApplication(next, tx, begun, { all: true }));
  expect(copy).toMatchObject({ copied: true, state: 'draft', statement: 'Kami siap.', consent: null, number: 1 });
  expect(copy.items).toEqual([{ ...ITEM, id: expect.any(String) }]);
  expect(copy.items[0]?.id).not.toBe(last.items[0]?.id);

  await runner.command(ctx, (tx) => takePart(ctx, tx, { business: business.id }));
  await runner.command(next, (tx) => withdrawApplication(next, tx, { application: begun }));
  await expect(
    runner.command(next, (tx) => startApplication(next, tx, { business: business.id })),
  ).rejects.toMatchObject({ code: 'call.took-part-last-time' });
});

describe('the list', () => {
  it('is paged by number, filtered by state, region and name, and within the reach', async () => {
    const { runner, ctx } = test;
    const all = { reach: { all: true }, limit: 100 } as const;
    const list = (filter: Partial<Parameters<typeof listApplications>[2]>) =>
      runner.query(ctx, (tx) => listApplications(ctx, tx, { ...all, ...filter }));
    const { items: whole, next } = await list({});
    expect(next).toBeUndefined();
    expect(whole.map(({ number }) => number)).toEqual(whole.map((_, at) => at + 1));
    const first = await list({ limit: 2 });
    expect(first).toEqual({ items: whole.slice(0, 2), next: 2 });
    expect((await list({ after: first.next })).items).toEqual(whole.slice(2));
    expect((await list({ state: 'draft' })).items).toEqual(whole.filter(({ state }) => state === 'draft'));
    expect((await list({ region: PASER })).items).toEqual(whole.filter(({ region }) => region.code === PASER));
    expect((await list({ search: 'MILIK' })).items.map(({ business }) => business.slug)).toEqual(['milik-saya']);
    expect((await list({ search: '%' })).items).toEqual([]);
    const paser = { all: false, regions: [PASER], businesses: [] } as const;
    expect((await list({ reach: paser })).items).toEqual(whole.filter(({ region }) => region.code === PASER));
    const counts = await runner.query(ctx, (tx) => countApplications(ctx, tx));
    const drafts = [...counts.values()].reduce((sum, { draft }) => sum + draft, 0);
    expect(drafts).toBe(whole.filter(({ state }) => state === 'draft').length);
    expect(whole[0]).toMatchObject({ items: 1, scored: 0, curators: 0, state: 'submitted', nominated: false });
  });

  it('takes as many statements for three as for one', async () => {
    const { ctx, countQueries } = test;
    const count = (limit: number) => countQueries((tx) => listApplications(ctx, tx, { reach: { all: true }, limit }));
    expect([await count(1), await count(3)]).toEqual([1, 1]);
  });
});

it('writes what people decide into the audit log', async () => {
  const { runner, ctx } = test;
  const acts = new Set((await runner.query(ctx, (tx) => listAudit(tx, 500))).map(({ action }) => action));
  for (const act of ['call.edited', 'call.moved', 'call.begun', 'call.nominated', 'call.submitted', 'call.withdrawn'])
    expect([act, acts.has(act)]).toEqual([act, true]);
});
