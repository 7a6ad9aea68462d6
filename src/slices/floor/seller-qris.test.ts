import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../../kinds/id.ts';
import { BALIKPAPAN, openTestEdition, type TestEdition } from '../editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../exhibitors/index.ts';
import {
  addBooth,
  drawHall,
  forgetSellerQris,
  listBooths,
  listQrisAlarms,
  listSellerQris,
  placeBusiness,
  QRIS_CHANGED,
  setSellerQris,
} from './index.ts';
import { staticQris } from './testing/static-qris.ts';

const QRIS = staticQris('CONTOH SATU');

let test: TestEdition;
let hall: Id<'hall'>;

beforeAll(async () => {
  test = await openTestEdition();
  const { runner, ctx } = test;
  hall = await runner.command(ctx, (tx) => drawHall(ctx, tx, { name: 'Aula', width: 12_000, depth: 9_000 }));
});
afterAll(() => test.stop());

/** A booth in a row of the hall. */
function draw(number: string, row: number) {
  const { runner, ctx } = test;
  const place = { x: 0, y: row * 3_000, width: 3_000, depth: 3_000, region: BALIKPAPAN };
  return runner.command(ctx, (tx) => addBooth(ctx, tx, { hall, number, cluster: 'D', ...place }));
}

async function exhibitor(slug: string): Promise<Id<'business'>> {
  const { runner, ctx } = test;
  const story = { id: '', en: '' };
  const input = { slug, name: `Contoh ${slug}`, region: BALIKPAPAN, story, whatsapp: null, madeUp: true };
  return runner.command(ctx, async (tx) => {
    const business = await registerBusiness(ctx, tx, input);
    await takePart(ctx, tx, { business });
    return business;
  });
}

const place = (booth: Id<'booth'>, business: Id<'business'>) =>
  test.runner.command(test.ctx, (tx) => placeBusiness(test.ctx, tx, { booth, business }));

describe('setSellerQris', () => {
  const own = staticQris('CONTOH JAHE', 'ID1020230000009');

  it('keeps a string of a business that sells in the booth, tells every booth of it, and raises an alarm when it is replaced', async () => {
    const { runner, ctx } = test;
    const booth = await draw('D1', 0);
    const business = await exhibitor('jahe-sendiri');
    await place(booth, business);
    const set = (qris: string) =>
      runner.command(ctx, (tx) => setSellerQris(ctx, tx, { takes: true, booth, business, qris, dynamic: true }));
    const at = () =>
      runner.query(ctx, async (tx) => ({
        own: (await listSellerQris(ctx, tx, [business])).get(business),
        booth: (await listBooths(ctx, tx)).find(({ id }) => id === booth)?.takesQris,
        alarms: (await listQrisAlarms(ctx, tx, 'open')).filter(({ number }) => number === 'D1'),
        told: (
          await tx.selectFrom('platform.outbox').select('payload').where('topic', '=', QRIS_CHANGED).execute()
        ).filter(({ payload }) => JSON.stringify(payload).includes(booth)),
      }));
    expect(await at()).toMatchObject({ own: undefined, booth: false });
    await set(own);
    await set(own);
    expect(await at()).toMatchObject({ own: { business, qris: own, dynamic: true }, booth: true, alarms: [] });
    await set(QRIS);
    const now = await at();
    expect(now.alarms.map(({ before, after }) => [before, after])).toEqual([
      ['Contoh jahe-sendiri: CONTOH JAHE · ID1020230000009', 'Contoh jahe-sendiri: CONTOH SATU · ID1020230000001'],
    ]);
    expect(now.told.length).toBe(2);
    await runner.command(ctx, (tx) => setSellerQris(ctx, tx, { takes: false, booth, business }));
    expect(await at()).toMatchObject({ own: undefined, booth: false });
    await set(own);
    await runner.command(ctx, (tx) => forgetSellerQris(ctx, tx, business));
    expect((await at()).own).toBeUndefined();
  });

  it('refuses a business without a place there, a text that is no QRIS, and another organiser', async () => {
    const { runner, ctx, other } = test;
    const booth = await draw('D2', 1);
    const [seated, elsewhere] = [await exhibitor('duduk'), await exhibitor('berdiri')];
    await place(booth, seated);
    const set = (business: Id<'business'>, qris: string, as = ctx) =>
      runner.command(as, (tx) => setSellerQris(as, tx, { takes: true, booth, business, qris, dynamic: false }));
    await expect(set(elsewhere, own)).rejects.toMatchObject({ code: 'floor.not-seated' });
    await expect(set(seated, own.replace('JAHE', 'JAHI'))).rejects.toMatchObject({ code: 'floor.bad-qris' });
    await expect(set(seated, own, { ...other, edition: ctx.edition })).rejects.toMatchObject({
      code: 'floor.unknown-booth',
    });
  });
});
