/** Applying where no mail leaves: an account for one application, reached by a code alone. */
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import type { Services } from '../../platform/http/api.ts';
import { createLog } from '../../platform/log/log.ts';
import { readSettings } from '../../platform/settings/settings.ts';
import { openTestCall, type TestCall } from '../../slices/call/testing/open-call.ts';
import { BALIKPAPAN } from '../../slices/editions/testing/test-edition.ts';
import { getProfile } from '../../slices/exhibitors/index.ts';
import { type Auth, createAuth, findByEntryCode, listMemberships } from '../../slices/people/index.ts';
import { beginMailless, beginStranger } from './begin-producer.ts';

let test: TestCall;
let pool: pg.Pool;
let auth: Auth;
let services: Services;
beforeAll(async () => {
  test = await openTestCall();
  pool = new pg.Pool({ ...test.database.app, options: '-c search_path=people', max: 2 });
  const publicUrl = 'http://127.0.0.1:3000';
  auth = createAuth({ pool, secret: 's'.repeat(48), publicUrl, demo: false, sendLink: async () => undefined });
  const { runner, ctx } = test;
  services = {
    runner,
    clock: ctx.clock,
    log: createLog('silent'),
    settings: readSettings({}),
    findTenant: async () => undefined,
  };
});
afterAll(async () => {
  await pool.end();
  await test.stop();
});

const given = (name: string, email = 'ina@contoh.invalid') => ({ email, name, region: BALIKPAPAN });
const find = (code: string, ctx = test.ctx) => test.runner.query(ctx, (tx) => findByEntryCode(ctx, tx, code));

it('begins one application under an account of its own, whose role is that business and no other', async () => {
  const code = await beginMailless(services, auth, test.ctx, given('Tenun Ina 金'));
  const user = await find(code.toLowerCase().replace('-', ' '));
  if (!user) throw new Error('the code opens nothing');
  const [held, ...more] = await listMemberships(test.runner.db, user);
  expect([held?.role, held?.organiser, more]).toEqual(['producer', test.ctx.organiser, []]);
  const business = held?.business as Id<'business'>;
  const { contactEmail, name } = await test.runner.query(test.ctx, (tx) => getProfile(test.ctx, tx, business));
  expect([name, contactEmail]).toEqual(['Tenun Ina 金', 'ina@contoh.invalid']);
});

it('touches no account of the address that is typed, and proves nothing of it', async () => {
  await beginStranger(services, auth, test.ctx, given('Usaha lama', 'lama@contoh.invalid'));
  const { internalAdapter } = await auth.$context;
  const before = await internalAdapter.findUserByEmail('lama@contoh.invalid');
  const code = await beginMailless(services, auth, test.ctx, given('Usaha orang lain', 'lama@contoh.invalid'));
  const user = await find(code);
  expect(user).not.toBe(before?.user.id);
  expect(await internalAdapter.findUserByEmail('lama@contoh.invalid')).toEqual(before);
  const made = await internalAdapter.findUserById(user ?? '');
  expect([made?.emailVerified, made?.email.endsWith('.invalid')]).toEqual([false, true]);
});

it('opens nothing by a wrong code, with another organiser, or once the account has a mailbox', async () => {
  const code = await beginMailless(services, auth, test.ctx, given('Kopi Uji'));
  expect(await find('00000-00000')).toBeUndefined();
  expect(await find(code, { ...test.ctx, organiser: newId<'organiser'>() })).toBeUndefined();
  const user = await find(code);
  await (await auth.$context).internalAdapter.updateUser(user ?? '', { emailVerified: true });
  expect(await find(code)).toBeUndefined();
});

it('leaves no account behind where the business may not apply', async () => {
  const count = async () => (await test.database.db.selectFrom('people.user').select('id').execute()).length;
  const before = await count();
  await expect(beginMailless(services, auth, test.ctx, given('Usaha 6471012345670001'))).rejects.toThrow();
  expect(await count()).toBe(before);
});
