/** What a person does with the own account, and what others do with the roles of a person. */
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { RouterContextProvider } from 'react-router';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Id, newId, userId } from '../kinds/id.ts';
import type { Context, Membership, Role } from '../platform/db/context.ts';
import { createLog } from '../platform/log/log.ts';
import { pageRequest } from '../platform/page/page-context.ts';
import { readSettings } from '../platform/settings/settings.ts';
import { BALIKPAPAN, openTestEdition, PASER, type TestEdition } from '../slices/editions/testing/test-edition.ts';
import { acceptInvitation } from '../slices/people/accept-invitation.ts';
import { authContext } from '../slices/people/auth-of-page.ts';
import {
  type AtAccount,
  askEmail,
  changePassword,
  dropFactor,
  endOtherSessions,
  listSessions,
  moveEmail,
} from '../slices/people/change-account.ts';
import { invitationForm } from '../slices/people/contract.ts';
import {
  endRole,
  handOver,
  invitePerson,
  listMemberships,
  listPeople,
  makeReset,
  scopeRole,
} from '../slices/people/index.ts';
import { action as codeAction } from '../slices/people/pages/code-page.tsx';
import { findReset, resetPassword } from '../slices/people/reset-password.ts';
import type { SignIn } from './sign-in.ts';
import { openSignIn } from './testing/open-sign-in.ts';

const OWN = 'kalimat milik orangnya sendiri';
const NEXT = 'kalimat lain yang baru dibuat';
const settings = readSettings({});

let house: TestEdition;
let signIn: SignIn;

beforeAll(async () => {
  house = await openTestEdition();
  signIn = openSignIn(house);
});
afterAll(async () => {
  await signIn.stop();
  await house.stop();
});

async function join(at: Context, email: string, role: Role, region?: string): Promise<Id<'user'>> {
  const form = invitationForm.parse({ email, role, ...(region === undefined ? {} : { region }) });
  const { proofUrl } = await house.runner.command(at, (tx) => invitePerson(at, tx, form, settings));
  const code = proofUrl.slice(proofUrl.lastIndexOf('/') + 1);
  const account = { name: email.split('@')[0] ?? '', password: OWN };
  await acceptInvitation(signIn.auth, house.runner, at, { code, account, signedIn: undefined });
  const { id } = await house.database.db
    .selectFrom('people.user')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return userId(id);
}

async function enter(email: string, password: string): Promise<AtAccount | undefined> {
  const answer = await signIn.auth.api.signInEmail({
    body: { email, password },
    headers: new Headers({ 'user-agent': 'Firefox' }),
    asResponse: true,
  });
  if (!answer.ok) return undefined;
  const pairs = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  const headers = new Headers({ cookie: pairs.join('; ') });
  const found = await signIn.auth.api.getSession({ headers });
  if (!found) return undefined;
  return {
    user: userId(found.user.id),
    email,
    name: found.user.name,
    session: found.session.id,
    since: found.session.createdAt.getTime(),
    factor: found.user.twoFactorEnabled === true,
    limit: undefined,
    headers,
    from: '203.0.113.7',
  };
}

async function mustEnter(email: string, password = OWN): Promise<AtAccount> {
  const at = await enter(email, password);
  if (!at) throw new Error('refused');
  return at;
}

/** RFC 6238 over the secret of an `otpauth:` address. */
function totp(uri: string, now: number): string {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  let bits = '';
  for (const letter of secret) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('a changed password ends the other sessions and no other password opens', async () => {
  await join(house.ctx, 'sandi@dinas.example', 'officer');
  const own = await mustEnter('sandi@dinas.example');
  await mustEnter('sandi@dinas.example');
  const now = Date.now();
  const change = (password: string, chosen: string) =>
    changePassword(signIn.auth, house.database.db, own, { password, code: '', chosen }, now);
  await expect(change('salah sama sekali', NEXT)).rejects.toMatchObject({ code: 'people.password-wrong' });
  await expect(change(OWN, '1234567890')).rejects.toMatchObject({ code: 'people.password-weak' });
  await change(OWN, NEXT);
  expect((await listSessions(house.database.db, own, now)).map(({ own }) => own)).toEqual([true]);
  expect(await enter('sandi@dinas.example', OWN)).toBeUndefined();
  await mustEnter('sandi@dinas.example', NEXT);
  await endOtherSessions(house.database.db, own);
  expect(await listSessions(house.database.db, own, now)).toHaveLength(1);
});

test('sessions that ran out are kept no longer than until somebody signs in', async () => {
  await join(house.ctx, 'lewat@dinas.example', 'officer');
  const { session } = await mustEnter('lewat@dinas.example');
  const { db } = house.database;
  await db
    .updateTable('people.session')
    .set({ expiresAt: new Date(Date.now() - 1_000) })
    .where('id', '=', session)
    .execute();
  await mustEnter('lewat@dinas.example');
  expect(await db.selectFrom('people.session').select('id').where('id', '=', session).execute()).toEqual([]);
});

/** Types a code at the door, halfway through signing in. */
async function typeCode(headers: Headers, code: string) {
  const context = new RouterContextProvider();
  context.set(authContext, signIn.auth);
  const services = {
    runner: house.runner,
    clock: house.ctx.clock,
    log: createLog('silent'),
    settings,
    findTenant: async () => undefined,
  };
  const page = { services, actor: { kind: 'public' }, locale: 'id', requestId: '', client: '203.0.113.7' } as const;
  context.set(pageRequest, { ...page, tenant: undefined, access: 'public' } as never);
  const body = new URLSearchParams({ code });
  const request = new Request('http://127.0.0.1:3000/masuk/kode', { method: 'POST', headers, body });
  const answer = await codeAction({ request, context, params: {} } as never);
  return answer instanceof Response ? 'in' : 'refused';
}

test('a code of the second factor signs in once, whoever else read it', async () => {
  await join(house.ctx, 'sekali@dinas.example', 'officer');
  const first = await mustEnter('sekali@dinas.example');
  const on = await signIn.auth.api.enableTwoFactor({ body: { password: OWN }, headers: first.headers });
  if (on.method !== 'totp') throw new Error('no code');
  const now = Date.now();
  await signIn.auth.api.verifyTOTP({ body: { code: totp(on.totpURI, now - 30_000) }, headers: first.headers });
  const halfway = async () => {
    const body = { email: 'sekali@dinas.example', password: OWN };
    const answer = await signIn.auth.api.signInEmail({ body, headers: new Headers(), asResponse: true });
    const cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    return new Headers({ cookie, 'content-type': 'application/x-www-form-urlencoded' });
  };
  const [owner, watcher] = [await halfway(), await halfway()];
  const code = totp(on.totpURI, now);
  expect([await typeCode(owner, code), await typeCode(watcher, code)]).toEqual(['in', 'refused']);
  const { rows } = await sql`select from people.session where "userId" = ${first.user}`.execute(house.database.db);
  // Enabling took the first session's place; the code opened one more.
  expect(rows).toHaveLength(2);
});

test('guesses at the own password come to an end', async () => {
  await join(house.ctx, 'tebak@dinas.example', 'officer');
  const own = await mustEnter('tebak@dinas.example');
  const now = Date.now();
  const guess = () =>
    changePassword(signIn.auth, house.database.db, own, { password: 'salah', code: '', chosen: NEXT }, now).catch(
      (error: { code: string }) => error.code,
    );
  const answers: unknown[] = [];
  for (let at = 0; at < 11; at++) answers.push(await guess());
  expect(answers).toEqual([...Array<string>(10).fill('people.password-wrong'), 'request.too-many']);
});

test('the second factor goes only by itself, and each of its codes works once', async () => {
  await join(house.ctx, 'langkah@dinas.example', 'officer');
  const first = await mustEnter('langkah@dinas.example');
  const on = await signIn.auth.api.enableTwoFactor({ body: { password: OWN }, headers: first.headers });
  if (on.method !== 'totp') throw new Error('no code');
  const now = Date.now();
  const code = totp(on.totpURI, now);
  const proved = await signIn.auth.api.verifyTOTP({ body: { code }, headers: first.headers, asResponse: true });
  const headers = new Headers({
    cookie: proved.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; '),
  });
  const at = { ...first, headers, factor: true };
  const drop = (password: string, code: string) =>
    dropFactor(signIn.auth, house.database.db, at, { password, code }, now).catch(
      (error: { code: string }) => error.code,
    );
  expect(await drop(OWN, '')).toBe('people.code-wrong');
  expect(await drop('salah', code)).toBe('people.password-wrong');
  expect(await drop(OWN, code)).toBeUndefined();
  const again = await signIn.auth.api.enableTwoFactor({
    body: { password: OWN },
    headers: (await mustEnter(first.email)).headers,
  });
  expect(again.method).toBe('totp');
  expect(await drop(OWN, code)).toBe('people.code-wrong');
});

test('an address changes when the new mailbox says so, and not to one that somebody has', async () => {
  await join(house.ctx, 'lama@dinas.example', 'officer');
  await join(house.ctx, 'ada@dinas.example', 'officer');
  const own = await mustEnter('lama@dinas.example');
  const now = Date.now();
  const ask = (email: string) => askEmail(signIn.auth, house.database.db, own, { password: OWN, code: '', email }, now);
  const taken = await ask('ada@dinas.example');
  await expect(moveEmail(house.database.db, taken, now)).rejects.toMatchObject({ code: 'people.address-taken' });
  const code = await ask('baru@dinas.example');
  expect(await enter('baru@dinas.example', OWN)).toBeUndefined();
  await expect(moveEmail(house.database.db, code, now)).resolves.toMatchObject({ before: 'lama@dinas.example' });
  await mustEnter('baru@dinas.example');
  await expect(moveEmail(house.database.db, code, now)).rejects.toMatchObject({ code: 'people.link-unknown' });
  const kept = { ...own, limit: { to: 'organiser', organiser: house.ctx.organiser } } as const;
  const refused = askEmail(
    signIn.auth,
    house.database.db,
    kept,
    { password: OWN, code: '', email: 'x@dinas.example' },
    now,
  );
  await expect(refused).rejects.toMatchObject({ code: 'people.mailbox-unproved' });
});

test('what somebody began with a stolen password ends when the owner changes it, by hand or by a link', async () => {
  const { db } = house.database;
  const user = await join(house.ctx, 'dicuri@dinas.example', 'officer');
  const now = Date.now();
  const move = async (password: string) =>
    askEmail(
      signIn.auth,
      db,
      await mustEnter('dicuri@dinas.example', password),
      {
        password,
        code: '',
        email: 'pencuri@dinas.example',
      },
      now,
    );
  const first = await move(OWN);
  const own = await mustEnter('dicuri@dinas.example');
  await changePassword(signIn.auth, db, own, { password: OWN, code: '', chosen: NEXT }, now);
  await expect(moveEmail(db, first, now)).rejects.toMatchObject({ code: 'people.link-unknown' });
  const second = await move(NEXT);
  const asked = await makeReset(db, user, false, now + 60_000);
  const other = await makeReset(db, user, false, now + 60_000);
  await resetPassword(signIn.auth, db, { code: asked, password: OWN }, now);
  await expect(moveEmail(db, second, now)).rejects.toMatchObject({ code: 'people.link-unknown' });
  const again = resetPassword(signIn.auth, db, { code: other, password: NEXT }, now);
  await expect(again).rejects.toMatchObject({ code: 'people.link-unknown' });
  await mustEnter('dicuri@dinas.example');
});

test('a link in the old mailbox opens nothing once the address has moved, and others’ links stay', async () => {
  const { db } = house.database;
  const user = await join(house.ctx, 'pindah@dinas.example', 'officer');
  const neighbour = await join(house.ctx, 'tetangga@dinas.example', 'officer');
  const now = Date.now();
  const old = await makeReset(db, user, false, now + 60_000);
  const theirs = await makeReset(db, neighbour, false, now + 60_000);
  const own = await mustEnter('pindah@dinas.example');
  const code = await askEmail(signIn.auth, db, own, { password: OWN, code: '', email: 'rumahbaru@dinas.example' }, now);
  await moveEmail(db, code, now);
  expect([await findReset(db, old, now), (await findReset(db, theirs, now))?.user]).toEqual([undefined, neighbour]);
});

test('sixty invitations an hour go out from one person, then no more; others still invite', async () => {
  const boss = acting(await join(house.other, 'rajin@dinas.example', 'organiser'), 'organiser', house.other);
  const second = acting(await join(house.other, 'kedua@dinas.example', 'organiser'), 'organiser', house.other);
  const invite = (ctx: Context, at: number) =>
    house.runner.command(ctx, (tx) =>
      invitePerson(ctx, tx, invitationForm.parse({ email: `banyak-${at}@dinas.example`, role: 'officer' }), settings),
    );
  for (let at = 0; at < 60; at++) await invite(boss, at);
  await expect(invite(boss, 60)).rejects.toMatchObject({ code: 'people.invitations-too-many' });
  await invite(second, 61);
  const later = { ...boss, clock: { now: () => boss.clock.now() + 3_601_000 } };
  await invite(later, 62);
});

function acting(user: Id<'user'>, role: Role, at: Context = house.ctx): Context {
  const membership: Membership = { organiser: at.organiser, role, region: null, business: null, booth: null };
  return { ...at, actor: { kind: 'person', user, memberships: [membership] } };
}

async function roleOf(user: Id<'user'>, role: Role): Promise<Id<'membership'>> {
  const { people } = await house.runner.query(house.ctx, (tx) => listPeople(house.ctx, tx, { limit: 200, offset: 0 }));
  const found = people.find((each) => each.user === user && each.role === role);
  if (!found) throw new Error('no such role');
  return found.id;
}

test('a role is ended by who could give it, never the last organiser’s, and by nobody of another tenant', async () => {
  const boss = await join(house.ctx, 'panitia@dinas.example', 'organiser');
  const officer = await join(house.ctx, 'petugas@dinas.example', 'officer');
  const last = await roleOf(boss, 'organiser');
  const end = (ctx: Context, id: Id<'membership'>) => house.runner.command(ctx, (tx) => endRole(ctx, tx, id));
  await expect(end(acting(officer, 'officer'), last)).rejects.toMatchObject({ code: 'people.role-too-high' });
  await expect(end(acting(boss, 'organiser'), last)).rejects.toMatchObject({ code: 'people.last-organiser' });
  const theirs = await roleOf(officer, 'officer');
  await expect(end(house.other, theirs)).rejects.toMatchObject({ code: 'people.membership-unknown' });
  await expect(end(acting(newId<'user'>(), 'lead'), theirs)).rejects.toMatchObject({ code: 'request.forbidden' });
  await end(acting(boss, 'organiser'), theirs);
  expect(await listMemberships(house.database.db, officer)).toEqual([]);
  await expect(end(acting(boss, 'organiser'), theirs)).rejects.toMatchObject({ code: 'people.membership-unknown' });
});

test('the organiser’s role is handed over, and a lead is sent to another region', async () => {
  const boss = await join(house.other, 'kepala@dinas.example', 'organiser');
  const heir = await join(house.other, 'penerus@dinas.example', 'officer');
  const lead = await join(house.ctx, 'ketua@dinas.example', 'lead', BALIKPAPAN);
  const { people } = await house.runner.query(house.other, (tx) =>
    listPeople(house.other, tx, { limit: 9, offset: 0 }),
  );
  const to = people.find((each) => each.user === heir)?.id ?? newId<'membership'>();
  const giving = acting(boss, 'organiser', house.other);
  await house.runner.command(giving, (tx) => handOver(giving, tx, to));
  const roles = async (user: Id<'user'>) =>
    (await listMemberships(house.database.db, user)).map(({ role }) => role).sort();
  expect([await roles(boss), await roles(heir)]).toEqual([['officer'], ['officer', 'organiser']]);
  const own = await roleOf(lead, 'lead');
  const scope = (region: string | null) =>
    house.runner.command(house.ctx, (tx) => scopeRole(house.ctx, tx, own, { region, agency: null }));
  await expect(scope(null)).rejects.toMatchObject({ code: 'people.scope-missing' });
  await scope(PASER);
  expect(await listMemberships(house.database.db, lead)).toMatchObject([{ role: 'lead', region: PASER }]);
});

test('people are found by name and address, at one query for any number', async () => {
  const list = (words: string) =>
    house.countQueries((tx) => listPeople(house.ctx, tx, { words, limit: 50, offset: 0 }));
  expect([await list('tebak@'), await list('')]).toEqual([1, 1]);
  const found = await house.runner.query(house.ctx, (tx) =>
    listPeople(house.ctx, tx, { words: '%', limit: 50, offset: 0 }),
  );
  expect(found).toEqual({ people: [], total: 0 });
});
