import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kinds/id.ts';
import {
  createEdition,
  createSeries,
  findTenant,
  getContentVersion,
  getEdition,
  getEditionFacts,
  listDelegations,
  listEditionsPublic,
  setDelegation,
} from './index.ts';
import { BALIKPAPAN, editionNamed, openTestEdition, PASER, type TestEdition } from './testing/test-edition.ts';

let test: TestEdition;

beforeAll(async () => {
  test = await openTestEdition();
});
afterAll(() => test.stop());

const delegation = { region: BALIKPAPAN, position: 1, boothQuota: 2, producerQuota: 3, leadAgency: null };

describe('createEdition', () => {
  it('refuses an address that another organiser has', async () => {
    const { runner, other } = test;
    const work = runner.command(other, async (tx) => {
      const series = await createSeries(other, tx, { name: 'Pameran kedua' });
      return createEdition(other, tx, editionNamed('pertama', series));
    });
    await expect(work).rejects.toMatchObject({ code: 'editions.slug-taken', data: { slug: 'pertama' } });
  });

  it('refuses another organiser’s series', async () => {
    const { runner, ctx, other } = test;
    const series = await runner.command(ctx, (tx) => createSeries(ctx, tx, { name: 'Milik panitia pertama' }));
    const work = runner.command(other, (tx) => createEdition(other, tx, editionNamed('ketiga', series)));
    await expect(work).rejects.toMatchObject({ code: 'editions.unknown-series' });
    expect(await findTenant(runner.db, 'ketiga')).toBeUndefined();
  });

  it.each([
    [{ startsOn: '2023-06-26' }, { endsOn: ['before the first day'] }],
    [{ zone: 'Asia/Balikpapan' }, { zone: ['a time zone such as Asia/Jakarta'] }],
    [{ slug: 'Kaltim 2023' }, { slug: ['lower-case words joined by hyphens'] }],
  ])('refuses %j', async (wrong, fields) => {
    const { runner, ctx } = test;
    const input = { ...editionNamed('keempat', newId()), ...wrong };
    const work = runner.command(ctx, (tx) => createEdition(ctx, tx, input));
    await expect(work).rejects.toMatchObject({ code: 'request.invalid', fields });
  });

  it.each([
    [{ opensAt: '22:00' }, { ends: '00:00' }],
    [{ opensAt: '18:00', closesAt: '02:00' }, { ends: '00:00' }],
    [{ opensAt: '18:00', closesAt: '02:00', dayEndsAt: '01:00' as const }, { ends: '01:00' }],
  ])('refuses hours beyond one business day: %j', async (wrong, data) => {
    const { runner, ctx } = test;
    const input = { ...editionNamed('kelima', newId()), ...wrong };
    const work = runner.command(ctx, (tx) => createEdition(ctx, tx, input));
    await expect(work).rejects.toMatchObject({
      code: 'editions.outside-day',
      data,
      fields: { closesAt: ['outside-day'] },
    });
  });

  it('makes a night market, whose day ends at 02:00', async () => {
    const { runner, ctx } = test;
    const made = await runner.command(ctx, async (tx) => {
      const series = await createSeries(ctx, tx, { name: 'Pasar malam' });
      const hours = { opensAt: '18:00', closesAt: '02:00', dayEndsAt: '02:00' as const };
      return createEdition(ctx, tx, { ...editionNamed('pasar-malam', series), ...hours, state: 'draft' });
    });
    const edition = await runner.query(ctx, (tx) => getEditionFacts({ ...ctx, edition: made }, tx));
    expect(edition).toMatchObject({ opensAt: '18:00', closesAt: '02:00', dayEndsAt: '02:00' });
  });

  it('is not for a person whose role does not allow it', async () => {
    const { runner, ctx } = test;
    const held = { organiser: ctx.organiser, role: 'lead', region: BALIKPAPAN, business: null, booth: null } as const;
    const lead = { ...ctx, actor: { kind: 'person' as const, user: newId<'user'>(), memberships: [held] } };
    const work = runner.command(lead, (tx) => createSeries(lead, tx, { name: 'Bukan wewenangnya' }));
    await expect(work).rejects.toMatchObject({ code: 'request.forbidden' });
  });
});

describe('setDelegation', () => {
  it('changes the quotas and raises the content version once a transaction', async () => {
    const { runner, ctx } = test;
    const before = await runner.query(ctx, (tx) => getContentVersion(ctx, tx));
    await runner.command(ctx, async (tx) => {
      await setDelegation(ctx, tx, { ...delegation, boothQuota: 7 });
      await setDelegation(ctx, tx, { ...delegation, boothQuota: 8 });
    });
    const [edition, news] = await runner.query(ctx, async (tx) => [
      await getEdition(ctx, tx),
      await tx.selectFrom('platform.outbox').select(['topic', 'payload']).orderBy('seq', 'desc').executeTakeFirst(),
    ]);
    expect(edition.contentVersion).toBe(before + 1);
    expect(edition.delegations).toEqual([
      {
        region: { code: PASER, name: 'Paser', fullName: 'Kabupaten Paser' },
        position: 1,
        boothQuota: 2,
        producerQuota: 1,
        leadAgency: null,
      },
      {
        region: { code: BALIKPAPAN, name: 'Balikpapan', fullName: 'Kota Balikpapan' },
        position: 1,
        boothQuota: 8,
        producerQuota: 3,
        leadAgency: null,
      },
    ]);
    expect(news).toEqual({
      topic: 'editions.content-changed',
      payload: { edition: ctx.edition, slug: 'pertama' },
    });
  });

  it('refuses a region that no country pack has', async () => {
    const { runner, ctx } = test;
    const work = runner.command(ctx, (tx) => setDelegation(ctx, tx, { ...delegation, region: '64.99' as never }));
    await expect(work).rejects.toMatchObject({ code: 'editions.unknown-region' });
  });

  it('cannot be set at another organiser’s edition', async () => {
    const { runner, ctx, other } = test;
    const trespass = { ...other, edition: ctx.edition };
    await expect(runner.command(trespass, (tx) => setDelegation(trespass, tx, delegation))).rejects.toThrow();
    expect(await runner.query(other, (tx) => listDelegations(trespass, tx))).toEqual([]);
  });
});

describe('the public directory', () => {
  it('finds whose edition an address names', async () => {
    const { runner, ctx } = test;
    expect(await findTenant(runner.db, 'pertama')).toEqual({
      draft: false,
      organiser: ctx.organiser,
      edition: ctx.edition,
      slug: 'pertama',
    });
    expect(await findTenant(runner.db, 'tidak-ada')).toBeUndefined();
  });

  it('lists every organiser’s editions and changes its tag when one of them changes', async () => {
    const { runner, ctx } = test;
    const before = await listEditionsPublic(runner.db);
    expect(before.editions.map(({ slug, organiser }) => ({ slug, organiser }))).toEqual([
      { slug: 'lain', organiser: 'Panitia lain' },
      { slug: 'pertama', organiser: 'Panitia pertama' },
    ]);
    await runner.command(ctx, (tx) => setDelegation(ctx, tx, delegation));
    expect((await listEditionsPublic(runner.db)).tag).not.toBe(before.tag);
  });

  it('hides another organiser’s edition once an organiser is chosen', async () => {
    const { runner, ctx, other } = test;
    const trespass = { ...other, edition: ctx.edition };
    await expect(runner.query(trespass, (tx) => getEdition(trespass, tx))).rejects.toMatchObject({
      code: 'request.not-found',
    });
  });
});
