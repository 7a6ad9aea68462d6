import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '../../kinds/id.ts';
import { systemClock } from '../../kinds/time.ts';
import type { Context } from '../../platform/db/context.ts';
import { createRunner, type Runner } from '../../platform/db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../platform/db/test-database.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { type Auth, createAuth } from './auth.ts';
import { invitationForm } from './contract.ts';
import { listMemberships } from './find-actor.ts';
import { invitePerson } from './invite-person.ts';
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

/** Invites an address and gives the code of the link. */
async function invite(email: string): Promise<string> {
  const form = invitationForm.parse({ email, role: 'officer' });
  const { url } = await runner.command(ctx, (tx) => invitePerson(ctx, tx, form, 'http://127.0.0.1:3000'));
  return url.slice(url.lastIndexOf('/') + 1);
}

async function rolesOf(email: string): Promise<string[]> {
  const user = await database.db.selectFrom('people.user').select('id').where('email', '=', email).executeTakeFirst();
  return user ? (await listMemberships(database.db, user.id as Id<'user'>)).map((held) => held.role) : [];
}

test('an invitation makes an account with a role, once', async () => {
  const code = await invite('baru@dinas.example');
  expect(await acceptInvitation(auth, runner, ctx, { code, account, signedInAs: undefined })).toEqual({ made: true });
  expect(await rolesOf('baru@dinas.example')).toEqual(['officer']);
  const again = acceptInvitation(auth, runner, ctx, { code, account, signedInAs: 'baru@dinas.example' });
  await expect(again).rejects.toMatchObject({ code: 'people.invitation-used' });
});

test('no account is made without a name and a password, whoever is signed in', async () => {
  const code = await invite('kosong@dinas.example');
  const taken = acceptInvitation(auth, runner, ctx, { code, account: undefined, signedInAs: 'baru@dinas.example' });
  await expect(taken).rejects.toMatchObject({ code: 'people.account-incomplete' });
  expect(await database.db.selectFrom('people.user').select('id').where('email', 'like', 'kosong%').execute()).toEqual(
    [],
  );
});

test('an address that has an account takes up its invitation only signed in as itself', async () => {
  const code = await invite('baru@dinas.example');
  const other = acceptInvitation(auth, runner, ctx, { code, account, signedInAs: 'lain@dinas.example' });
  await expect(other).rejects.toMatchObject({ code: 'people.invitation-other-person' });
  const own = { code, account: undefined, signedInAs: 'baru@dinas.example' };
  expect(await acceptInvitation(auth, runner, ctx, own)).toEqual({ made: false });
});

test('a lead is invited for a region', () => {
  const lead = { email: 'ketua@dinas.example', role: 'lead' };
  expect(invitationForm.safeParse(lead).error?.issues[0]?.path).toEqual(['region']);
  expect(invitationForm.safeParse({ ...lead, region: '64.71' }).success).toBe(true);
});
