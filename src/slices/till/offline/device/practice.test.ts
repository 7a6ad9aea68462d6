import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '../../../../kinds/id.ts';
import { money } from '../../../../kinds/money.ts';
import { systemClock } from '../../../../kinds/time.ts';
import type { LogDisk } from '../../../hall/offline/disk.ts';
import { openLog } from '../../../hall/offline/event-log.ts';
import { openIdbDisk } from '../../../hall/offline/idb-disk.ts';
import { openMemoryDisk } from '../../../hall/offline/memory-disk.ts';
import { readCatalogue } from './catalogue.ts';
import { isBusy, type Kept, openKept } from './kept.ts';
import { startPractice } from './practice.ts';
import type { Session } from './session.ts';
import { openTill, type Till } from './till.ts';
import { PRODUCT, snapshot, snapshotSigner } from './till-fixture.ts';

const device = newId<'device'>();
const DATABASE = 'practice-log-under-test';

let disk: LogDisk;
let kept: Kept;
let till: Till;

beforeEach(async () => {
  disk = await openIdbDisk(DATABASE);
  kept = await openKept(device);
  const read = await readCatalogue(snapshotSigner()(snapshot()));
  if (!read.ok) throw new Error(read.code);
  const log = await openLog({ disk, device, clock: systemClock, monotonic: () => 0 });
  till = await openTill({ deviceCode: 'A1-2', log, disk, kept, catalogue: read.value, clock: systemClock });
});

afterEach(async () => {
  disk.close();
  kept.close();
  await deleteDB(DATABASE);
  await deleteDB('gelaran-till');
});

/** What of the phone a practice is made from. */
function phone(): Pick<Session, 'device' | 'till' | 'kept'> {
  const claim = { device, code: 'A1-2', kind: 'till', takesOver: { code: 'A1-1' } };
  // Of the device's end a practice reads the claim alone.
  return { device: { claim } as unknown as Session['device'], till, kept };
}

async function practise(): Promise<Session> {
  const begun = await startPractice(phone());
  if (!begun.ok) throw new Error(begun.code);
  return begun.value;
}

async function sellOne(practice: Session) {
  const product = practice.till.view().catalogue.productsById.get(PRODUCT.amplang);
  if (!product) throw new Error('no such product');
  practice.till.add(product);
  const sold = await practice.till.sell([{ method: 'cash', amount: money(25_000), tendered: money(30_000) }]);
  if (!sold.ok) throw new Error(sold.code);
  return sold.value;
}

test('a whole day can be practised, and nothing of it is on the phone', async () => {
  const practice = await practise();
  await practice.till.openShift({ cash: money(100_000), notes: [] }, 'Kasir 1');
  const first = await sellOne(practice);
  const second = await sellOne(practice);
  await practice.till.undo(second.id, 'salah');
  await practice.till.moveCash('out', money(20_000), 'setor');
  const [amplang] = practice.till.view().catalogue.productsById.values();
  if (amplang) practice.till.add(amplang);
  await practice.till.hold('Bu Ani');
  expect([first.sale.receipt, second.sale.receipt]).toEqual(['LATIHAN-000001', 'LATIHAN-000002']);
  const { shift, unsent, held } = practice.till.view();
  expect([shift?.turnover, shift?.cashOut, unsent.size, held.length]).toEqual([25_000, 20_000, 0, 1]);
  expect((await practice.till.closeShift({ cash: money(105_000), notes: [] })).ok).toBe(true);
  expect(await disk.read(async (tx) => [await tx.rows(), await tx.unsent()])).toEqual([[], []]);
  expect([await kept.cart(), await kept.held(), await isBusy()]).toEqual([undefined, [], false]);
  expect(till.view()).toMatchObject({ shift: null, cart: [], held: [], receipts: 0 });
});

test('it begins anew each time, and the real till at its own first number', async () => {
  const once = await practise();
  await once.till.openShift({ cash: money(0), notes: [] });
  await sellOne(once);
  const again = await practise();
  expect(again.till.view()).toMatchObject({ shift: null, receipts: 0 });
  await again.till.openShift({ cash: money(0), notes: [] });
  expect((await sellOne(again)).sale.receipt).toBe('LATIHAN-000001');
  await till.openShift({ cash: money(0), notes: [] });
  expect((await sellOne({ ...again, till })).sale.receipt).toBe('A1-2-000001');
});

test('nobody practises while a shift is open', async () => {
  await till.openShift({ cash: money(0), notes: [] });
  expect(await startPractice(phone())).toMatchObject({ ok: false, code: 'shift-open' });
});

test('it shows no code that takes money, takes over no drawer, and counts wrong PINs where they always count', async () => {
  const practice = await practise();
  expect(practice.till.view().catalogue.booth.qris).toBeNull();
  expect(practice.device.claim).toMatchObject({ code: 'LATIHAN' });
  expect(practice.device.claim).not.toHaveProperty('takesOver');
  expect([practice.isQuiet(), await practice.uploader.exportUnsent()]).toEqual([false, '']);
  // Kept as it is given: what stands in it is the PIN rule's own matter.
  const tries = { wrong: 3, until: 1 } as unknown as Parameters<Kept['putTries']>[0];
  await practice.kept.putTries(tries);
  expect(await kept.tries()).toEqual(tries);
});

test('a log in the memory is written wholly or not at all', async () => {
  const memory = openMemoryDisk();
  const row = { seq: 1, id: newId<'event'>(), line: '{}', shift: null, closesShift: false };
  await memory.write(async (tx) => {
    await tx.addRow(row);
    await tx.putUnsent(1);
  });
  const spoilt = memory.write(async (tx) => {
    await tx.removeUnsent(1);
    await tx.addRow({ ...row, seq: 2 });
    await tx.addRow(row);
  });
  await expect(spoilt).rejects.toThrow('row 1');
  expect(await memory.read(async (tx) => [await tx.rows(), await tx.unsent()])).toEqual([[row], [1]]);
});
