import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Id, newId } from '../../../kinds/id.ts';
import { money } from '../../../kinds/money.ts';
import type { Role } from '../../../platform/db/context.ts';
import { keepPhoto } from '../../../platform/files/index.ts';
import { addCategory, addProduct, listProduct, setPhotos } from '../../../slices/catalogue/index.ts';
import type { AtEdition } from '../../../slices/editions/index.ts';
import { getEditionFacts } from '../../../slices/editions/index.ts';
import { BALIKPAPAN, openTestEdition, type TestEdition } from '../../../slices/editions/testing/test-edition.ts';
import { claimIdentifier, registerBusiness, takePart } from '../../../slices/exhibitors/index.ts';
import { addBooth, drawHall } from '../../../slices/floor/index.ts';
import type { DeviceState } from '../../../slices/hall/index.ts';
import { loadTodo } from './load-todo.ts';
import { phaseAt } from './phase.ts';

let test: TestEdition;
beforeAll(async () => {
  test = await openTestEdition();
});
afterAll(() => test.stop());

function as(ctx: AtEdition, role: Role): AtEdition {
  const held = { organiser: ctx.organiser, role, region: BALIKPAPAN, business: null, booth: null };
  return { ...ctx, actor: { kind: 'person', user: newId<'user'>(), memberships: [held] } };
}

const silent = { revokedAt: null, replacedBy: null, lastSeenAt: 0 } as DeviceState;

const todoOf = (ctx: AtEdition, devices: readonly DeviceState[] = []) =>
  test.runner.query(ctx, async (tx) => {
    const edition = await getEditionFacts(ctx, tx);
    return loadTodo(ctx, tx, edition, phaseAt(ctx.clock.now(), edition), devices);
  });

async function claimPermit(slug: string): Promise<Id<'business'>> {
  return test.runner.command(test.ctx, async (tx) => {
    const business = await registerBusiness(test.ctx, tx, {
      slug,
      name: `Contoh ${slug}`,
      region: BALIKPAPAN,
      story: { id: '', en: '' },
      whatsapp: null,
      madeUp: true,
    });
    await claimIdentifier(test.ctx, tx, { business, kind: 'bpom', value: 'MD 123456789012' });
    return business;
  });
}

it('tells who checks permits how many wait, whoever does not nothing of them, and another organiser nothing', async () => {
  await claimPermit('satu');
  const permits = async (ctx: AtEdition) => (await todoOf(ctx)).find(({ todo }) => todo === 'permits');
  expect(await permits(as(test.ctx, 'officer'))).toEqual({ todo: 'permits', count: 1 });
  await claimPermit('dua');
  expect(await permits(as(test.ctx, 'organiser'))).toEqual({ todo: 'permits', count: 2 });
  expect(await permits(as(test.ctx, 'lead'))).toBeUndefined();
  expect(await permits(as(test.other, 'organiser'))).toBeUndefined();
});

it('tells of delegations that were given more booths than their quota', async () => {
  const over = async (ctx: AtEdition) => (await todoOf(ctx)).filter(({ todo }) => todo === 'over');
  const { ctx, runner } = test;
  const hall = await runner.command(ctx, (tx) => drawHall(ctx, tx, { name: 'Aula', width: 20_000, depth: 10_000 }));
  const give = (at: number) =>
    runner.command(ctx, (tx) => {
      const place = { x: at * 4_000, y: 0, width: 3_000, depth: 3_000, cluster: 'A', region: BALIKPAPAN };
      return addBooth(ctx, tx, { hall, number: `A${at + 1}`, ...place });
    });
  for (const at of [0, 1]) await give(at);
  expect(await over(as(ctx, 'officer'))).toEqual([]);
  for (const at of [2, 3]) await give(at);
  expect(await over(as(ctx, 'officer'))).toEqual([{ todo: 'over', count: 1 }]);
  expect(await over(as(ctx, 'lead'))).toEqual([{ todo: 'over', count: 1 }]);
  expect(await over(as(ctx, 'cashier'))).toEqual([]);
  expect(await over(as(test.other, 'officer'))).toEqual([]);
});

it('counts silent tills while the doors are open, and no other time', async () => {
  const quiet = async (now: string) => {
    const ctx = { ...as(test.ctx, 'officer'), clock: { now: () => Date.parse(now) } };
    return (await todoOf(ctx, [silent])).filter(({ todo }) => todo === 'quiet');
  };
  expect(await quiet('2023-06-23T05:00:00Z')).toEqual([{ todo: 'quiet', count: 1 }]);
  expect(await quiet('2023-06-23T20:00:00Z')).toEqual([]);
  expect(await quiet('2023-06-01T05:00:00Z')).toEqual([]);
});

it('tells whose products’ photographs are too small for the printed catalogue, while there is time to take others', async () => {
  const { ctx, runner } = test;
  const offer = async (slug: string, width: number) => {
    const business = await claimPermit(slug);
    const picture = sharp({ create: { width, height: width, channels: 3, background: '#a33' } });
    const photo = await keepPhoto(runner, ctx, { id: newId(), bytes: await picture.png().toBuffer(), business });
    await runner.command(ctx, async (tx) => {
      await takePart(ctx, tx, { business });
      const name = { id: slug, en: slug };
      await addCategory(ctx, tx, { code: slug, name, position: width });
      const product = await addProduct(ctx, tx, { business, slug, name, category: slug, unit: null });
      await listProduct(ctx, tx, { product, price: money(25_000) });
      await setPhotos(ctx, tx, { product, photos: [photo.id] });
    });
  };
  const photos = async (at: AtEdition) => (await todoOf(at)).filter(({ todo }) => todo === 'photos');
  await offer('kecil', 300);
  await offer('cukup', 900);
  expect(await photos(as(ctx, 'officer'))).toEqual([{ todo: 'photos', count: 1 }]);
  expect(await photos(as(ctx, 'lead'))).toEqual([{ todo: 'photos', count: 1 }]);
  expect(await photos(as(ctx, 'cashier'))).toEqual([]);
  expect(await photos(as(test.other, 'officer'))).toEqual([]);
  const later = { ...as(ctx, 'officer'), clock: { now: () => Date.parse('2024-06-01T05:00:00Z') } };
  expect(await photos(later)).toEqual([]);
});
