/** What must hold of every history: the phone's book and the server's figures say what the pencil says. */
import { foldReceipt, type Rollups } from '../../src/slices/insights/rules/fold.ts';
import { projectLog } from '../../src/slices/till/rules/project-log.ts';
import { looksLikeCard } from '../../src/slices/till/rules/reference.ts';
import { facts } from '../../src/slices/till/testing/made-log.ts';
import { Violation } from '../histories/invariants.ts';
import { type Booth, dayOf, type Ledger } from './booth.ts';

function must(promise: string, is: unknown, ought: unknown): void {
  const [one, other] = [JSON.stringify(is), JSON.stringify(ought)];
  if (one !== other) throw new Violation(promise, `${one} instead of ${other}`);
}

export function ledgerOf(booth: Booth): Ledger {
  const ledger = projectLog(booth.entries, facts);
  return booth.seams.ledger?.(ledger, booth) ?? ledger;
}

/** While lines are kept aside, nothing of them counts. */
export function checkAside(booth: Booth): void {
  const aside = new Set(booth.aside.map(({ event }) => event.id));
  const counted = booth.entries.filter(({ event }) => aside.has(event.id));
  must('nothing-aside-counts', counted.length, 0);
}

export function checkBooks(booth: Booth): void {
  must(
    'every-record-arrives-once',
    booth.entries.map(({ event }) => event.seq).sort((a, b) => a - b),
    booth.written.map((_, at) => at + 1),
  );
  must('receipt-numbers-are-unique', new Set(booth.numbers).size, booth.numbers.length);
  const ledger = ledgerOf(booth);
  const unread = ledger.exceptions.filter(
    ({ code }) => code === 'invalid-payload' || code === 'newer-schema' || code === 'unknown-kind',
  );
  must('every-version-is-read', unread, []);
  checkFigures(booth, ledger);
  checkDrawers(booth);
  checkAlarms(booth, ledger);
}

function checkFigures(booth: Booth, { receipts }: Ledger): void {
  const rollups: Rollups = new Map();
  for (const receipt of receipts) foldReceipt(rollups, { ...receipt, booth: null });
  const sumOf = (metric: string, dimension: string, key = '') =>
    [...rollups.values()]
      .filter(
        (row) => row.metric === metric && row.dimension === dimension && row.key === key && row.basis === 'counted',
      )
      .reduce((all, row) => all + row.amount, 0);
  const pencil = (of: (deal: Booth['deals'][number]) => number) => booth.deals.reduce((all, deal) => all + of(deal), 0);
  must(
    'turnover-is-what-changed-hands',
    sumOf('turnover', 'total'),
    pencil(({ sign, total }) => sign * total),
  );
  must(
    'cash-is-what-changed-hands',
    sumOf('turnover', 'method', 'cash'),
    pencil(({ sign, cash }) => sign * cash),
  );
  must(
    'discounts-are-what-was-let-off',
    sumOf('discounts', 'total'),
    pencil(({ sign, discount }) => sign * discount),
  );
  must(
    'refunds-are-what-was-paid-back',
    sumOf('refunds', 'total'),
    pencil(({ refunded }) => refunded),
  );
  for (const business of new Set(booth.deals.flatMap((deal) => [...deal.byBusiness.keys()])))
    must(
      'every-producer-has-the-own-share',
      sumOf('turnover', 'business', business),
      pencil(({ sign, byBusiness }) => sign * (byBusiness.get(business) ?? 0)),
    );
  if (booth.clockMoved) return;
  const days = new Map<string, number>();
  for (const { at, sign, total } of booth.deals) days.set(dayOf(at), (days.get(dayOf(at)) ?? 0) + sign * total);
  for (const [day, total] of days) {
    const counted = [...rollups.values()].find(
      (row) => row.metric === 'turnover' && row.dimension === 'total' && row.day === day,
    );
    must('every-day-has-its-own', counted?.amount ?? 0, total);
  }
}

/** The drawer that was counted, less what is missing, is what the phone expected; each cashier answers for the own time. */
function checkDrawers(booth: Booth): void {
  for (const { shift, closed, cashiers } of booth.book.shifts) {
    const shortages = booth.shortages.get(shift) ?? [];
    const missing = shortages.reduce((all, each) => all + each, 0);
    if (closed) must('the-drawer-is-expected-as-it-is', closed.expectedCash, closed.countedCash - missing);
    must(
      'each-cashier-answers-for-the-own-time',
      cashiers.flatMap(({ variance }) => variance ?? []),
      shortages,
    );
  }
}

/** More paid back than sold is shown, and nothing else is taken for it; a card's number stands on no receipt. */
function checkAlarms(booth: Booth, { receipts, exceptions }: Ledger): void {
  const flagged = new Set(exceptions.filter(({ code }) => code === 'over-refund').map(({ event }) => event as string));
  const voided = new Set(booth.sales.filter((sale) => sale.voided).map((sale) => sale.id as string));
  const ofSale = Map.groupBy(receipts, (receipt) => receipt.refunds);
  for (const { id, kind, refunds } of receipts) {
    if (kind !== 'refund') continue;
    if (refunds !== null && voided.has(refunds)) must('what-was-taken-back-is-not-paid-back', flagged.has(id), true);
    else if (booth.overpaid.has(id)) {
      // A clock that was moved in between may show the earlier of two as the one too many, but one of them it shows.
      const suspects = booth.clockMoved ? (ofSale.get(refunds) ?? []).map((receipt) => receipt.id) : [id];
      must(
        'more-than-was-sold-is-shown',
        suspects.some((suspect) => flagged.has(suspect)),
        true,
      );
    }
  }
  const references = receipts.flatMap((receipt) => receipt.payments.flatMap(({ reference }) => reference ?? []));
  must('no-card-number-is-kept', references.filter(looksLikeCard), []);
}
