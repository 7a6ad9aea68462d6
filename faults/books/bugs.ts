/** Bugs as somebody could write them, planted one at a time: each must break a promise. */
import { money } from '../../src/kinds/money.ts';
import type { TillFact } from '../../src/slices/till/contract.ts';
import type { RecordedReceipt } from '../../src/slices/till/rules/project-event.ts';
import type { Booth, Ledger, Seams } from './booth.ts';

/** Spoils the receipts of a kind. */
function receipts(
  kind: RecordedReceipt['kind'],
  spoil: (receipt: RecordedReceipt, ledger: Ledger) => RecordedReceipt[],
): Seams {
  return {
    ledger: (ledger) => ({
      ...ledger,
      receipts: ledger.receipts.flatMap((receipt) => (receipt.kind === kind ? spoil(receipt, ledger) : [receipt])),
    }),
  };
}

function written<K extends TillFact['kind']>(
  kind: K,
  spoil: (fact: Extract<TillFact, { kind: K }>, booth: Booth) => TillFact,
): Seams {
  return { write: (fact, booth) => (fact.kind === kind ? spoil(fact as Extract<TillFact, { kind: K }>, booth) : fact) };
}

const withoutCode = (code: string): Seams => ({
  ledger: (ledger) => ({ ...ledger, exceptions: ledger.exceptions.filter((raised) => raised.code !== code) }),
});

const zero = money(0);

export const bookBugs: Readonly<Record<string, Seams>> = {
  "counts a refund on the sale's day": receipts('refund', (refund, { receipts: all }) => {
    const sale = all.find(({ id }) => id === refund.refunds);
    return [{ ...refund, day: sale?.day ?? refund.day }];
  }),
  'does not count refunds': receipts('refund', () => []),
  'adds refunds instead of taking them off': receipts('refund', (refund) => [
    {
      ...refund,
      total: money(-refund.total),
      lines: refund.lines.map((line) => ({ ...line, amount: money(-line.amount) })),
      payments: refund.payments.map((payment) => ({ ...payment, amount: money(-payment.amount) })),
    },
  ]),
  'counts a refund twice': receipts('refund', (refund) => [refund, refund]),
  'takes a refund for a void of the whole sale': receipts('refund', (refund, { receipts: all }) => {
    const sale = all.find(({ id }) => id === refund.refunds);
    return [{ ...refund, total: money(-(sale?.total ?? 0)) }];
  }),
  'loses discounts': receipts('sale', (sale) => [
    { ...sale, lines: sale.lines.map((line) => ({ ...line, discount: zero })) },
  ]),
  'takes no discount off the producer': receipts('sale', (sale) => [
    { ...sale, lines: sale.lines.map((line) => ({ ...line, amount: money(line.quantity * line.unitPrice) })) },
  ]),
  'gives the whole receipt to its first producer': receipts('sale', (sale) => [
    { ...sale, lines: sale.lines.map((line) => ({ ...line, business: sale.lines[0]?.business ?? line.business })) },
  ]),
  'forgets the discount in a void': receipts('void', (voided) => [
    { ...voided, lines: voided.lines.map((line) => ({ ...line, discount: zero })) },
  ]),
  'counts a void on its own day': {
    ledger: (ledger, booth) => ({
      ...ledger,
      receipts: ledger.receipts.map((receipt) => {
        const own = booth.entries.find(({ event }) => event.id === receipt.id);
        return receipt.kind === 'void' && own
          ? { ...receipt, day: new Date(own.event.wallTime + 7 * 3_600_000).toISOString().slice(0, 10) }
          : receipt;
      }),
    }),
  },
  'does not flag what is paid back twice': withoutCode('over-refund'),
  'files card payments as cash': receipts('sale', (sale) => [
    { ...sale, payments: sale.payments.map((payment) => ({ ...payment, method: 'cash', state: 'received' })) },
  ]),
  'a handover resets the expected cash': {
    tally: (tally) => {
      const handed = tally.cashiers.length > 1;
      return handed ? { ...tally, openingCash: zero } : tally;
    },
  },
  'a refund does not leave the drawer': {
    tally: (tally) => ({
      ...tally,
      byMethod: { ...tally.byMethod, cash: money(tally.byMethod.cash + tally.refunded) },
    }),
  },
  'a handover counts nothing': written('shift.handed-over', (fact) => ({
    ...fact,
    payload: { ...fact.payload, variance: zero },
  })),
  'a refund has the number of its sale': written('refund.recorded', (fact) => ({
    ...fact,
    payload: { ...fact.payload, receipt: fact.payload.saleReceipt },
  })),
  'a refund gives the undiscounted price back': written('refund.recorded', (fact) => {
    const lines = fact.payload.lines.map(({ discount: _, ...line }) => ({
      ...line,
      amount: money(line.quantity * line.unitPrice),
    }));
    const total = money(lines.reduce((all, line) => all + line.amount, 0));
    return { ...fact, payload: { ...fact.payload, lines, total, payments: [{ method: 'cash', amount: total }] } };
  }),
  'reads version 2 only': {
    file: (entry) => (entry.event.schemaVersion < 2 ? { ...entry, event: { ...entry.event, payload: {} } } : entry),
  },
  'an upgrade rewrites what waits as a version to come': {
    file: (entry, booth) =>
      booth.schemaVersion === 2 && entry.event.schemaVersion === 1
        ? { ...entry, event: { ...entry.event, schemaVersion: 3 } }
        : entry,
  },
  'counts what is kept aside': {
    file: (entry, booth) => {
      if (booth.revoked) booth.entries.push(entry);
      return entry;
    },
  },
  'drops the backlog that is accepted': { file: (entry, booth) => (booth.accepting ? undefined : entry) },
  'counts a backlog on the day on which it is accepted': {
    file: (entry, booth) =>
      booth.accepting ? { ...entry, batch: { ...entry.batch, clockOffset: booth.now - entry.event.wallTime } } : entry,
  },
  'does not correct a wrong clock': { file: (entry) => ({ ...entry, batch: { ...entry.batch, clockOffset: 0 } }) },
  'takes the delay of an upload for an error of the clock': {
    file: (entry, booth) => ({
      ...entry,
      batch: { ...entry.batch, clockOffset: entry.batch.clockOffset + (booth.late > 120_000 ? booth.late : 0) },
    }),
  },
  'corrects a wrong clock twice': {
    file: (entry) => ({ ...entry, batch: { ...entry.batch, clockOffset: 2 * entry.batch.clockOffset } }),
  },
};
