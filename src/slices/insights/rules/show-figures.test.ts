import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleSheet } from '../testing/sample-sheet.ts';
import { figuresInReach, hiddenParts, LEAST_SELLERS, opensTo, publicFigures } from './show-figures.ts';

const { figures, labels } = sampleSheet(200);
const sellers = {
  regions: Object.fromEntries(Object.keys(labels.regions).map((code) => [code, code === '64.09' ? 1 : 6])),
  categories: Object.fromEntries(Object.keys(labels.categories).map((code) => [code, 9])),
};

test('nobody’s own turnover is public: no booths, of products only numbers, no region that one business could be', () => {
  const shown = publicFigures(figures, sellers);
  expect(shown.filter(({ scope }) => scope.booth !== undefined)).toEqual([]);
  expect(new Set(shown.filter(({ scope }) => scope.product).map(({ metric }) => metric))).toEqual(new Set(['units']));
  const regions = new Set(shown.flatMap(({ scope }) => scope.region ?? []));
  expect(regions.has('64.09')).toBe(false);
  // Hidden with it, so that it cannot be had by subtraction: the whole less all the others.
  expect(regions.size).toBe(8);
  expect(shown.some(({ scope }) => Object.keys(scope).length === 1)).toBe(true);
});

test('what the public cannot see is too many to be told apart, or nothing', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 8 })), (counts) => {
      const hidden = hiddenParts(counts);
      const together = [...hidden].reduce((sum, part) => sum + (counts[part] ?? 0), 0);
      const shown = Object.entries(counts).filter(([part]) => !hidden.has(part));
      expect(shown.every(([, count]) => count >= LEAST_SELLERS)).toBe(true);
      expect(hidden.size === 0 || together >= LEAST_SELLERS || shown.length === 0).toBe(true);
    }),
  );
});

test('a lead sees the own region and its products, and nothing of others', () => {
  const reach = { all: false as const, regions: ['64.71'], businesses: [] };
  const seen = figuresInReach(figures, reach, (product) => labels.products[product]?.region ?? undefined);
  expect(new Set(seen.flatMap(({ scope }) => scope.region ?? []))).toEqual(new Set(['64.71']));
  expect(new Set(seen.flatMap(({ scope }) => scope.product ?? []))).toEqual(
    new Set(['Amplang ikan tenggiri', 'Wedang jahe', 'Kalung manik-manik']),
  );
  expect(seen.every(({ scope }) => scope.region !== undefined || scope.product !== undefined)).toBe(true);
  expect(figuresInReach(figures, { all: true }, () => undefined)).toEqual(figures);
});

test('a figure opens only for those whose receipts add up to it', () => {
  const opened = (regions: readonly string[] | null) => figures.filter((figure) => opensTo(figure, regions, labels));
  expect(opened(null)).toEqual(figures);
  expect(opened(['64.71'])).toEqual(
    figuresInReach(
      figures,
      { all: false, regions: ['64.71'], businesses: [] },
      (product) => labels.products[product]?.region ?? undefined,
    ),
  );
});
