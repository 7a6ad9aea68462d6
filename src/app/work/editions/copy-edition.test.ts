import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAt } from '../../../kinds/time.ts';
import { findCall } from '../../../slices/call/index.ts';
import { openTestCall, type TestCall } from '../../../slices/call/testing/open-call.ts';
import {
  addAgency,
  editEdition,
  findTenant,
  getDeadlines,
  getEdition,
  listOwnEditions,
  listVenues,
  setDeadlines,
  setDelegation,
} from '../../../slices/editions/index.ts';
import { defaultDeadlines } from '../../../slices/editions/rules/milestones.ts';
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
    expect(
      await runner.query(ctx, (tx) => previewCopy(ctx, tx, copy, { startsOn: '2024-07-01', endsOn: '2024-07-03' })),
    ).toEqual({
      regions: 2,
      booths: 4,
      producers: 4,
      agencies: 1,
      firstDeadline: '2024-05-17',
      usualDeadlines: 0,
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

  it("leaves no deadline behind the end of next year where they lay behind this year's", async () => {
    const { ctx, runner } = test;
    const days = (startsOn: string, endsOn: string) => ({ ...wanted('x').edition, startsOn, endsOn });
    const first = await runner.command(ctx, (tx) =>
      makeEdition(ctx, tx, wanted('maret', { edition: { ...days('2027-03-10', '2027-03-12'), slug: 'maret' } })),
    );
    const march = { ...ctx, edition: first };
    // The dates move to November and nothing else does.
    await runner.command(march, async (tx) => {
      await setDeadlines(march, tx, defaultDeadlines('2027-03-10'));
      const { name, theme, summary, figuresPublic } = wanted('maret').edition;
      await editEdition(march, tx, {
        ...{ name, theme, summary, figuresPublic },
        startsOn: '2026-11-30',
        endsOn: '2026-12-02',
        venues: await listVenues(march, tx),
      });
    });
    const copy = { from: first, what: new Set(COPIED) };
    const edition = { ...days('2027-11-29', '2027-12-01'), slug: 'depan' };
    expect(await runner.query(ctx, (tx) => previewCopy(ctx, tx, copy, edition))).toMatchObject({
      firstDeadline: '2027-10-15',
      usualDeadlines: 6,
    });
    const id = await runner.command(ctx, (tx) => makeEdition(ctx, tx, wanted('depan', { edition, copy })));
    const made = { ...ctx, edition: id };
    expect(await runner.query(made, (tx) => getDeadlines(made, tx))).toEqual(defaultDeadlines('2027-11-29'));
    const call = await runner.query(made, (tx) => findCall(made, tx));
    expect(dayAt(call?.scoringUntil ?? 0, 'Asia/Jakarta')).toBe('2027-10-30');
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
      code: 'editions.outside-day',
      fields: { closesAt: ['outside-day'] },
    });
  });
});
