import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import type { Membership, Role } from '../../platform/db/context.ts';
import { listMail } from '../../platform/mail/outbox.ts';
import { BALIKPAPAN, openTestEdition, PASER, type TestEdition } from '../editions/testing/test-edition.ts';
import { findBusinessesNamed, inviteOwner, listOwners, registerBusiness } from './index.ts';

let test: TestEdition;
let business: Id<'business'>;
beforeAll(async () => {
  test = await openTestEdition();
  const register = (slug: string, name: string, region = BALIKPAPAN) =>
    test.runner.command(test.ctx, (tx) =>
      registerBusiness(test.ctx, tx, {
        slug,
        name,
        region,
        story: { id: '', en: '' },
        whatsapp: null,
        madeUp: true,
      }),
    );
  business = await register('kakao', 'Kakao 100%_asli');
  await register('kakao-paser', 'Kakao Paser', PASER);
});
afterAll(() => test.stop());

const as = (role: Role, scope: Partial<Membership> = {}) => {
  const held = { organiser: test.ctx.organiser, role, region: null, business: null, booth: null, ...scope };
  return { ...test.ctx, actor: { kind: 'person' as const, user: newId<'user'>(), memberships: [held] } };
};

describe('the owner of a business that was put forward', () => {
  const invite = (ctx: typeof test.ctx) =>
    test.runner.command(ctx, (tx) =>
      inviteOwner(
        ctx,
        tx,
        { email: 'pemilik@usaha.example', business },
        { publicUrl: 'https://gelaran.example', smtpUrl: undefined },
      ),
    );

  it('is invited by the system, and listed until the invitation is taken up', async () => {
    await invite(test.ctx);
    expect(await test.runner.query(test.ctx, (tx) => listOwners(test.ctx, tx, business))).toMatchObject({
      people: [],
      invited: [{ email: 'pemilik@usaha.example' }],
    });
  });

  it('reads in the letter which business is meant', async () => {
    await invite(test.ctx);
    const [letter] = await test.runner.query(test.ctx, (tx) => listMail(tx));
    expect(letter?.body.match(/Kakao 100%_asli/g)).toHaveLength(2);
  });

  it.each([
    ['a lead of another region', () => as('lead', { region: PASER })],
    ['a curator', () => as('curator')],
    ['a producer', () => as('producer', { business })],
    ['an organiser of another tenant', () => as('organiser', { organiser: newId<'organiser'>() })],
  ])('is not invited by %s', async (_, who) => {
    await expect(invite(who())).rejects.toMatchObject({ code: 'request.forbidden' });
  });

  it('is not invited by another tenant for a business that it does not know', async () => {
    const elsewhere = { ...test.ctx, organiser: newId<'organiser'>() };
    await expect(invite(elsewhere)).rejects.toMatchObject({ code: 'exhibitors.unknown-business' });
  });
});

it('businesses are found by words of their names, within the reach', async () => {
  const found = async (words: string, reach: Parameters<typeof findBusinessesNamed>[2]['reach']) =>
    (await test.runner.query(test.ctx, (tx) => findBusinessesNamed(test.ctx, tx, { words, reach, limit: 9 }))).map(
      ({ name }) => name,
    );
  expect(await found('kakao', { all: true })).toEqual(['Kakao 100%_asli', 'Kakao Paser']);
  expect(await found('%_', { all: true })).toEqual(['Kakao 100%_asli']);
  expect(await found('kakao', { all: false, regions: [PASER], businesses: [] })).toEqual(['Kakao Paser']);
});
