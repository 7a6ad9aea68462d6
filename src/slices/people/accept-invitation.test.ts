import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../kinds/id.ts';
import { systemClock } from '../../kinds/time.ts';
import type { Context } from '../../platform/db/context.ts';
import { createRunner, type Runner } from '../../platform/db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../platform/db/test-database.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { type Auth, createAuth } from './auth.ts';
import { invitationForm } from './contract.ts';
import { listMemberships } from './find-actor.ts';
import { invitePerson } from './invite-person.ts';
import { listSpeakers } from './list-speakers.ts';
import { listOpenInvitations, resendInvitation, revokeInvitation } from './open-invitations.ts';
import { registerOrganiser } from './register-organiser.ts';

const account = { name: 'Petugas', password: 'sepuluh huruf' };

let database: OpenTestDatabase;
let pool: pg.Pool;
let runner: Runner;
let auth: Auth;
let ctx: Context;

beforeAll(async () => {
  database = await openTestDatabase();
  pool = new pg.Pool({ ...database.app, options: '-c search_path=people', max: 2 });
  runner = createRunner(database.db);
  const publicUrl = 'http://127.0.0.1:3000';
  auth = createAuth({ pool, secret: 's'.repeat(48), publicUrl, demo: false, sendLink: async () => undefined });
  const base = { actor: { kind: 'system' }, clock: systemClock, locale: 'id', requestId: 'test' } as const;
  const { id } = await registerOrganiser(runner, base, { slug: 'kaltim', name: 'Kaltim', countryPack: 'id' });
  ctx = { ...base, organiser: id };
});
afterAll(async () => {
  await pool.end();
  await database.close();
});

const post = { publicUrl: 'http://127.0.0.1:3000', smtpUrl: undefined };
const codeOf = (url: string) => url.slice(url.lastIndexOf('/') + 1);
const as = (email: string) => ({ email, limit: undefined });

/** Invites an address and gives the code that only its mailbox sees. */
async function invite(email: string): Promise<string> {
  const form = invitationForm.parse({ email, role: 'officer' });
  const { proofUrl } = await runner.command(ctx, (tx) => invitePerson(ctx, tx, form, post));
  return codeOf(proofUrl);
}

async function rolesOf(email: string): Promise<string[]> {
  const user = await database.db.selectFrom('people.user').select('id').where('email', '=', email).executeTakeFirst();
  return user ? (await listMemberships(database.db, user.id)).map((held) => held.role) : [];
}

test('an invitation makes an account with a role, once', async () => {
  const code = await invite('baru@dinas.example');
  expect(await acceptInvitation(auth, runner, ctx, { code, account, signedIn: undefined })).toEqual({ made: true });
  expect(await rolesOf('baru@dinas.example')).toEqual(['officer']);
  const again = acceptInvitation(auth, runner, ctx, { code, account, signedIn: as('baru@dinas.example') });
  await expect(again).rejects.toMatchObject({ code: 'people.invitation-used' });
});

test('an invitation taken up twice at once makes one account with one role, and tells the other', async () => {
  const code = await invite('ganda@dinas.example');
  const take = () => acceptInvitation(auth, runner, ctx, { code, account, signedIn: undefined });
  const taken = await Promise.allSettled([take(), take(), take()]);
  expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const each of taken)
    if (each.status === 'rejected')
      expect(each.reason).toMatchObject({
        code: expect.stringMatching(/^people\.invitation-(used|other-person)$/),
      });
  expect(await rolesOf('ganda@dinas.example')).toEqual(['officer']);
});

test('no account is made without a name and a password, whoever is signed in', async () => {
  const code = await invite('kosong@dinas.example');
  const taken = acceptInvitation(auth, runner, ctx, { code, account: undefined, signedIn: as('baru@dinas.example') });
  await expect(taken).rejects.toMatchObject({ code: 'people.account-incomplete' });
  expect(await database.db.selectFrom('people.user').select('id').where('email', 'like', 'kosong%').execute()).toEqual(
    [],
  );
});

test('an address that has an account takes up its invitation only signed in as itself', async () => {
  const code = await invite('baru@dinas.example');
  const other = acceptInvitation(auth, runner, ctx, { code, account, signedIn: as('lain@dinas.example') });
  await expect(other).rejects.toMatchObject({ code: 'people.invitation-other-person' });
  const own = { code, account: undefined, signedIn: as('baru@dinas.example') };
  expect(await acceptInvitation(auth, runner, ctx, own)).toEqual({ made: false });
});

test('a lead is invited for a region', () => {
  const lead = { email: 'ketua@dinas.example', role: 'lead' };
  expect(invitationForm.safeParse(lead).error?.issues[0]?.path).toEqual(['region']);
  expect(invitationForm.safeParse({ ...lead, region: '64.71' }).success).toBe(true);
});

test('a producer is invited for a business, speaks for it alone, and holds one open invitation to it', async () => {
  const owner = { email: 'pemilik@usaha.example', role: 'producer' };
  expect(invitationForm.safeParse(owner).error?.issues[0]?.path).toEqual(['business']);
  const business = newId<'business'>();
  expect(invitationForm.safeParse({ ...owner, role: 'officer', business }).success).toBe(false);
  const form = invitationForm.parse({ ...owner, business });
  const send = () => runner.command(ctx, (tx) => invitePerson(ctx, tx, form, post));
  const [first, second] = [await send(), await send()].map(({ url }) => url.slice(url.lastIndexOf('/') + 1));
  const take = (code = '') => acceptInvitation(auth, runner, ctx, { code, account, signedIn: undefined });
  await expect(take(first)).rejects.toMatchObject({ code: 'people.invitation-revoked' });
  expect(await runner.query(ctx, (tx) => listSpeakers(ctx, tx, business))).toMatchObject({
    people: [],
    invited: [{ email: owner.email }],
  });
  await take(second);
  expect(await runner.query(ctx, (tx) => listSpeakers(ctx, tx, business))).toMatchObject({
    people: [{ name: account.name, email: owner.email }],
    invited: [],
  });
  const user = await database.db
    .selectFrom('people.user')
    .select('id')
    .where('email', '=', owner.email)
    .executeTakeFirstOrThrow();
  expect(await listMemberships(database.db, user.id)).toEqual([
    { organiser: ctx.organiser, role: 'producer', region: null, business, booth: null },
  ]);
});

/** The open invitation of an address. */
async function openOf(email: string) {
  const open = await runner.query(ctx, (tx) => listOpenInvitations(ctx, tx));
  return open.find((each) => each.email === email);
}

test('an invitation that was taken back opens nothing, and is not taken back twice', async () => {
  const code = await invite('batal@dinas.example');
  const open = await openOf('batal@dinas.example');
  if (!open) throw new Error('not listed');
  await runner.command(ctx, (tx) => revokeInvitation(ctx, tx, open.id));
  await expect(acceptInvitation(auth, runner, ctx, { code, account, signedIn: undefined })).rejects.toMatchObject({
    code: 'people.invitation-revoked',
  });
  await expect(runner.command(ctx, (tx) => revokeInvitation(ctx, tx, open.id))).rejects.toMatchObject({
    code: 'people.invitation-revoked',
  });
  expect(await openOf('batal@dinas.example')).toBeUndefined();
});

test('an invitation sent again opens by its new address only', async () => {
  const code = await invite('ulang@dinas.example');
  const open = await openOf('ulang@dinas.example');
  if (!open) throw new Error('not listed');
  const later = { ...ctx, clock: { now: () => systemClock.now() + 86_400_000 } };
  const { proofUrl } = await runner.command(later, (tx) => resendInvitation(later, tx, open.id, post));
  const first = acceptInvitation(auth, runner, ctx, { code, account, signedIn: undefined });
  await expect(first).rejects.toMatchObject({ code: 'people.invitation-unknown' });
  const fresh = { code: codeOf(proofUrl), account, signedIn: undefined };
  expect(await acceptInvitation(auth, runner, ctx, fresh)).toEqual({ made: true });
  const again = runner.command(ctx, (tx) => resendInvitation(ctx, tx, open.id, post));
  await expect(again).rejects.toMatchObject({ code: 'people.invitation-used' });
});

test('an officer neither invites an organiser nor touches the invitation of one', async () => {
  const held = { organiser: ctx.organiser, role: 'officer', region: null, business: null, booth: null } as const;
  const officer = { ...ctx, actor: { kind: 'person' as const, user: newId<'user'>(), memberships: [held] } };
  const high = invitationForm.parse({ email: 'panitia@dinas.example', role: 'organiser' });
  const refusedWith = { code: 'people.role-too-high' };
  const inviting = runner.command(officer, (tx) => invitePerson(officer, tx, high, post));
  await expect(inviting).rejects.toMatchObject(refusedWith);
  await runner.command(ctx, (tx) => invitePerson(ctx, tx, high, post));
  const open = await openOf('panitia@dinas.example');
  if (!open) throw new Error('not listed');
  const revoking = runner.command(officer, (tx) => revokeInvitation(officer, tx, open.id));
  await expect(revoking).rejects.toMatchObject(refusedWith);
  const sending = runner.command(officer, (tx) => resendInvitation(officer, tx, open.id, post));
  await expect(sending).rejects.toMatchObject(refusedWith);
});

test('another organiser finds no invitation of this one, and names no agency of it', async () => {
  await invite('lain@dinas.example');
  const open = await openOf('lain@dinas.example');
  if (!open) throw new Error('not listed');
  const base = { actor: { kind: 'system' }, clock: systemClock, locale: 'id', requestId: 'test' } as const;
  const { id } = await registerOrganiser(runner, base, { slug: 'lain', name: 'Lain', countryPack: 'id' });
  const other: Context = { ...base, organiser: id };
  const unknown = { code: 'people.invitation-unknown' };
  await expect(runner.command(other, (tx) => revokeInvitation(other, tx, open.id))).rejects.toMatchObject(unknown);
  expect(await runner.query(other, (tx) => listOpenInvitations(other, tx))).toEqual([]);
  const agency = newId<'agency'>();
  await runner.command(ctx, (tx) =>
    tx
      .insertInto('editions.agency')
      .values({ organiser_id: ctx.organiser, id: agency, name: 'Dinas', region_code: null })
      .execute(),
  );
  const form = invitationForm.parse({ email: 'x@dinas.example', role: 'officer', agency });
  await expect(runner.command(other, (tx) => invitePerson(other, tx, form, post))).rejects.toMatchObject({
    code: '23503',
  });
});

test('whoever takes up an invitation of an agency works for it', async () => {
  const agency = newId<'agency'>();
  await runner.command(ctx, (tx) =>
    tx
      .insertInto('editions.agency')
      .values({ organiser_id: ctx.organiser, id: agency, name: 'Disporapar', region_code: null })
      .execute(),
  );
  const form = invitationForm.parse({ email: 'opd@dinas.example', role: 'officer', agency });
  const { proofUrl } = await runner.command(ctx, (tx) => invitePerson(ctx, tx, form, post));
  const code = codeOf(proofUrl);
  await acceptInvitation(auth, runner, ctx, { code, account, signedIn: undefined });
  const held = await runner.query(ctx, (tx) =>
    tx
      .selectFrom('people.membership as m')
      .innerJoin('people.user as u', 'u.id', 'm.user_id')
      .select(['u.email', 'm.agency_id as agency'])
      .where('m.agency_id', 'is not', null)
      .execute(),
  );
  expect(held).toEqual([{ email: 'opd@dinas.example', agency }]);
});

test('a role is given once, however many invitations to it are taken up, and whatever the case of the address', async () => {
  const codes = [
    await invite('dua@dinas.example'),
    await invite('Dua@Dinas.example'),
    await invite('dua@dinas.example'),
  ];
  const [first, ...rest] = codes;
  await acceptInvitation(auth, runner, ctx, { code: first ?? '', account, signedIn: undefined });
  const own = { account: undefined, signedIn: as('dua@dinas.example') };
  const taken = await Promise.all(rest.map((code) => acceptInvitation(auth, runner, ctx, { code, ...own })));
  expect(taken).toEqual([{ made: false }, { made: false }]);
  expect(await rolesOf('dua@dinas.example')).toEqual(['officer']);
});
