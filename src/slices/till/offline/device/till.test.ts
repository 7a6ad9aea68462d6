import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Id, newId } from '../../../../kinds/id.ts';
import { money } from '../../../../kinds/money.ts';
import { refused } from '../../../../kinds/result.ts';
import type { LogDisk } from '../../../hall/offline/disk.ts';
import { openLog } from '../../../hall/offline/event-log.ts';
import { openIdbDisk } from '../../../hall/offline/idb-disk.ts';
import { readEvent } from '../../../hall/rules/envelope.ts';
import { cartTotal } from '../../rules/cart.ts';
import { type Catalogue, type Product, readCatalogue } from './catalogue.ts';
import { dayRecap } from './day-recap.ts';
import { isBusy, type Kept, openKept } from './kept.ts';
import { openTill, type Till } from './till.ts';
import { MAKER, PRODUCT, snapshot, snapshotSigner } from './till-fixture.ts';
import { UNDO_FOR } from './undo-window.ts';

const device = newId<'device'>();
const sign = snapshotSigner();
const noon = Date.UTC(2023, 5, 23, 5);

let now: number;
let disk: LogDisk;
let kept: Kept;
let catalogue: Catalogue;
/** Set to make the next write fail, as a full disk does. */
let fault: DOMException | null;

beforeEach(async () => {
  now = noon;
  fault = null;
  disk = await openIdbDisk('till-log-under-test');
  kept = await openKept(device);
  catalogue = await catalogueOf(3);
});

afterEach(async () => {
  disk.close();
  kept.close();
  await deleteDB('till-log-under-test');
  await deleteDB('gelaran-till');
});

async function catalogueOf(version: number, over: Parameters<typeof snapshot>[0] = {}): Promise<Catalogue> {
  const read = await readCatalogue(sign(snapshot({ version, ...over })));
  if (!read.ok) throw new Error(read.code);
  return read.value;
}

/** The till as the page opens it: also after a reload, from the same disk. */
async function open(): Promise<Till> {
  const clock = { now: () => now };
  const failing: LogDisk = {
    ...disk,
    write: (work) => (fault ? Promise.reject(fault) : disk.write(work)),
  };
  const log = await openLog({ disk: failing, device, clock, monotonic: () => 0 });
  return openTill({ deviceCode: 'A1-2', log, disk, kept, catalogue, clock });
}

function product(id: Id<'product'>): Product {
  const found = catalogue.productsById.get(id);
  if (!found) throw new Error('no such product');
  return found;
}

async function openWithCart(): Promise<Till> {
  const till = await open();
  await till.openShift({ cash: money(100_000), notes: [] });
  till.add(product(PRODUCT.amplang));
  till.add(product(PRODUCT.amplang));
  till.add(product(PRODUCT.necklace));
  return till;
}

const inCash = (amount: number, tendered: number) => [
  { method: 'cash' as const, amount: money(amount), tendered: money(tendered) },
];

test('a sale is in the log, numbered and chained to its shift, when it says so', async () => {
  const till = await openWithCart();
  const sold = await till.sell(inCash(200_000, 250_000));
  if (!sold.ok) throw new Error(sold.code);
  const rows = await disk.read((tx) => tx.rows());
  const line = readEvent(rows.at(-1)?.line ?? '');
  expect(line).toMatchObject({
    ok: true,
    value: { kind: 'sale.recorded', catalogueVersion: 3, payload: sold.value.sale },
  });
  expect(sold.value.sale).toMatchObject({
    receipt: 'A1-2-000001',
    total: 200_000,
    payments: [{ method: 'cash', amount: 200_000, tendered: 250_000, change: 50_000 }],
  });
  expect(rows.at(-1)?.shift).toBe(sold.value.sale.shift);
  const { cart, receipts, lastSale, shift, unsent } = till.view();
  expect([cart, receipts, lastSale?.id, shift?.turnover, unsent.size, unsent.has(2)]).toEqual([
    [],
    1,
    sold.value.id,
    200_000,
    2,
    true,
  ]);
});

test.each([
  [new DOMException('full', 'QuotaExceededError'), 'storage-full'],
  [new DOMException('gone', 'InvalidStateError'), 'storage-failed'],
])('when the disk refuses, nothing is sold and the cart stays (%s)', async (error, code) => {
  const till = await openWithCart();
  const before = till.view();
  fault = error;
  expect(await till.sell(inCash(200_000, 200_000))).toEqual(refused(code));
  expect(till.view()).toBe(before);
  fault = null;
  expect(await till.sell(inCash(200_000, 200_000))).toMatchObject({
    ok: true,
    value: { sale: { receipt: 'A1-2-000001' } },
  });
});

test('a payment that a rule refuses uses up no number', async () => {
  const till = await openWithCart();
  expect(await till.sell(inCash(1_000, 1_000))).toMatchObject({ ok: false, code: 'paid-differs' });
  expect(await till.sell(inCash(200_000, 200_000))).toMatchObject({
    ok: true,
    value: { sale: { receipt: 'A1-2-000001' } },
  });
});

test('a second tap while the first is being written sells nothing more', async () => {
  const till = await openWithCart();
  const outcomes = await Promise.all([till.sell(inCash(200_000, 200_000)), till.sell(inCash(200_000, 200_000))]);
  expect(outcomes.map((outcome) => (outcome.ok ? 'sold' : outcome.code))).toEqual(['sold', 'busy']);
  expect(till.view().receipts).toBe(1);
});

test('after a reload cart, shift and numbers go on', async () => {
  await openWithCart();
  const again = await open();
  expect([cartTotal(again.view().cart), again.view().shift?.openingCash]).toEqual([200_000, 100_000]);
  await again.sell(inCash(200_000, 200_000));
  again.add(product(PRODUCT.bracelet));
  expect(await (await open()).sell([{ method: 'qris', amount: money(45_000) }])).toMatchObject({
    ok: true,
    value: { sale: { receipt: 'A1-2-000002' } },
  });
});

test('a cart that was sold just before the page died does not come back', async () => {
  const till = await openWithCart();
  const cart = await kept.cart();
  await till.sell(inCash(200_000, 200_000));
  if (!cart) throw new Error('no cart was kept');
  // The page dies after the sale is durable and before the empty cart is.
  await kept.putCart(cart);
  const again = await open();
  expect([again.view().cart, again.view().interrupted?.sale.receipt]).toEqual([[], 'A1-2-000001']);
  again.add(product(PRODUCT.bracelet));
  expect(again.view().interrupted).toBeNull();
});

test('the last sale is undone within a minute and not later, and only once', async () => {
  const till = await openWithCart();
  const sold = await till.sell(inCash(200_000, 200_000));
  if (!sold.ok) throw new Error(sold.code);
  now += UNDO_FOR - 1;
  expect(await till.undo(sold.value.id, 'salah barang')).toMatchObject({ ok: true, value: { voided: true } });
  expect(till.view().shift).toMatchObject({ turnover: 0, sales: 1, voids: 1 });
  expect(await till.undo(sold.value.id, 'lagi')).toEqual(refused('already-voided'));
  now += 1;
  expect(await till.undo(sold.value.id, 'lagi')).toEqual(refused('too-late'));
});

test('only the last sale can be undone here', async () => {
  const till = await openWithCart();
  const first = await till.sell(inCash(200_000, 200_000));
  till.add(product(PRODUCT.bracelet));
  await till.sell(inCash(45_000, 45_000));
  if (!first.ok) throw new Error(first.code);
  expect(await till.undo(first.value.id, 'salah')).toEqual(refused('too-late'));
});

test('a shift closes with what should be there, what was counted, and the difference', async () => {
  const till = await openWithCart();
  await till.sell(inCash(200_000, 250_000));
  await till.moveCash('out', money(50_000), ' setor ');
  expect(await till.closeShift({ cash: money(245_000), notes: [] })).toMatchObject({
    ok: true,
    value: { cashOut: 50_000, closed: { expectedCash: 250_000, countedCash: 245_000, variance: -5_000 } },
  });
  expect(till.view().shift).toBeNull();
  expect(dayRecap(till.ledger.shifts)).toEqual({
    shifts: 1,
    turnover: 200_000,
    sales: 1,
    voids: 0,
    refunds: 0,
    refunded: 0,
    discounts: 0,
    byMethod: { cash: 200_000, qris: 0, card: 0, transfer: 0 },
    byBusiness: [
      { business: MAKER.beads, amount: 150_000 },
      { business: MAKER.amplang, amount: 50_000 },
    ],
    byCashier: [{ cashier: null, turnover: 200_000, sales: 1 }],
    variance: -5_000,
  });
  till.add(product(PRODUCT.amplang));
  expect(await till.sell(inCash(25_000, 25_000))).toEqual(refused('no-shift'));
});

test('a new price waits for the next cart', async () => {
  const till = await openWithCart();
  const [first, ...rest] = snapshot().products;
  if (!first) throw new Error('no product');
  const dearer = await catalogueOf(4, { products: [{ ...first, price: 30_000 }, ...rest] });
  await till.offerCatalogue(dearer, 'signed');
  expect(till.view().catalogue.version).toBe(3);
  await till.sell(inCash(200_000, 200_000));
  expect(till.view().catalogue.version).toBe(4);
  await till.offerCatalogue(catalogue, 'old');
  expect(till.view().catalogue.version).toBe(4);
});

test('no older catalogue takes the place of a newer one that waits for the next cart', async () => {
  const till = await openWithCart();
  const made = { madeAt: '2023-06-23T02:00:00.000Z' };
  await till.offerCatalogue(await catalogueOf(6, made), 'newest');
  await till.offerCatalogue(await catalogueOf(5, made), 'older');
  await till.offerCatalogue(await catalogueOf(7), 'made before');
  await till.sell(inCash(200_000, 200_000));
  expect(till.view().catalogue.version).toBe(6);
});

test('a booth’s changed QRIS raises an alarm that outlives a reload until somebody has looked', async () => {
  const till = await open();
  await till.offerCatalogue(await catalogueOf(4, { booth: { ...snapshot().booth, qris: 'lain' } }), 'signed');
  expect(till.view().qrisAlarm).toBe(true);
  const again = await open();
  expect(again.view().qrisAlarm).toBe(true);
  await again.settleQrisAlarm();
  expect((await open()).view().qrisAlarm).toBe(false);
});

test('what the server has taken is no longer unsent, and what it keeps aside is told', async () => {
  const till = await openWithCart();
  await disk.write(async (tx) => {
    await tx.removeUnsent(1);
    await tx.putDelivery({ seq: 1, at: noon, code: 'fork' });
  });
  await till.sell(inCash(200_000, 200_000));
  till.takeDeliveries({ delivered: [1], returned: [], halted: null });
  const { unsent } = till.view();
  expect([unsent.size, unsent.has(1), unsent.has(2)]).toEqual([1, false, true]);
  expect(await till.quarantined()).toEqual([{ seq: 1, at: noon, code: 'fork' }]);
  expect((await open()).view().unsent.size).toBe(1);
});

test('a busy mark is seen by whoever asks before a new version comes in', async () => {
  expect(await isBusy()).toBe(false);
  await kept.putBusy(true);
  expect(await isBusy()).toBe(true);
  await kept.putBusy(false);
  expect(await isBusy()).toBe(false);
});

test('a sale has the id that a gateway was told, also after a reload; the next one has its own', async () => {
  const till = await openWithCart();
  const promised = await till.promise(money(200_000));
  expect(promised).toMatchObject({ no: 1 });
  expect(await till.promise(money(200_000))).toEqual(promised);
  const again = await open();
  expect(await again.promise(money(200_000))).toEqual(promised);
  const sold = await again.sell(inCash(200_000, 200_000));
  expect(sold).toMatchObject({ ok: true, value: { id: promised?.sale } });
  again.add(product(PRODUCT.amplang));
  const next = await again.sell(inCash(25_000, 25_000));
  if (!next.ok) throw new Error(next.code);
  expect(next.value.id).not.toBe(promised?.sale);
});

test('another amount is of another sale, and what a gateway has confirmed is not taken out', async () => {
  const till = await openWithCart();
  const whole = await till.promise(money(200_000));
  const part = await till.promise(money(50_000));
  expect(part?.sale).not.toBe(whole?.sale);
  till.addPart({ method: 'qris', amount: money(50_000), confirmed: true });
  till.removePart(0);
  expect(till.view().parts).toHaveLength(1);
  expect(await till.promise(money(150_000))).toEqual({ sale: part?.sale, no: 2 });
  expect(await till.promise(money(100_000))).toBeNull();
  const rest = { method: 'cash' as const, amount: money(150_000) };
  const sold = await till.sell([...till.view().parts, rest]);
  expect(sold).toMatchObject({
    ok: true,
    value: { id: part?.sale, sale: { payments: [{ method: 'qris', amount: 50_000 }, rest] } },
  });
});

test('a sale is not lost for the sake of an id that is used already', async () => {
  const till = await openWithCart();
  const promised = await till.promise(money(200_000));
  const lost = await kept.cart();
  const sold = await till.sell(inCash(200_000, 200_000));
  if (!sold.ok || !lost) throw new Error('not sold');
  // The old cart was put back with the promise, as if it were of a time after that sale.
  await kept.putCart({ ...lost, after: sold.value.id });
  const again = await open();
  const second = await again.sell(inCash(200_000, 200_000));
  if (!second.ok) throw new Error(second.code);
  expect([sold.value.id === promised?.sale, second.value.id === promised?.sale]).toEqual([true, false]);
  expect(second.value.sale.receipt).not.toBe(sold.value.sale.receipt);
});

test('another phone’s sale is paid back by what both know of it, and counts in this drawer', async () => {
  const till = await openWithCart();
  const sold = await till.sell(inCash(200_000, 200_000));
  if (!sold.ok) throw new Error(sold.code);
  const id = newId<'event'>();
  const elsewhere = { soldFrom: 2, returned: new Map([[1, 1]]) };
  const other = { ...sold.value, id, seq: 0, elsewhere };
  const refunding = {
    picks: [{ line: 1, quantity: 1 }],
    paying: [{ method: 'cash' as const, amount: money(25_000) }],
    reason: 'rusak',
    approval: { supervisor: newId<'supervisor'>(), name: 'Pengawas 1' },
  };
  const done = await till.refund(other, refunding);
  expect(done).toMatchObject({ ok: true, value: { refund: { sale: id, soldFrom: 2, total: 25_000 } } });
  expect(till.view().shift?.refunded).toBe(25_000);
  // One came back there and, meanwhile, two as the server knows: nothing of this line is left.
  const later = { ...other, elsewhere: { ...elsewhere, returned: new Map([[1, 2]]) } };
  expect(await till.refund(later, refunding)).toMatchObject({ ok: false, code: 'over-refund' });
  const all = {
    ...other,
    elsewhere: {
      ...elsewhere,
      returned: new Map([
        [1, 2],
        [2, 1],
      ]),
    },
  };
  expect(till.refundable(all)).toEqual(refused('already-refunded'));
});
