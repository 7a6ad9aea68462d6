import 'fake-indexeddb/auto';
import { hash } from 'node:crypto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Id, newId } from '../../../kinds/id.ts';
import { type BatchReply, SCHEMA_VERSION } from '../contract.ts';
import { genesisHash } from '../rules/chain.ts';
import { judge, readLines } from '../rules/judge-batch.ts';
import { KEPT_FOR } from '../rules/retention.ts';
import type { LogDisk, LogTx } from './disk.ts';
import { type Draft, type EventLog, IdUsed, LogHalted, openLog } from './event-log.ts';
import { openIdbDisk } from './idb-disk.ts';

const device = '0188e2a0-1000-7000-8000-00000000000a' as Id<'device'>;
const name = 'log-under-test';
const noon = Date.UTC(2023, 5, 23, 4);
const sha256 = (text: string) => hash('sha256', text);

let disk: LogDisk;
let log: EventLog;

beforeEach(async () => {
  disk = await openIdbDisk(name);
  log = await openLog({ disk, device, clock: { now: () => noon }, monotonic: () => 1_500.75 });
});

afterEach(async () => {
  disk.close();
  await deleteDB(name);
});

function sale(over: Partial<Draft> = {}): Draft {
  return { kind: 'sale.recorded', payload: { total: 15_000 }, catalogueVersion: 2, shift: 'pagi', ...over };
}

function reply(over: Partial<BatchReply>): BatchReply {
  const serverTime = new Date(noon).toISOString();
  return {
    contiguousThrough: 0,
    lastSeq: 0,
    gaps: [],
    quarantined: [],
    serverTime,
    catalogueVersion: 2,
    revoked: false,
    ...over,
  };
}

test('what is appended makes a chain that the server accepts whole', async () => {
  for (let i = 0; i < 5; i++) await log.append(sale());
  const lines = (await log.rows()).map(({ line }) => line);
  const judged = judge(
    { device, revoked: false, delivered: [], head: null },
    [],
    readLines(device, lines, sha256),
    sha256,
  );
  expect(judged.stored.map(({ event: { id: _, prevHash: __, ...event } }) => event)).toEqual(
    [1, 2, 3, 4, 5].map((seq) => ({
      device,
      seq,
      schemaVersion: SCHEMA_VERSION,
      catalogueVersion: 2,
      wallTime: noon,
      monotonic: 1_500,
      kind: 'sale.recorded',
      payload: { total: 15_000 },
    })),
  );
  expect(judged.stored[0]?.event.prevHash).toBe(genesisHash(sha256, device));
});

test('a log opened again goes on where it stopped', async () => {
  const first = await log.append(sale());
  disk.close();
  disk = await openIdbDisk(name);
  log = await openLog({ disk, device, clock: { now: () => noon }, monotonic: () => 0 });
  await log.append(sale());
  const second = (await log.rows())[1];
  expect(second?.line).toContain(`"seq":2,"prevHash":"${first.hash}"`);
  expect(await log.state()).toEqual({ lastSeq: 2, unsent: 2, halted: null, serverTime: 0, clock: null });
});

test('a row that the browser does not even take leaves nothing behind', async () => {
  const refusing = {
    ...disk,
    write: <T>(work: (tx: LogTx) => Promise<T>) =>
      disk.write((tx) => work({ ...tx, addRow: () => Promise.reject(new DOMException('no', 'QuotaExceededError')) })),
  };
  const full = await openLog({ disk: refusing, device, clock: { now: () => noon }, monotonic: () => 0 });
  await expect(full.append(sale())).rejects.toThrow('no');
  expect(await log.state()).toEqual({ lastSeq: 0, unsent: 0, halted: null, serverTime: 0, clock: null });
  expect(await log.append(sale())).toMatchObject({ seq: 1 });
});

test('two tabs that sell at once make one chain, and no number is given twice', async () => {
  const otherDisk = await openIdbDisk(name);
  const other = await openLog({ disk: otherDisk, device, clock: { now: () => noon }, monotonic: () => 0 });
  const numbered = (tab: EventLog) => tab.append((slot) => sale({ payload: { receipt: slot.next('receipt') } }));
  const appended = await Promise.all(Array.from({ length: 40 }, (_, i) => numbered(i % 2 ? log : other)));
  const numbers = appended.map(({ payload }) => (payload as { readonly receipt: number }).receipt);
  otherDisk.close();
  const rows = await log.rows();
  const judged = judge(
    { device, revoked: false, delivered: [], head: null },
    [],
    readLines(
      device,
      rows.map(({ line }) => line),
      sha256,
    ),
    sha256,
  );
  expect([judged.stored.length, numbers.sort((a, b) => a - b)]).toEqual([
    40,
    Array.from({ length: 40 }, (_, i) => i + 1),
  ]);
});

test('a draft that makes no event records nothing and uses no number up', async () => {
  const tooLong = log.append((slot) => sale({ payload: { receipt: slot.next('receipt'), note: 'x'.repeat(20_000) } }));
  await expect(tooLong).rejects.toThrow(RangeError);
  const next = await log.append((slot) => sale({ payload: { receipt: slot.next('receipt') } }));
  expect([next.seq, next.payload]).toEqual([1, { receipt: 1 }]);
});

test('a transaction that fails leaves nothing of itself', async () => {
  const failed = disk.write(async (tx) => {
    await tx.putUnsent(9);
    throw new Error('power');
  });
  await expect(failed).rejects.toThrow('power');
  expect(await log.state()).toMatchObject({ unsent: 0 });
  const twice = disk.write(async (tx) => {
    const row = { seq: 1, id: '' as Id<'event'>, line: '', shift: null, closesShift: false };
    await tx.addRow(row);
    await tx.addRow(row);
  });
  await expect(twice).rejects.toMatchObject({ name: 'ConstraintError' });
  expect(await log.rows()).toEqual([]);
});

test('what the server has leaves the outbox, and comes back when a restored server has it no more', async () => {
  for (let i = 0; i < 4; i++) await log.append(sale());
  await log.takeReply([1, 2, 3, 4], reply({ contiguousThrough: 1, lastSeq: 4, gaps: [[2, 2]] }));
  expect((await log.unsentRows()).map(({ seq }) => seq)).toEqual([2]);
  await log.takeReply([2], reply({ contiguousThrough: 1, lastSeq: 1 }));
  expect((await log.unsentRows()).map(({ seq }) => seq)).toEqual([2, 3, 4]);
});

test('a device that the server knows more of must not sell', async () => {
  await log.append(sale());
  expect(await log.takeReply([], reply({ contiguousThrough: 9, lastSeq: 9 }))).toMatchObject({ halted: 'memory-lost' });
  await expect(log.append(sale())).rejects.toEqual(new LogHalted('memory-lost'));
  expect(await log.state()).toMatchObject({ lastSeq: 1, halted: 'memory-lost' });
});

test('a revoked device must not sell until it may again', async () => {
  await log.takeReply([], reply({ revoked: true }));
  await expect(log.append(sale())).rejects.toEqual(new LogHalted('revoked'));
  await log.takeReply([], reply({ revoked: false }));
  expect(await log.append(sale())).toMatchObject({ seq: 1 });
});

test('nothing is forgotten before its shift is closed, delivered, and fourteen days old by the server', async () => {
  await log.append(sale());
  await log.append(sale({ kind: 'shift.closed', closesShift: true }));
  await log.append(sale({ shift: 'sore' }));
  const later = (days: number) => new Date(noon + days * 86_400_000).toISOString();
  await log.takeReply([1, 2, 3], reply({ contiguousThrough: 3, lastSeq: 3 }));
  expect(await log.forget()).toBe(0);
  await log.takeReply([], reply({ contiguousThrough: 3, lastSeq: 3, serverTime: later(13) }));
  expect(await log.forget()).toBe(0);
  await log.takeReply(
    [],
    reply({ contiguousThrough: 3, lastSeq: 3, serverTime: new Date(noon + KEPT_FOR).toISOString() }),
  );
  expect([await log.forget(), (await log.rows()).map(({ seq }) => seq)]).toEqual([2, [3]]);
});

test('a shift finds its own rows', async () => {
  await log.append(sale());
  await log.append(sale({ shift: 'sore' }));
  await log.append({ kind: 'scan.admitted', payload: {}, catalogueVersion: 0 });
  expect((await log.rowsOfShift('sore')).map(({ seq }) => seq)).toEqual([2]);
});

test('listeners hear of changes until they leave', async () => {
  let heard = 0;
  const leave = log.subscribe(() => heard++);
  await log.append(sale());
  leave();
  await log.append(sale());
  expect(heard).toBe(1);
});

test('no id of one millisecond hides behind the others of it', async () => {
  for (let i = 0; i < 60; i++) await log.append(sale());
  // The clock stands, so all ids differ in their random bits alone. The greatest of them is the one that an order by id
  // would take for younger than fifty others.
  const ids = (await log.rows()).map(({ id }) => id).sort();
  for (const id of [ids.at(-1), ids[0], ids[30]])
    await expect(log.append(sale({ id: id as Id<'event'> }))).rejects.toThrow(IdUsed);
});

test('an id that was promised before is the event’s, once, and only when it is a UUIDv7', async () => {
  const promised = newId<'event'>(noon - 60_000);
  for (let i = 0; i < 3; i++) await log.append(sale());
  expect(await log.append(sale({ id: promised }))).toMatchObject({ seq: 4, id: promised });
  for (let i = 0; i < 60; i++) await log.append(sale());
  await expect(log.append(sale({ id: promised }))).rejects.toThrow(IdUsed);
  const known = (await log.rows(0, 1))[0]?.id;
  if (!known) throw new Error('the log is empty');
  await expect(log.append(sale({ id: known }))).rejects.toThrow(IdUsed);
  const version4 = '0188e2a0-1000-4000-8000-00000000000a' as Id<'event'>;
  await expect(log.append(sale({ id: version4 }))).rejects.toThrow(RangeError);
  // Refused, no number was used up.
  expect(await log.append(sale())).toMatchObject({ seq: 65 });
});
