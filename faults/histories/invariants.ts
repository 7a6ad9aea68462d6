import { batchReply } from '../../src/slices/hall/contract.ts';
import { hasSeq, outsideGaps, type Ranges } from '../../src/slices/hall/rules/ranges.ts';
import type { HttpAnswer } from '../../src/slices/hall/rules/read-answer.ts';
import { KEPT_FOR } from '../../src/slices/hall/rules/retention.ts';
import type { DiskContents } from './memory-disk.ts';
import { amountOf } from './memory-hall.ts';
import type { Sold, Truth } from './truth.ts';

/** A promise of the protocol that a history found broken. */
export class Violation extends Error {
  readonly promise: string;
  constructor(promise: string, what: string) {
    super(`${promise}: ${what}`);
    this.promise = promise;
  }
}

/** "Sold" is said only of what is on the disk, under a receipt number never used before, by a device that may sell. */
export function checkSold(world: Truth, sale: Sold): void {
  const { rows, head } = world.disk.contents;
  if (rows.get(sale.seq)?.id !== sale.id)
    throw new Violation('sold-means-durable', `seq ${sale.seq} is not on the disk`);
  if (!world.tampered && world.sold.some(({ receipt }) => receipt === sale.receipt))
    throw new Violation('receipt-numbers-are-unique', `${sale.receipt} was used before`);
  if (head?.halted) throw new Violation('a-halted-device-does-not-sell', head.halted);
}

/** A reply claims nothing that the server has not. (It may have more: another batch can have come in the meantime.) */
export function untrueReply(world: Truth, answer: HttpAnswer): Violation | undefined {
  if (answer.status !== 200) return undefined;
  const reply = batchReply.parse(JSON.parse(answer.body));
  const { events, quarantine } = world.hall.contents;
  const aside = new Set([...quarantine.values()].map(({ seq }) => seq));
  const told = outsideGaps(reply.lastSeq, reply.gaps as Ranges);
  for (let seq = 1; seq <= Math.max(reply.lastSeq, reply.contiguousThrough); seq++) {
    const claimed = hasSeq(told, seq) || seq <= reply.contiguousThrough;
    if (claimed && !events.has(seq) && !aside.has(seq))
      return new Violation('replies-are-true', `seq ${seq} is missing, ${answer.body}`);
  }
  return undefined;
}

/** What left the disk was at the server for fourteen days, and its shift was closed there. */
export function checkForgotten(world: Truth, before: DiskContents): void {
  const { rows } = world.disk.contents;
  for (const [seq, row] of before.rows) {
    if (rows.has(seq)) continue;
    const since = world.arrived.get(row.line);
    const closing = [...before.rows.values()].find(({ shift, closesShift }) => closesShift && shift === row.shift);
    if (since === undefined) throw new Violation('nothing-is-forgotten-early', `seq ${seq} was never at the server`);
    if (world.now - since < KEPT_FOR)
      throw new Violation('nothing-is-forgotten-early', `seq ${seq} is ${(world.now - since) / 86_400_000} days old`);
    if (!closing) throw new Violation('nothing-is-forgotten-early', `the shift of seq ${seq} is open`);
  }
}

/** When all is calm again: every sale is at the server, once, the figures are their sum, and an odd log has raised an alarm. */
export function checkEnd(world: Truth): void {
  const { head, rows, outbox } = world.disk.contents;
  if (outbox.size > 0) throw new Violation('everything-arrives', `unsent: ${[...outbox]}`);
  checkSales(world);
  checkFigures(world);
  checkChain(world);
  const { record, quarantine } = world.hall.contents;
  const forks = [...quarantine.values()].filter(({ code }) => code === 'fork' || code === 'broken-chain');
  if ((record.head?.seq ?? 0) > (head?.lastSeq ?? 0) && !head?.halted)
    throw new Violation('an-odd-log-is-noticed', 'the server knows events that the phone does not, and it sells on');
  if (forks.length > 0 && !world.tampered)
    throw new Violation('honest-logs-never-fork', forks.map(({ detail }) => detail).join());
  if (forks.some(({ seq, line }) => rows.get(seq ?? 0)?.line === line) && !head?.halted)
    throw new Violation('an-odd-log-is-noticed', 'the log forked, and the phone sells on');
}

function checkSales(world: Truth): void {
  const { events, quarantine, counted } = world.hall.contents;
  const stored = new Set([...events.values()].map(({ event }) => event.id));
  const aside = new Set([...quarantine.values()].map(({ id }) => id));
  const excusable = world.tampered || world.everRevoked;
  for (const { id, seq } of world.sold) {
    if (stored.has(id) || world.destroyed.has(id) || (excusable && aside.has(id))) continue;
    throw new Violation('no-sale-is-lost', `seq ${seq}, ${aside.has(id) ? 'kept aside without cause' : 'nowhere'}`);
  }
  for (const [id, times] of counted) {
    if (times !== 1) throw new Violation('nothing-counts-twice', `${id} counts ${times} times`);
    if (!stored.has(id as Sold['id'])) throw new Violation('only-the-log-counts', `${id} counts and is not in the log`);
    if (!world.attempted.has(id)) throw new Violation('only-sales-count', `${id} was never begun on the phone`);
  }
}

function checkFigures(world: Truth): void {
  const { events, turnover } = world.hall.contents;
  let sum = 0;
  for (const { event } of events.values()) sum += amountOf(event.payload);
  if (turnover !== sum) throw new Violation('figures-are-the-sum-of-the-log', `${turnover} instead of ${sum}`);
}

function checkChain(world: Truth): void {
  const { events } = world.hall.contents;
  for (const [seq, { event }] of events) {
    const before = events.get(seq - 1);
    if (before && event.prevHash !== before.hash)
      throw new Violation('the-chain-holds', `seq ${seq} does not name its predecessor`);
  }
}
