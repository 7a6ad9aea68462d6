import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Id, newId } from '../../../kinds/id.ts';
import type { AtEdition } from '../../editions/index.ts';
import { openTestCall, type TestCall } from '../testing/open-call.ts';
import { defaultWording } from './default-wording.ts';
import { listWordings, resetWording, setWording } from './word-letters.ts';

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
