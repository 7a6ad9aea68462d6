/**
 * What an inviter can do with a link that it sees, and an organiser with what lies in its outbox: no more than they could before, in no
 * other tenant, and nothing at all once the address is proved.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { userId } from '../kinds/id.ts';
import type { Actor, Context, Role } from '../platform/db/context.ts';
import { listMail } from '../platform/mail/outbox.ts';
import { readSettings } from '../platform/settings/settings.ts';
import { openTestEdition, type TestEdition } from '../slices/editions/testing/test-edition.ts';
import { acceptInvitation, type SignedIn } from '../slices/people/accept-invitation.ts';
import { invitationForm } from '../slices/people/contract.ts';
import { findActor, invitePerson, makeReset } from '../slices/people/index.ts';
import { resetPassword } from '../slices/people/reset-password.ts';
import type { SignIn } from './sign-in.ts';
import { openSignIn } from './testing/open-sign-in.ts';

const INVITERS = 'kata sandi si pengundang';
const OWN = 'kalimat milik orangnya sendiri';
const settings = readSettings({});

let house: TestEdition;
/** Where mail is sent, and where it is only kept. */
let sending: SignIn;
let keeping: SignIn;

beforeAll(async () => {
  house = await openTestEdition();
  sending = openSignIn(house, true);
  keeping = openSignIn(house);
});
afterAll(async () => {
  await sending.stop();
  await keeping.stop();
  await house.stop();
});

async function invite(at: Context, email: string, role: Role) {
  const form = invitationForm.parse({ email, role });
  const { url, proofUrl } = await house.runner.command(at, (tx) => invitePerson(at, tx, form, settings));
  const codeOf = (address: string) => address.slice(address.lastIndexOf('/') + 1);
  return { shown: codeOf(url), mailed: codeOf(proofUrl) };
}

function accept(at: Context, code: string, password: string | undefined, signedIn?: SignedIn) {
  const account = password === undefined ? undefined : { name: 'Orang', password };
  return acceptInvitation(keeping.auth, house.runner, at, { code, account, signedIn });
}

/** The cookies of a session, as the browser would send them back. */
function cookiesOf(answer: Response): Headers {
  const pairs = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return new Headers({ cookie: pairs.join('; ') });
}

async function signIn(email: string, password: string): Promise<Headers | undefined> {
  const answer = await keeping.auth.api.signInEmail({
    body: { email, password },
    headers: new Headers(),
    asResponse: true,
  });
  return answer.ok ? cookiesOf(answer) : undefined;
}

const who = (headers: Headers): Promise<Actor> => findActor(keeping.auth, house.database.db, headers);

async function rolesOf(headers: Headers): Promise<string[]> {
  const actor = await who(headers);
  if (actor.kind !== 'person') return [actor.kind];
  return actor.memberships
    .map(({ organiser, role }) => `${organiser === house.ctx.organiser ? 'own' : 'other'} ${role}`)
    .sort();
}

/** Opens a link that was mailed to an address and shown to nobody else. */
async function openMailedLink(email: string): Promise<Headers> {
  await sending.auth.api.signInMagicLink({ body: { email, callbackURL: '/kerja' }, headers: new Headers() });
  const body = await house.runner.query(house.ctx, (tx) =>
    tx
      .selectFrom('platform.mail')
      .select('body')
      .where('recipient', '=', email)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
  const link = /https?:\S+magic-link\S+/.exec(body.body)?.[0] ?? '';
  return cookiesOf(await sending.auth.handler(new Request(link)));
}

test('an officer who opens the link it made for somebody else gets that role and keeps nothing once the address is proved', async () => {
  const email = 'atasan@victim.example';
  const cashier = await invite(house.ctx, email, 'cashier');
  await accept(house.ctx, cashier.shown, INVITERS);
  const inviter = (await signIn(email, INVITERS)) ?? new Headers();
  expect(await rolesOf(inviter)).toEqual(['own cashier']);

  // The same address is invited higher, and by another tenant. The inviter's session reaches neither.
  const higher = await invite(house.ctx, email, 'organiser');
  const elsewhere = await invite(house.other, email, 'organiser');
  const limited = { email, limit: { to: 'role' } } as const;
  for (const [at, code] of [
    [house.ctx, higher.shown],
    [house.other, elsewhere.shown],
  ] as const) {
    const refused = { code: 'people.mailbox-unproved' };
    await expect(accept(at, code, 'another password entirely', undefined)).rejects.toMatchObject(refused);
    await expect(accept(at, code, undefined, limited)).rejects.toMatchObject(refused);
  }
  expect(await signIn(email, 'another password entirely')).toBeUndefined();

  // The owner opens what was mailed to the mailbox alone.
  await accept(house.ctx, higher.mailed, OWN);
  await accept(house.other, elsewhere.mailed, undefined, { email, limit: undefined });
  expect(await rolesOf(inviter)).toEqual(['public']);
  expect(await signIn(email, INVITERS)).toBeUndefined();
  const owner = (await signIn(email, OWN)) ?? new Headers();
  expect(await rolesOf(owner)).toEqual(['other organiser', 'own cashier', 'own organiser']);

  // And no later link changes the password of an account that is somebody's.
  const again = await invite(house.ctx, email, 'officer');
  for (const code of [again.shown, again.mailed])
    await expect(accept(house.ctx, code, INVITERS)).rejects.toMatchObject({ code: 'people.invitation-other-person' });
});

test.each(['a link by mail', 'gelaran reset'])(
  '%s ends the password, the sessions and the second factor of whoever was there before',
  async (by) => {
    const email = `${by.length}@victim.example`;
    const { shown } = await invite(house.ctx, email, 'officer');
    await accept(house.ctx, shown, INVITERS);
    const inviter = (await signIn(email, INVITERS)) ?? new Headers();
    const { user } = (await keeping.auth.api.getSession({ headers: inviter })) ?? {};
    const enabled = await keeping.auth.api.enableTwoFactor({ body: { password: INVITERS }, headers: inviter });
    expect(enabled.method).toBe('totp');
    // As after the six digits that prove that the code was scanned.
    await house.database.db
      .updateTable('people.user')
      .set({ twoFactorEnabled: true })
      .where('email', '=', email)
      .execute();
    const now = Date.now();
    if (by === 'gelaran reset') {
      const code = await makeReset(house.database.db, userId(user?.id ?? 'nobody'), false, now + 1_000);
      await resetPassword(keeping.auth, house.database.db, { code, password: OWN }, now);
      expect(await rolesOf((await signIn(email, OWN)) ?? new Headers())).toEqual(['own officer']);
      const twice = resetPassword(keeping.auth, house.database.db, { code, password: OWN }, now);
      await expect(twice).rejects.toMatchObject({ code: 'people.link-unknown' });
    } else expect(await rolesOf(await openMailedLink(email))).toEqual(['own officer']);
    expect(await rolesOf(inviter)).toEqual(['public']);
    expect(await signIn(email, INVITERS)).toBeUndefined();
    const left = await house.database.db
      .selectFrom('people.twoFactor')
      .selectAll()
      .where('userId', '=', userId(user?.id ?? 'nobody'))
      .execute();
    expect(left).toEqual([]);
  },
);

test('an organiser that opens a sign-in link in its outbox stays in its own tenant, and proves nothing', async () => {
  const email = 'lintas@victim.example';
  await accept(house.ctx, (await invite(house.ctx, email, 'officer')).mailed, OWN);
  await keeping.auth.api.signInMagicLink({ body: { email, callbackURL: '/kerja' }, headers: new Headers() });
  const kept = await house.runner.query(house.ctx, (tx) => listMail(tx));
  const bodies = kept.filter(({ recipient }) => recipient === email).map(({ body }) => body);
  const code = /\/masuk\/tautan\/([\w-]+)/.exec(bodies.join('\n'))?.[1] ?? '';
  const enter = () => keeping.auth.api.enterByKeptLink({ body: { code }, headers: new Headers(), asResponse: true });
  const reader = cookiesOf(await enter());
  expect(await rolesOf(reader)).toEqual(['own officer']);
  expect((await enter()).ok).toBe(false);

  // The other tenant makes the person its organiser; the session of the reader does not see it, the person does.
  const elsewhere = await invite(house.other, email, 'organiser');
  const { limit } = (await who(reader)) as Extract<Actor, { kind: 'person' }>;
  const refused = { code: 'people.mailbox-unproved' };
  await expect(accept(house.other, elsewhere.shown, undefined, { email, limit })).rejects.toMatchObject(refused);
  await accept(house.other, elsewhere.shown, undefined, { email, limit: undefined });
  expect(await rolesOf(reader)).toEqual(['own officer']);
  expect(await rolesOf((await signIn(email, OWN)) ?? new Headers())).toEqual(['other organiser', 'own officer']);
});

test('what is sent and signs in is shown in no outbox', async () => {
  const email = 'rahasia@victim.example';
  await accept(house.ctx, (await invite(house.ctx, email, 'officer')).mailed, OWN);
  await openMailedLink(email);
  const form = invitationForm.parse({ email: 'baru@victim.example', role: 'officer' });
  const post = { ...settings, smtpUrl: 'smtp://127.0.0.1' };
  await house.runner.command(house.ctx, (tx) => invitePerson(house.ctx, tx, form, post));
  const mail = await house.runner.query(house.ctx, (tx) => listMail(tx));
  const bodies = (address: string) => mail.filter(({ recipient }) => recipient === address).map(({ body }) => body);
  expect(bodies(email).filter((body) => body.includes('magic-link'))).toEqual([]);
  expect(bodies(email)).toContain('');
  expect(bodies(form.email)).toEqual(['']);
});
