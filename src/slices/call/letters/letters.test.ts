import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Id, newId, userId } from '../../../kinds/id.ts';
import { listMail } from '../../../platform/mail/outbox.ts';
import type { AtEdition } from '../../editions/index.ts';
import { BALIKPAPAN } from '../../editions/testing/test-edition.ts';
import { makeProducer } from '../../people/index.ts';
import { selectAddresses } from '../decisions-store.ts';
import { getApplication } from '../get-application.ts';
import { openTestCall, type TestCall } from '../testing/open-call.ts';
import { confirmApplication } from './confirm-application.ts';
import { defaultWording } from './default-wording.ts';
import { listWordings, resetWording, setWording } from './word-letters.ts';
import { openLetterPress } from './write-letter.ts';

let test: TestCall;
beforeAll(async () => {
  test = await openTestCall();
});
afterAll(() => test.stop());

const words = {
  kind: 'accepted' as const,
  subject: { id: 'Kabar {gelaran}', en: 'News of {gelaran}' },
  body: { id: 'Yth. {nama}', en: 'Dear {nama}' },
};
const accepted = async (ctx: AtEdition = test.ctx) =>
  (await test.runner.query(ctx, (tx) => listWordings(ctx, tx))).find(({ kind }) => kind === 'accepted');

it('words a letter as the organiser says, and as usual again', async () => {
  const { runner, ctx } = test;
  const usual = { kind: 'accepted', own: false, ...defaultWording('accepted') };
  expect(await accepted()).toEqual(usual);
  await runner.command(ctx, (tx) => setWording(ctx, tx, words));
  await runner.command(ctx, (tx) => setWording(ctx, tx, { ...words, body: { id: 'Halo {nama}', en: 'Hello {nama}' } }));
  expect(await accepted()).toEqual({ ...words, body: { id: 'Halo {nama}', en: 'Hello {nama}' }, own: true });
  await runner.command(ctx, (tx) => resetWording(ctx, tx, 'accepted'));
  expect(await accepted()).toEqual(usual);
});

it('refuses a place that does not exist, and words that are missing, each on its field', async () => {
  const { runner, ctx } = test;
  await expect(
    runner.command(ctx, (tx) => setWording(ctx, tx, { ...words, body: { id: 'Yth. {harga}', en: 'Dear {nama}' } })),
  ).rejects.toMatchObject({ code: 'request.invalid', fields: { 'body.id': ['{harga}'] } });
  await expect(
    runner.command(ctx, (tx) => setWording(ctx, tx, { ...words, subject: { id: ' ', en: 'News' } })),
  ).rejects.toMatchObject({ code: 'request.invalid' });
});

it('is not for whoever may not manage the call, and not for another organiser', async () => {
  const { runner, ctx } = test;
  await runner.command(ctx, (tx) => setWording(ctx, tx, words));
  const officer: AtEdition = {
    ...ctx,
    actor: {
      kind: 'person',
      user: newId<'user'>(),
      memberships: [{ organiser: ctx.organiser, role: 'officer', region: null, business: null, booth: null }],
    },
  };
  await expect(runner.command(officer, (tx) => setWording(officer, tx, words))).rejects.toMatchObject({
    code: 'request.forbidden',
  });
  const other: AtEdition = { ...ctx, organiser: newId<'organiser'>(), edition: ctx.edition as Id<'edition'> };
  expect((await accepted(other))?.own).toBe(false);
});

it('confirms to whoever sent an application that it has arrived, in both languages, once an owner', async () => {
  const { runner, ctx } = test;
  const application = await test.apply('terkirim', BALIKPAPAN);
  const system: AtEdition = { ...ctx, actor: { kind: 'system' } };
  const business = (await runner.query(ctx, (tx) => getApplication(ctx, tx, application, { all: true }))).business.id;
  await runner.command(system, async (tx) => {
    for (const [at, email] of ['satu@usaha.example', 'dua@usaha.example'].entries()) {
      const user = userId(`pemilik-${at}`);
      const person = { id: user, name: `Pemilik ${at}`, email, emailVerified: true, twoFactorEnabled: null };
      await tx.insertInto('people.user').values(person).execute();
      await makeProducer(system, tx, { user, business });
    }
    await confirmApplication(system, tx, application, 'https://gelaran.example');
  });
  const letters = (await runner.query(ctx, (tx) => listMail(tx))).filter(({ kind }) => kind === 'receipt');
  expect(letters.map(({ recipient }) => recipient).sort()).toEqual(['dua@usaha.example', 'satu@usaha.example']);
  for (const { body } of letters) {
    expect(body).toContain(`https://gelaran.example/kerja/pertama/usaha?usaha=${business}`);
    expect(body).toContain(`https://gelaran.example/en/kerja/pertama/usaha?usaha=${business}`);
    expect(body).toMatch(/Pemilik [01]/);
    expect(body).not.toMatch(/\{\w+\}/);
  }
  const elsewhere: AtEdition = { ...test.other, actor: { kind: 'system' } };
  await runner.command(elsewhere, (tx) => confirmApplication(elsewhere, tx, application, 'https://gelaran.example'));
  expect(await runner.query(elsewhere, (tx) => listMail(tx))).toEqual([]);
});

it('reads for letters to three as often as for a letter to one', async () => {
  const { countQueries, ctx } = test;
  const sent = [];
  for (const name of ['surat-a', 'surat-b', 'surat-c']) sent.push(await test.apply(name, BALIKPAPAN));
  const press = (applications: readonly Id<'application'>[]) =>
    countQueries(async (tx) => {
      await openLetterPress(ctx, tx, applications, 'https://gelaran.example');
      await selectAddresses(ctx, tx, applications);
    });
  expect(await press(sent)).toBe(await press(sent.slice(0, 1)));
});
