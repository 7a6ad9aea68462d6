import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../kinds/id.ts';
import { createPress } from '../../../platform/press/press.ts';
import { editEdition, getEdition, listVenues } from '../../editions/index.ts';
import { BALIKPAPAN, openTestEdition, type TestEdition } from '../../editions/testing/test-edition.ts';
import { addBooth, drawHall, getPlanAtWork, savePlan } from '../index.ts';
import { FEATURE_KINDS } from '../kinds-of-feature.ts';
import { printPlan, printSigns } from './print.ts';

const press = createPress(new URL('../../../../', import.meta.url));
let test: TestEdition;

/** A hall in the second venue, in another zone: a booth of each state, a thing of each kind. */
beforeAll(async () => {
  test = await openTestEdition();
  const { ctx, runner } = test;
  await runner.command(ctx, async (tx) => {
    const { name, theme, summary, startsOn, endsOn, figuresPublic } = await getEdition(ctx, tx);
    const main = {
      name: 'Sarinah',
      city: 'Jakarta',
      address: '',
      zone: 'Asia/Jakarta',
      opensAt: '10:00',
      closesAt: '22:00',
    };
    const dome = {
      ...main,
      name: 'Dome',
      city: 'Balikpapan',
      zone: 'Asia/Makassar',
      opensAt: '09:00',
      closesAt: '21:00',
    };
    await editEdition(ctx, tx, { name, theme, summary, startsOn, endsOn, figuresPublic, venues: [main, dome] });
    const [, second] = await listVenues(ctx, tx);
    const hall = await drawHall(ctx, tx, {
      name: 'Aula',
      width: 30_000,
      depth: 12_000,
      ...(second ? { venue: second.id } : {}),
    });
    for (const [at, number] of ['A1', 'A2', 'A3', 'A4'].entries())
      await addBooth(ctx, tx, {
        hall,
        number,
        cluster: 'A',
        x: at * 3_000,
        y: 0,
        width: 3_000,
        depth: 3_000,
        region: number === 'A1' ? BALIKPAPAN : null,
      });
    const { things, version } = await getPlanAtWork(ctx, tx, { all: true });
    const states = { A3: 'held', A4: 'blocked' } as const;
    await savePlan(ctx, tx, {
      base: version,
      changes: [
        ...things.flatMap((each) =>
          each.kind === 'booth' && (each.number === 'A3' || each.number === 'A4')
            ? [{ key: `booth/${each.id}`, after: { ...each, state: states[each.number] } }]
            : [],
        ),
        ...FEATURE_KINDS.map((type, at) => {
          const id = newId<'feature'>();
          const box = { x: at * 3_000, y: 6_000, width: 2_000, depth: 2_000, outline: null };
          return { key: `feature/${id}`, after: { kind: 'feature' as const, id, hall, type, label: '', ...box } };
        }),
      ],
    });
  });
});
afterAll(async () => {
  press.close();
  await test.stop();
});

it('says on the plan what every look means, and where and when its hall is open', async () => {
  const { ctx, runner } = test;
  const order = await runner.query(ctx, (tx) => printPlan(ctx, tx, { locale: 'id', paper: 'a4' }));
  const { halls } = order.data as { halls: { at: string; legend: { title: string }[] }[] };
  expect(halls.map(({ at }) => at)).toEqual(['Dome, Balikpapan · 23–25 Juni 2023 · 09.00–21.00 WITA']);
  expect(halls[0]?.legend.map(({ title }) => title)).toEqual([
    'Klaster A',
    'Terisi',
    'Kosong',
    'Ditahan',
    'Tidak dipakai',
    'Pintu masuk',
    'Pintu keluar',
    'Panggung',
    'Titik listrik',
    'Tiang',
    'Informasi',
    'Toilet',
  ]);
  const pdf = Buffer.from(await press.print(order));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

it('says on the sign of a booth that nobody holds that it is free, kept or not in use', async () => {
  const { ctx, runner } = test;
  const asked = { locale: 'id', reach: { all: true }, slug: 'pertama', publicUrl: 'https://gelaran.example' } as const;
  const order = await runner.query(ctx, (tx) => printSigns(ctx, tx, { ...asked, numbers: ['A1', 'A2', 'A3', 'A4'] }));
  const { signs } = order.data as { signs: Record<'number' | 'holder' | 'place' | 'hours' | 'scan', string>[] };
  expect(signs.map(({ number, holder, place, hours }) => [number, holder, place, hours])).toEqual([
    ['A1', 'Balikpapan', 'Dome, Balikpapan', '09.00–21.00 WITA'],
    ['A2', 'Stan kosong', 'Dome, Balikpapan', '09.00–21.00 WITA'],
    ['A3', 'Disiapkan panitia', 'Dome, Balikpapan', '09.00–21.00 WITA'],
    ['A4', 'Tidak dipakai', 'Dome, Balikpapan', '09.00–21.00 WITA'],
  ]);
  expect(
    Buffer.from(await press.print(order))
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
});
