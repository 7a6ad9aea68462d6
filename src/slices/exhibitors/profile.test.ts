import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Role } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getContentVersion } from '../editions/index.ts';
import { BALIKPAPAN, openTestEdition, PASER, type TestEdition } from '../editions/testing/test-edition.ts';
import {
  claimIdentifier,
  countIdentifiersIn,
  eraseContact,
  findBusiness,
  getIdentifier,
  getProfile,
  giveConsent,
  listExpiring,
  listIdentifiersIn,
  registerBusiness,
  registerOwnBusiness,
  rejectIdentifier,
  reopenIdentifier,
  saveProfile,
  takePart,
  verifyIdentifier,
  withdrawIdentifier,
} from './index.ts';

let test: TestEdition;
let business: Id<'business'>;
let owner: AtEdition;
let officer: AtEdition;

const ALL: Reach = { all: true };
let names = 0;

beforeAll(async () => {
  test = await openTestEdition();
  officer = await person('officer', {});
});
beforeEach(async () => {
  business = await register(BALIKPAPAN);
  owner = await person('producer', { business });
});
afterAll(() => test.stop());

async function person(role: Role, scope: { region?: RegionCode; business?: Id<'business'> }): Promise<AtEdition> {
  const user = newId<'user'>();
  const row = {
    id: user,
    name: `Akun ${role}`,
    email: `${user}@contoh.invalid`,
    emailVerified: true,
    twoFactorEnabled: null,
  };
  await test.database.db.insertInto('people.user').values(row).execute();
  const membership = {
    organiser: test.ctx.organiser,
    role,
    region: scope.region ?? null,
    business: scope.business ?? null,
    booth: null,
  };
  return { ...test.ctx, actor: { kind: 'person', user, memberships: [membership] } };
}

function register(region: RegionCode): Promise<Id<'business'>> {
  const { ctx, runner } = test;
  const slug = `usaha-${++names}`;
  const input = { slug, name: `Contoh ${slug}`, region, story: { id: '', en: '' }, whatsapp: null, madeUp: true };
  return runner.command(ctx, (tx) => registerBusiness(ctx, tx, input));
}

const as = <T>(ctx: AtEdition, work: (tx: Tx) => Promise<T>) => test.runner.command(ctx, work);

/** A number that nobody has used. */
const nib = () => String(9_000_000_000_000 + ++names);

describe('a profile', () => {
  it('is changed in parts, and nothing else moves', async () => {
    await as(owner, (tx) =>
      saveProfile(owner, tx, { business, story: { id: 'Sejak 1990.', en: 'Since 1990.' }, whatsapp: '0812-3456-7890' }),
    );
    await as(owner, (tx) =>
      saveProfile(owner, tx, {
        business,
        contactEmail: 'usaha@contoh.invalid',
        kbli: '10216',
        class: { class: 'micro', basis: 'sales' },
      }),
    );
    await as(owner, (tx) => saveProfile(owner, tx, { business, name: 'Contoh Amplang' }));
    expect(await as(owner, (tx) => getProfile(owner, tx, business))).toEqual({
      id: business,
      slug: expect.any(String),
      name: 'Contoh Amplang',
      region: { code: BALIKPAPAN, name: 'Balikpapan' },
      story: { id: 'Sejak 1990.', en: 'Since 1990.' },
      whatsapp: '6281234567890',
      contactEmail: 'usaha@contoh.invalid',
      class: { class: 'micro', basis: 'sales' },
      kbli: '10216',
      madeUp: true,
      erasedAt: null,
      consent: null,
      identifiers: [],
    });
  });

  it('takes no NIK or NPWP in any text, and says in which field it was', async () => {
    for (const [change, field] of [
      [{ name: 'Amplang 6471012345670001' }, 'name'],
      [{ story: { id: 'NIK saya 6471 0123 4567 0001', en: '' } }, 'storyId'],
      [{ story: { id: '', en: '12.345.678.9-012.345' } }, 'storyEn'],
      [{ whatsapp: '6471012345670001' }, 'whatsapp'],
      [{ contactEmail: '6471012345670001@contoh.invalid' }, 'contactEmail'],
    ] as const)
      await expect(as(owner, (tx) => saveProfile(owner, tx, { business, ...change }))).rejects.toMatchObject({
        code: 'exhibitors.personal-number',
        fields: { [field]: ['personal-number'] },
      });
  });

  it('takes a phone number that is one', async () => {
    await expect(as(owner, (tx) => saveProfile(owner, tx, { business, whatsapp: 'nanti' }))).rejects.toMatchObject({
      code: 'request.invalid',
      fields: { whatsapp: ['phone-shape'] },
    });
  });

  it('is the business’s own, its lead’s and the committee’s', async () => {
    const rival = await person('producer', { business: await register(BALIKPAPAN) });
    const lead = await person('lead', { region: BALIKPAPAN });
    const farLead = await person('lead', { region: PASER });
    const cashier = await person('cashier', {});
    for (const ctx of [owner, lead, officer]) await as(ctx, (tx) => saveProfile(ctx, tx, { business, kbli: '10216' }));
    for (const ctx of [rival, farLead, cashier]) {
      await expect(as(ctx, (tx) => saveProfile(ctx, tx, { business, kbli: '10216' }))).rejects.toMatchObject({
        code: 'request.forbidden',
      });
      await expect(as(ctx, (tx) => getProfile(ctx, tx, business))).rejects.toMatchObject({ code: 'request.forbidden' });
    }
  });

  it('is shown anew by every edition where the business takes part, only when something shown has changed', async () => {
    const { ctx } = test;
    const place = await register(PASER);
    const placed = await person('producer', { business: place });
    await as(ctx, (tx) => takePart(ctx, tx, { business: place }));
    const version = () => as(ctx, (tx) => getContentVersion(ctx, tx));
    const before = await version();
    await as(placed, (tx) => saveProfile(placed, tx, { business: place, kbli: '10216' }));
    expect(await version()).toBe(before);
    await as(placed, (tx) => saveProfile(placed, tx, { business: place, story: { id: 'Baru.', en: 'New.' } }));
    expect(await version()).toBe(before + 1);
  });
});

describe('consent', () => {
  it('is kept with its words and time, and ends with the erasure of the contact data', async () => {
    await as(owner, (tx) =>
      saveProfile(owner, tx, {
        business,
        story: { id: 'Cerita.', en: 'Story.' },
        whatsapp: '081234567890',
        contactEmail: 'a@contoh.invalid',
        kbli: '10216',
      }),
    );
    await as(owner, (tx) => giveConsent(owner, tx, { business, purpose: 'Agar pembeli dapat menghubungi.' }));
    await as(owner, (tx) => giveConsent(owner, tx, { business, purpose: 'Agar pembeli dapat menghubungi.' }));
    expect((await as(owner, (tx) => getProfile(owner, tx, business))).consent).toEqual({
      purpose: 'Agar pembeli dapat menghubungi.',
      at: test.ctx.clock.now(),
    });
    await as(owner, (tx) => eraseContact(owner, tx, { business }));
    expect(await as(owner, (tx) => getProfile(owner, tx, business))).toMatchObject({
      story: { id: '', en: '' },
      whatsapp: null,
      contactEmail: null,
      kbli: '10216',
      consent: null,
      erasedAt: test.ctx.clock.now(),
    });
    const kept = await as(owner, (tx) =>
      tx
        .selectFrom('exhibitors.consent')
        .select(['purpose', 'withdrawn_at'])
        .where('business_id', '=', business)
        .execute(),
    );
    expect(kept).toEqual([{ purpose: 'Agar pembeli dapat menghubungi.', withdrawn_at: test.ctx.clock.now() }]);
    const rival = await person('producer', { business: await register(BALIKPAPAN) });
    await expect(as(rival, (tx) => eraseContact(rival, tx, { business }))).rejects.toMatchObject({
      code: 'request.forbidden',
    });
  });
});

describe('an identifier', () => {
  it('is claimed, verified with evidence and a day, reopened, rejected and withdrawn, and remembers it all', async () => {
    const id = await as(owner, (tx) =>
      claimIdentifier(owner, tx, { business, kind: 'pirt', value: 'P-IRT 2026471010001-27' }),
    );
    await as(officer, (tx) =>
      verifyIdentifier(officer, tx, { identifier: id, evidence: 'Sertifikat asli dilihat.', expiresOn: '2027-03-01' }),
    );
    const [own] = (await as(owner, (tx) => getProfile(owner, tx, business))).identifiers;
    expect(own).toEqual({
      id,
      kind: 'pirt',
      value: '2026471010001-27',
      state: 'verified',
      expiryYear: 2027,
      expiresOn: '2027-03-01',
      claimedAt: test.ctx.clock.now(),
      decidedAt: test.ctx.clock.now(),
      evidence: 'Sertifikat asli dilihat.',
    });
    await as(officer, (tx) => reopenIdentifier(officer, tx, { identifier: id, reason: 'Salah baca.' }));
    await as(officer, (tx) => rejectIdentifier(officer, tx, { identifier: id, reason: 'Atas nama usaha lain.' }));
    await expect(
      as(officer, (tx) => rejectIdentifier(officer, tx, { identifier: id, reason: 'x' })),
    ).rejects.toMatchObject({ code: 'exhibitors.identifier-state', data: { state: 'rejected' } });
    await as(owner, (tx) => withdrawIdentifier(owner, tx, { identifier: id }));
    await as(owner, (tx) => withdrawIdentifier(owner, tx, { identifier: id }));
    const { state, history } = await as(officer, (tx) => getIdentifier(officer, tx, ALL, id));
    expect([state, history.map(({ kind, by, text, expiresOn }) => [kind, by, text, expiresOn])]).toEqual([
      'withdrawn',
      [
        ['claimed', 'Akun producer', '', null],
        ['verified', 'Akun officer', 'Sertifikat asli dilihat.', '2027-03-01'],
        ['reopened', 'Akun officer', 'Salah baca.', null],
        ['rejected', 'Akun officer', 'Atas nama usaha lain.', null],
        ['withdrawn', 'Akun producer', '', null],
      ],
    ]);
  });

  it('is refused with the reason of its rule', async () => {
    for (const [kind, value, code, reason] of [
      ['nib', '6471012345670001', 'exhibitors.personal-number', 'personal-number'],
      ['nib', '123', 'exhibitors.identifier-shape', 'nib-shape'],
      ['halal', 'KH 123/2019', 'exhibitors.identifier-shape', 'halal-decree'],
    ] as const)
      await expect(as(owner, (tx) => claimIdentifier(owner, tx, { business, kind, value }))).rejects.toMatchObject({
        code,
        fields: { value: [reason] },
      });
  });

  it('is one NIB a business, each number once, and verified for one business only', async () => {
    const number = nib();
    const first = await as(owner, (tx) => claimIdentifier(owner, tx, { business, kind: 'nib', value: number }));
    await expect(
      as(owner, (tx) => claimIdentifier(owner, tx, { business, kind: 'nib', value: nib() })),
    ).rejects.toMatchObject({ code: 'exhibitors.one-nib' });
    await as(owner, (tx) => claimIdentifier(owner, tx, { business, kind: 'bpom', value: 'MD234510001234' }));
    await expect(
      as(owner, (tx) => claimIdentifier(owner, tx, { business, kind: 'bpom', value: 'MD 2345 1000 1234' })),
    ).rejects.toMatchObject({ code: 'exhibitors.identifier-twice' });
    const other = await register(BALIKPAPAN);
    const second = await as(officer, (tx) =>
      claimIdentifier(officer, tx, { business: other, kind: 'nib', value: number }),
    );
    const verified = await Promise.allSettled(
      [first, second].map((identifier) =>
        as(officer, (tx) => verifyIdentifier(officer, tx, { identifier, evidence: 'OSS', expiresOn: null })),
      ),
    );
    expect(verified.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    for (const each of verified)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'exhibitors.identifier-owned' });
  });

  it('is decided on by officers, and never with a number of a person as evidence', async () => {
    const id = await as(owner, (tx) => claimIdentifier(owner, tx, { business, kind: 'nib', value: nib() }));
    const lead = await person('lead', { region: BALIKPAPAN });
    for (const ctx of [owner, lead])
      await expect(
        as(ctx, (tx) => verifyIdentifier(ctx, tx, { identifier: id, evidence: 'x', expiresOn: null })),
      ).rejects.toMatchObject({ code: 'request.forbidden' });
    await expect(
      as(officer, (tx) =>
        verifyIdentifier(officer, tx, { identifier: id, evidence: 'KTP 6471012345670001', expiresOn: null }),
      ),
    ).rejects.toMatchObject({ code: 'exhibitors.personal-number' });
    await expect(
      as(officer, (tx) => verifyIdentifier(officer, tx, { identifier: newId(), evidence: 'x', expiresOn: null })),
    ).rejects.toMatchObject({ code: 'exhibitors.identifier-unknown' });
  });
});

describe('the queue', () => {
  it('comes in pages, who waits longest first, each once, in one statement however many', async () => {
    const before = (await as(officer, (tx) => countIdentifiersIn(officer, tx, ALL))).claimed;
    const later: AtEdition = { ...officer, clock: { now: () => test.ctx.clock.now() + 1_000 + names } };
    for (let at = 0; at < 53; at++) {
      const value = `MD${String(100_000_000_000 + at)}`;
      await as(later, (tx) => claimIdentifier(later, tx, { business, kind: 'bpom', value }));
    }
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await as(officer, (tx) => listIdentifiersIn(officer, tx, ALL, { state: 'claimed', after }));
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect([seen.length, new Set(seen).size]).toEqual([before + 53, before + 53]);
    const count = (regions: string[]) =>
      test.countQueries((tx) =>
        listIdentifiersIn(officer, tx, { all: false, regions, businesses: [] }, { state: 'claimed' }),
      );
    expect([await count([BALIKPAPAN]), await count([])]).toEqual([1, 1]);
    const none = await as(officer, (tx) =>
      listIdentifiersIn(officer, tx, { all: false, regions: [PASER], businesses: [] }, { state: 'claimed' }),
    );
    expect(none.items).toEqual([]);
  });
});

describe('what may end before the edition does', () => {
  it('is listed for those who take part and are in reach', async () => {
    const { ctx } = test;
    const seller = await register(BALIKPAPAN);
    await as(ctx, (tx) => takePart(ctx, tx, { business: seller }));
    const claim = async (kind: 'pirt' | 'halal', value: string, expiresOn: string | null) => {
      const identifier = await as(officer, (tx) => claimIdentifier(officer, tx, { business: seller, kind, value }));
      if (expiresOn)
        await as(officer, (tx) => verifyIdentifier(officer, tx, { identifier, evidence: 'dilihat', expiresOn }));
      return identifier;
    };
    const over = await claim('halal', 'ID64110000000000001', '2023-06-01');
    const during = await claim('halal', 'ID64110000000000002', '2023-06-24');
    const unsure = await claim('pirt', '2026471010009-23', null);
    await claim('halal', 'ID64110000000000003', '2023-06-25');
    await claim('pirt', '2026471020009-24', null);
    // Another business's, which does not take part.
    await as(owner, (tx) => claimIdentifier(owner, tx, { business, kind: 'pirt', value: '2026471010008-22' }));
    const list = (reach: Reach) => as(ctx, (tx) => listExpiring(ctx, tx, reach));
    expect((await list(ALL)).map(({ id, expiry }) => [id, expiry])).toEqual([
      [over, 'over'],
      [during, 'during'],
      [unsure, 'unsure'],
    ]);
    expect((await list({ all: false, regions: [], businesses: [seller] })).length).toBe(3);
    expect(await list({ all: false, regions: [PASER], businesses: [business] })).toEqual([]);
  });
});

describe('a business that its owner registers', () => {
  it('gets an address of its name, and another of the same name gets another', async () => {
    const { ctx } = test;
    const ids = await Promise.all(
      [1, 2, 3].map(() => as(ctx, (tx) => registerOwnBusiness(ctx, tx, { name: 'Kue Bu Guru', region: PASER }))),
    );
    const slugs = await as(ctx, (tx) =>
      tx.selectFrom('exhibitors.business').select('slug').where('id', 'in', ids).orderBy('slug').execute(),
    );
    expect(slugs.map(({ slug }) => slug)).toEqual(['kue-bu-guru', 'kue-bu-guru-2', 'kue-bu-guru-3']);
    expect(await as(ctx, (tx) => findBusiness(ctx, tx, 'kue-bu-guru'))).toBeUndefined();
    await expect(
      as(ctx, (tx) => registerOwnBusiness(ctx, tx, { name: 'Usaha 6471012345670001', region: PASER })),
    ).rejects.toMatchObject({ code: 'exhibitors.personal-number' });
  });
});
