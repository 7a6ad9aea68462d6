import { expect, expectTypeOf, test } from 'vitest';
import { type Figure, figure, type Parts, shareOf, sourcesOf, unitOf } from './figure.ts';

const turnover: Parts<'turnover'> = {
  metric: 'turnover',
  scope: { edition: 'kaltim-2023', day: '2023-06-24' },
  basis: 'counted',
  value: 86_415_000,
  unit: 'IDR',
  count: 1_284,
  exclusions: [{ code: 'voided', count: 6 }],
  asOf: '2023-06-24T08:42:00.000Z',
  sources: '/api/v1/editions/kaltim-2023/figures/turnover/receipts?day=2023-06-24',
};

test('a figure keeps all its parts', () => {
  expect(figure(turnover)).toEqual(turnover);
});

test.each([
  ['basis', { ...turnover, basis: undefined }],
  ['exclusions', { ...turnover, exclusions: undefined }],
  ['as of', { ...turnover, asOf: '' }],
  ['sources', { ...turnover, sources: '' }],
  ['value', { ...turnover, value: 0.5 }],
  ['value', { ...turnover, value: 2 ** 53 }],
  ['count', { ...turnover, count: Number.NaN }],
  ['unit', { ...turnover, unit: 'count' }],
  ['metric', { ...turnover, metric: 'omzet' }],
])('none is made without a good %s', (part, parts) => {
  expect(() => figure(parts as Parts<'turnover'>)).toThrow(part);
});

test('the type of a figure asks for basis, exclusions, as-of and sources, and cannot be made by hand', () => {
  expectTypeOf<Omit<Parts<'turnover'>, 'basis'>>().not.toExtend<Parts<'turnover'>>();
  expectTypeOf<Omit<Parts<'turnover'>, 'exclusions'>>().not.toExtend<Parts<'turnover'>>();
  expectTypeOf<Omit<Parts<'turnover'>, 'asOf'>>().not.toExtend<Parts<'turnover'>>();
  expectTypeOf<Omit<Parts<'turnover'>, 'sources'>>().not.toExtend<Parts<'turnover'>>();
  expectTypeOf<Parts<'turnover'>>().not.toExtend<Figure<'turnover'>>();
});

test('figures of different metrics have nothing in common to add or to divide', () => {
  const contracts = figure({ ...turnover, metric: 'contracts', basis: 'reported', value: 1_000_000_000 });
  expectTypeOf<Figure<'contracts'>>().not.toExtend<Figure<'turnover'>>();
  // @ts-expect-error a contract is no part of the turnover
  expect(() => shareOf(contracts, figure(turnover))).toThrow(RangeError);
  expect(() => shareOf(figure({ ...turnover, basis: 'reported' }), figure(turnover))).toThrow(RangeError);
});

test('a share is of the same metric, and of nothing it is nothing', () => {
  const whole = figure({ ...turnover, value: 200 });
  expect(shareOf(figure({ ...turnover, value: 50 }), whole)).toBe(0.25);
  expect(shareOf(figure({ ...turnover, value: 0 }), figure({ ...turnover, value: 0 }))).toBe(0);
});

test('the address of the receipts has the conditions of the scope', () => {
  expect(sourcesOf('turnover', { edition: 'kaltim-2023' }, 'counted')).toBe(
    '/api/v1/editions/kaltim-2023/figures/turnover/receipts',
  );
  expect(sourcesOf('units', { edition: 'kaltim-2023', day: '2023-06-24', hour: 9, region: '64.71' }, 'counted')).toBe(
    '/api/v1/editions/kaltim-2023/figures/units/receipts?day=2023-06-24&hour=9&region=64.71',
  );
  expect(sourcesOf('payments', { edition: 'kaltim-2023', method: 'qris' }, 'claimed')).toBe(
    '/api/v1/editions/kaltim-2023/figures/payments/receipts?method=qris&basis=claimed',
  );
});

test('money is counted in the currency, all else by number', () => {
  expect([unitOf('turnover', 'IDR'), unitOf('receipts', 'IDR'), unitOf('visitors', 'THB')]).toEqual([
    'IDR',
    'count',
    'count',
  ]);
});
