import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../kinds/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { AtEdition } from '../../editions/index.ts';
import { BALIKPAPAN } from '../../editions/testing/test-edition.ts';
import { getApplication, getScoreSheet, saveDraft, startApplication, submitApplication } from '../index.ts';
import { HIDDEN } from '../rules/hide-identity.ts';
import { ITEM, openTestCall, type TestCall } from '../testing/open-call.ts';
import type { Question } from './contract.ts';

const ask = (code: string, set: Partial<Question>): Question => ({
  code,
  kind: 'text',
  label: { id: code, en: '' },
  choices: [],
  required: false,
  curators: true,
  ...set,
});

let test: TestCall;
beforeAll(async () => {
  test = await openTestCall({
    questions: [
      ask('kontak', { required: true }),
      ask('pegawai', { kind: 'number', curators: false }),
      ask('ukuran', { kind: 'choice', choices: ['S', 'M'] }),
    ],
  });
});
afterAll(() => test.stop());

const as = <T>(ctx: AtEdition, work: (tx: Tx) => Promise<T>) => test.runner.command(ctx, work);

it('are answered in the draft, part by part, asked for when handing in, and read by curators without names', async () => {
  const { ctx } = test;
  const curator = test.as('curator', { user: await test.curator('satu') });
  const business = await test.register('amplang', BALIKPAPAN);
  const application = await as(ctx, (tx) => startApplication(ctx, tx, { business }));
  let version = 1;
  const save = async (answers: Record<string, string>, more = {}) => {
    ({ version } = await as(ctx, (tx) => saveDraft(ctx, tx, { application, version, answers, ...more })));
  };
  await save({ pegawai: '12' }, { statement: 'Siap.', items: [ITEM], consent: { purpose: 'Kurasi.' } });
  await expect(save({ pegawai: 'dua', ukuran: 'XL' })).rejects.toMatchObject({
    code: 'request.invalid',
    fields: { answer_pegawai: ['number'], answer_ukuran: ['choice'] },
  });
  await expect(save({ kontak: 'NIK 6471012345670001' })).rejects.toMatchObject({
    code: 'exhibitors.personal-number',
    fields: { answer_kontak: ['personal-number'] },
  });
  const submit = () => as(ctx, (tx) => submitApplication(ctx, tx, { application, version }));
  await expect(submit()).rejects.toMatchObject({ code: 'call.incomplete', data: { missing: ['answers.kontak'] } });
  await save({ kontak: 'Contoh amplang, toko depan' });
  await submit();
  expect((await as(ctx, (tx) => getApplication(ctx, tx, application, { all: true }))).answers).toEqual({
    kontak: 'Contoh amplang, toko depan',
    pegawai: '12',
  });
  const { sheet } = await as(curator, (tx) => getScoreSheet(curator, tx, application));
  expect(sheet.answers.map(({ question, answer }) => [question.code, answer])).toEqual([
    ['kontak', `${HIDDEN}, toko depan`],
    ['ukuran', ''],
  ]);
  const elsewhere = { ...ctx, organiser: newId<'organiser'>() };
  await expect(
    as(elsewhere, (tx) => saveDraft(elsewhere, tx, { application, version, answers: { kontak: 'x' } })),
  ).rejects.toMatchObject({ code: 'call.no-call' });
});
