import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Id, newId } from '../../../kinds/id.ts';
import type { RaisedException, StoredEvent } from '../../hall/contract.ts';
import { AMPLANG, BATCH, BEADS, cartOf, deliveriesOf, deviceLog, eventOf, facts, saleOf } from '../testing/made-log.ts';
import { projectEvent, type RecordedReceipt, type VoidClaim } from './project-event.ts';
import { projectLog } from './project-log.ts';
import { voidSale } from './sale.ts';
import { changeRefunds } from './settle-refunds.ts';
import { changeVoids } from './settle-voids.ts';

const shift = newId<'shift'>();
const sale = saleOf(1, shift, cartOf([AMPLANG, 2], [BEADS, 1]), 'cash');
const sold = eventOf(1, 'sale.recorded', sale);
const first = eventOf(2, 'sale.voided', voidSale(sale, sold.id, newId<'shift'>(), 'salah pesan'));
const second = eventOf(3, 'sale.voided', voidSale(sale, sold.id, shift, 'lagi'));
const meddled = eventOf(
  4,
  'sale.voided',
  voidSale({ ...sale, ...saleOf(1, shift, cartOf([BEADS, 9]), 'cash') }, sold.id, shift, ''),
);

function ledgerOf(...events: readonly StoredEvent[]) {
  return projectLog(
    events.map((event) => ({ event, batch: BATCH })),
    facts,
  );
}

describe('a void', () => {
  test("turns the signs of its sale, at the sale's day and hour, in its own shift", () => {
    const { receipts } = ledgerOf(sold, first);
    const [recorded, voided] = receipts;
    expect(voided).toEqual({
      ...recorded,
      id: first.id,
      seq: 2,
      kind: 'void',
      voids: sold.id,
      shift: (first.payload as { shift: string }).shift,
      secret: null,
      total: -200_000,
      lines: [
        { ...recorded?.lines[0], quantity: -2, amount: -50_000 },
        { ...recorded?.lines[1], quantity: -1, amount: -150_000 },
      ],
      payments: [
        {
          method: 'cash',
          amount: -200_000,
          tendered: null,
          change: null,
          state: 'received',
          reference: null,
          business: null,
        },
      ],
    });
  });

  test('counts once: the first by seq, whichever came first', () => {
    const ledger = ledgerOf(second, sold, first);
    expect(ledger.receipts.map((receipt) => receipt.id)).toEqual([sold.id, first.id]);
    expect(ledger.uncounted.map((claim) => claim.id)).toEqual([second.id]);
    expect(ledger.exceptions).toEqual([
      { event: second.id, seq: 3, code: 'already-voided', data: { sale: sold.id, receipt: 'A1-2-000001' } },
    ]);
  });

  test('counts nothing while its sale is not there', () => {
    expect(ledgerOf(first)).toMatchObject({ receipts: [], uncounted: [{ id: first.id }], exceptions: [] });
  });

  test('that differs from its sale reverses the sale as it was, and is shown to a person', () => {
    const ledger = ledgerOf(sold, meddled);
    expect(ledger.receipts.map((receipt) => receipt.total)).toEqual([200_000, -200_000]);
    expect(ledger.exceptions).toMatchObject([{ event: meddled.id, code: 'void-differs' }]);
  });
});

/** What the server does, upload by upload, with its tables kept in memory. */
function ingest(uploads: readonly (readonly StoredEvent[])[]) {
  const receipts = new Map<Id<'event'>, RecordedReceipt>();
  const claims: VoidClaim[] = [];
  const exceptions: RaisedException[] = [];
  for (const events of uploads) {
    const projections = events.map((event) => projectEvent(event, BATCH, facts));
    exceptions.push(...projections.flatMap((projection) => projection.exceptions));
    const contributions = projections.map((projection) => projection.contribution);
    const sales = contributions.flatMap((each) => (each.kind === 'sale' ? [each.receipt] : []));
    const asked = contributions.flatMap((each) => (each.kind === 'void-claim' ? [each.claim] : []));
    const voidedBefore = new Set([...receipts.values()].flatMap((each) => each.voids ?? []));
    const touched = new Set([...sales.map((each) => each.id), ...asked.map((claim) => claim.sale)]);
    for (const id of touched) {
      const before = { sale: receipts.get(id), claims: claims.filter((claim) => claim.sale === id) };
      const after = {
        sale: before.sale ?? sales.find((each) => each.id === id),
        claims: [...before.claims, ...asked.filter((claim) => claim.sale === id)],
      };
      const change = changeVoids(before, after);
      exceptions.push(...change.exceptions);
      if (change.renamed) receipts.delete(change.renamed.from);
      const counted = change.counted ?? change.renamed?.to;
      if (counted) receipts.set(counted.id, counted);
    }
    const refunds = contributions.flatMap((each) => (each.kind === 'refund' ? [each.receipt] : []));
    for (const id of new Set([...touched, ...refunds.map((each) => each.refunds)])) {
      if (id === null) continue;
      const known = [...receipts.values()];
      const before = {
        sale: known.find((each) => each.id === id && each.kind === 'sale'),
        voided: voidedBefore.has(id),
        refunds: known.filter((each) => each.refunds === id),
      };
      const after = {
        sale: before.sale ?? sales.find((each) => each.id === id),
        voided: known.some((each) => each.voids === id),
        refunds: [...before.refunds, ...refunds.filter((each) => each.refunds === id)],
      };
      const change = changeRefunds(before, after);
      exceptions.push(...change.exceptions);
      for (const event of change.explained) {
        const at = exceptions.findIndex((each) => each.event === event && each.code === 'refund-of-unknown-sale');
        if (at >= 0) exceptions.splice(at, 1);
      }
    }
    for (const each of [...sales, ...refunds]) receipts.set(each.id, each);
    claims.push(...asked);
  }
  return {
    receipts: [...receipts.values()].sort((a, b) => a.seq - b.seq),
    exceptions: exceptions.map((each) => `${each.seq} ${each.code}`).sort(),
  };
}

test('the order and the cutting of uploads change nothing', () => {
  const scene = deviceLog.chain((log) => fc.record({ log: fc.constant(log), uploads: deliveriesOf(log) }));
  fc.assert(
    fc.property(scene, ({ log, uploads }) => {
      const whole = ledgerOf(...log);
      const came = ingest(uploads);
      expect(came.receipts).toEqual(whole.receipts);
      expect(came.exceptions).toEqual(whole.exceptions.map((each) => `${each.seq} ${each.code}`).sort());
    }),
    { numRuns: 500 },
  );
});
