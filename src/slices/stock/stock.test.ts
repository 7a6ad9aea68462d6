import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import type { RegionCode } from '../../kinds/region.ts';
import { listAudit } from '../../platform/audit/audit.ts';
import type { Role } from '../../platform/db/context.ts';
import { addCategory, addProduct, listProduct } from '../catalogue/index.ts';
import type { AtEdition } from '../editions/index.ts';
import { BALIKPAPAN, OPENING, openTestEdition, PASER, type TestEdition } from '../editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../exhibitors/index.ts';
import {
  cancelDeliveryNote,
  getDeliveryNote,
  listDeliveryNotes,
  listMoved,
  listMovements,
  receiveDeliveryNote,
  recordMovement,
  sendDeliveryNote,
  writeDeliveryNote,
} from './index.ts';

let test: TestEdition;
let amplang: Seller;
let batik: Seller;

interface Seller {
  readonly business: Id<'business'>;
  readonly products: readonly Id<'product'>[];
}

beforeAll(async () => {
  test = await openTestEdition();
  const { runner, ctx } = test;
  await runner.command(ctx, (tx) =>
    addCategory(ctx, tx, { code: 'makanan', name: { id: 'Makanan', en: 'Food' }, position: 1 }),
  );
  amplang = await seller('amplang', BALIKPAPAN);
  batik = await seller('batik', PASER);
});
afterAll(() => test.stop());

async function seller(slug: string, region: RegionCode): Promise<Seller> {
  const { runner, ctx } = test;
  return runner.command(ctx, async (tx) => {
    const story = { id: '', en: '' };
    const business = await registerBusiness(ctx, tx, { slug, name: slug, region, story, whatsapp: null, madeUp: true });
    await takePart(ctx, tx, { business });
    const products: Id<'product'>[] = [];
    for (const no of [1, 2]) {
      const name = { id: `${slug} ${no}`, en: `${slug} ${no}` };
      const product = await addProduct(ctx, tx, {
        business,
        slug: `${slug}-${no}`,
        name,
        category: 'makanan',
        unit: null,
      });
      await listProduct(ctx, tx, { product, price: money(25_000) });
      products.push(product);
    }
    return { business, products };
  });
}

function as(role: Role, scope: { region?: RegionCode; business?: Id<'business'> } = {}): AtEdition {
  const membership = {
    organiser: test.ctx.organiser,
    role,
    region: scope.region ?? null,
    business: scope.business ?? null,
    booth: null,
  };
  return { ...test.ctx, actor: { kind: 'person', user: newId(), memberships: [membership] } };
}

function lineOf(from: Seller, at: number, sent: number, batch = '') {
  return { product: from.products[at] ?? newId<'product'>(), batch, expiresOn: '2023-09-01', sent };
}

/** A note of 40 and 12 pieces on its way. */
async function sentNote(from: Seller): Promise<Id<'delivery-note'>> {
  const { runner, ctx } = test;
  const lines = [lineOf(from, 0, 40, 'L-1'), lineOf(from, 1, 12)];
  return runner.command(ctx, async (tx) => {
    const note = await writeDeliveryNote(ctx, tx, { business: from.business, remark: 'Dua dus', lines });
    await sendDeliveryNote(ctx, tx, { note, by: 'Petugas gudang 1' });
    return note;
  });
}

const counted = (...received: number[]) => received.map((pieces, at) => ({ line: at + 1, received: pieces }));

describe('a delivery note', () => {
  it('is written, sent, and brings into the stock what was counted at the handover', async () => {
    const { runner, ctx } = test;
    const note = await sentNote(amplang);
    const hand = { note, by: 'Petugas stan 1', remark: 'Satu bungkus sobek', counted: counted(39, 12) };
    await runner.command(ctx, (tx) => receiveDeliveryNote(ctx, tx, hand));
    const read = await runner.query(ctx, (tx) => getDeliveryNote(ctx, tx, note));
    expect(read).toEqual({
      id: note,
      business: amplang.business,
      number: 'SJ-001',
      state: 'received',
      remark: 'Dua dus',
      version: 3,
      writtenAt: OPENING,
      sentAt: OPENING,
      sentBy: 'Petugas gudang 1',
      receivedAt: OPENING,
      receivedBy: 'Petugas stan 1',
      receiptRemark: 'Satu bungkus sobek',
      lines: [
        { line: 1, product: amplang.products[0], batch: 'L-1', expiresOn: '2023-09-01', sent: 40, received: 39 },
        { line: 2, product: amplang.products[1], batch: '', expiresOn: '2023-09-01', sent: 12, received: 12 },
      ],
      sent: 52,
      received: 51,
    });
    const again = runner.command(ctx, (tx) => receiveDeliveryNote(ctx, tx, hand));
    await expect(again).rejects.toMatchObject({ code: 'stock.note-received' });
    const moved = await runner.query(ctx, (tx) => listMoved(ctx, tx, amplang.business));
    expect(moved.map(({ product, received }) => [product, received]).sort()).toEqual(
      [
        [amplang.products[0], 39],
        [amplang.products[1], 12],
      ].sort(),
    );
  });

  it('brings its goods in once when two take it at the same time', async () => {
    const { runner, ctx } = test;
    const note = await sentNote(batik);
    const take = () =>
      runner.command(ctx, (tx) =>
        receiveDeliveryNote(ctx, tx, { note, by: 'Petugas', remark: '', counted: counted(40, 12) }),
      );
    const taken = await Promise.allSettled([take(), take()]);
    expect(taken.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const moved = await runner.query(ctx, (tx) => listMoved(ctx, tx, batik.business));
    expect(moved.reduce((sum, each) => sum + each.received, 0)).toBe(52);
  });

  it('is changed only as a draft and only by who read its newest version', async () => {
    const { runner, ctx } = test;
    const draft = { business: amplang.business, remark: '', lines: [lineOf(amplang, 0, 5)] };
    const id = await runner.command(ctx, (tx) => writeDeliveryNote(ctx, tx, draft));
    const change = (version: number, remark: string) =>
      runner.command(ctx, (tx) => writeDeliveryNote(ctx, tx, { ...draft, id, version, remark }));
    await change(1, 'Ralat');
    await expect(change(1, 'Lama')).rejects.toMatchObject({ code: 'stock.note-changed' });
    await runner.command(ctx, (tx) => sendDeliveryNote(ctx, tx, { note: id, by: 'Gudang' }));
    await expect(change(3, 'Terlambat')).rejects.toMatchObject({ code: 'stock.note-not-draft' });
    await runner.command(ctx, (tx) => cancelDeliveryNote(ctx, tx, id));
    const late = runner.command(ctx, (tx) =>
      receiveDeliveryNote(ctx, tx, { note: id, by: 'Petugas', remark: '', counted: counted(5) }),
    );
    await expect(late).rejects.toMatchObject({ code: 'stock.note-not-sent' });
  });

  it('holds only goods that the business sells, each lot once, and is counted whole', async () => {
    const { runner, ctx } = test;
    const write = (lines: ReturnType<typeof lineOf>[]) =>
      runner.command(ctx, (tx) => writeDeliveryNote(ctx, tx, { business: amplang.business, remark: '', lines }));
    await expect(write([lineOf(batik, 0, 1)])).rejects.toMatchObject({ code: 'stock.unknown-product' });
    const twice = [lineOf(amplang, 0, 1, 'L-1'), lineOf(amplang, 0, 2, 'L-1')];
    await expect(write(twice)).rejects.toMatchObject({ code: 'stock.same-line-twice' });
    await expect(write([])).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(write([{ ...lineOf(amplang, 0, 1), expiresOn: '2023-13-01' }])).rejects.toMatchObject({
      code: 'request.invalid',
    });
    const note = await sentNote(amplang);
    const half = runner.command(ctx, (tx) =>
      receiveDeliveryNote(ctx, tx, { note, by: 'Petugas', remark: '', counted: counted(40) }),
    );
    await expect(half).rejects.toMatchObject({ code: 'stock.lines-missing', data: { lines: [2] } });
  });

  it('gets a number of its own from whoever writes at the same time', async () => {
    const { runner, ctx } = test;
    const draft = { business: amplang.business, remark: '', lines: [lineOf(amplang, 0, 1)] };
    const written = await Promise.all(
      [1, 2, 3].map(() => runner.command(ctx, (tx) => writeDeliveryNote(ctx, tx, draft))),
    );
    const numbers = await runner.query(ctx, async (tx) => {
      const found: string[] = [];
      for (const id of written) found.push((await getDeliveryNote(ctx, tx, id)).number);
      return found;
    });
    expect(new Set(numbers).size).toBe(3);
  });
});

describe('movements', () => {
  it('are appended, the same id once, and say who brought what', async () => {
    const { runner, ctx } = test;
    const maker = await seller('lada', BALIKPAPAN);
    const note = await sentNote(maker);
    const id = newId<'movement'>();
    await runner.command(ctx, async (tx) => {
      await receiveDeliveryNote(ctx, tx, { note, by: 'Petugas', remark: '', counted: counted(40, 0) });
      const product = maker.products[0] ?? newId();
      const back = { business: maker.business, product, batch: 'L-1', reason: 'Acara selesai' };
      for (let time = 0; time < 2; time++)
        await recordMovement(ctx, tx, { ...back, id, kind: 'returned', quantity: 30 });
      await recordMovement(ctx, tx, { ...back, kind: 'damaged', quantity: 2, reason: 'Remuk' });
      await recordMovement(ctx, tx, { ...back, kind: 'corrected', quantity: -1, reason: 'Salah hitung' });
    });
    const [moved, movements] = await runner.query(ctx, async (tx) => [
      await listMoved(ctx, tx, maker.business),
      await listMovements(ctx, tx, maker.business),
    ]);
    expect(moved).toEqual([
      { business: maker.business, product: maker.products[0], received: 40, returned: 30, damaged: 2, corrected: -1 },
    ]);
    expect(movements.map(({ kind, quantity }) => [kind, quantity]).sort()).toEqual([
      ['corrected', -1],
      ['damaged', 2],
      ['received', 40],
      ['returned', 30],
    ]);
    const audited = await runner.query(ctx, (tx) => listAudit(tx, 1));
    expect(audited[0]).toMatchObject({ action: 'stock.moved', data: { kind: 'corrected', quantity: -1 } });
  });

  it('refuses a return below zero and goods of another', async () => {
    const { runner, ctx } = test;
    const move = (product: Id<'product'> | undefined, quantity: number) =>
      runner.command(ctx, (tx) =>
        recordMovement(ctx, tx, {
          business: amplang.business,
          product: product ?? newId(),
          kind: 'returned',
          quantity,
          batch: '',
          reason: 'Sisa',
        }),
      );
    await expect(move(amplang.products[0], -1)).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(move(batik.products[0], 1)).rejects.toMatchObject({ code: 'stock.unknown-product' });
  });
});

describe('who may', () => {
  it('write for the own business or region, and receive on the committee’s behalf', async () => {
    const { runner } = test;
    const draft = { business: amplang.business, remark: '', lines: [lineOf(amplang, 0, 1)] };
    const tryAs = (ctx: AtEdition) => runner.command(ctx, (tx) => writeDeliveryNote(ctx, tx, draft));
    const own = as('producer', { business: amplang.business });
    const note = await tryAs(own);
    await tryAs(as('lead', { region: BALIKPAPAN }));
    await expect(tryAs(as('producer', { business: batik.business }))).rejects.toMatchObject({
      code: 'request.forbidden',
    });
    await expect(tryAs(as('lead', { region: PASER }))).rejects.toMatchObject({ code: 'request.forbidden' });
    await expect(tryAs(as('cashier'))).rejects.toMatchObject({ code: 'request.forbidden' });
    await runner.command(own, (tx) => sendDeliveryNote(own, tx, { note, by: 'Pemilik' }));
    const receive = (ctx: AtEdition) =>
      runner.command(ctx, (tx) =>
        receiveDeliveryNote(ctx, tx, { note, by: 'Pemilik', remark: '', counted: counted(1) }),
      );
    await expect(receive(own)).rejects.toMatchObject({ code: 'request.forbidden' });
    await receive(as('lead', { region: BALIKPAPAN }));
  });

  it('list what is within reach, at the same number of queries with one note as with three', async () => {
    const { runner, ctx, countQueries } = test;
    const maker = await seller('kopi', BALIKPAPAN);
    const reach = { all: false, regions: [], businesses: [maker.business] } as const;
    const draft = { business: maker.business, remark: '', lines: [lineOf(maker, 0, 1), lineOf(maker, 1, 2)] };
    const write = () => runner.command(ctx, (tx) => writeDeliveryNote(ctx, tx, draft));
    await write();
    const one = await countQueries((tx) => listDeliveryNotes(ctx, tx, { reach }));
    await write();
    await write();
    const three = await countQueries((tx) => listDeliveryNotes(ctx, tx, { reach }));
    expect([one, three]).toEqual([2, 2]);
    const page = await runner.query(ctx, (tx) => listDeliveryNotes(ctx, tx, { reach }));
    expect(page.items.map(({ sent, received }) => [sent, received])).toEqual([
      [3, null],
      [3, null],
      [3, null],
    ]);
    expect(page.next).toBeNull();
  });

  it('sees nothing of another organiser', async () => {
    const { runner, ctx, other } = test;
    const trespass: AtEdition = { ...other, edition: ctx.edition };
    const note = await sentNote(amplang);
    await expect(runner.query(trespass, (tx) => getDeliveryNote(trespass, tx, note))).rejects.toMatchObject({
      code: 'stock.unknown-note',
    });
    expect(await runner.query(trespass, (tx) => listMoved(trespass, tx))).toEqual([]);
  });
});
