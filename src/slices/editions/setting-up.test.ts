import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kinds/id.ts';
import type { EditionEdit } from './contract.ts';
import {
  addAgency,
  copyDelegations,
  createEdition,
  createSeries,
  deleteAgency,
  editAgency,
  editEdition,
  getDeadlines,
  getEdition,
  listAgencies,
  listCoAgencies,
  listDelegations,
  listOwnEditions,
  listVenues,
  setDeadlines,
  setDelegation,
} from './index.ts';
import { BALIKPAPAN, editionNamed, openTestEdition, PASER, type TestEdition } from './testing/test-edition.ts';

let test: TestEdition;

beforeAll(async () => {
  test = await openTestEdition();
});
afterAll(() => test.stop());

const main = {
  name: 'Sarinah',
  city: 'Jakarta',
  address: '',
  zone: 'Asia/Jakarta',
  opensAt: '10:00',
  closesAt: '22:00',
};
const home = {
  ...main,
  name: 'BSCC Dome',
  city: 'Balikpapan',
  zone: 'Asia/Makassar',
  opensAt: '09:00',
  closesAt: '21:00',
};
const edit: EditionEdit = {
  name: 'Pameran pertama',
  theme: 'Kriya',
  summary: { id: 'a', en: 'b' },
  startsOn: '2023-06-23',
  endsOn: '2023-06-25',
  figuresPublic: true,
  venues: [main],
};

describe('editEdition', () => {
  it('keeps several venues, each with its own zone; the first is the edition’s own', async () => {
    const { runner, ctx } = test;
    const before = { ...ctx, clock: { now: () => Date.parse('2023-05-01T00:00:00Z') } };
    await runner.command(before, (tx) => editEdition(before, tx, { ...edit, venues: [main, home] }));
    const venues = await runner.query(ctx, (tx) => listVenues(ctx, tx));
    expect(venues.map(({ id: _, ...venue }) => venue)).toEqual([main, home]);
    const [first, second] = venues;
    if (!first || !second) throw new Error('two venues');
    await runner.command(before, (tx) => editEdition(before, tx, { ...edit, venues: [second, first] }));
    expect((await runner.query(ctx, (tx) => listVenues(ctx, tx))).map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(await runner.query(ctx, (tx) => getEdition(ctx, tx))).toMatchObject({
      venue: 'BSCC Dome',
      city: 'Balikpapan',
      place: 'BSCC Dome, Balikpapan · Sarinah, Jakarta',
      zone: 'Asia/Makassar',
      opensAt: '09:00',
      closesAt: '21:00',
    });
    await runner.command(before, (tx) => editEdition(before, tx, { ...edit, venues: [first] }));
    expect((await runner.query(ctx, (tx) => listVenues(ctx, tx))).map(({ id }) => id)).toEqual([first.id]);
  });

  it('does not move the zone of an edition that has begun', async () => {
    const { runner, ctx } = test;
    const work = runner.command(ctx, (tx) => editEdition(ctx, tx, { ...edit, venues: [home] }));
    await expect(work).rejects.toMatchObject({ code: 'editions.zone-fixed', data: { zone: 'Asia/Jakarta' } });
  });

  it('lets a day end after midnight, with hours to match, until something was sold', async () => {
    const { runner, ctx } = test;
    const night = { ...edit, dayEndsAt: '02:00' as const, venues: [{ ...main, opensAt: '18:00', closesAt: '02:00' }] };
    const saved = () => runner.query(ctx, (tx) => getEdition(ctx, tx));
    await runner.command(ctx, (tx) => editEdition(ctx, tx, night));
    expect(await saved()).toMatchObject({ dayEndsAt: '02:00', opensAt: '18:00', closesAt: '02:00' });
    // Left out, it stays.
    await runner.command(ctx, (tx) => editEdition(ctx, tx, { ...edit, venues: night.venues }));
    expect(await saved()).toMatchObject({ dayEndsAt: '02:00' });
    const sold = ['2023-06-23'];
    const other = runner.command(ctx, (tx) => editEdition(ctx, tx, { ...edit, dayEndsAt: '03:00' }, sold));
    await expect(other).rejects.toMatchObject({
      code: 'editions.day-fixed',
      data: { ends: '02:00' },
      fields: { dayEndsAt: ['day-fixed'] },
    });
    await runner.command(ctx, (tx) => editEdition(ctx, tx, { ...night, name: 'Pasar malam' }, sold));
    const late = { ...night, dayEndsAt: '01:00' as const };
    await expect(runner.command(ctx, (tx) => editEdition(ctx, tx, late))).rejects.toMatchObject({
      code: 'editions.outside-day',
      fields: { 'venues.0.closesAt': ['outside-day'] },
    });
    await runner.command(ctx, (tx) => editEdition(ctx, tx, { ...edit, dayEndsAt: '00:00' }));
  });

  it('leaves no day with sales outside', async () => {
    const { runner, ctx } = test;
    const work = runner.command(ctx, (tx) => editEdition(ctx, tx, { ...edit, startsOn: '2023-06-24' }, ['2023-06-23']));
    await expect(work).rejects.toMatchObject({ code: 'editions.sales-outside', data: { day: '2023-06-23' } });
    // What a phone sold on a day that never was the edition's holds no other change up.
    await runner.command(ctx, (tx) => editEdition(ctx, tx, edit, ['2026-11-30']));
  });

  it('takes no venue of another edition, of whichever organiser', async () => {
    const { runner, ctx, other } = test;
    const [foreign] = await runner.query(other, (tx) => listVenues(other, tx));
    if (!foreign) throw new Error('a venue');
    const mine = await runner.query(ctx, (tx) => listVenues(ctx, tx));
    // Another organiser's id is free here: it becomes a venue of this edition's own, and theirs stays.
    await runner.command(ctx, (tx) =>
      editEdition(ctx, tx, { ...edit, venues: [...mine, { ...home, id: foreign.id }] }),
    );
    expect(await runner.query(other, (tx) => listVenues(other, tx))).toEqual([foreign]);
    const second = await runner.command(ctx, async (tx) => {
      const series = await createSeries(ctx, tx, { name: 'Seri kedua' });
      return createEdition(ctx, tx, editionNamed('kedua', series));
    });
    const trespass = { ...ctx, edition: second };
    const work = runner.command(trespass, (tx) =>
      editEdition(trespass, tx, { ...edit, venues: [{ ...main, id: mine[0]?.id ?? newId() }] }),
    );
    await expect(work).rejects.toMatchObject({ code: 'editions.unknown-venue' });
  });

  it('is for whoever manages editions', async () => {
    const { runner, ctx } = test;
    const held = { organiser: ctx.organiser, role: 'officer', region: null, business: null, booth: null } as const;
    const officer = { ...ctx, actor: { kind: 'person' as const, user: newId<'user'>(), memberships: [held] } };
    const works = [
      () => runner.command(officer, (tx) => editEdition(officer, tx, edit)),
      () => runner.command(officer, (tx) => addAgency(officer, tx, { name: 'x', region: null })),
      () =>
        runner.command(officer, (tx) =>
          copyDelegations(officer, tx, { from: ctx.edition, to: ctx.edition, quotas: true, agencies: true }),
        ),
      () => runner.command(officer, async (tx) => setDeadlines(officer, tx, await getDeadlines(officer, tx))),
    ];
    for (const work of works) await expect(work()).rejects.toMatchObject({ code: 'request.forbidden' });
  });
});

describe('createEdition', () => {
  it('refuses days on which another edition of the series is held, also when both come at once', async () => {
    const { runner, ctx } = test;
    const series = await runner.command(ctx, (tx) => createSeries(ctx, tx, { name: 'Seri bentrok' }));
    const made = await Promise.allSettled(
      ['bentrok-a', 'bentrok-b', 'bentrok-c'].map((slug) =>
        runner.command(ctx, (tx) => createEdition(ctx, tx, editionNamed(slug, series))),
      ),
    );
    const refused = made.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
    expect(refused).toEqual(['editions.overlaps', 'editions.overlaps']);
  });

  it('refuses an address that is a page of the house', async () => {
    const { runner, ctx } = test;
    const work = runner.command(ctx, (tx) => createEdition(ctx, tx, editionNamed('baru', newId())));
    await expect(work).rejects.toMatchObject({ code: 'request.invalid', fields: { slug: [expect.any(String)] } });
  });
});

describe('agencies', () => {
  it('are added, renamed and retired; a name is one agency’s in its region', async () => {
    const { runner, ctx } = test;
    const id = await runner.command(ctx, (tx) =>
      addAgency(ctx, tx, { name: 'Badan Penghubung', region: null, kind: 'liaison' }),
    );
    const twice = runner.command(ctx, (tx) => addAgency(ctx, tx, { name: 'badan penghubung', region: null }));
    await expect(twice).rejects.toMatchObject({ code: 'editions.agency-name-taken' });
    // One that names a region may be the same as one that names none; those of two regions are two.
    const ofRegion = runner.command(ctx, (tx) => addAgency(ctx, tx, { name: 'Badan  Penghubung', region: BALIKPAPAN }));
    await expect(ofRegion).rejects.toMatchObject({ code: 'editions.agency-name-taken' });
    const office = (region: typeof PASER) =>
      runner.command(ctx, (tx) => addAgency(ctx, tx, { name: 'Dinas Perdagangan', region }));
    await office(BALIKPAPAN);
    const unused = await office(PASER);
    await runner.command(ctx, (tx) => deleteAgency(ctx, tx, unused));
    await expect(runner.command(ctx, (tx) => deleteAgency(ctx, tx, unused))).rejects.toMatchObject({
      code: 'editions.unknown-agency',
    });
    await runner.command(ctx, (tx) => addAgency(ctx, tx, { name: 'Dinas Pertanian', region: PASER }));
    await runner.command(ctx, (tx) =>
      editAgency(ctx, tx, { agency: id, name: 'Banhub', region: null, kind: 'liaison', retired: true }),
    );
    const listed = await runner.query(ctx, (tx) => listAgencies(ctx, tx));
    expect(listed.map(({ id: _, ...agency }) => agency)).toEqual([
      { name: 'Dinas Perdagangan', kind: 'office', region: BALIKPAPAN, retired: false },
      { name: 'Dinas Pertanian', kind: 'office', region: PASER, retired: false },
      { name: 'Banhub', kind: 'liaison', region: null, retired: true },
    ]);
  });

  it('of another organiser lead nothing, help nothing and are not renamed', async () => {
    const { runner, ctx, other } = test;
    const foreign = await runner.command(other, (tx) => addAgency(other, tx, { name: 'Dinas lain', region: null }));
    const quota = { region: PASER, position: 1, boothQuota: 2, producerQuota: 1 };
    for (const named of [
      { ...quota, leadAgency: foreign },
      { ...quota, leadAgency: null, coAgencies: [foreign] },
    ])
      await expect(runner.command(ctx, (tx) => setDelegation(ctx, tx, named))).rejects.toMatchObject({
        code: 'editions.unknown-agency',
      });
    const renaming = runner.command(ctx, (tx) =>
      editAgency(ctx, tx, { agency: foreign, name: 'Milik kami', region: null, kind: 'office', retired: false }),
    );
    await expect(renaming).rejects.toMatchObject({ code: 'editions.unknown-agency' });
  });
});

describe('copyDelegations', () => {
  it('brings regions in their order, with quotas and agencies where wanted', async () => {
    const { runner, ctx } = test;
    const [to, bare, lead, help] = await runner.command(ctx, async (tx) => {
      const series = await createSeries(ctx, tx, { name: 'Seri salinan' });
      const dates = { startsOn: '2024-06-23', endsOn: '2024-06-25' };
      const made = await createEdition(ctx, tx, { ...editionNamed('salinan', series), ...dates });
      const second = await createEdition(ctx, tx, editionNamed('salinan-polos', series));
      const [leading, helping] = [
        await addAgency(ctx, tx, { name: 'Dinas utama', region: BALIKPAPAN }),
        await addAgency(ctx, tx, { name: 'Dinas pendamping', region: BALIKPAPAN }),
      ];
      const coAgencies = [helping, leading, helping];
      const places = { region: BALIKPAPAN, position: 0, boothQuota: 2, producerQuota: 3 };
      await setDelegation(ctx, tx, { ...places, leadAgency: leading, coAgencies });
      await copyDelegations(ctx, tx, { from: ctx.edition, to: made, quotas: true, agencies: true });
      await copyDelegations(ctx, tx, { from: ctx.edition, to: second, quotas: false, agencies: false });
      return [made, second, leading, helping] as const;
    });
    const target = { ...ctx, edition: to };
    expect(await runner.query(target, (tx) => listDelegations(target, tx))).toEqual(
      await runner.query(ctx, (tx) => listDelegations(ctx, tx)),
    );
    expect(await runner.query(target, (tx) => listCoAgencies(target, tx))).toEqual([
      { region: BALIKPAPAN, id: help, name: 'Dinas pendamping' },
    ]);
    const empty = { ...ctx, edition: bare };
    const plain = await runner.query(empty, (tx) => listDelegations(empty, tx));
    expect(plain.map(({ boothQuota, producerQuota, leadAgency }) => [boothQuota, producerQuota, leadAgency])).toEqual([
      [0, 0, null],
      [0, 0, null],
    ]);
    expect(lead).not.toBe(help);
  });
});

describe('deadlines', () => {
  it('are the usual days until somebody says otherwise', async () => {
    const { runner, ctx } = test;
    const usual = await runner.query(ctx, (tx) => getDeadlines(ctx, tx));
    expect(usual).toMatchObject({ nominated: '2023-05-09', tills: '2023-06-22' });
    await runner.command(ctx, (tx) => setDeadlines(ctx, tx, { ...usual, nominated: '2023-05-01' }));
    expect(await runner.query(ctx, (tx) => getDeadlines(ctx, tx))).toEqual({ ...usual, nominated: '2023-05-01' });
  });
});

it('lists the organiser’s own editions only, the newest first', async () => {
  const { runner, other } = test;
  const editions = await runner.query(other, (tx) => listOwnEditions(other, tx));
  expect(editions.map(({ slug }) => slug)).toEqual(['lain']);
});
