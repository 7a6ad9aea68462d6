import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, userId } from '../../kinds/id.ts';
import { regionCode } from '../../kinds/region.ts';
import {
  addRegion,
  listDelegations,
  listRegions,
  mustBeRegion,
  removeRegion,
  renameRegion,
  setDelegation,
} from './index.ts';
import { BALIKPAPAN, openTestEdition, type TestEdition } from './testing/test-edition.ts';

let test: TestEdition;

beforeAll(async () => {
  test = await openTestEdition();
});
afterAll(() => test.stop());

const places = { position: 9, boothQuota: 1, producerQuota: 1, leadAgency: null };

describe('the regions of a pack', () => {
  it('are told from whatever else a form says', async () => {
    const { runner, ctx } = test;
    await runner.query(ctx, (tx) => mustBeRegion(tx, '64.71'));
    for (const other of ['99.99', '-1', '64.71 ', '鱼', '\u200b'])
      await expect(runner.query(ctx, (tx) => mustBeRegion(tx, other))).rejects.toMatchObject({
        code: 'editions.unknown-region',
      });
  });

  it('are there without a demo: all provinces, kabupaten and kota of Indonesia', async () => {
    const { runner, ctx } = test;
    const regions = await runner.query(ctx, (tx) => listRegions(ctx, tx));
    const count = Map.groupBy(regions, ({ kind }) => kind);
    expect([...count].map(([kind, each]) => [kind, each.length])).toEqual([
      ['provinsi', 38],
      ['kabupaten', 416],
      ['kota', 98],
    ]);
    const names = new Map(regions.map(({ code, fullName }) => [code as string, fullName]));
    // Those of Kalimantan Timur as public pages have them.
    expect([...names].filter(([code]) => code.startsWith('64.'))).toEqual([
      ['64.01', 'Kabupaten Paser'],
      ['64.02', 'Kabupaten Kutai Kartanegara'],
      ['64.03', 'Kabupaten Berau'],
      ['64.07', 'Kabupaten Kutai Barat'],
      ['64.08', 'Kabupaten Kutai Timur'],
      ['64.09', 'Kabupaten Penajam Paser Utara'],
      ['64.11', 'Kabupaten Mahakam Ulu'],
      ['64.71', 'Kota Balikpapan'],
      ['64.72', 'Kota Samarinda'],
      ['64.74', 'Kota Bontang'],
    ]);
    expect(regions.find(({ code }) => code === '32.71')).toEqual({
      code: '32.71',
      name: 'Kota Bogor',
      fullName: 'Kota Bogor',
      kind: 'kota',
      within: 'Jawa Barat',
    });
  });

  it('are those of the organiser’s country', async () => {
    const { runner, other } = test;
    const regions = await runner.command(other, async (tx) => {
      await tx.updateTable('people.organiser').set({ country_pack: 'in' }).where('id', '=', other.organiser).execute();
      return listRegions(other, tx);
    });
    expect(regions).toHaveLength(36);
    expect(regions.find(({ code }) => code === 'IN-KL')?.fullName).toBe('Kerala');
  });

  it('cannot be written, changed or taken away by the application', async () => {
    const { runner, ctx } = test;
    const row = (organiser: string | null) =>
      sql`insert into editions.known_region (code, country, kind, name, full_name, organiser_id)
        values ('99.99', 'ID', 'kota', 'Palsu', 'Kota Palsu', ${organiser})`;
    for (const attempt of [
      row(null),
      row(test.other.organiser),
      sql`update editions.known_region set name = 'Palsu' where code = '64.71'`,
    ])
      await expect(runner.command(ctx, (tx) => attempt.execute(tx))).rejects.toThrow(/policy|permission denied/);
    const gone = await runner.command(ctx, (tx) =>
      sql`delete from editions.known_region where code in ('64.71', '32.71')`.execute(tx),
    );
    expect(gone.numAffectedRows).toBe(0n);
  });
});

describe('addRegion', () => {
  it('adds one that nobody else sees, uses or is hindered by', async () => {
    const { runner, ctx, other } = test;
    const desa = { name: 'Pampang', fullName: 'Desa Budaya Pampang' };
    const own = await runner.command(ctx, (tx) => addRegion(ctx, tx, desa));
    await runner.command(ctx, (tx) => setDelegation(ctx, tx, { ...places, region: own }));
    const seen = await runner.query(ctx, (tx) => listRegions(ctx, tx));
    expect(seen.find(({ code }) => code === own)).toEqual({ code: own, ...desa, kind: 'own', within: null });
    expect((await runner.query(other, (tx) => listRegions(other, tx))).some(({ code }) => code === own)).toBe(false);
    const trespass = runner.command(other, (tx) => setDelegation(other, tx, { ...places, region: own }));
    await expect(trespass).rejects.toMatchObject({ code: 'editions.unknown-region' });
    const theirs = await runner.command(other, (tx) => addRegion(other, tx, desa));
    expect(theirs).not.toBe(own);
  });

  it('refuses a name that is known, and a code that a person gives', async () => {
    const { runner, ctx } = test;
    const add = (name: string) => runner.command(ctx, (tx) => addRegion(ctx, tx, { name, fullName: name }));
    await expect(add('KAB. PASER')).rejects.toMatchObject({ code: 'editions.region-known', data: { region: '64.01' } });
    const held = { organiser: ctx.organiser, role: 'organiser', region: null, business: null, booth: null } as const;
    const person = { ...ctx, actor: { kind: 'person' as const, user: newId<'user'>(), memberships: [held] } };
    const code = regionCode('99.99');
    const give = runner.command(person, (tx) => addRegion(person, tx, { code, name: 'Palsu', fullName: 'Kota Palsu' }));
    await expect(give).rejects.toMatchObject({ code: 'request.forbidden' });
  });
});

describe('renameRegion', () => {
  it('writes a region otherwise for this organiser alone', async () => {
    const { runner, ctx, other } = test;
    await runner.command(ctx, (tx) =>
      renameRegion(ctx, tx, { region: BALIKPAPAN, name: 'Kota Minyak', fullName: 'Kota Minyak Balikpapan' }),
    );
    const [delegation] = (await runner.query(ctx, (tx) => listDelegations(ctx, tx))).filter(
      ({ region }) => region.code === BALIKPAPAN,
    );
    expect(delegation?.region).toEqual({
      code: BALIKPAPAN,
      name: 'Kota Minyak',
      fullName: 'Kota Minyak Balikpapan',
    });
    const nameOf = (tx: Parameters<typeof listRegions>[1]) =>
      tx.selectFrom('editions.region').select('name').where('code', '=', BALIKPAPAN).executeTakeFirst();
    expect(await runner.query(other, nameOf)).toEqual({ name: 'Balikpapan' });
  });

  it('knows no region of another organiser', async () => {
    const { runner, ctx, other } = test;
    const own = await runner.command(ctx, (tx) => addRegion(ctx, tx, { name: 'Sanggar', fullName: 'Sanggar Seni' }));
    const work = runner.command(other, (tx) => renameRegion(other, tx, { region: own, name: 'X', fullName: 'X' }));
    await expect(work).rejects.toMatchObject({ code: 'editions.unknown-region' });
  });
});

describe('a region of the organiser’s own', () => {
  const add = (name: string) =>
    test.runner.command(test.ctx, (tx) => addRegion(test.ctx, tx, { name, fullName: name }));
  const remove = (ctx: typeof test.ctx, code: Parameters<typeof removeRegion>[2]) =>
    test.runner.command(ctx, (tx) => removeRegion(ctx, tx, code));
  const owns = async () =>
    (await test.runner.query(test.ctx, (tx) => listRegions(test.ctx, tx)))
      .filter(({ kind }) => kind === 'own')
      .map(({ name }) => name);

  it('is taken away while nothing is of it, with the name that it was given since', async () => {
    const code = await add('Desa Keliru');
    await test.runner.command(test.ctx, (tx) =>
      renameRegion(test.ctx, tx, { region: code, name: 'Desa Salah', fullName: 'Desa Salah' }),
    );
    expect(await owns()).toContain('Desa Salah');
    await remove(test.ctx, code);
    expect(await owns()).not.toContain('Desa Salah');
  });

  it('stays while a delegation is of it or somebody works for it', async () => {
    const code = await add('Desa Terpakai');
    await test.runner.command(test.ctx, (tx) => setDelegation(test.ctx, tx, { ...places, region: code }));
    await expect(remove(test.ctx, code)).rejects.toMatchObject({ code: 'editions.region-in-use' });
    const led = await add('Desa Berketua');
    const user = userId('ketua-desa');
    await test.runner.command(test.ctx, async (tx) => {
      const person = {
        id: user,
        name: 'Ketua',
        email: 'ketua@desa.example',
        emailVerified: true,
        twoFactorEnabled: null,
      };
      await tx.insertInto('people.user').values(person).execute();
      const scope = { region_code: led, business_id: null, booth_id: null };
      const held = { organiser_id: test.ctx.organiser, id: newId(), user_id: user, role: 'lead' as const };
      await tx
        .insertInto('people.membership')
        .values({ ...held, ...scope })
        .execute();
    });
    await expect(remove(test.ctx, led)).rejects.toMatchObject({ code: 'editions.region-in-use' });
    expect(await owns()).toEqual(expect.arrayContaining(['Desa Terpakai', 'Desa Berketua']));
  });

  it('is not another organiser’s to take away, nor are those of a pack anybody’s', async () => {
    const code = await add('Desa Kami');
    await expect(remove(test.other, code)).rejects.toMatchObject({ code: 'editions.unknown-region' });
    await expect(remove(test.ctx, BALIKPAPAN)).rejects.toMatchObject({ code: 'editions.unknown-region' });
    expect(await owns()).toContain('Desa Kami');
  });
});
