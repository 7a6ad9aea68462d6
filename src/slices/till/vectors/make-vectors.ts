/**
 * Vectors of the till's payloads (docs/vectors/till.json): what a client may write, and what a server reads of it. Those of
 * version 1 are frozen: a server must read them for ever.
 */
import { readPayload } from '../rules/read-payload.ts';

const shift = '01890f3a-7c01-7000-8000-0000000000b1';
const sale = '01890f3a-7c02-7000-8000-0000000000c1';
const supervisor = '01890f3a-7c03-7000-8000-0000000000d1';
const amplang = { product: '01890f3a-7c04-7000-8000-0000000000e1', business: '01890f3a-7c05-7000-8000-0000000000f1' };
const beads = { product: '01890f3a-7c04-7000-8000-0000000000e2', business: '01890f3a-7c05-7000-8000-0000000000f2' };
const secret = 'AAECAwQFBgcICQoLDA0ODw';

const sold = {
  shift,
  receipt: 'A1-2-000042',
  lines: [
    { ...amplang, name: 'Amplang tenggiri', quantity: 2, unitPrice: 25_000, amount: 50_000 },
    { ...beads, name: 'Kalung manik-manik', quantity: 1, unitPrice: 150_000, amount: 150_000 },
  ],
  total: 200_000,
  payments: [
    { method: 'cash', amount: 50_000, tendered: 100_000, change: 50_000 },
    { method: 'qris', amount: 150_000 },
  ],
  secret,
};

const discounted = {
  ...sold,
  receipt: 'A1-2-000043',
  lines: [
    {
      ...amplang,
      name: 'Amplang tenggiri',
      quantity: 2,
      unitPrice: 25_000,
      discount: 5_000,
      note: 'pedas',
      amount: 45_000,
    },
    { ...beads, name: 'Kalung manik-manik', quantity: 1, unitPrice: 150_000, discount: 15_000, amount: 135_000 },
  ],
  total: 180_000,
  payments: [
    { method: 'card', amount: 80_000, reference: 'APP 0042' },
    { method: 'qris', amount: 100_000, qris: '9f86d081884c7d65' },
  ],
};

const refund = {
  shift,
  sale,
  saleReceipt: 'A1-2-000043',
  soldFrom: 3,
  receipt: 'A1-2-000044',
  lines: [
    {
      line: 2,
      ...beads,
      name: 'Kalung manik-manik',
      quantity: 1,
      unitPrice: 150_000,
      discount: 15_000,
      amount: 135_000,
    },
  ],
  total: 135_000,
  payments: [{ method: 'cash', amount: 135_000 }],
  reason: 'rantai putus',
  approval: { supervisor, name: 'Pengawas 1' },
  secret,
};

const version1 = [
  { kind: 'shift.opened', payload: { shift, openingCash: 200_000 } },
  { kind: 'cash.moved', payload: { shift, direction: 'out', amount: 12_000, reason: 'beli kantong' } },
  { kind: 'sale.recorded', payload: sold },
  {
    kind: 'sale.voided',
    payload: {
      shift,
      sale,
      receipt: sold.receipt,
      reason: '',
      lines: sold.lines,
      payments: sold.payments,
      total: 200_000,
    },
  },
  { kind: 'shift.closed', payload: { shift, countedCash: 238_000, expectedCash: 238_000, variance: 0 } },
] as const;

const version2 = [
  {
    kind: 'shift.opened',
    payload: {
      shift,
      openingCash: 200_000,
      cashier: 'Kasir 1',
      notes: [
        { value: 50_000, count: 3 },
        { value: 10_000, count: 5 },
      ],
    },
  },
  { kind: 'sale.recorded', payload: discounted },
  { kind: 'refund.recorded', payload: refund },
  {
    kind: 'shift.handed-over',
    payload: { shift, from: 'Kasir 1', to: 'Kasir 2', countedCash: 65_000, expectedCash: 65_000, variance: 0 },
  },
  {
    kind: 'shift.closed',
    payload: {
      shift,
      countedCash: 60_000,
      expectedCash: 65_000,
      variance: -5_000,
      notes: [{ value: 20_000, count: 3 }],
    },
  },
] as const;

const refusedOnes = [
  ['the sum of the lines is not the total', 'sale.recorded', { ...sold, total: 1 }],
  [
    'a discount above the price',
    'sale.recorded',
    { ...sold, lines: [{ ...sold.lines[0], discount: 50_001, amount: -1 }] },
  ],
  ['a discount that is not taken off', 'sale.recorded', { ...sold, lines: [{ ...sold.lines[0], discount: 1 }] }],
  [
    'a reference with cash',
    'sale.recorded',
    { ...sold, payments: [{ method: 'cash', amount: 200_000, reference: 'x' }] },
  ],
  [
    'a digest with a card',
    'sale.recorded',
    { ...sold, payments: [{ method: 'card', amount: 200_000, qris: '9f86d081884c7d65' }] },
  ],
  [
    'a refund of one line twice',
    'refund.recorded',
    { ...refund, lines: [refund.lines[0], refund.lines[0]], total: 270_000 },
  ],
  ['a refund without a reason', 'refund.recorded', { ...refund, reason: '' }],
  ['a field that nobody knows', 'shift.opened', { shift, openingCash: 0, tip: 1 }],
  ['a kind that nobody knows', 'sale.gifted', sold],
] as const;

export function tillVectors() {
  const refusalOf = (kind: string, payload: unknown, schemaVersion = 2) => {
    const read = readPayload({ kind, schemaVersion, payload });
    return read.ok ? null : { code: read.code, at: read.data.at };
  };
  return {
    readable: {
      'schemaVersion 1': version1.map((event) => ({ ...event, refusal: refusalOf(event.kind, event.payload, 1) })),
      'schemaVersion 2': version2.map((event) => ({ ...event, refusal: refusalOf(event.kind, event.payload) })),
    },
    refused: [
      ...refusedOnes.map(([why, kind, payload]) => ({ why, kind, payload, refusal: refusalOf(kind, payload) })),
      {
        why: 'a version of later',
        kind: 'shift.opened',
        schemaVersion: 3,
        refusal: refusalOf('shift.opened', { shift, openingCash: 0 }, 3),
      },
    ],
  };
}
