/** What a till does beside selling for cash, and that all of it outlives a restart without a network. */
import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Id, newId } from '../../../../kinds/id.ts';
import { money } from '../../../../kinds/money.ts';
import { refused } from '../../../../kinds/result.ts';
import { hashPin, newSalt } from '../../../editions/rules/supervisor-pin.ts';
import type { LogDisk } from '../../../hall/offline/disk.ts';
import { openLog } from '../../../hall/offline/event-log.ts';
import { openIdbDisk } from '../../../hall/offline/idb-disk.ts';
import { cartTotal } from '../../rules/cart.ts';
import { expectedCash } from '../../rules/till-book.ts';
import { type Catalogue, type Product, readCatalogue } from './catalogue.ts';
import { checkPin, pinWait, type Supervisor } from './check-pin.ts';
import { dayRecap } from './day-recap.ts';
import { type Kept, openKept } from './kept.ts';
import { openTill, type Till } from './till.ts';
import { MAKER, PRODUCT, snapshot, snapshotSigner } from './till-fixture.ts';

const device = newId<'device'>();
const sign = snapshotSigner();
const DAY = 86_400_000;
let now: number;
let disk: LogDisk;
let kept: Kept;
let catalogue: Catalogue;

beforeEach(async () => {
  now = Date.UTC(2023, 5, 23, 2);
  disk = await openIdbDisk('till-log-width');
  kept = await openKept(device);
  catalogue = await catalogueOf(3);
});

afterEach(async () => {
  disk.close();
  kept.close();
  await deleteDB('till-log-width');
  await deleteDB('gelaran-till');
});

async function catalogueOf(version: number, over: Parameters<typeof snapshot>[0] = {}): Promise<Catalogue> {
  const read = await readCatalogue(sign(snapshot({ version, discountLimit: 20, ...over })));
  if (!read.ok) throw new Error(read.code);
  return read.value;
}

/** The till as the page opens it: also after a reload, from the same disk. */
async function open(): Promise<Till> {
  const clock = { now: () => now };
  const log = await openLog({ disk, device, clock, monotonic: () => 0 });
  return openTill({ deviceCode: 'A1-2', log, disk, kept, catalogue, clock });
}

function product(id: Id<'product'>): Product {
  const found = catalogue.productsById.get(id);
  if (!found) throw new Error('no such product');
  return found;
}

async function openWithCart(): Promise<Till> {
  const till = await open();
  await till.openShift({ cash: money(100_000), notes: [{ value: money(50_000), count: 2 }] }, 'Kasir 1');
  till.add(product(PRODUCT.amplang));
  till.add(product(PRODUCT.amplang));
  till.add(product(PRODUCT.necklace));
  return till;
}

const cash = (amount: number) => [{ method: 'cash' as const, amount: money(amount), tendered: money(amount) }];

async function sold(till: Till, amount: number) {
  const done = await till.sell(cash(amount));
  if (!done.ok) throw new Error(done.code);
  return done.value;
}

test('a cart is put aside, outlives a restart, and changes places with the one in hand', async () => {
  const till = await openWithCart();
  await till.hold(' Ibu merah ');
  expect([till.view().cart, till.view().held.map(({ name, number }) => [name, number])]).toEqual([
    [],
    [['Ibu merah', 1]],
  ]);
  const again = await open();
  again.add(product(PRODUCT.bracelet));
  const [aside] = again.view().held;
  if (!aside) throw new Error('nothing was put aside');
  await again.takeUp(aside.id);
  expect([cartTotal(again.view().cart), again.view().held.map(({ lines }) => cartTotal(lines))]).toEqual([
    200_000,
    [45_000],
  ]);
  const last = await open();
  expect([cartTotal(last.view().cart), last.view().held.length]).toEqual([200_000, 1]);
});

test('a cart that waited while a price changed has the new one, and says so', async () => {
  const till = await openWithCart();
  await till.hold('');
  const [first, ...rest] = snapshot().products;
  if (!first) throw new Error('no product');
  await till.offerCatalogue(await catalogueOf(4, { products: [{ ...first, price: 30_000 }, ...rest] }), 'signed');
  await till.takeUp(till.view().held[0]?.id ?? '');
  expect([cartTotal(till.view().cart), till.view().repriced]).toEqual([210_000, ['Amplang ikan tenggiri']]);
});

test('parts of a payment outlive a restart, keep the cart in its place, and make one receipt', async () => {
  const till = await openWithCart();
  till.addPart({ method: 'card', amount: money(150_000), reference: 'APP 12' });
  const again = await open();
  await again.hold('');
  expect([again.view().held, again.view().parts]).toEqual([
    [],
    [{ method: 'card', amount: 150_000, reference: 'APP 12' }],
  ]);
  const done = await again.sell([...again.view().parts, ...cash(50_000)]);
  expect(done).toMatchObject({
    ok: true,
    value: {
      sale: {
        payments: [
          { method: 'card', amount: 150_000, reference: 'APP 12' },
          { method: 'cash', amount: 50_000, tendered: 50_000, change: 0 },
        ],
      },
    },
  });
  expect(again.view().parts).toEqual([]);
});

test('a discount stays within the booth’s limit and reaches the receipt line by line', async () => {
  const till = await openWithCart();
  expect(till.discountCart(money(40_001))).toEqual(refused('discount-over-limit', { most: 40_000, limitPercent: 20 }));
  expect(till.discountCart(money(20_000)).ok).toBe(true);
  const { sale } = await sold(till, 180_000);
  expect(sale.lines.map(({ discount, amount }) => [discount, amount])).toEqual([
    [5_000, 45_000],
    [15_000, 135_000],
  ]);
});

test('some of a sale comes back for what was paid, and no more than is left', async () => {
  const till = await openWithCart();
  till.discountCart(money(20_000));
  const sale = await sold(till, 180_000);
  const refunding = {
    picks: [{ line: 1, quantity: 1 }],
    paying: [{ method: 'cash' as const, amount: money(22_500) }],
    reason: 'rusak',
    approval: { supervisor: newId<'supervisor'>(), name: 'Pengawas 1' },
  };
  expect(await till.refund(sale, refunding)).toMatchObject({
    ok: true,
    value: { refund: { receipt: 'A1-2-000002', saleReceipt: 'A1-2-000001', soldFrom: 3, total: 22_500 } },
  });
  const again = await open();
  const whole = await again.receipt(sale.seq);
  if (!whole || !('sale' in whole)) throw new Error('the sale is gone');
  const left = again.refundable(whole);
  expect(left.ok && left.value.map(({ quantity, amount }) => [quantity, amount])).toEqual([
    [1, 22_500],
    [1, 135_000],
  ]);
  expect(await again.refund(whole, { ...refunding, picks: [{ line: 1, quantity: 2 }] })).toMatchObject({
    code: 'over-refund',
  });
  expect(again.view().shift).toMatchObject({ turnover: 157_500, refunds: 1, refunded: 22_500, discounts: 20_000 });
  expect(again.ledger.receipts.at(0)).toMatchObject({ receipt: 'A1-2-000001', returned: true });
  expect(again.ledger.receipts.at(1)).toMatchObject({ receipt: 'A1-2-000002', refund: true, total: 22_500 });
});

test('five wrong PINs make one wait, and a restart forgives none of them', async () => {
  const salt = newSalt();
  const supervisor: Supervisor = {
    id: newId(),
    name: 'Pengawas 1',
    salt,
    iterations: 100,
    hash: await hashPin('246810', salt, 100),
  };
  for (let wrong = 0; wrong < 5; wrong++) await checkPin(kept, supervisor, '000000', now);
  kept.close();
  kept = await openKept(device);
  expect(await checkPin(kept, supervisor, '246810', now + 59_999)).toEqual(refused('pin-wait', { wait: 1 }));
  expect(await checkPin(kept, supervisor, '246810', now + 60_000)).toEqual({ ok: true, value: null });
  expect(await pinWait(kept, now)).toBe(0);
});

test('three days without a network, each with a restart: sums, numbers and the drawer go on', async () => {
  let till = await openWithCart();
  await sold(till, 200_000);
  for (let day = 1; day < 3; day++) {
    now += DAY;
    await till.keepLedger();
    till = await open();
    till.add(product(PRODUCT.bracelet));
    await sold(till, 45_000);
    await till.handOver(`Kasir ${day + 1}`, { cash: money(300_000 + 45_000 * day), notes: [] }, '');
  }
  const { shift, unsent, receipts } = (await open()).view();
  if (!shift) throw new Error('the shift is not open any more');
  expect([expectedCash(shift), unsent.size, receipts]).toEqual([390_000, 6, 3]);
  expect(shift.cashiers.map(({ cashier, turnover, variance }) => [cashier, turnover, variance])).toEqual([
    ['Kasir 1', 245_000, 0],
    ['Kasir 2', 45_000, 0],
    ['Kasir 3', 0, null],
  ]);
  expect(dayRecap((await open()).ledger.shifts)).toMatchObject({
    turnover: 290_000,
    byBusiness: [
      { business: MAKER.beads, amount: 240_000 },
      { business: MAKER.amplang, amount: 50_000 },
    ],
  });
});

test('a kept ledger gives the same as the whole log, also when the sale it voids lies before it', async () => {
  const till = await openWithCart();
  const sale = await sold(till, 200_000);
  await till.keepLedger();
  await till.undo(sale.id, 'salah');
  const fromKept = await open();
  await kept.putLedger({ ...(await ledgerOf()), format: 0 });
  const fromLog = await open();
  expect(fromKept.ledger.state).toEqual(fromLog.ledger.state);
  expect([fromKept.view().shift?.turnover, fromKept.view().lastSale?.voided]).toEqual([0, true]);
});

async function ledgerOf() {
  const ledger = await kept.ledger();
  if (!ledger) throw new Error('no ledger was kept');
  return ledger;
}

test('a ledger of another log is not believed', async () => {
  const till = await openWithCart();
  await sold(till, 200_000);
  await till.keepLedger();
  const ledger = await ledgerOf();
  await kept.putLedger({ ...ledger, last: { ...ledger.last, id: newId() }, pieces: [] });
  expect([...(await open()).ledger.pieces.values()]).toEqual([2, 1]);
});
