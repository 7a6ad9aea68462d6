import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../../../kinds/id.ts';
import { newId } from '../../../kinds/id.ts';
import { createPress } from '../../../platform/press/press.ts';
import { plainHouse } from '../../../platform/press/testing/house.ts';
import { BALIKPAPAN, PASER } from '../../editions/testing/test-edition.ts';
import { decide } from '../index.ts';
import { openTestCall, type TestCall } from '../testing/open-call.ts';
import { NO_MINUTES } from './contract.ts';
import { getMinutesSheet } from './get-minutes-sheet.ts';
import { findMinutes, keepMinutes } from './keep-minutes.ts';
import { listed, MINUTES_TEMPLATE, writeMinutes } from './write-minutes.ts';
import { writeMinutesBook } from './write-minutes-book.ts';

const SAID = {
  number: '500.2/123/DKUMKM/2023',
  heldOn: '2023-06-01',
  place: 'Balikpapan',
  basis: 'SK Gubernur tentang panitia\n\nSurat tugas kepala dinas',
  remark: '',
  signers: [
    { name: 'Ketua Contoh', role: 'Ketua panel', office: 'DKUMKMP' },
    { name: 'Anggota Contoh', role: '', office: '' },
  ],
};

let test: TestCall;
beforeAll(async () => {
  test = await openTestCall();
  const applications: Id<'application'>[] = [];
  for (const slug of ['a', 'b', 'c']) applications.push(await test.apply(slug, BALIKPAPAN));
  applications.push(await test.apply('d', PASER));
  const put = (decision: 'accepted' | 'waitlisted', ...at: number[]) =>
    test.runner.command(test.ctx, (tx) =>
      decide(test.ctx, tx, {
        applications: at.flatMap((each) => applications[each] ?? []),
        decision,
        reasons: { id: '', en: '' },
      }),
    );
  await put('accepted', 0, 3);
  await put('waitlisted', 2, 1);
});
afterAll(() => test.stop());

const keep = (ctx = test.ctx, said = SAID) => test.runner.command(ctx, (tx) => keepMinutes(ctx, tx, said));
const sheet = (ctx = test.ctx) => test.runner.query(ctx, (tx) => getMinutesSheet(ctx, tx));

describe('minutes of the panel', () => {
  it('are nothing before they are written, and then as they were written last', async () => {
    expect(await test.runner.query(test.ctx, (tx) => findMinutes(test.ctx, tx))).toEqual(NO_MINUTES);
    await keep();
    await keep();
    expect((await sheet()).minutes).toEqual(SAID);
  });

  it('list the accepted by region, and those who wait in their order', async () => {
    const found = await sheet();
    expect(listed(found, 'accepted').map(({ name, regionName }) => [regionName, name])).toEqual([
      ['Paser', 'Contoh d'],
      ['Balikpapan', 'Contoh a'],
    ]);
    expect(listed(found, 'waitlisted').map(({ name, waitlistPosition }) => [name, waitlistPosition])).toEqual([
      ['Contoh c', 1],
      ['Contoh b', 2],
    ]);
    const paper = writeMinutes(found, plainHouse(), 'id');
    expect(paper.sections.map(({ title }) => title)).toEqual([
      'Dasar',
      'Jalannya kurasi',
      'Anggota panel',
      'Kriteria dan bobot',
      'Hasil per daerah',
    ]);
    expect(paper.sections.at(-1)?.table?.foot?.map(({ text }) => text)).toEqual([
      'Jumlah',
      '4',
      '4',
      '2',
      '2',
      '0',
      '0',
    ]);
    expect([paper.draft, paper.signatures.length]).toEqual(['Konsep: hasil belum diumumkan', 2]);
    const book = writeMinutesBook(found, 'en');
    expect(book.map(({ name, rows }) => [name, Array.isArray(rows) ? rows.length : 0])).toEqual([
      ['Accepted exhibitors', 2],
      ['Waitlist', 2],
      ['Result by region', 2],
      ['Criteria and weights', 2],
      ['Minutes of the panel', 9],
    ]);
  });

  it('are printed in both languages, also with nothing written', async () => {
    const press = createPress(new URL('../../../../', import.meta.url));
    const found = await sheet();
    for (const data of [
      writeMinutes(found, plainHouse(), 'id'),
      writeMinutes(found, plainHouse(), 'en'),
      writeMinutes({ ...found, minutes: NO_MINUTES, panel: { ...found.panel, ranking: [] } }, plainHouse(), 'id'),
    ]) {
      const pdf = await press.print({ template: MINUTES_TEMPLATE, data });
      expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    }
    await press.close();
  });

  it('are written by organiser and officer alone, hold no number of a person, and are another tenant’s not at all', async () => {
    await keep(test.as('officer'));
    for (const role of ['lead', 'curator', 'producer', 'cashier'] as const) {
      await expect(keep(test.as(role, { region: BALIKPAPAN }))).rejects.toMatchObject({ code: 'request.forbidden' });
      await expect(sheet(test.as(role, { region: BALIKPAPAN }))).rejects.toMatchObject({ code: 'request.forbidden' });
    }
    await expect(keep(test.ctx, { ...SAID, remark: 'NIK 6471012345670001' })).rejects.toMatchObject({
      code: 'exhibitors.personal-number',
    });
    await expect(keep({ ...test.ctx, organiser: newId<'organiser'>() })).rejects.toMatchObject({
      code: 'call.no-call',
    });
  });
});
