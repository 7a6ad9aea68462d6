/** A new name of a business that takes part waits for an officer; until then everybody sees the accepted one. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import type { Role } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { BALIKPAPAN, openTestEdition, type PASER, type TestEdition } from '../editions/testing/test-edition.ts';
import type { NameDecision } from './asked-name.ts';
import {
  countWaitingNames,
  decideName,
  eraseContact,
  findAskedName,
  keepName,
  listExhibitors,
  listWaitingNames,
  registerBusiness,
  saveProfile,
  takePart,
} from './index.ts';

let test: TestEdition;
let business: Id<'business'>;
let owner: AtEdition;
let officer: AtEdition;
let made = 0;

const NEW = 'Amplang Baru';

function person(role: Role, scope: { region?: typeof PASER; business?: Id<'business'> } = {}): AtEdition {
  const { organiser } = test.ctx;
  const held = { organiser, role, region: scope.region ?? null, business: scope.business ?? null, booth: null };
  return { ...test.ctx, actor: { kind: 'person', user: newId<'user'>(), memberships: [held] } };
}
const as = <T>(ctx: AtEdition, work: (tx: Tx) => Promise<T>) => test.runner.command(ctx, work);
const rename = (ctx: AtEdition, name: string) => as(ctx, (tx) => saveProfile(ctx, tx, { business, name }));
const decide = (ctx: AtEdition, more: Partial<NameDecision> = {}) =>
  as(ctx, (tx) => decideName(ctx, tx, { business, name: NEW, ...more }));
const shown = async () =>
  (await as(test.ctx, (tx) => listExhibitors(test.ctx, tx))).find(({ id }) => id === business)?.name;
const asked = () => as(test.ctx, (tx) => findAskedName(test.ctx, tx, business));

async function register(takesPart: boolean): Promise<Id<'business'>> {
  const { ctx } = test;
  return as(ctx, async (tx) => {
    const facts = { slug: `usaha-${++made}`, name: 'Amplang Lama', region: BALIKPAPAN, story: { id: '', en: '' } };
    const id = await registerBusiness(ctx, tx, { ...facts, whatsapp: null, madeUp: true });
    if (takesPart) await takePart(ctx, tx, { business: id });
    return id;
  });
}

beforeAll(async () => {
  test = await openTestEdition();
  officer = person('officer');
  await as(test.ctx, (tx) =>
    tx
      .updateTable('editions.delegation')
      .set({ producer_quota: 50 })
      .where('organiser_id', '=', test.ctx.organiser)
      .execute(),
  );
});
beforeEach(async () => {
  business = await register(true);
  owner = person('producer', { business });
});
afterAll(() => test.stop());

it('waits, and is accepted by an officer, once', async () => {
  await rename(owner, NEW);
  expect([await shown(), await asked()]).toMatchObject(['Amplang Lama', { name: NEW, refused: null }]);
  expect(await as(officer, (tx) => listWaitingNames(officer, tx))).toContainEqual(
    expect.objectContaining({ id: business, before: 'Amplang Lama', name: NEW, region: 'Balikpapan' }),
  );
  await decide(officer);
  expect([await shown(), await asked()]).toEqual([NEW, undefined]);
  // The same form sent twice.
  await decide(officer);
  expect(await shown()).toBe(NEW);
});

it('is refused with a reason, which its owner reads until another is asked for', async () => {
  await rename(owner, NEW);
  await expect(decide(officer, { refused: ' ' })).rejects.toMatchObject({ code: 'request.invalid' });
  await decide(officer, { refused: 'Nama merek orang lain.' });
  await decide(officer, { refused: 'Nama merek orang lain.' });
  expect([await shown(), await asked()]).toMatchObject(['Amplang Lama', { refused: 'Nama merek orang lain.' }]);
  // Saving the rest of the profile again does not ask anew.
  await rename(owner, NEW);
  expect((await asked())?.refused).toBe('Nama merek orang lain.');
  await rename(owner, 'Amplang Lain');
  expect(await asked()).toMatchObject({ name: 'Amplang Lain', refused: null });
});

it('is decided as the officer saw it, or not at all', async () => {
  await rename(owner, NEW);
  await rename(owner, 'Amplang Lain');
  await expect(decide(officer)).rejects.toMatchObject({ code: 'exhibitors.name-moved' });
  await expect(decide(officer, { refused: 'Tidak.' })).rejects.toMatchObject({ code: 'exhibitors.name-moved' });
  expect([await shown(), await asked()]).toMatchObject(['Amplang Lama', { name: 'Amplang Lain', refused: null }]);
});

it('is taken back by writing the accepted one, and goes with what is erased', async () => {
  await rename(owner, NEW);
  await rename(owner, 'Amplang Lama');
  expect(await asked()).toBeUndefined();
  await rename(owner, NEW);
  await as(owner, (tx) => eraseContact(owner, tx, { business }));
  expect(await asked()).toBeUndefined();
});

it('is taken back by its owner, once or twice, and by nobody else’s', async () => {
  const take = (ctx: AtEdition) => as(ctx, (tx) => keepName(ctx, tx, { business }));
  await rename(owner, NEW);
  const stranger = person('producer', { business: newId<'business'>() });
  await expect(take(stranger)).rejects.toMatchObject({ code: 'request.forbidden' });
  const held = { organiser: test.other.organiser, role: 'officer' as const, region: null, business: null, booth: null };
  const other: AtEdition = { ...test.other, actor: { kind: 'person', user: newId<'user'>(), memberships: [held] } };
  await expect(take(other)).rejects.toMatchObject({ code: 'exhibitors.unknown-business' });
  expect(await asked()).toMatchObject({ name: NEW });
  await take(owner);
  await take(owner);
  expect([await shown(), await asked()]).toEqual(['Amplang Lama', undefined]);
});

it('counts at once for an officer, for the lead of the region, and before any edition has accepted the business', async () => {
  await rename(owner, 'Amplang Lain');
  await rename(officer, 'Amplang Petugas');
  expect([await shown(), await asked()]).toEqual(['Amplang Petugas', undefined]);
  await rename(person('lead', { region: BALIKPAPAN }), 'Amplang Kontingen');
  expect(await shown()).toBe('Amplang Kontingen');
  const said = await as(test.ctx, (tx) =>
    tx
      .selectFrom('platform.audit')
      .select('action')
      .where('organiser_id', '=', test.ctx.organiser)
      .where('subject', '=', business)
      .where('action', '=', 'exhibitors.renamed')
      .execute(),
  );
  expect(said).toHaveLength(2);
  business = await register(false);
  const applicant = person('producer', { business });
  await rename(applicant, NEW);
  expect(await asked()).toBeUndefined();
});

it('is decided by officers of its own organiser alone', async () => {
  await rename(owner, NEW);
  for (const ctx of [owner, person('lead', { region: BALIKPAPAN }), person('curator')])
    await expect(decide(ctx)).rejects.toMatchObject({ code: 'request.forbidden' });
  const held = { organiser: test.other.organiser, role: 'officer' as const, region: null, business: null, booth: null };
  const other: AtEdition = { ...test.other, actor: { kind: 'person', user: newId<'user'>(), memberships: [held] } };
  await expect(decide(other)).rejects.toMatchObject({ code: 'exhibitors.unknown-business' });
  expect(await as(other, (tx) => countWaitingNames(other, tx))).toBe(0);
});

it('is listed with the same number of queries, however many wait', async () => {
  await rename(owner, NEW);
  const count = () => test.countQueries((tx) => listWaitingNames(officer, tx));
  const before = await count();
  for (let at = 0; at < 2; at++) {
    business = await register(true);
    await rename(person('producer', { business }), NEW);
  }
  expect(await count()).toBe(before);
});
