import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import type { AtEdition } from '../editions/index.ts';
import { createEdition, createSeries, editEdition, getEdition, listVenues } from '../editions/index.ts';
import { editionNamed, openTestEdition, type TestEdition } from '../editions/testing/test-edition.ts';
import type { HallThing } from './drawing.ts';
import { addBooth, copyPlan, drawHall, getPlan, getPlanAtWork, savePlan } from './index.ts';

let test: TestEdition;
beforeAll(async () => {
  test = await openTestEdition();
});
afterAll(() => test.stop());

const TMII = { name: 'TMII', city: 'Jakarta', address: '', zone: 'Asia/Jakarta', opensAt: '09:00', closesAt: '21:00' };
const DOME = { ...TMII, name: 'BSCC Dome', city: 'Balikpapan', zone: 'Asia/Makassar' };

/** The edition's venues become these; one that keeps its id stays the same one. */
async function holdAt(ctx: AtEdition, venues: readonly (typeof TMII & { id?: Id<'venue'> })[]) {
  await test.runner.command(ctx, async (tx) => {
    const { name, theme, summary, startsOn, endsOn, figuresPublic } = await getEdition(ctx, tx);
    await editEdition(ctx, tx, { name, theme, summary, startsOn, endsOn, figuresPublic, venues: [...venues] });
  });
  return test.runner.query(ctx, (tx) => listVenues(ctx, tx));
}

async function hallsOf(ctx: AtEdition): Promise<string[]> {
  const [venues, plan] = await test.runner.query(ctx, async (tx) => [
    await listVenues(ctx, tx),
    await getPlan(ctx, tx),
  ]);
  return plan.halls.map(({ name, venue }) => `${name}: ${venues.find(({ id }) => id === venue)?.name}`);
}

async function put(ctx: AtEdition, hall: HallThing): Promise<void> {
  const { runner } = test;
  const { version } = await runner.query(ctx, (tx) => getPlanAtWork(ctx, tx, { all: true }));
  await runner.command(ctx, (tx) =>
    savePlan(ctx, tx, { base: version, changes: [{ key: `hall/${hall.id}`, after: hall }] }),
  );
}

it('puts halls into venues of their own edition, and keeps a venue that has one', async () => {
  const { runner, ctx } = test;
  const [main, dome] = await holdAt(ctx, [TMII, DOME]);
  if (!main || !dome) throw new Error('there are two venues');
  const size = { width: 12_000, depth: 9_000 };
  const [a, b] = await runner.command(ctx, async (tx) => [
    await drawHall(ctx, tx, { name: 'Aula A', ...size }),
    await drawHall(ctx, tx, { name: 'Aula B', venue: dome.id, ...size }),
  ]);
  expect(await hallsOf(ctx)).toEqual(['Aula A: TMII', 'Aula B: BSCC Dome']);

  const of = (id: Id<'hall'>, name: string, venue: { venue?: Id<'venue'> }): HallThing => ({
    kind: 'hall',
    id,
    ...venue,
    name,
    place: '',
    position: 0,
    ...size,
    outline: null,
  });
  // A change that does not say the venue leaves it.
  await put(ctx, of(b, 'Aula B2', {}));
  await put(ctx, of(a, 'Aula A2', { venue: dome.id }));
  expect(await hallsOf(ctx)).toEqual(['Aula A2: BSCC Dome', 'Aula B2: BSCC Dome']);
  await expect(put(ctx, of(a, 'Aula A', { venue: newId<'venue'>() }))).rejects.toMatchObject({
    code: 'floor.unknown-venue',
  });
  const [theirs] = await runner.query(test.other, (tx) => listVenues(test.other, tx));
  await expect(put(ctx, of(a, 'Aula A', theirs ? { venue: theirs.id } : {}))).rejects.toMatchObject({
    code: 'floor.unknown-venue',
  });
  // The database itself knows of no other venue either.
  await expect(
    runner.command(ctx, (tx) =>
      tx.updateTable('floor.hall').set({ venue_id: newId<'venue'>() }).where('id', '=', a).execute(),
    ),
  ).rejects.toMatchObject({ code: '23503', constraint: 'hall_venue' });

  await expect(holdAt(ctx, [{ ...TMII, id: main.id }])).rejects.toMatchObject({ code: 'editions.venue-used' });
  await put(ctx, of(a, 'Aula A', { venue: main.id }));
  await put(ctx, of(b, 'Aula B', { venue: main.id }));
  await holdAt(ctx, [{ ...TMII, id: main.id }]);
  expect(await hallsOf(ctx)).toEqual(['Aula A: TMII', 'Aula B: TMII']);
});

it('copies halls into the venue that is like the one that they were in', async () => {
  const { runner, ctx } = test;
  const [first] = await runner.query(ctx, (tx) => listVenues(ctx, tx));
  const [, dome] = await holdAt(ctx, [{ ...TMII, ...(first ? { id: first.id } : {}) }, DOME]);
  await runner.command(ctx, async (tx) => {
    const hall = await drawHall(ctx, tx, {
      name: 'Dome',
      ...(dome ? { venue: dome.id } : {}),
      width: 9_000,
      depth: 9_000,
    });
    const place = { x: 0, y: 0, width: 3_000, depth: 3_000 };
    await addBooth(ctx, tx, { hall, number: 'D1', cluster: 'D', region: null, ...place });
  });
  const next = await runner.command(ctx, async (tx) => {
    const series = await createSeries(ctx, tx, { name: 'Seri kedua' });
    return createEdition(ctx, tx, editionNamed('kedua', series));
  });
  const at = { ...ctx, edition: next };
  await holdAt(at, [
    { ...TMII, name: 'Sarinah' },
    { ...DOME, name: 'bscc dome' },
  ]);
  expect(await runner.command(at, (tx) => copyPlan(at, tx, ctx.edition))).toBe(1);
  expect((await hallsOf(at)).sort()).toEqual(['Aula A: Sarinah', 'Aula B: Sarinah', 'Dome: bscc dome']);
});

it('fills what was drawn before halls had a venue: by the name in hall or place, else the main venue', async () => {
  const { runner, ctx, database } = test;
  const [main, dome] = await runner.query(ctx, (tx) => listVenues(ctx, tx));
  const size = { width: 9_000, depth: 9_000 };
  const hall = await runner.command(ctx, (tx) => drawHall(ctx, tx, { name: 'Lantai 2', ...size }));
  await put(ctx, {
    kind: 'hall',
    id: hall,
    name: 'Lantai 2',
    place: 'Gedung bscc dome',
    position: 1,
    ...size,
    outline: null,
  });
  await put(ctx, { kind: 'hall', id: newId<'hall'>(), name: 'Tenda', place: '', position: 2, ...size, outline: null });
  const owner = new pg.Client(database.owner);
  await owner.connect();
  try {
    // As the migration finds it; the other organiser's edition has lost its venue's row too.
    await owner.query('alter table floor.hall drop column venue_id');
    await owner.query(`select set_config('app.organiser', $1, false)`, [test.other.organiser]);
    await owner.query('delete from editions.venue');
    await owner.query(await readFile('migrations/0036-halls-of-venues.sql', 'utf8'));
    await owner.query(`select set_config('app.organiser', $1, false)`, [ctx.organiser]);
    const { rows } = await owner.query(
      `select name, venue_id from floor.hall where edition_id = $1 and position > 0 order by position`,
      [ctx.edition],
    );
    expect(rows).toEqual([
      { name: 'Lantai 2', venue_id: dome?.id },
      { name: 'Tenda', venue_id: main?.id },
    ]);
  } finally {
    await owner.end();
  }
  const theirs = await runner.query(test.other, (tx) => listVenues(test.other, tx));
  expect(theirs.map(({ name, city }) => [name, city])).toEqual([['Sarinah', 'Jakarta']]);
});
