/** The mail that somebody gets who asks for a link: with a second factor too, and never a way round it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId, userId } from '../kinds/id.ts';
import { listMail } from '../platform/mail/outbox.ts';
import { BALIKPAPAN, openTestEdition, type TestEdition } from '../slices/editions/testing/test-edition.ts';
import { registerBusiness } from '../slices/exhibitors/index.ts';
import { makeProducer } from '../slices/people/index.ts';
import type { SignIn } from './sign-in.ts';
import { openSignIn } from './testing/open-sign-in.ts';

let test: TestEdition;
let signIn: SignIn;

beforeAll(async () => {
  test = await openTestEdition();
  signIn = openSignIn(test);
});
afterAll(async () => {
  await signIn.stop();
  await test.stop();
});

async function producer(name: string, twoFactorEnabled: boolean): Promise<string> {
  const { runner, ctx } = test;
  const user = newId<'user'>();
  const email = `${name}@contoh.invalid`;
  await runner.command(ctx, async (tx) => {
    await tx
      .insertInto('people.user')
      .values({ id: user, name, email, emailVerified: true, twoFactorEnabled })
      .execute();
    const words = { story: { id: '', en: '' }, whatsapp: null, madeUp: true };
    const business = await registerBusiness(ctx, tx, { slug: name, name, region: BALIKPAPAN, ...words });
    await makeProducer(ctx, tx, { user: userId(user), business });
  });
  return email;
}

async function letterTo(email: string): Promise<string | undefined> {
  const callbackURL = 'http://127.0.0.1:3000/en/daftar/pertama/usaha?nama=Kue+%26+Roti&daerah=64.71';
  await signIn.auth.api.signInMagicLink({ body: { email, callbackURL }, headers: new Headers() });
  const kept = await test.runner.query(test.ctx, (tx) => listMail(tx));
  return kept.find(({ recipient }) => recipient === email)?.body;
}

it('is a link of the organiser that keeps it for who has no second factor', async () => {
  const body = await letterTo(await producer('tanpa', false));
  expect(body).toMatch(/http:\/\/127\.0\.0\.1:3000\/en\/masuk\/tautan\/[\w-]{32}\?ke=%2Fen%2Fdaftar/);
  expect(body).not.toContain('magic-link');
});

it('names the sign-in page, and where to go on from there, for who has one', async () => {
  const body = await letterTo(await producer('kode', true));
  const target = encodeURIComponent('/en/daftar/pertama/usaha?nama=Kue+%26+Roti&daerah=64.71');
  expect(body).toMatch(new RegExp(`http://127\\.0\\.0\\.1:3000/en/masuk\\?ke=${target.replaceAll('.', '\\.')}$`));
  expect(body).not.toContain('token');
});

it('is none for an address that nobody has', async () => {
  expect(await letterTo('siapa@contoh.invalid')).toBeUndefined();
});
