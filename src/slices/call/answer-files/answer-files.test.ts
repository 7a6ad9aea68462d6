/** A question that asks for a file: who sends one, who opens it, and when it goes. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Id, newId } from '../../../kinds/id.ts';
import { regionCode } from '../../../kinds/region.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Document } from '../../../platform/files/index.ts';
import type { AtEdition } from '../../editions/index.ts';
import { BALIKPAPAN } from '../../editions/testing/test-edition.ts';
import {
  dropAnswerFile,
  editCall,
  forgetAnswerFiles,
  getApplication,
  getScoreSheet,
  keepAnswerFile,
  listAnswerFiles,
  openAnswerFile,
  openOwnFile,
  openScoredFile,
  saveDraft,
  startApplication,
  submitApplication,
  sweepAnswerFiles,
  withdrawApplication,
} from '../index.ts';
import type { Question } from '../questions/contract.ts';
import { callOf, ITEM, openTestCall, type TestCall } from '../testing/open-call.ts';

const ask = (code: string, set: Partial<Question> = {}): Question => ({
  code,
  kind: 'file',
  label: { id: `Berkas ${code}`, en: '' },
  choices: [],
  required: false,
  curators: true,
  ...set,
});
const SAMARINDA = regionCode('64.72');
const QUESTIONS = [ask('akta', { required: true }), ask('rahasia', { curators: false }), ask('kata', { kind: 'text' })];
const pdf = (name: string): Document => ({ kind: 'pdf', name, bytes: Buffer.from(`%PDF-1.7 ${name} %%EOF`) });

let test: TestCall;
beforeAll(async () => {
  test = await openTestCall({ questions: QUESTIONS, blind: false });
});
afterAll(() => test.stop());

const as = <T>(ctx: AtEdition, work: (tx: Tx) => Promise<T>) => test.runner.command(ctx, work);
const keep = (ctx: AtEdition, application: Id<'application'>, question: string, name: string) =>
  as(ctx, (tx) => keepAnswerFile(ctx, tx, { application, question, document: pdf(name) }));
const filesOf = (application: Id<'application'>) => as(test.ctx, (tx) => listAnswerFiles(test.ctx, tx, application));

async function begin(slug: string) {
  const business = await test.register(slug, BALIKPAPAN);
  const application = await as(test.ctx, (tx) => startApplication(test.ctx, tx, { business }));
  return { business, application, owner: test.as('producer', { business }) };
}

async function submit(application: Id<'application'>): Promise<void> {
  const { ctx } = test;
  await as(ctx, async (tx) => {
    const now = await getApplication(ctx, tx, application, { all: true });
    const parts = { statement: 'Siap.', items: [ITEM], consent: { purpose: 'Kurasi.' } };
    const { version } = await saveDraft(ctx, tx, { application, version: now.version, ...parts });
    await submitApplication(ctx, tx, { application, version });
  });
}

it('is answered by a file of the applicant, replaced, taken away, and wanted when handing in', async () => {
  const { application, owner } = await begin('satu');
  await expect(submit(application)).rejects.toMatchObject({ data: { missing: ['answers.akta'] } });
  await keep(owner, application, 'akta', 'akta.pdf');
  await keep(owner, application, 'akta', 'akta baru.pdf');
  await keep(owner, application, 'rahasia', 'KTP 6471012345670001.pdf');
  expect(await filesOf(application)).toEqual([
    { question: 'akta', name: 'akta baru.pdf', kind: 'pdf', size: pdf('akta baru.pdf').bytes.length },
    { question: 'rahasia', name: 'file.pdf', kind: 'pdf', size: pdf('KTP 6471012345670001.pdf').bytes.length },
  ]);
  await as(owner, (tx) => dropAnswerFile(owner, tx, { application, question: 'rahasia' }));
  await submit(application);
  const { answers } = await as(test.ctx, (tx) => getApplication(test.ctx, tx, application, { all: true }));
  expect(answers).toEqual({ akta: 'akta baru.pdf', rahasia: '' });
  // Once it is handed in, nothing moves any more.
  await expect(keep(owner, application, 'akta', 'lagi.pdf')).rejects.toMatchObject({ code: 'call.not-a-draft' });
  const drop = as(owner, (tx) => dropAnswerFile(owner, tx, { application, question: 'akta' }));
  await expect(drop).rejects.toMatchObject({ code: 'call.not-a-draft' });
});

it('is answered by no text, and nothing but such a question takes a file', async () => {
  const { application, owner } = await begin('dua');
  const text = as(owner, (tx) => saveDraft(owner, tx, { application, version: 1, answers: { akta: 'akta.pdf' } }));
  await expect(text).rejects.toMatchObject({ code: 'request.invalid', fields: { answer_akta: ['file'] } });
  for (const question of ['kata', 'entah'])
    await expect(keep(owner, application, question, 'x.pdf')).rejects.toMatchObject({ code: 'request.not-found' });
  const late = { ...owner, clock: { now: () => test.ctx.clock.now() + 3_600_001 } };
  await expect(keep(late, application, 'akta', 'x.pdf')).rejects.toMatchObject({ code: 'call.call-over' });
});

it('is sent and opened by who may, and by nobody else', async () => {
  const { application, business, owner } = await begin('tiga');
  const strangers = [
    test.as('producer', { business: await test.register('orang-lain', BALIKPAPAN) }),
    test.as('lead', { region: SAMARINDA }),
    test.as('curator'),
    { ...owner, organiser: newId<'organiser'>() },
  ];
  for (const stranger of strangers) await expect(keep(stranger, application, 'akta', 'x.pdf')).rejects.toThrow();
  await keep(owner, application, 'akta', 'akta.pdf');
  const own = { business, question: 'akta' };
  expect(await as(owner, (tx) => openOwnFile(owner, tx, own))).toEqual(pdf('akta.pdf'));
  for (const stranger of strangers)
    await expect(as(stranger, (tx) => openOwnFile(stranger, tx, own))).rejects.toMatchObject({
      code: expect.stringMatching(/^(request\.forbidden|exhibitors\.unknown-business)$/),
    });
  const asked = { application, question: 'akta' };
  const officer = test.as('officer');
  expect(await as(officer, (tx) => openAnswerFile(officer, tx, asked, { all: true }))).toEqual(pdf('akta.pdf'));
  const elsewhere = { all: false, regions: [SAMARINDA], businesses: [] } as const;
  const beyond = as(officer, (tx) => openAnswerFile(officer, tx, asked, elsewhere));
  await expect(beyond).rejects.toMatchObject({ code: 'call.unknown-application' });
  const other = { ...officer, organiser: newId<'organiser'>() };
  const foreign = as(other, (tx) => openAnswerFile(other, tx, asked, { all: true }));
  await expect(foreign).rejects.toMatchObject({ code: 'call.unknown-application' });
});

it('is opened by the curators of the application where names are shown, and only what is asked for curators', async () => {
  const { ctx } = test;
  const [one, two] = [await test.curator('satu'), await test.curator('dua')];
  const { application, owner } = await begin('empat');
  await keep(owner, application, 'akta', 'akta empat.pdf');
  await keep(owner, application, 'rahasia', 'rahasia.pdf');
  await submit(application);
  const open = (user: Id<'user'>, question: string) => {
    const curator = test.as('curator', { user });
    return as(curator, (tx) => openScoredFile(curator, tx, { application, question }));
  };
  for (const user of [one, two]) expect(await open(user, 'akta')).toEqual(pdf('akta empat.pdf'));
  await expect(open(one, 'rahasia')).rejects.toMatchObject({ code: 'request.not-found' });
  await expect(open(newId<'user'>(), 'akta')).rejects.toMatchObject({ code: 'call.not-assigned' });
  // Blind: that there is a file is told, not its name, and it stays shut.
  await as(ctx, (tx) => editCall(ctx, tx, callOf({ questions: QUESTIONS })));
  await expect(open(one, 'akta')).rejects.toMatchObject({ code: 'request.not-found' });
  const curator = test.as('curator', { user: one });
  const { sheet } = await as(curator, (tx) => getScoreSheet(curator, tx, application));
  expect(sheet.answers.map(({ answer, file, sealed }) => [answer, file?.kind, sealed])).toEqual([
    ['', 'pdf', true],
    ['', undefined, false],
  ]);
  await as(ctx, (tx) => editCall(ctx, tx, callOf({ questions: QUESTIONS, blind: false })));
});

it('stands in the list of applicants by its name', async () => {
  const { application, owner } = await begin('lima');
  await keep(owner, application, 'akta', 'akta lima.pdf');
  await as(owner, (tx) => saveDraft(owner, tx, { application, version: 1, answers: { kata: 'dua kata' } }));
  const { rows } = await as(test.ctx, (tx) =>
    sql`select answers from call.judged where application_id = ${application}`.execute(tx),
  );
  expect(rows).toEqual([{ answers: 'Berkas akta: akta lima.pdf\nBerkas kata: dua kata' }]);
});

it('is read in as many queries with one file as with several', async () => {
  const { application, owner } = await begin('enam');
  await keep(owner, application, 'akta', 'akta.pdf');
  const count = () => test.countQueries((tx) => listAnswerFiles(test.ctx, tx, application));
  const one = await count();
  await keep(owner, application, 'rahasia', 'rahasia.pdf');
  expect(await count()).toBe(one);
});

it('goes when the business is erased, and that of no other', async () => {
  const [mine, other] = [await begin('tujuh'), await begin('delapan')];
  for (const { application, owner } of [mine, other]) await keep(owner, application, 'akta', 'akta.pdf');
  const forget = (ctx: AtEdition) => as(ctx, (tx) => forgetAnswerFiles(ctx, tx, mine.business));
  await expect(forget(other.owner)).rejects.toMatchObject({ code: 'request.forbidden' });
  await forget(mine.owner);
  expect([(await filesOf(mine.application)).length, (await filesOf(other.application)).length]).toEqual([0, 1]);
});

it('is swept when nobody has asked for it for a week, not when the question comes back', async () => {
  const { ctx } = test;
  const { application, owner } = await begin('sembilan');
  await keep(owner, application, 'akta', 'akta.pdf');
  const sweepAfter = (days: number) => {
    const at = test.after(days * 86_400_000);
    return as(at, (tx) => sweepAnswerFiles(at, tx));
  };
  const askFor = (questions: Question[]) => as(ctx, (tx) => editCall(ctx, tx, callOf({ questions, blind: false })));
  const there = async () =>
    (
      await as(ctx, (tx) =>
        tx.selectFrom('call.answer_file').select('question').where('application_id', '=', application).execute(),
      )
    ).length;
  expect(await sweepAfter(30)).toBe(0);
  await askFor([ask('akta', { kind: 'text' })]);
  expect(await sweepAfter(30)).toBe(0);
  expect(await sweepAfter(36)).toBe(0);
  await askFor(QUESTIONS);
  expect(await sweepAfter(38)).toBe(0);
  await askFor([]);
  expect(await sweepAfter(40)).toBe(0);
  expect(await there()).toBe(1);
  expect(await sweepAfter(47)).toBeGreaterThanOrEqual(1);
  expect(await there()).toBe(0);
  await askFor(QUESTIONS);
  // Withdrawn: kept as long as it can be taken up again.
  const again = await begin('sepuluh');
  await keep(again.owner, again.application, 'akta', 'akta.pdf');
  await as(again.owner, (tx) => withdrawApplication(again.owner, tx, { application: again.application }));
  expect(await sweepAfter(0)).toBe(0);
  expect(await sweepAfter(50)).toBe(0);
  expect(await sweepAfter(57)).toBe(1);
  expect((await filesOf(again.application)).length).toBe(0);
});
