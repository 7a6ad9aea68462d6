import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId, userId } from '../../kinds/id.ts';
import { nameAll } from '../../platform/audit/named.ts';
import { openTestCall, type TestCall } from '../../slices/call/testing/open-call.ts';
import { BALIKPAPAN } from '../../slices/editions/testing/test-edition.ts';
import { registerBusiness, saveProfile } from '../../slices/exhibitors/index.ts';
import { addBooth, drawHall } from '../../slices/floor/index.ts';
import { NAMERS } from './namers.ts';

let test: TestCall;
beforeAll(async () => {
  test = await openTestCall();
});
afterAll(() => test.stop());

it('persons and things of the audit log are called as they are called now, as often asked for three as for one, and by no other tenant', async () => {
  const { runner, ctx, other, countQueries } = test;
  const system = { ...ctx, actor: { kind: 'system' as const } };
  const user = userId('petugas-jejak');
  const { business, booth } = await runner.command(system, async (tx) => {
    const person = {
      id: user,
      name: 'Nama lama',
      email: 'jejak@dinas.example',
      emailVerified: true,
      twoFactorEnabled: null,
    };
    await tx.insertInto('people.user').values(person).execute();
    const scope = { region_code: null, business_id: null, booth_id: null };
    const held = { organiser_id: ctx.organiser, id: newId(), user_id: user, role: 'officer' as const };
    await tx
      .insertInto('people.membership')
      .values({ ...held, ...scope })
      .execute();
    const facts = {
      slug: 'jejak',
      name: 'Usaha lama',
      region: BALIKPAPAN,
      story: { id: '', en: '' },
      whatsapp: null,
      madeUp: true,
    };
    const hall = await drawHall(system, tx, { name: 'Aula', width: 9_000, depth: 9_000 });
    const place = { hall, number: 'A1', cluster: 'A', region: null, x: 0, y: 0, width: 3_000, depth: 3_000 };
    return { business: await registerBusiness(system, tx, facts), booth: await addBooth(system, tx, place) };
  });
  const named = (at: typeof ctx, ids: readonly string[]) =>
    runner.query(at, async (tx) => Object.fromEntries(await nameAll(NAMERS, at, tx, new Set(ids))));
  await runner.command(system, async (tx) => {
    await tx.updateTable('people.user').set({ name: 'Nama baru' }).where('id', '=', user).execute();
    await saveProfile(system, tx, { business, name: 'Usaha baru' });
  });
  const all = [user, business, booth];
  expect(await named(ctx, [...all, newId()])).toEqual({
    [user]: 'Nama baru',
    [business]: 'Usaha baru',
    [booth]: expect.stringContaining('A1'),
  });
  expect(await named(other, [business, booth])).toEqual({});
  const asked = (ids: readonly string[]) => countQueries((tx) => nameAll(NAMERS, ctx, tx, new Set(ids)));
  expect(await asked(all)).toBe(await asked([business]));
});
