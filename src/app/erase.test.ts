/** What erasing an account and the contact of a business takes away, and what it leaves. */
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Id, newId, userId } from '../kinds/id.ts';
import type { Actor, Context, Role } from '../platform/db/context.ts';
import { writeMail } from '../platform/mail/mail.ts';
import { readSettings } from '../platform/settings/settings.ts';
import { sendMessage } from '../slices/call/group-messages/send-message.ts';
import { keepAnswerFile, startApplication } from '../slices/call/index.ts';
import { openTestCall, type TestCall } from '../slices/call/testing/open-call.ts';
import { BALIKPAPAN } from '../slices/editions/testing/test-edition.ts';
import { registerBusiness, saveProfile, takePart } from '../slices/exhibitors/index.ts';
import { acceptInvitation } from '../slices/people/accept-invitation.ts';
import { type AtAccount, askEmail, moveEmail } from '../slices/people/change-account.ts';
import { invitationForm } from '../slices/people/contract.ts';
import { eraseAccount } from '../slices/people/erase-account.ts';
import { mustAskLettersInTempo, mustGuessInTempo } from '../slices/people/guess-in-tempo.ts';
import { invitePerson, listMemberships } from '../slices/people/index.ts';
import { eraseBusiness } from './apply/erase-business.ts';
import type { SignIn } from './sign-in.ts';
import { openSignIn } from './testing/open-sign-in.ts';

const OWN = 'kalimat milik orangnya sendiri';
const settings = readSettings({});

/** A question that is answered with a file. */
const PAPER = { code: 'surat', kind: 'file' as const, choices: [], required: false, curators: true };

let house: TestCall;
let signIn: SignIn;

beforeAll(async () => {
  house = await openTestCall({ questions: [{ ...PAPER, label: { id: 'Surat', en: '' } }] });
  signIn = openSignIn(house);
});
afterAll(async () => {
  await signIn.stop();
  await house.stop();
});

const system = (at: Context): Context => ({ ...at, actor: { kind: 'system' } });

async function join(at: Context, email: string, role: Role): Promise<void> {
  const form = invitationForm.parse({ email, role });
  const ctx = system(at);
  const { proofUrl } = await house.runner.command(ctx, (tx) => invitePerson(ctx, tx, form, settings));
  const code = proofUrl.slice(proofUrl.lastIndexOf('/') + 1);
  const account = { name: 'Seseorang', password: OWN };
  await acceptInvitation(signIn.auth, house.runner, ctx, { code, account, signedIn: undefined });
}

async function enter(email: string): Promise<AtAccount> {
  const headers = new Headers({ 'user-agent': 'Firefox', 'x-forwarded-for': '203.0.113.7' });
  const answer = await signIn.auth.api.signInEmail({ body: { email, password: OWN }, headers, asResponse: true });
  const pairs = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  const own = new Headers({ cookie: pairs.join('; ') });
  const found = await signIn.auth.api.getSession({ headers: own });
  if (!found) throw new Error('refused');
  const { user, session } = found;
  const since = session.createdAt.getTime();
  const facts = { session: session.id, since, factor: false, limit: undefined, headers: own, from: '203.0.113.7' };
  return { user: userId(user.id), email, name: user.name, ...facts };
}

async function erase(at: AtAccount, password = OWN): Promise<void> {
  const memberships = await listMemberships(house.database.db, at.user);
  const actor: Actor = { kind: 'person', user: at.user, memberships };
  const { clock, locale, requestId } = house.ctx;
  const base = { actor, clock, locale, requestId };
  await eraseAccount(signIn.auth, house.runner, base, at, { password, code: '' }, Date.now());
}

/** The tables in which the words stand anywhere, of both organisers and of none; read by the owner of the tables. */
async function tablesWith(words: string): Promise<string[]> {
  const client = new pg.Client(house.database.owner);
  await client.connect();
  const found = new Set<string>();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    for (const organiser of [house.ctx.organiser, house.other.organiser]) {
      await client.query("select set_config('app.organiser', $1, false)", [organiser]);
      for (const { name } of tables) {
        const hits = await client.query(`select from ${name} as each where position($1 in each::text) > 0 limit 1`, [
          words,
        ]);
        if (hits.rowCount !== 0) found.add(name);
      }
    }
  } finally {
    await client.end();
  }
  return [...found].sort();
}

it('an erased account leaves its address nowhere in the database, and what it did under nobody’s name', async () => {
  const email = 'pergi@dinas.example';
  await join(house.ctx, email, 'officer');
  // Invited elsewhere as well, and not taken up.
  await expect(join(house.other, email, 'officer')).rejects.toMatchObject({ code: 'people.invitation-other-person' });
  const own = await enter(email);
  await mustGuessInTempo(house.database.db, email, own.from, Date.now());
  await mustAskLettersInTempo(house.database.db, email, own.from, Date.now());
  await house.runner.command(house.ctx, (tx) =>
    writeMail(house.ctx, tx, { recipient: email, subject: 'Perihal', body: `Kepada ${email}` }),
  );
  expect(await tablesWith(email)).toEqual(
    expect.arrayContaining(['people."user"', 'people.attempt', 'people.invitation', 'platform.mail']),
  );
  await expect(erase(own, 'salah sama sekali')).rejects.toMatchObject({ code: 'people.password-wrong' });
  await erase(own);
  expect(await tablesWith(email)).toEqual([]);
  expect(await tablesWith('Seseorang')).toEqual([]);
  const left = async (table: string) =>
    (await sql`select 1 from ${sql.table(`people.${table}`)} where "userId" = ${own.user}`.execute(house.database.db))
      .rows;
  for (const table of ['session', 'account', 'twoFactor']) expect(await left(table)).toEqual([]);
  expect(await listMemberships(house.database.db, own.user)).toEqual([]);
  expect(await tablesWith(own.user)).toContain('platform.audit');
  await expect(enter(email)).rejects.toThrow('refused');
});

it('letters to a mailbox that the person had before go too, unless it is another account’s by now', async () => {
  const { db } = house.database;
  const moved = async (from: string, to: string) => {
    const own = await enter(from);
    const code = await askEmail(signIn.auth, db, own, { password: OWN, code: '', email: to }, Date.now());
    await moveEmail(db, code, Date.now());
  };
  const write = (recipient: string) =>
    house.runner.command(house.ctx, (tx) =>
      writeMail(house.ctx, tx, { recipient, subject: 'Jadwal', body: recipient }),
    );
  await join(house.ctx, 'awal@dinas.example', 'officer');
  await write('awal@dinas.example');
  await moved('awal@dinas.example', 'tengah@dinas.example');
  await write('tengah@dinas.example');
  await moved('tengah@dinas.example', 'akhir@dinas.example');
  await join(house.ctx, 'tengah@dinas.example', 'officer');
  await erase(await enter('akhir@dinas.example'));
  expect(await tablesWith('awal@dinas.example')).toEqual([]);
  expect(await tablesWith('akhir@dinas.example')).toEqual([]);
  expect(await tablesWith('tengah@dinas.example')).toEqual(expect.arrayContaining(['people."user"', 'platform.mail']));
});

it('the last organiser is not erased, and nothing of it', async () => {
  const email = 'sendiri@dinas.example';
  await join(house.other, email, 'organiser');
  const own = await enter(email);
  await expect(erase(own)).rejects.toMatchObject({ code: 'people.last-organiser' });
  expect(await listMemberships(house.database.db, own.user)).toMatchObject([{ role: 'organiser' }]);
  expect((await enter(email)).user).toBe(own.user);
});

it('an erased business leaves its mailbox nowhere, and is in no list of whom a message went to', async () => {
  const email = 'hubungi@usaha.example';
  const ctx = { ...house.ctx, actor: { kind: 'system' as const } };
  const business: Id<'business'> = await house.runner.command(ctx, async (tx) => {
    const facts = {
      slug: 'pergi',
      name: 'Pergi',
      region: BALIKPAPAN,
      story: { id: '', en: '' },
      whatsapp: null,
      madeUp: true,
    };
    const made = await registerBusiness(ctx, tx, facts);
    await saveProfile(ctx, tx, { business: made, contactEmail: email });
    await takePart(ctx, tx, { business: made });
    const application = await startApplication(ctx, tx, { business: made });
    const document = { kind: 'pdf' as const, name: `${email}.pdf`, bytes: Buffer.from(`%PDF-1.7 ${email} %%EOF`) };
    await keepAnswerFile(ctx, tx, { application, question: PAPER.code, document });
    return made;
  });
  // A new name that it has asked for waits.
  const held = { organiser: ctx.organiser, role: 'producer' as const, region: null, business, booth: null };
  const owner = { ...ctx, actor: { kind: 'person' as const, user: newId<'user'>(), memberships: [held] } };
  await house.runner.command(owner, (tx) => saveProfile(owner, tx, { business, name: 'Nama Diminta' }));
  expect(await tablesWith('Nama Diminta')).toEqual(['exhibitors.asked_name']);
  const words = {
    audience: 'drafts' as const,
    region: null,
    subject: { id: 'A', en: 'A' },
    body: { id: 'B', en: 'B' },
  };
  await house.runner.command(house.ctx, (tx) => sendMessage(house.ctx, tx, words));
  const received = () =>
    house.runner.query(ctx, (tx) =>
      tx.selectFrom('call.message_receiver').select('business_id').where('business_id', '=', business).execute(),
    );
  const files = () => house.runner.query(ctx, (tx) => tx.selectFrom('call.answer_file').select('question').execute());
  expect(await received()).toHaveLength(1);
  const elsewhere = { ...ctx, organiser: newId<'organiser'>() };
  await expect(house.runner.command(elsewhere, (tx) => eraseBusiness(elsewhere, tx, business))).rejects.toMatchObject({
    code: 'exhibitors.unknown-business',
  });
  expect(await files()).toHaveLength(1);
  await house.runner.command(ctx, (tx) => eraseBusiness(ctx, tx, business));
  expect(await received()).toEqual([]);
  expect(await files()).toEqual([]);
  expect(await tablesWith('Nama Diminta')).toEqual([]);
  expect(await tablesWith(email)).toEqual([]);
});

it('an erased business takes no letters and no limit of somebody whose mailbox it named as its own', async () => {
  const { db } = house.database;
  const ctx = { ...house.ctx, actor: { kind: 'system' as const } };
  const business = await house.runner.command(ctx, (tx) =>
    registerBusiness(ctx, tx, {
      slug: 'pura-pura',
      name: 'Pura-pura',
      region: BALIKPAPAN,
      story: { id: '', en: '' },
      whatsapp: null,
      madeUp: true,
    }),
  );
  await join(house.ctx, 'ketua@dinas.example', 'officer');
  const form = invitationForm.parse({ email: 'calon@dinas.example', role: 'officer' });
  await house.runner.command(ctx, (tx) => invitePerson(ctx, tx, form, settings));
  const write = (recipient: string) =>
    house.runner.command(ctx, (tx) => writeMail(ctx, tx, { recipient, subject: 'Rahasia', body: 'Isi.' }));
  const letters = async (recipient: string) =>
    (
      await house.runner.query(ctx, (tx) =>
        tx.selectFrom('platform.mail').select(['subject', 'dropped']).where('recipient', '=', recipient).execute(),
      )
    ).filter(({ subject }) => subject === 'Rahasia');
  const guess = () => mustGuessInTempo(db, 'ketua@dinas.example', '203.0.113.9', Date.now());
  for (let nth = 0; nth < 10; nth++) await guess();
  await expect(guess()).rejects.toMatchObject({ code: 'request.too-many' });
  const owner: Context = {
    ...house.ctx,
    actor: {
      kind: 'person',
      user: newId<'user'>(),
      memberships: [{ organiser: ctx.organiser, role: 'producer', region: null, business, booth: null }],
    },
  };
  for (const email of ['Ketua@dinas.example', 'calon@dinas.example']) {
    await write(email.toLowerCase());
    await house.runner.command(owner, (tx) => saveProfile(owner, tx, { business, contactEmail: email }));
    await house.runner.command(owner, (tx) => eraseBusiness(owner, tx, business));
    expect(await letters(email.toLowerCase())).toEqual([{ subject: 'Rahasia', dropped: null }]);
  }
  await expect(guess()).rejects.toMatchObject({ code: 'request.too-many' });
});
