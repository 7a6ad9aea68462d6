import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packNamed } from '../../../kinds/country/index.ts';
import { newId } from '../../../kinds/id.ts';
import { keepPhoto } from '../../../platform/files/index.ts';
import { findOrganiser } from '../../people/index.ts';
import {
  type AtEdition,
  findOrganiserProfile,
  getContentVersion,
  getOrganiserProfile,
  setOrganiserAddress,
  setOrganiserLogo,
  setOrganiserProfile,
} from '../index.ts';
import { openTestEdition, type TestEdition } from '../testing/test-edition.ts';
import type { ProfileInput } from './profile.ts';
import { callableAbroad, whatsAppDigits } from './profile.ts';

let test: TestEdition;
beforeAll(async () => {
  test = await openTestEdition();
});
afterAll(() => test.stop());

const INPUT: ProfileInput = {
  name: 'Pemerintah Provinsi Nusa Tenggara Timur',
  accent: '#7A1F1F',
  contactName: 'Sekretariat panitia',
  contactPhone: '(0380) 831 234',
  contactEmail: 'panitia@ntt.example',
  contactWhatsapp: '0812-3456-7890',
  address: ['Jalan El Tari 1', '', 'Kupang 85111'],
  letterhead: ['PEMERINTAH PROVINSI', 'DINAS PERINDUSTRIAN'],
  senderName: '',
  replyTo: 'jawab@ntt.example',
};

const as = (ctx: AtEdition, role: 'organiser' | 'officer', organiser = ctx.organiser): AtEdition => ({
  ...ctx,
  actor: {
    kind: 'person',
    user: newId<'user'>(),
    memberships: [{ organiser, role, region: null, business: null, booth: null }],
  },
});

describe('what an organiser says of itself', () => {
  it('is nothing but its name until it says something', async () => {
    expect(await test.runner.query(test.other, (tx) => getOrganiserProfile(test.other, tx))).toEqual({
      id: test.other.organiser,
      slug: 'panitia-lain',
      name: 'Panitia lain',
      logo: null,
      accent: null,
      contact: { name: '', phone: '', email: '', whatsapp: '' },
      address: [],
      letterhead: [],
      senderName: 'Panitia lain',
      replyTo: '',
    });
  });

  it('is kept, shown to everybody, and makes its pages new', async () => {
    const version = () => test.runner.query(test.ctx, (tx) => getContentVersion(test.ctx, tx));
    const before = await version();
    await test.runner.command(test.ctx, (tx) => setOrganiserProfile(test.ctx, tx, INPUT));
    expect(await version()).toBe(before + 1);
    expect(await findOrganiserProfile(test.runner.db, test.ctx.organiser)).toEqual({
      id: test.ctx.organiser,
      slug: 'panitia-pertama',
      name: 'Pemerintah Provinsi Nusa Tenggara Timur',
      countryPack: 'id',
      logo: null,
      accent: '#7a1f1f',
      contact: {
        name: 'Sekretariat panitia',
        phone: '(0380) 831 234',
        email: 'panitia@ntt.example',
        whatsapp: '6281234567890',
      },
      address: ['Jalan El Tari 1', 'Kupang 85111'],
      letterhead: ['PEMERINTAH PROVINSI', 'DINAS PERINDUSTRIAN'],
      senderName: 'Pemerintah Provinsi Nusa Tenggara Timur',
      replyTo: 'jawab@ntt.example',
    });
    expect((await findOrganiserProfile(test.runner.db, test.other.organiser))?.name).toBe('Panitia lain');
  });

  it.each([
    ['accent', { accent: '#ffff00' }, ['too-faint']],
    ['accent', { accent: 'red; x' }, ['not-a-colour']],
    ['contactPhone', { contactPhone: 'telepon kami' }, ['not-a-phone']],
    ['contactWhatsapp', { contactWhatsapp: '12' }, ['not-a-phone']],
    ['letterhead', { letterhead: ['1', '2', '3', '4', '5'] }, ['too-many-lines']],
  ] as const)('refuses a %s of %j', async (field, change, codes) => {
    const writing = test.runner.command(test.ctx, (tx) =>
      setOrganiserProfile(test.ctx, tx, { ...INPUT, ...change } as ProfileInput),
    );
    await expect(writing).rejects.toMatchObject({
      code: 'request.invalid',
      fields: { [field]: expect.arrayContaining([...codes]) },
    });
  });

  it('is for those who may manage its editions', async () => {
    for (const who of [as(test.ctx, 'officer'), as(test.ctx, 'organiser', test.other.organiser)])
      await expect(test.runner.command(who, (tx) => setOrganiserProfile(who, tx, INPUT))).rejects.toMatchObject({
        code: 'request.forbidden',
      });
  });
});

describe('a logo', () => {
  const picture = () =>
    sharp({ create: { width: 60, height: 40, channels: 3, background: '#123456' } })
      .png()
      .toBuffer();
  const isPublic = async (id: string) =>
    (
      await test.runner.db
        .selectFrom('platform.file')
        .select('id')
        .where('id', '=', id as never)
        .execute()
    ).length;

  it('is public with the profile, and the one before goes', async () => {
    const { ctx, runner } = test;
    const send = async () => (await keepPhoto(runner, ctx, { id: newId(), bytes: await picture() })).id;
    const [first, second] = [await send(), await send()];
    await runner.command(ctx, (tx) => setOrganiserLogo(ctx, tx, first));
    expect((await findOrganiserProfile(runner.db, ctx.organiser))?.logo).toEqual({ id: first, width: 60, height: 40 });
    await runner.command(ctx, (tx) => setOrganiserLogo(ctx, tx, second));
    expect([await isPublic(first), await isPublic(second)]).toEqual([0, 1]);
    await runner.command(ctx, (tx) => setOrganiserLogo(ctx, tx, null));
    expect((await findOrganiserProfile(runner.db, ctx.organiser))?.logo).toBeNull();
  });

  it('is never another organiser’s picture', async () => {
    const { other, ctx, runner } = test;
    const foreign = (await keepPhoto(runner, other, { id: newId(), bytes: await picture() })).id;
    await expect(runner.command(ctx, (tx) => setOrganiserLogo(ctx, tx, foreign))).rejects.toMatchObject({
      code: 'files.unknown',
    });
  });
});

describe('the address of an organiser', () => {
  const move = (ctx: AtEdition, to: string) => test.runner.command(ctx, (tx) => setOrganiserAddress(ctx, tx, to));

  it('changes, and every one that it had goes on leading to it alone', async () => {
    await move(test.ctx, 'ntt');
    await move(test.ctx, 'provinsi-ntt');
    for (const slug of ['panitia-pertama', 'ntt', 'provinsi-ntt'])
      expect(await findOrganiser(test.runner.db, slug)).toMatchObject({ id: test.ctx.organiser, slug: 'provinsi-ntt' });
    await expect(move(test.other, 'ntt')).rejects.toMatchObject({
      code: 'editions.slug-taken',
      fields: { slug: ['taken'] },
    });
    await move(test.ctx, 'ntt');
    expect((await findOrganiser(test.runner.db, 'provinsi-ntt'))?.slug).toBe('ntt');
  });

  it('is never taken by a new organiser', async () => {
    const organiser = newId<'organiser'>();
    const fresh = { ...test.ctx, organiser };
    await expect(
      test.runner.command(fresh, (tx) =>
        tx
          .insertInto('people.organiser')
          .values({ id: organiser, slug: 'panitia-pertama', name: 'Lain', country_pack: 'id' })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '23505' });
  });
});

it.each([
  ['0812-3456-7890', '6281234567890'],
  ['+62 (0)812 3456 7890', '6281234567890'],
  ['+65 9123 4567', '6591234567'],
  ['halo', undefined],
  ['123', undefined],
])('a WhatsApp number %s is %s', (typed, digits) => expect(whatsAppDigits(typed, '62')).toBe(digits));

it.each([
  ['in', '98400 12345', '+91 98400 12345'],
  ['in', '098400-12345', '+91 98400-12345'],
  ['in', '044 2345 6789', '044 2345 6789'],
  ['id', '0812-3456-7890', '+62 812-3456-7890'],
  ['id', '(0380) 831 234', '(0380) 831 234'],
  ['id', '+62 812 3456 7890', '+62 812 3456 7890'],
  ['id', '', ''],
] as const)('in %s the telephone %s is %s to callers abroad', (country, typed, shown) =>
  expect(callableAbroad(typed, packNamed(country).phone)).toBe(shown),
);
