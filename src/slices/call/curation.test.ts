import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import { findBrokenAudit } from '../../platform/audit/audit.ts';
import { listMail } from '../../platform/mail/outbox.ts';
import type { AtEdition } from '../editions/index.ts';
import { createEdition, getContentVersion, setDelegation } from '../editions/index.ts';
import { BALIKPAPAN, editionNamed, PASER } from '../editions/testing/test-edition.ts';
import { claimIdentifier, listExhibitors, saveProfile } from '../exhibitors/index.ts';
import {
  closeCall,
  copyCall,
  decide,
  declareConflict,
  editCall,
  fillPlaces,
  getApplication,
  getCall,
  getDesk,
  getPanel,
  getScoreSheet,
  listAccepted,
  listHistory,
  listOpinions,
  listProgress,
  listWaitlists,
  openCall,
  orderWaitlist,
  publishResults,
  saveScores,
  shareWork,
  startApplication,
  submitApplication,
  tellOfBusiness,
  undoDecision,
  withdrawApplication,
  writeLetters,
} from './index.ts';
import { HIDDEN } from './rules/hide-identity.ts';
import { listenTo } from './testing/listen-to.ts';
import { callOf, ITEM, openTestCall, RUBRIC, type TestCall } from './testing/open-call.ts';

const HOUR = 3_600_000;

describe('curators', () => {
  let test: TestCall;
  let first: Id<'application'>;
  let paser: Id<'application'>;
  /** One curator is of Balikpapan's delegation, the others of none. */
  let home: AtEdition;
  let away: AtEdition[];

  beforeAll(async () => {
    test = await openTestCall();
    const local = await test.curator('lokal', { region: BALIKPAPAN });
    const users = [await test.curator('jauh-1'), await test.curator('jauh-2')];
    home = test.as('curator', { user: local });
    away = users.map((user) => test.as('curator', { user }));
    first = await test.apply('amplang', BALIKPAPAN);
    paser = await test.apply('batik', PASER);
  });
  afterAll(() => test.stop());

  const desk = (who: AtEdition) => test.runner.query(who, (tx) => getDesk(who, tx));
  const give = (
    who: AtEdition,
    application: Id<'application'>,
    points: readonly (number | null)[],
    finish: boolean,
    remark = '',
  ) =>
    test.runner.command(who, (tx) =>
      saveScores(who, tx, {
        application,
        scores: RUBRIC.map(({ code }, at) => ({ criterion: code, points: points[at] ?? null, remark })),
        finish,
      }),
    );

  it('get applications as they come in, but none of the own delegation', async () => {
    expect((await desk(home)).lines.map(({ id }) => id)).toEqual([paser]);
    const [one, two] = await Promise.all(away.map(desk));
    expect(one?.lines.map(({ id }) => id)).toContain(first);
    expect(two?.lines.map(({ id }) => id)).toContain(first);
    const producer = test.as('producer');
    await expect(desk(producer)).rejects.toMatchObject({ code: 'request.forbidden' });
  });

  it('see numbers instead of names, in texts too', async () => {
    const [one] = away as [AtEdition];
    await test.runner.command(test.ctx, (tx) =>
      tx
        .updateTable('call.application')
        .set({ statement: 'Kami, CONTOH amplang, siap. Tanya Bu Melati di 0812-3456-7890 atau @contoh.' })
        .where('id', '=', first)
        .execute(),
    );
    await test.runner.command(test.ctx, (tx) =>
      tx
        .updateTable('call.item')
        .set({ unit: 'kotak Contoh Amplang', category: 'Contoh Amplang' })
        .where('application_id', '=', first)
        .execute(),
    );
    await test.runner.command(test.ctx, async (tx) => {
      const { business } = await getApplication(test.ctx, tx, first, { all: true });
      const [user, at] = [newId<'user'>(), new Date(test.ctx.clock.now())];
      const facts = { emailVerified: true, createdAt: at, updatedAt: at, twoFactorEnabled: null };
      await tx
        .insertInto('people.user')
        .values({ id: user, name: 'Melati Contoh', email: 'pemilik@usaha.example', ...facts })
        .execute();
      const scope = { region_code: null, business_id: business.id, booth_id: null };
      await tx
        .insertInto('people.membership')
        .values({
          organiser_id: test.ctx.organiser,
          id: newId<'membership'>(),
          user_id: user,
          role: 'producer',
          made_at: at,
          ...scope,
        })
        .execute();
    });
    await test.runner.command(test.ctx, async (tx) => {
      const { business } = await getApplication(test.ctx, tx, first, { all: true });
      const story = { id: 'Contoh amplang mulai tahun 2010 oleh Bu Melati.', en: '' };
      await saveProfile(test.ctx, tx, { business: business.id, story, whatsapp: '0812 3456 7890' });
      await claimIdentifier(test.ctx, tx, { business: business.id, kind: 'nib', value: '9123456789012' });
    });
    const { sheet, desk: whole } = await test.runner.query(one, (tx) => getScoreSheet(one, tx, first));
    expect(JSON.stringify(sheet)).not.toMatch(/9123456789012|6281234567890/);
    const { told: open } = await test.runner.query(test.ctx, async (tx) => {
      const { business } = await getApplication(test.ctx, tx, first, { all: true });
      return { told: await tellOfBusiness(test.ctx, tx, business.id) };
    });
    expect(open).toMatchObject({
      contacts: { whatsapp: '6281234567890', email: null },
      permits: [{ kind: 'nib', value: '9123456789012', state: 'claimed' }],
    });
    expect(JSON.stringify([sheet, whole])).not.toMatch(/contoh amplang/i);
    expect(sheet).toEqual({
      line: {
        id: first,
        code: 'K-001',
        name: null,
        region: { code: BALIKPAPAN, name: 'Balikpapan' },
        state: 'assigned',
        total: null,
      },
      answers: [],
      told: {
        story: { id: `${HIDDEN} mulai tahun 2010 oleh ${HIDDEN}.`, en: '' },
        contacts: undefined,
        permits: [
          {
            id: expect.any(String),
            kind: 'nib',
            state: 'claimed',
            expiresOn: null,
            expiryYear: null,
            value: null,
            over: false,
          },
        ],
      },
      statement: `Kami, ${HIDDEN}, siap. Tanya ${HIDDEN} di ${HIDDEN} atau ${HIDDEN}.`,
      items: [{ ...ITEM, id: expect.any(String), unit: `kotak ${HIDDEN}`, category: HIDDEN }],
      scores: [],
    });
    await expect(test.runner.query(home, (tx) => getScoreSheet(home, tx, first))).rejects.toMatchObject({
      code: 'call.not-assigned',
    });
  });

  it('keep what they give as they go, and finish when nothing is missing', async () => {
    const [one] = away as [AtEdition];
    await give(one, first, [1], false);
    expect((await desk(one)).next).toBe(first);
    await expect(give(one, first, [1], true)).rejects.toMatchObject({
      code: 'call.scores-lacking',
      data: { points: ['originality'], remarks: ['quality'] },
    });
    await expect(give(one, first, [6, 1], false)).rejects.toMatchObject({ code: 'call.unknown-criterion' });
    await expect(give(one, first, [5, 4], true, 'NIK 6471012345670001')).rejects.toMatchObject({
      code: 'exhibitors.personal-number',
    });
    await give(one, first, [5, 4], true);
    const done = (await desk(one)).lines.find(({ id }) => id === first);
    expect(done).toMatchObject({ state: 'done', total: 5 * 2_520 });
    // Points are changed afterwards: it counts at once, and an incomplete one no longer counts.
    await give(one, first, [5, null], false);
    expect((await desk(one)).lines.find(({ id }) => id === first)).toMatchObject({ state: 'begun', total: null });
    await give(one, first, [4, 2], true, 'Rapi.');
    await expect(give(home, first, [1, 1], false)).rejects.toMatchObject({ code: 'call.not-assigned' });
  });

  it('score nothing of a business or delegation for which they have come to act since', async () => {
    const [one] = away as [AtEdition];
    if (one.actor.kind !== 'person') throw new Error('no person');
    const { business } = await test.runner.query(test.ctx, (tx) => getApplication(test.ctx, tx, first, { all: true }));
    const { user, memberships } = one.actor;
    for (const scope of [
      { role: 'producer', region: null, business: business.id },
      { role: 'lead', region: BALIKPAPAN, business: null },
    ] as const) {
      const held = [...memberships, { organiser: test.ctx.organiser, booth: null, ...scope }];
      const now: AtEdition = { ...one, actor: { kind: 'person', user, memberships: held } };
      await expect(give(now, first, [5, 4], true)).rejects.toMatchObject({ code: 'call.not-assigned' });
      expect((await desk(now)).lines.map(({ id }) => id)).not.toContain(first);
      await expect(test.runner.query(now, (tx) => getScoreSheet(now, tx, first))).rejects.toMatchObject({
        code: 'call.not-assigned',
      });
    }
  });

  it('fix the rubric by the first score', async () => {
    const { runner, ctx } = test;
    const changed = callOf({ criteria: RUBRIC.map((each) => ({ ...each, weight: 9 })) });
    await expect(runner.command(ctx, (tx) => editCall(ctx, tx, changed))).rejects.toMatchObject({
      code: 'call.rubric-fixed',
    });
    await runner.command(ctx, (tx) => editCall(ctx, tx, callOf({ terms: { id: 'Baru.', en: 'New.' } })));
    expect((await runner.query(ctx, (tx) => getCall(ctx, tx))).terms.id).toBe('Baru.');
  });

  it('who declare a conflict are replaced where somebody else is free', async () => {
    const [one, two] = away as [AtEdition, AtEdition];
    const of = async (who: AtEdition) => (await desk(who)).lines.map(({ id }) => id);
    const before = await Promise.all([home, one, two].map(of));
    const at = before.findIndex((ids) => ids.includes(paser));
    const free = before.findIndex((ids) => !ids.includes(paser));
    const who = [home, one, two][at] as AtEdition;
    await give(who, paser, [3, 3], false);
    await test.runner.command(who, (tx) => declareConflict(who, tx, { application: paser, reason: 'Saudara saya.' }));
    expect(await of([home, one, two][free] as AtEdition)).toContain(paser);
    expect(await of(who)).not.toContain(paser);
    const opinions = await test.runner.query(test.ctx, (tx) => listOpinions(test.ctx, tx, paser));
    expect(opinions.filter(({ state }) => state === 'conflict')).toEqual([
      { name: expect.any(String), state: 'conflict', total: null, conflict: 'Saudara saya.', scores: [] },
    ]);
    await expect(give(who, paser, [1, 1], false)).rejects.toMatchObject({ code: 'call.not-assigned' });
  });

  it('get work anew when one joins; what is begun stays', async () => {
    const { runner, ctx } = test;
    const begun = await runner.query(ctx, (tx) => listOpinions(ctx, tx, first));
    await test.curator('baru');
    await runner.command(ctx, (tx) => shareWork(ctx, tx));
    expect(await runner.command(ctx, (tx) => shareWork(ctx, tx))).toEqual({ added: 0, removed: 0 });
    const after = await runner.query(ctx, (tx) => listOpinions(ctx, tx, first));
    for (const opinion of begun.filter(({ state }) => state === 'done')) expect(after).toContainEqual(opinion);
    const progress = await runner.query(ctx, (tx) => listProgress(ctx, tx));
    expect(progress.map(({ name }) => name)).toEqual(['baru', 'jauh-1', 'jauh-2', 'lokal']);
    expect(progress.reduce((sum, { given }) => sum + given, 0)).toBe(4);
  });

  it('are refused once scoring is over', async () => {
    const [one] = away as [AtEdition];
    const late = { ...one, clock: test.after(2 * HOUR).clock };
    await expect(give(late, first, [1, 1], false)).rejects.toMatchObject({ code: 'call.scoring-over' });
    expect((await test.runner.query(late, (tx) => getDesk(late, tx))).open).toBe(false);
  });
});

describe('the panel', () => {
  let test: TestCall;
  let applications: Id<'application'>[];
  const NO_REASONS = { id: '', en: '' };

  beforeAll(async () => {
    test = await openTestCall({ barOwnDelegation: false });
    const users = [await test.curator('satu'), await test.curator('dua')];
    applications = [];
    for (const slug of ['a', 'b', 'c', 'd', 'e', 'f']) applications.push(await test.apply(slug, BALIKPAPAN));
    const points = [
      [3, 3],
      [5, 1],
      [4, 4],
    ];
    for (const [at, given] of points.entries())
      for (const [who, user] of users.entries()) {
        const curator = test.as('curator', { user });
        const application = applications[at] as Id<'application'>;
        await test.runner.command(curator, (tx) =>
          saveScores(curator, tx, {
            application,
            scores: [
              { criterion: 'quality', points: given[who] ?? 0, remark: 'Catatan.' },
              { criterion: 'originality', points: given[who] === 5 ? 4 : (given[who] ?? 0) - 1, remark: '' },
            ],
            finish: true,
          }),
        );
      }
  });
  afterAll(() => test.stop());

  const panel = () => test.runner.query(test.ctx, (tx) => getPanel(test.ctx, tx, { region: BALIKPAPAN, limit: 50 }));
  const act = (decision: 'accepted' | 'waitlisted' | 'refused', ...at: number[]) =>
    test.runner.command(test.ctx, (tx) =>
      decide(test.ctx, tx, {
        applications: at.map((each) => applications[each] as Id<'application'>),
        decision,
        reasons: decision === 'refused' ? { id: 'Belum ada izin.', en: 'No permit yet.' } : NO_REASONS,
      }),
    );
  const undo = (...at: number[]) =>
    test.runner.command(test.ctx, (tx) =>
      undoDecision(test.ctx, tx, { applications: at.map((each) => applications[each] as Id<'application'>) }),
    );
  const quota = async () => (await panel()).quotas.find(({ code }) => code === BALIKPAPAN);

  it('ranks by the mean, shows how far curators are apart, and leaves who is not scored to the end', async () => {
    const { ranking, count, quotas } = await panel();
    expect(count).toBe(6);
    // c: 80*0.6+75*0.4 = 78; a: 60*0.6+50*0.4 = 56; b: 100 and 12.
    expect(
      ranking.map(({ id, place, mean, least, most, deviation, wide }) => ({
        at: applications.indexOf(id),
        place,
        mean,
        least,
        most,
        deviation,
        wide,
      })),
    ).toEqual([
      { at: 2, place: 1, mean: 780, least: 780, most: 780, deviation: 0, wide: false },
      { at: 0, place: 2, mean: 560, least: 560, most: 560, deviation: 0, wide: false },
      { at: 1, place: 2, mean: 560, least: 120, most: 1000, deviation: 440, wide: true },
      ...[3, 4, 5].map((at) => ({ at, place: null, mean: null, least: 0, most: 0, deviation: 0, wide: false })),
    ]);
    expect(quotas).toEqual([
      { code: PASER, name: 'Paser', quota: 1, taken: 0, undecided: 0, accepted: 0, waitlisted: 0, refused: 0 },
      {
        code: BALIKPAPAN,
        name: 'Balikpapan',
        quota: 3,
        taken: 0,
        undecided: 6,
        accepted: 0,
        waitlisted: 0,
        refused: 0,
      },
    ]);
  });

  it('lets nobody outside know what was decided: names nobody in public, refuses no withdrawal', async () => {
    const { runner, ctx } = test;
    const version = () => runner.query(ctx, (tx) => getContentVersion(ctx, tx));
    const before = await version();
    await act('accepted', 1, 2);
    expect(await runner.query(ctx, (tx) => listExhibitors(ctx, tx))).toEqual([]);
    expect(await quota()).toMatchObject({ taken: 2, accepted: 2 });
    await undo(1, 2);
    expect(await version()).toBe(before);
    await act('refused', 5);
    const { business } = await runner.query(ctx, (tx) =>
      getApplication(ctx, tx, applications[5] as never, { all: true }),
    );
    const owner = test.as('producer', { business: business.id });
    await runner.command(owner, (tx) => withdrawApplication(owner, tx, { application: applications[5] as never }));
    expect(
      await runner.query(ctx, (tx) => getApplication(ctx, tx, applications[5] as never, { all: true })),
    ).toMatchObject({
      state: 'withdrawn',
      decidedAt: null,
      reasons: { id: '', en: '' },
    });
    await runner.command(owner, async (tx) => {
      const application = await startApplication(owner, tx, { business: business.id });
      const { version } = await getApplication(owner, tx, application, { all: true });
      await submitApplication(owner, tx, { application, version });
    });
  });

  it('accepts out of the quota, all or none; a refusal gives its reasons; all of it can be undone', async () => {
    const { runner, ctx } = test;
    await expect(act('accepted', 0, 1, 2, 3)).rejects.toMatchObject({ code: 'exhibitors.quota-full' });
    expect(await quota()).toMatchObject({ taken: 0, accepted: 0 });
    await act('accepted', 0, 1, 2);
    expect(await quota()).toMatchObject({ taken: 3, accepted: 3, undecided: 3 });
    await expect(
      runner.command(ctx, (tx) =>
        decide(ctx, tx, {
          applications: [applications[3] as Id<'application'>],
          decision: 'refused',
          reasons: { id: '', en: '' },
        }),
      ),
    ).rejects.toMatchObject({ code: 'call.reasons-missing', fields: { 'reasons.id': ['missing'] } });
    await expect(
      runner.command(ctx, (tx) =>
        decide(ctx, tx, {
          applications: [applications[3] as Id<'application'>],
          decision: 'refused',
          reasons: { id: 'NIK 6471012345670001 tidak cocok.', en: 'Does not match.' },
        }),
      ),
    ).rejects.toMatchObject({ code: 'exhibitors.personal-number', fields: { 'reasons.id': ['personal-number'] } });
    await act('waitlisted', 4, 3);
    await act('refused', 5);
    expect(
      (await runner.query(ctx, (tx) => getApplication(ctx, tx, applications[5] as never, { all: true }))).reasons,
    ).toEqual({
      id: 'Belum ada izin.',
      en: 'No permit yet.',
    });
    // A decision changed: the place is given back, the waitlist closes up.
    await act('refused', 0);
    expect(await quota()).toMatchObject({ taken: 2, accepted: 2, waitlisted: 2, refused: 2 });
    // Back to the decision before, each to its own.
    await undo(0, 4, 5);
    expect(await quota()).toMatchObject({ taken: 3, accepted: 3, waitlisted: 1, refused: 0, undecided: 2 });
    await undo(0);
    expect(await quota()).toMatchObject({ taken: 2, accepted: 2, waitlisted: 1, refused: 0, undecided: 3 });
    const [waiting] = await runner.query(ctx, (tx) =>
      listWaitlists(ctx, tx, { all: false, regions: [BALIKPAPAN], businesses: [] }),
    );
    expect(waiting).toMatchObject({ offered: 1, waiting: [{ id: applications[3] }] });
    const history = await runner.query(ctx, (tx) => listHistory(ctx, tx, applications[0] as never));
    expect(history.map(({ kind }) => kind)).toEqual(['begun', 'submitted', 'accepted', 'refused', 'undone', 'undone']);
    await undo(1, 2, 3);
    for (const role of ['officer', 'lead', 'curator', 'producer'] as const) {
      const who = test.as(role, { region: BALIKPAPAN });
      await expect(
        runner.command(who, (tx) =>
          decide(who, tx, { applications: [applications[0] as never], decision: 'accepted', reasons: NO_REASONS }),
        ),
      ).rejects.toMatchObject({ code: 'request.forbidden' });
    }
  });

  it('is told when another has decided meanwhile, and a reason in one language stands for both', async () => {
    const { runner, ctx } = test;
    const seen = (await panel()).ranking
      .filter(({ id }) => id === applications[3])
      .map(({ id, seq }) => ({ application: id, seq }));
    const refuse = () =>
      runner.command(ctx, (tx) =>
        decide(ctx, tx, {
          applications: [applications[3] as never],
          decision: 'refused',
          reasons: { id: 'Belum siap.', en: '' },
          seen,
        }),
      );
    const here = { all: false, regions: [BALIKPAPAN], businesses: [] } as const;
    await act('waitlisted', 4, 3);
    await expect(refuse()).rejects.toMatchObject({
      code: 'call.decided-meanwhile',
      data: { changed: [{ state: 'waitlisted' }] },
    });
    await expect(
      runner.command(ctx, (tx) => undoDecision(ctx, tx, { applications: [applications[3] as never], seen })),
    ).rejects.toMatchObject({ code: 'call.decided-meanwhile' });
    await act('refused', 3);
    await undo(3);
    // Where it stood on the waitlist, behind the other.
    const [waiting] = await runner.query(ctx, (tx) => listWaitlists(ctx, tx, here));
    expect(waiting?.waiting.map(({ id }) => id)).toEqual([applications[4], applications[3]]);
    await act('accepted', 4);
    await undo(4);
    const [again] = await runner.query(ctx, (tx) => listWaitlists(ctx, tx, here));
    expect(again?.waiting.map(({ id }) => id)).toEqual([applications[4], applications[3]]);
    const inState = await runner.query(ctx, (tx) => getPanel(ctx, tx, { state: 'waitlisted', limit: 1 }));
    expect([inState.count, inState.ranking.length, inState.all.length]).toEqual([2, 1, 2]);
    await undo(3, 4);
  });

  it('of two at once cannot overrun a quota', async () => {
    const asked = await Promise.allSettled([act('accepted', 0, 1), act('accepted', 3, 2), act('accepted', 5, 4)]);
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const each of asked)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'exhibitors.quota-full' });
    expect(await quota()).toMatchObject({ taken: 2, accepted: 2 });
    await undo(0, 1, 2, 3, 4, 5);
    const one = await Promise.allSettled([0, 1, 2, 3, 4].map((at) => act('accepted', at)));
    expect(one.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await quota()).toMatchObject({ taken: 3, accepted: 3 });
    await undo(0, 1, 2, 3, 4);
  });

  it('lets the lead order the waitlist, of the own region and as it stands', async () => {
    const { runner, ctx, as } = test;
    await act('waitlisted', 3, 4, 5);
    const lead = as('lead', { region: BALIKPAPAN });
    const order = [applications[5], applications[3], applications[4]] as Id<'application'>[];
    await runner.command(lead, (tx) => orderWaitlist(lead, tx, { region: BALIKPAPAN, order }));
    const reach = { all: false, regions: [BALIKPAPAN], businesses: [] } as const;
    const [list] = await runner.query(ctx, (tx) => listWaitlists(ctx, tx, reach));
    expect(list?.waiting.map(({ id }) => id)).toEqual(order);
    await expect(
      runner.command(lead, (tx) => orderWaitlist(lead, tx, { region: BALIKPAPAN, order: order.slice(1) })),
    ).rejects.toMatchObject({ code: 'call.waitlist-changed' });
    const stranger = as('lead', { region: PASER });
    await expect(
      runner.command(stranger, (tx) => orderWaitlist(stranger, tx, { region: BALIKPAPAN, order })),
    ).rejects.toMatchObject({ code: 'request.forbidden' });
  });

  it('publishes when all are decided: letters in both languages, once; decisions stay', async () => {
    const { runner, ctx } = test;
    await runner.command(ctx, (tx) => closeCall(ctx, tx));
    await expect(runner.command(ctx, (tx) => publishResults(ctx, tx))).rejects.toMatchObject({
      code: 'call.undecided',
      data: { count: 3 },
    });
    await act('accepted', 0, 1);
    await act('refused', 2);
    await test.curator('pemilik', {
      business: (await runner.query(ctx, (tx) => getApplication(ctx, tx, applications[2] as never, { all: true })))
        .business.id,
    });
    expect(await runner.query(ctx, (tx) => listAccepted(ctx, tx))).toEqual([]);
    expect(await runner.query(ctx, (tx) => listExhibitors(ctx, tx))).toEqual([]);
    await runner.command(ctx, (tx) => publishResults(ctx, tx));
    expect((await runner.query(ctx, (tx) => listExhibitors(ctx, tx))).map(({ slug }) => slug)).toEqual(['a', 'b']);
    await expect(act('accepted', 2)).rejects.toMatchObject({ code: 'call.results-out' });
    const heard = await listenTo(test, ['application.decided']);
    expect(await runner.command(ctx, (tx) => writeLetters(ctx, tx, 'https://gelaran.invalid'))).toBe(6);
    expect(await runner.command(ctx, (tx) => writeLetters(ctx, tx, 'https://gelaran.invalid'))).toBe(0);
    const announced = await heard();
    expect(announced.filter(({ topic }) => topic !== 'application.decided')).toEqual([]);
    const outcomes = new Map(announced.map(({ payload }) => [payload.id, payload.outcome]));
    expect([announced.length, ...applications.slice(0, 3).map((id) => outcomes.get(id))]).toEqual([
      6,
      'accepted',
      'accepted',
      'refused',
    ]);
    const mails = (await runner.query(ctx, (tx) => listMail(tx))).map(({ recipient, subject, body }) => ({
      recipient,
      subject,
      body,
    }));
    expect(mails).toEqual([
      {
        recipient: 'pemilik@contoh.invalid',
        subject: 'Hasil kurasi Pameran pertama / Results of the curation, Pameran pertama',
        body: expect.stringMatching(
          /^Yth\. [\s\S]*Alasan: Belum ada izin\.[\s\S]*https:\/\/gelaran\.invalid\/kerja\/pertama\/usaha[\s\S]*---[\s\S]*Reasons: No permit yet\./,
        ),
      },
    ]);
    const { rows } = await test.database.pool.query(
      `select topic, payload->>'application' as application from platform.outbox where topic = 'call.accepted' order by 2`,
    );
    expect(rows.map(({ application }) => application)).toEqual([applications[0], applications[1]].toSorted());
    expect((await runner.query(ctx, (tx) => listAccepted(ctx, tx))).map(({ slug }) => slug)).toEqual(['a', 'b']);
  });

  it('passes places that fall free to the waitlist in its order, and tells who got one', async () => {
    const { runner, ctx } = test;
    const fill = () => runner.command(ctx, (tx) => fillPlaces(ctx, tx, { region: BALIKPAPAN }));
    const both = await Promise.allSettled([fill(), fill()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await runner.command(ctx, (tx) => withdrawApplication(ctx, tx, { application: applications[0] as never }));
    await runner.command(ctx, (tx) =>
      setDelegation(ctx, tx, { region: BALIKPAPAN, position: 3, boothQuota: 2, producerQuota: 4, leadAgency: null }),
    );
    expect(await fill()).toBe(2);
    await expect(fill()).rejects.toMatchObject({ code: 'call.no-place-free' });
    expect((await runner.query(ctx, (tx) => listAccepted(ctx, tx))).map(({ slug }) => slug)).toEqual([
      'b',
      'd',
      'e',
      'f',
    ]);
    expect((await runner.query(ctx, (tx) => listExhibitors(ctx, tx))).map(({ slug }) => slug)).toEqual([
      'b',
      'd',
      'e',
      'f',
    ]);
    expect(await runner.command(ctx, (tx) => writeLetters(ctx, tx, 'https://gelaran.invalid'))).toBe(3);
    expect(await runner.query(ctx, (tx) => findBrokenAudit(tx))).toBeUndefined();
  });

  it('takes as many statements for three as for one', async () => {
    const { ctx, countQueries } = test;
    const count = (limit: number) => countQueries((tx) => getPanel(ctx, tx, { limit }));
    expect(await count(3)).toBe(await count(1));
  });
});

it('a call is copied to another edition, a draft, its instants as far from the first day', async () => {
  const test = await openTestCall();
  try {
    const { runner, ctx, other } = test;
    const next: AtEdition = { ...ctx, edition: '019f0000-0000-7000-8000-00000000000e' as Id<'edition'> };
    const { series } = await runner.query(ctx, (tx) =>
      tx
        .selectFrom('editions.edition')
        .select('series_id as series')
        .where('id', '=', ctx.edition)
        .executeTakeFirstOrThrow(),
    );
    await runner.command(next, (tx) =>
      createEdition(next, tx, {
        ...editionNamed('kedua', series, next.edition),
        startsOn: '2023-06-30',
        endsOn: '2023-07-01',
      }),
    );
    const copy = () => runner.command(ctx, (tx) => copyCall(ctx, tx, { from: ctx.edition, to: next.edition }));
    expect([await copy(), await copy()]).toEqual([true, false]);
    const week = 7 * 24 * HOUR;
    const { opensAt, closesAt, scoringUntil, ...rest } = callOf();
    expect(await runner.query(next, (tx) => getCall(next, tx))).toEqual({
      ...rest,
      state: 'draft',
      taking: false,
      publishedAt: null,
      opensAt: opensAt + week,
      closesAt: closesAt + week,
      scoringUntil: scoringUntil + week,
    });
    await runner.command(next, (tx) => openCall(next, tx));
    await expect(
      runner.command(other, (tx) => copyCall(other, tx, { from: ctx.edition, to: next.edition })),
    ).resolves.toBe(false);
  } finally {
    await test.stop();
  }
});
