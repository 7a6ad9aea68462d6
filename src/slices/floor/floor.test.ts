import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import { listAudit } from '../../platform/audit/audit.ts';
import { listVenues } from '../editions/index.ts';
import { BALIKPAPAN, openTestEdition, PASER, type TestEdition } from '../editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../exhibitors/index.ts';
import type { BoothInput } from './contract.ts';
import { addBooth, drawHall, getBooth, getPlan, listBooths, placeBusiness, setBoothQris } from './index.ts';
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

/** A booth of 3 x 3 m in a column and row of the hall. */
function draw(number: string, column: number, row: number, region: RegionCode | null = BALIKPAPAN) {
  const { runner, ctx } = test;
  const input: BoothInput = {
    hall,
    number,
    cluster: number.slice(0, 1),
    x: column * 3_000,
    y: row * 3_000,
    width: 3_000,
    depth: 3_000,
    region,
  };
  return runner.command(ctx, (tx) => addBooth(ctx, tx, input));
}

async function exhibitor(slug: string, region: RegionCode): Promise<Id<'business'>> {
  const { runner, ctx } = test;
  const input = { slug, name: `Contoh ${slug}`, region, story: { id: '', en: '' }, whatsapp: null, madeUp: true };
  return runner.command(ctx, async (tx) => {
    const business = await registerBusiness(ctx, tx, input);
    await takePart(ctx, tx, { business });
    return business;
  });
}

function place(booth: Id<'booth'>, business: Id<'business'>): Promise<void> {
  return test.runner.command(test.ctx, (tx) => placeBusiness(test.ctx, tx, { booth, business }));
}

describe('the plan', () => {
  it('shows booths in the order of their numbers with delegation and sellers', async () => {
    const { runner, ctx } = test;
    await draw('A10', 1, 0, null);
    const a2 = await draw('A2', 0, 0);
    const amplang = await exhibitor('amplang', BALIKPAPAN);
    const wedang = await exhibitor('wedang', BALIKPAPAN);
    await place(a2, wedang);
    await place(a2, amplang);
    const plan = await runner.query(ctx, (tx) => getPlan(ctx, tx));
    const [main] = await runner.query(ctx, (tx) => listVenues(ctx, tx));
    expect(plan.halls).toEqual([
      { id: hall, venue: main?.id, name: 'Aula', place: '', width: 12_000, depth: 9_000, outline: null },
    ]);
    expect(plan.clusters).toEqual([{ code: 'A', name: { id: '', en: '' }, colour: 0 }]);
    expect(plan.booths.map((booth) => booth.number)).toEqual(['A2', 'A10']);
    expect(plan.booths[0]).toEqual({
      id: a2,
      hall,
      number: 'A2',
      cluster: 'A',
      x: 0,
      y: 0,
      width: 3_000,
      depth: 3_000,
      outline: null,
      state: 'assigned',
      region: { code: BALIKPAPAN, name: 'Balikpapan' },
      agency: null,
      takesQris: false,
      businesses: [
        { id: amplang, slug: 'amplang', name: 'Contoh amplang', region: BALIKPAPAN },
        { id: wedang, slug: 'wedang', name: 'Contoh wedang', region: BALIKPAPAN },
      ],
    });
  });

  it('is read in as many statements with three booths as with one', async () => {
    const { runner, ctx, countQueries } = test;
    const before = await countQueries((tx) => listBooths(ctx, tx));
    await draw('A3', 2, 0);
    const after = await countQueries((tx) => listBooths(ctx, tx));
    expect([before, after]).toEqual([1, 1]);
    expect(await runner.query(ctx, (tx) => listBooths(ctx, tx))).toHaveLength(3);
  });
});

describe('addBooth', () => {
  it('refuses what the hall has no room for, and a number twice', async () => {
    await draw('B1', 0, 1);
    await expect(draw('B2', 0, 1)).rejects.toMatchObject({ code: 'floor.booths-overlap', data: { with: 'B1' } });
    await expect(draw('B2', 4, 1)).rejects.toMatchObject({ code: 'floor.outside-hall' });
    await expect(draw('B1', 1, 1)).rejects.toMatchObject({ code: 'floor.number-taken', data: { number: 'B1' } });
  });

  it('lets one of two stand who draw at the same place at the same time', async () => {
    const drawn = await Promise.allSettled([draw('B3', 2, 1), draw('B4', 2, 1)]);
    expect(drawn.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('placeBusiness', () => {
  it('keeps a delegation’s booth for its own, and gives a business one place', async () => {
    const [c1, c2] = [await draw('C1', 0, 2), await draw('C2', 1, 2)];
    const [own, foreign] = [await exhibitor('milik', BALIKPAPAN), await exhibitor('tamu', PASER)];
    await place(c1, own);
    await place(c1, own);
    await expect(place(c2, own)).rejects.toMatchObject({ code: 'floor.already-placed', data: { number: 'C1' } });
    await expect(place(c1, foreign)).rejects.toMatchObject({ code: 'floor.other-delegation' });
    await expect(place(newId(), own)).rejects.toMatchObject({ code: 'floor.unknown-booth' });
    await expect(place(c1, newId())).rejects.toMatchObject({ code: 'floor.not-exhibiting' });
  });
});

describe('setBoothQris', () => {
  it('keeps every change in the audit log and tells it; repeating changes nothing', async () => {
    const { runner, ctx } = test;
    const booth = await draw('C3', 2, 2);
    const other = staticQris('CONTOH DUA');
    for (const qris of [QRIS, QRIS, other])
      await runner.command(ctx, (tx) => setBoothQris(ctx, tx, { takes: true, booth, qris, dynamic: true }));
    await runner.command(ctx, (tx) => setBoothQris(ctx, tx, { takes: false, booth }));

    const [audited, told, now] = await runner.query(ctx, async (tx) => [
      await listAudit(tx),
      await tx
        .selectFrom('platform.outbox')
        .select('payload')
        .where('topic', '=', 'floor.booth-qris-changed')
        .execute(),
      await getBooth(ctx, tx, { id: booth }),
    ]);
    const [first, second] = [QRIS, other].map((text) => createHash('sha256').update(text).digest('hex').slice(0, 16));
    expect(
      audited.filter((entry) => entry.action === 'floor.qris-set').map(({ subject, data }) => ({ subject, data })),
    ).toEqual([
      { subject: booth, data: { before: second, after: null, dynamic: false } },
      { subject: booth, data: { before: first, after: second, dynamic: true } },
      { subject: booth, data: { before: null, after: first, dynamic: true } },
    ]);
    expect(told.map((row) => row.payload)).toEqual([
      { edition: ctx.edition, booth, replaced: false },
      { edition: ctx.edition, booth, replaced: true },
      { edition: ctx.edition, booth, replaced: true },
    ]);
    expect(now).toMatchObject({ number: 'C3', qris: null, qrisDynamic: false });
  });

  it('refuses a text that is no static QRIS string', async () => {
    const { runner, ctx } = test;
    const booth = await draw('C4', 3, 2);
    const set = (qris: string) =>
      runner.command(ctx, (tx) => setBoothQris(ctx, tx, { takes: true, booth, qris, dynamic: false }));
    await expect(set('')).rejects.toMatchObject({ code: 'request.invalid' });
    const crc = QRIS.endsWith('0') ? `${QRIS.slice(0, -1)}1` : `${QRIS.slice(0, -1)}0`;
    for (const [qris, reason] of [
      ['https://example.org', 'tag-invalid'],
      [QRIS.slice(0, -1), 'truncated'],
      [crc, 'crc-invalid'],
    ] as const)
      await expect(set(qris)).rejects.toMatchObject({ code: 'floor.bad-qris', data: { reason } });
  });
});

it('shows nothing of it to another organiser', async () => {
  const { runner, ctx, other } = test;
  const trespass = { ...other, edition: ctx.edition };
  expect(await runner.query(trespass, (tx) => getPlan(trespass, tx))).toEqual({
    halls: [],
    clusters: [],
    features: [],
    booths: [],
  });
});
