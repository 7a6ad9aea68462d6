import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../../kinds/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { decide, findApplicationOf, getApplication, listHistory, nominate } from '../../../slices/call/index.ts';
import { openTestCall, type TestCall } from '../../../slices/call/testing/open-call.ts';
import type { AtEdition } from '../../../slices/editions/index.ts';
import { BALIKPAPAN, PASER } from '../../../slices/editions/testing/test-edition.ts';
import {
  claimIdentifier,
  findBusinessesNamed,
  getProfile,
  inviteOwner,
  listDoubles,
  listOwners,
  registerBusiness,
  saveProfile,
  takePart,
} from '../../../slices/exhibitors/index.ts';
import { listEntries } from './list-entries.ts';
import { mergeDoubles } from './merge-doubles.ts';

let test: TestCall;
beforeAll(async () => {
  test = await openTestCall();
});
afterAll(() => test.stop());

const as = <T>(ctx: AtEdition, work: (tx: Tx) => Promise<T>) => test.runner.command(ctx, work);
const KEEP = { name: 'keep', story: 'keep', whatsapp: 'keep', contactEmail: 'keep', class: 'keep' } as const;

/** The same business twice: nominated by the committee, and handed in by its owner. */
async function twice(name: string) {
  const { ctx } = test;
  const applied = await test.apply(name, BALIKPAPAN);
  const own = (await as(ctx, (tx) => getApplication(ctx, tx, applied, { all: true }))).business.id;
  const other = await as(ctx, (tx) =>
    registerBusiness(ctx, tx, {
      slug: `${name}-lagi`,
      name: `CONTOH ${name}!`,
      region: BALIKPAPAN,
      story: { id: 'Ditulis dinas.', en: '' },
      whatsapp: null,
      madeUp: true,
    }),
  );
  const { application } = await as(ctx, (tx) => nominate(ctx, tx, { business: other, statement: 'Bagus.' }));
  return { applied, own, other, nominated: application };
}

describe('two entries of one business', () => {
  it('are found by name and region, NIB or telephone, within reach', async () => {
    const { ctx } = test;
    const { own, other } = await twice('kembar');
    const far = await test.register('jauh', PASER);
    expect(await as(ctx, (tx) => listDoubles(ctx, tx))).toEqual([
      { first: [own, other].sort()[0], second: [own, other].sort()[1], likeness: ['name'] },
    ]);
    await as(ctx, async (tx) => {
      await claimIdentifier(ctx, tx, { business: own, kind: 'nib', value: '9123456789012' });
      await claimIdentifier(ctx, tx, { business: far, kind: 'nib', value: '9123456789012' });
      await saveProfile(ctx, tx, { business: far, whatsapp: '0812 3456 7890' });
      await saveProfile(ctx, tx, { business: other, whatsapp: '0812 3456 7890' });
    });
    const found = await as(ctx, (tx) => listDoubles(ctx, tx, far));
    expect(found.flatMap(({ likeness }) => likeness).sort()).toEqual(['nib', 'phone']);
    const lead = test.as('lead', { region: BALIKPAPAN });
    expect((await as(lead, (tx) => listDoubles(lead, tx))).map(({ likeness }) => likeness)).toEqual([['name']]);
    expect((await as(lead, (tx) => listEntries(lead, tx))).pairs[0]?.first.profile.region.code).toBe(BALIKPAPAN);
    const producer = test.as('producer', { business: own });
    await expect(as(producer, (tx) => listDoubles(producer, tx))).rejects.toMatchObject({ code: 'request.forbidden' });
  });

  it('become one: what was chosen stays, and all that hung on the other follows', async () => {
    const { ctx } = test;
    const { applied, own, other, nominated } = await twice('satu');
    await as(ctx, async (tx) => {
      await claimIdentifier(ctx, tx, { business: other, kind: 'nib', value: '9123456789099' });
      await inviteOwner(
        ctx,
        tx,
        { email: 'pemilik@usaha.example', business: other },
        { publicUrl: 'https://gelaran.example', smtpUrl: undefined },
      );
      await mergeDoubles(ctx, tx, { keep: own, drop: other, take: { ...KEEP, story: 'drop' } });
    });
    const profile = await as(ctx, (tx) => getProfile(ctx, tx, own));
    expect([profile.name, profile.story.id, profile.identifiers.map(({ value }) => value)]).toEqual([
      'Contoh satu',
      'Ditulis dinas.',
      ['9123456789099'],
    ]);
    expect((await as(ctx, (tx) => listOwners(ctx, tx, own))).invited.map(({ email }) => email)).toEqual([
      'pemilik@usaha.example',
    ]);
    expect((await as(ctx, (tx) => findApplicationOf(ctx, tx, own)))?.id).toBe(applied);
    expect((await as(ctx, (tx) => listHistory(ctx, tx, nominated))).at(-1)?.kind).toBe('merged');
    const named = await as(ctx, (tx) =>
      findBusinessesNamed(ctx, tx, { words: 'satu', reach: { all: true }, limit: 9 }),
    );
    expect(named.map(({ id }) => id)).toEqual([own]);
    const again = as(ctx, (tx) => mergeDoubles(ctx, tx, { keep: own, drop: other, take: KEEP }));
    await expect(again).rejects.toMatchObject({ code: 'exhibitors.merged-already' });
  });

  it('are not put together against what has been done already', async () => {
    const { ctx } = test;
    const { applied, own, other } = await twice('jalan');
    const merge = (keep: Id<'business'>, drop: Id<'business'>) =>
      as(ctx, (tx) => mergeDoubles(ctx, tx, { keep, drop, take: KEEP }));
    // The one handed in has come further than the draft.
    await expect(merge(other, own)).rejects.toMatchObject({ code: 'exhibitors.keep-the-other' });
    await as(ctx, (tx) =>
      decide(ctx, tx, { applications: [applied], decision: 'waitlisted', reasons: { id: '', en: '' } }),
    );
    await as(ctx, (tx) => takePart(ctx, tx, { business: own }));
    await expect(merge(other, own)).rejects.toMatchObject({ code: 'exhibitors.keep-the-other' });
    await as(ctx, (tx) => takePart(ctx, tx, { business: other }));
    await expect(merge(own, other)).rejects.toMatchObject({ code: 'exhibitors.both-take-part' });
    const lead = test.as('lead', { region: PASER });
    const input = { keep: own, drop: other, take: KEEP };
    await expect(as(lead, (tx) => mergeDoubles(lead, tx, input))).rejects.toMatchObject({ code: 'request.forbidden' });
    const elsewhere = { ...ctx, organiser: newId<'organiser'>() };
    await expect(as(elsewhere, (tx) => mergeDoubles(elsewhere, tx, input))).rejects.toMatchObject({
      code: 'exhibitors.unknown-business',
    });
  });
});
