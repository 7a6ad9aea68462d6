import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../kinds/id.ts';
import { type ColumnChoice, contentOf, type ListContent } from '../../../platform/lists/index.ts';
import type { AtEdition } from '../../editions/index.ts';
import { BALIKPAPAN, PASER } from '../../editions/testing/test-edition.ts';
import { claimIdentifier } from '../../exhibitors/index.ts';
import { listApplications, withdrawApplication } from '../index.ts';
import { openTestCall, type TestCall } from '../testing/open-call.ts';
import type { ListColumn } from './columns.ts';
import { findProgress, type ListId } from './list-store.ts';
import { discardList, keepList, listWaiting, sayListColumns, showList } from './lists.ts';
import { takeInList } from './take-in.ts';

let test: TestCall;
let lead: AtEdition;

/** A person with a role: lists belong to somebody who exists. */
async function person(role: 'lead' | 'officer' | 'producer', region: string | null): Promise<AtEdition> {
  const user = newId<'user'>();
  const made = new Date();
  await test.database.db
    .insertInto('people.user')
    .values({
      id: user,
      name: 'Ketua',
      email: `${user}@contoh.invalid`,
      emailVerified: true,
      createdAt: made,
      updatedAt: made,
      twoFactorEnabled: null,
    })
    .execute();
  return test.as(role, { user, region });
}

beforeAll(async () => {
  test = await openTestCall();
  lead = await person('lead', BALIKPAPAN);
});
afterAll(() => test.stop());

const HEADER = ['Nama usaha', 'Kode daerah', 'NIB', 'Produk unggulan', 'Harga (Rp)'];

function content(...rows: readonly (readonly string[])[]): ListContent {
  return contentOf({
    header: HEADER,
    rows: rows.map((cells, at) => ({
      line: at + 2,
      cells: HEADER.map((_, place) => cells[place] ?? ''),
      formulas: [],
    })),
  });
}

async function keep(as: AtEdition, given: ListContent): Promise<ListId> {
  const id: ListId = newId();
  await test.runner.command(as, (tx) => keepList(as, tx, { id, fileName: 'usaha.csv', content: given }));
  return id;
}

const show = (as: AtEdition, id: ListId) => test.runner.query(as, (tx) => showList(as, tx, id));

/** Names and states of all applications. */
async function applications(): Promise<string[]> {
  const { ctx, runner } = test;
  const { items } = await runner.query(ctx, (tx) => listApplications(ctx, tx, { reach: { all: true }, limit: 100 }));
  return items.map(({ business, state, nominated }) => `${business.name} ${state} ${nominated}`);
}

describe('a list', () => {
  it('is looked at, line by line, and nothing is done until it is taken in', async () => {
    const known = await test.register('lama', BALIKPAPAN);
    const elsewhere = await test.register('tetangga', PASER);
    await test.runner.command(test.ctx, (tx) =>
      claimIdentifier(test.ctx, tx, { business: elsewhere, kind: 'nib', value: '9999999999999' }),
    );
    await test.apply('sudah', BALIKPAPAN);
    const before = await applications();
    const id = await keep(
      lead,
      content(
        ['Contoh baru', '', '9123456789012', 'Amplang', '25.000'],
        ['CONTOH LAMA', '64.71'],
        ['Contoh sudah'],
        ['Contoh salah', '64.01'],
        ['Contoh NIB', '', '9999999999999'],
        ['contoh baru'],
      ),
    );
    const { checked } = await show(lead, id);
    expect(
      checked?.rows.map(({ line, verdict, problems }) => [line, verdict, problems.map(({ code }) => code)]),
    ).toEqual([
      [2, 'fresh', []],
      [3, 'known', []],
      [4, 'applied', []],
      [5, undefined, ['other-region']],
      [6, undefined, ['registration-taken']],
      [7, undefined, ['repeated']],
    ]);
    expect(checked?.rows[1]?.business).toBe(known);
    await expect(takeInList(test.runner, lead, id)).rejects.toMatchObject({
      code: 'call.list-faulty',
      data: { count: 3 },
    });
    expect(await applications()).toEqual(before);
    expect(await test.runner.query(lead, (tx) => findProgress(lead, tx, id))).toEqual({ state: 'sent', progress: 0 });
  });

  it('is taken in whole, and once, however often and however much at once', async () => {
    const id = await keep(lead, content(['Contoh satu', '', '', 'Kain', '100000'], ['Contoh lama'], ['Contoh sudah']));
    const outcomes = await Promise.all([1, 2, 3].map(() => takeInList(test.runner, lead, id)));
    const outcome = { fresh: 1, known: 1, applied: 1 };
    expect(outcomes).toEqual([outcome, outcome, outcome]);
    expect(await takeInList(test.runner, lead, id)).toEqual(outcome);
    expect(await applications()).toEqual([
      'Contoh sudah submitted true',
      'Contoh satu draft true',
      'Contoh lama draft true',
    ]);
    expect(await show(lead, id)).toMatchObject({ checked: undefined, outcome });
    expect(await test.runner.query(lead, (tx) => findProgress(lead, tx, id))).toEqual({ state: 'taken', progress: 3 });
  });

  it('brings a business once when two leads send it at once', async () => {
    const second = await person('lead', BALIKPAPAN);
    const rows = ['kembar', 'kembar dua', 'kembar tiga'].map((name) => [`Contoh ${name}`, '', '', '', '']);
    const lists = await Promise.all([keep(lead, content(...rows)), keep(second, content(...rows.toReversed()))]);
    const outcomes = await Promise.all([
      takeInList(test.runner, lead, lists[0]),
      takeInList(test.runner, second, lists[1]),
    ]);
    expect(outcomes.map(({ fresh }) => fresh).sort()).toEqual([0, 3]);
    expect((await applications()).filter((line) => line.includes('kembar'))).toHaveLength(3);
  });

  it('begins a withdrawn application again', async () => {
    const { ctx, runner } = test;
    const application = await test.apply('mundur', BALIKPAPAN);
    await runner.command(ctx, (tx) => withdrawApplication(ctx, tx, { application }));
    const id = await keep(lead, content(['Contoh mundur']));
    expect(await takeInList(runner, lead, id)).toEqual({ fresh: 0, known: 1, applied: 0 });
    expect(await applications()).toContain('Contoh mundur draft true');
  });

  it('without a column for the name is not taken in', async () => {
    const id = await keep(lead, contentOf({ header: ['Usaha'], rows: [{ line: 2, cells: ['A'], formulas: [] }] }));
    expect((await show(lead, id)).checked).toMatchObject({ named: false, unknown: ['Usaha'], rows: [] });
    await expect(takeInList(test.runner, lead, id)).rejects.toMatchObject({ code: 'call.list-faulty' });
  });

  it('may hold half a character, or one that is none', async () => {
    const id = await keep(lead, content(['Contoh \0 \ud800 aneh']));
    expect((await show(lead, id)).checked?.rows).toMatchObject([{ name: 'Contoh \ufffd aneh' }]);
    await test.runner.command(lead, (tx) => discardList(lead, tx, id));
  });

  it('says which of its columns stand there twice', async () => {
    const header = ['Nama usaha', 'Harga', 'Business name', 'Harga (Rp)', 'Price'];
    const rows = [{ line: 2, cells: ['Contoh ganda', '', 'Lain', '5000', '6000'], formulas: [] }];
    const { checked } = await show(lead, await keep(lead, contentOf({ header, rows })));
    expect(checked).toMatchObject({ repeated: ['name', 'price'], rows: [{ name: 'Contoh ganda' }] });
  });

  it('is read as somebody says, and so is the next one with the same headings', async () => {
    const foreign = (name: string) =>
      contentOf({
        header: ['Firma', 'Waar', 'Product', 'Prijs'],
        headerLine: 3,
        above: [{ line: 1, cells: ['Lijst van bedrijven'], formulas: [] }],
        rows: [{ line: 4, cells: [name, '64.71', 'Kain', '25.000'], formulas: [] }],
      });
    const meanings = new Map<number, ListColumn | null>([
      [0, 'name'],
      [1, 'region'],
      [2, 'product'],
      [3, 'price'],
    ]);
    const say = (as: AtEdition, id: ListId, choice: ColumnChoice<ListColumn>) =>
      test.runner.command(as, (tx) => sayListColumns(as, tx, id, choice));
    const first = await keep(lead, foreign('Contoh asing'));
    expect((await show(lead, first)).checked).toMatchObject({ named: false, columns: { missing: ['name'] } });
    const other = await person('lead', BALIKPAPAN);
    await expect(say(other, first, { line: 3, meanings })).rejects.toMatchObject({ code: 'call.unknown-list' });
    expect(await say(lead, first, { line: 3, meanings: new Map([...meanings, [2, 'name']]) })).toBe('name');
    expect((await show(lead, first)).checked?.named).toBe(false);
    expect(await say(lead, first, { line: 3, meanings })).toBeUndefined();
    expect((await show(lead, first)).checked).toMatchObject({
      columns: { said: { by: 'person' } },
      rows: [{ row: { name: 'Contoh asing', product: { name: 'Kain', price: 25_000 } } }],
    });
    expect(await takeInList(test.runner, lead, first)).toEqual({ fresh: 1, known: 0, applied: 0 });
    expect(await say(lead, first, { line: 3, meanings })).toBeUndefined();

    // Another person, another letterhead: the headings are known.
    const second = await keep(other, { ...foreign('Contoh asing dua'), above: [] });
    expect((await show(other, second)).checked).toMatchObject({
      named: true,
      columns: { said: { by: 'before' }, missing: [] },
      rows: [{ row: { name: 'Contoh asing dua' } }],
    });
    expect(await say(other, second, { line: 0, meanings: new Map([[0, 'name']]) })).toBeUndefined();
    expect((await show(other, second)).checked).toMatchObject({
      columns: { headerLine: 0, said: { by: 'person' } },
      rows: [
        { line: 3, name: 'Firma' },
        { line: 4, name: 'Contoh asing dua' },
      ],
    });
    // A file without headings is like no other: what was said of the headings stands.
    const third = await keep(lead, foreign('Contoh asing tiga'));
    expect((await show(lead, third)).checked?.columns.said).toMatchObject({ by: 'before' });
    const remembered = (as: AtEdition) =>
      test.runner.query(as, (tx) => tx.selectFrom('platform.column_choice').select('list').execute());
    expect(await remembered(lead)).toEqual([{ list: 'nominations' }]);
    expect(await remembered({ ...lead, organiser: newId() })).toEqual([]);
  });

  it('is its sender’s alone, and thrown away at will', async () => {
    const id = await keep(lead, content(['Contoh buang']));
    const other = await person('lead', BALIKPAPAN);
    const unknown = { code: 'call.unknown-list' };
    await expect(show(other, id)).rejects.toMatchObject(unknown);
    await expect(takeInList(test.runner, other, id)).rejects.toMatchObject(unknown);
    await expect(test.runner.command(other, (tx) => discardList(other, tx, id))).rejects.toMatchObject(unknown);
    await expect(
      test.runner.command(other, (tx) => keepList(other, tx, { id, fileName: 'x', content: content(['Lain']) })),
    ).rejects.toMatchObject(unknown);
    const waiting = await test.runner.query(lead, (tx) => listWaiting(lead, tx));
    expect(waiting[0]).toMatchObject({ id, fileName: 'usaha.csv', rows: 1 });
    await test.runner.command(lead, (tx) => discardList(lead, tx, id));
    await expect(show(lead, id)).rejects.toMatchObject(unknown);
  });

  it('is not for a producer', async () => {
    const producer = await person('producer', null);
    await expect(keep(producer, content(['A']))).rejects.toMatchObject({ code: 'request.forbidden' });
  });

  it('asks no more of the database for three lines than for one', async () => {
    const counts: number[] = [];
    for (const names of [['a'], ['a', 'b', 'c']]) {
      const id = await keep(lead, content(...names.map((name) => [`Contoh hitung ${name}`])));
      counts.push(await test.countQueries((tx) => showList(lead, tx, id)));
    }
    expect(counts[0]).toBe(counts[1]);
  });
});
