import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCall } from '../../../slices/call/index.ts';
import { openTestCall, type TestCall } from '../../../slices/call/testing/open-call.ts';
import {
  addAgency,
  findTenant,
  getDeadlines,
  getEdition,
  listOwnEditions,
  listVenues,
  setDelegation,
} from '../../../slices/editions/index.ts';
import { BALIKPAPAN } from '../../../slices/editions/testing/test-edition.ts';
import { addBooth, drawHall, listBooths } from '../../../slices/floor/index.ts';
import { COPIED } from './copied.ts';
import { makeEdition, type NewEdition, previewCopy } from './copy-edition.ts';

let test: TestCall;

beforeAll(async () => {
  test = await openTestCall();
  const { ctx, runner } = test;
  await runner.command(ctx, async (tx) => {
    const leadAgency = await addAgency(ctx, tx, { name: 'Dinas', region: BALIKPAPAN });
    const hall = await drawHall(ctx, tx, { name: 'Aula', width: 20_000, depth: 10_000 });
    for (const [at, number] of ['A1', 'A2'].entries()) {
      const place = { x: 1_000 + at * 4_000, y: 1_000, width: 3_000, depth: 3_000 };
      await addBooth(ctx, tx, { hall, number, cluster: 'A', region: null, ...place });
    }
    await setDelegation(ctx, tx, { region: BALIKPAPAN, position: 0, boothQuota: 2, producerQuota: 3, leadAgency });
  });
});
afterAll(() => test.stop());

const venue = {
  name: 'TMII',
  city: 'Jakarta',
  address: 'Jalan Taman Mini',
  zone: 'Asia/Jakarta',
  opensAt: '09:00',
  closesAt: '21:00',
};

function wanted(slug: string, set: Partial<NewEdition> = {}): NewEdition {
  return {
    series: { name: `Seri ${slug}` },
    edition: {
      slug,
      name: `Pameran ${slug}`,
      theme: 'Tema',
      summary: { id: '', en: '' },
      currency: 'IDR',
      startsOn: '2024-07-01',
      endsOn: '2024-07-03',
      figuresPublic: true,
      demo: false,
    },
    venues: [venue, { ...venue, name: 'BSCC Dome', city: 'Balikpapan', zone: 'Asia/Makassar' }],
    copy: { from: test.ctx.edition, what: new Set(COPIED) },
    ...set,
  };
}

describe('makeEdition', () => {
  it('copies what was chosen, as the preview said', async () => {
    const { ctx, runner } = test;
    const copy = { from: ctx.edition, what: new Set(COPIED) };
    expect(await runner.query(ctx, (tx) => previewCopy(ctx, tx, copy, '2024-07-01'))).toEqual({
      regions: 2,
      booths: 4,
      producers: 4,
      agencies: 1,
      firstDeadline: '2024-05-17',
      drawn: 2,
      criteria: 2,
    });
    const id = await runner.command(ctx, (tx) => makeEdition(ctx, tx, wanted('salinan')));
    const made = { ...ctx, edition: id };
    const [edition, venues, deadlines, call, booths] = await runner.query(made, async (tx) => [
      await getEdition(made, tx),
      await listVenues(made, tx),
      await getDeadlines(made, tx),
      await findCall(made, tx),
      await listBooths(made, tx),
    ]);
    expect(
      edition.delegations.map(({ region, producerQuota, leadAgency }) => [
        region.name,
        producerQuota,
        leadAgency?.name,
      ]),
    ).toEqual([
      ['Balikpapan', 3, 'Dinas'],
      ['Paser', 1, undefined],
    ]);
    expect(venues.map(({ name, zone, address }) => [name, zone, address])).toEqual([
      ['TMII', 'Asia/Jakarta', 'Jalan Taman Mini'],
      ['BSCC Dome', 'Asia/Makassar', 'Jalan Taman Mini'],
    ]);
    expect(booths.map(({ number, businesses }) => `${number} ${businesses.length}`)).toEqual(['A1 0', 'A2 0']);
    expect(deadlines.nominated).toBe('2024-05-17');
    expect(call).toMatchObject({ state: 'draft', criteria: [{ code: 'quality' }, { code: 'originality' }] });
  });

  it('copies nothing that was not chosen', async () => {
    const { ctx, runner } = test;
    const what = new Set(['regions'] as const);
    const id = await runner.command(ctx, (tx) =>
      makeEdition(ctx, tx, wanted('sebagian', { copy: { from: ctx.edition, what } })),
    );
    const made = { ...ctx, edition: id };
    const edition = await runner.query(made, (tx) => getEdition(made, tx));
    expect(edition.delegations.map(({ producerQuota, leadAgency }) => [producerQuota, leadAgency])).toEqual([
      [0, null],
      [0, null],
    ]);
    expect(await runner.query(made, (tx) => findCall(made, tx))).toBeUndefined();
  });

  it('makes nothing where a part fails', async () => {
    const { ctx, other, runner } = test;
    const before = await runner.query(ctx, (tx) => listOwnEditions(ctx, tx));
    const foreign = { copy: { from: other.edition, what: new Set(COPIED) } };
    const work = runner.command(ctx, (tx) => makeEdition(ctx, tx, wanted('gagal', foreign)));
    await expect(work).rejects.toMatchObject({ code: 'request.not-found' });
    expect(await runner.query(ctx, (tx) => listOwnEditions(ctx, tx))).toEqual(before);
    expect(await findTenant(runner.db, 'gagal')).toBeUndefined();
    const closed = wanted('jam-salah', { venues: [{ ...venue, closesAt: '08:00' }] });
    await expect(runner.command(ctx, (tx) => makeEdition(ctx, tx, closed))).rejects.toMatchObject({
      code: 'request.invalid',
      fields: { closesAt: [expect.any(String)] },
    });
  });
});
