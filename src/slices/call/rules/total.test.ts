import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareStandings, isWide, meanTenths, partsOf, placesOf, standingOf, tenthsOf, totalOf } from './total.ts';

const criteria = [
  { code: 'quality', weight: 3, scale: 5 },
  { code: 'originality', weight: 1, scale: 4 },
];
const points = (quality: number, originality: number) => new Map(Object.entries({ quality, originality }));

const rubrics = fc.array(
  fc.record({ weight: fc.integer({ min: 1, max: 100 }), scale: fc.integer({ min: 1, max: 10 }) }),
  {
    minLength: 1,
    maxLength: 20,
  },
);

describe('totalOf', () => {
  it('weighs the criteria: 3/5 three times and 4/4 once is 70', () => {
    const total = totalOf(criteria, points(3, 4)) ?? -1;
    expect(tenthsOf(total, partsOf(criteria))).toBe(700);
    expect(totalOf(criteria, new Map([['quality', 3]]))).toBeUndefined();
  });

  it('runs from 0 to 100, and more points are never less', () => {
    fc.assert(
      fc.property(rubrics, fc.infiniteStream(fc.nat(10)), fc.nat(19), (rubric, stream, raised) => {
        const coded = rubric.map((each, at) => ({ ...each, code: `c${at}` }));
        const given = coded.map(({ code, scale }) => [code, (stream.next().value ?? 0) % (scale + 1)] as const);
        const parts = partsOf(coded);
        const total = totalOf(coded, new Map(given)) ?? -1;
        expect(Number.isSafeInteger(total) && total >= 0 && total <= parts).toBe(true);
        expect(totalOf(coded, new Map(coded.map(({ code }) => [code, 0])))).toBe(0);
        expect(totalOf(coded, new Map(coded.map(({ code, scale }) => [code, scale])))).toBe(parts);
        const more = given.map(
          ([code, value], at) => [code, at === raised ? (coded[at]?.scale ?? value) : value] as const,
        );
        expect(totalOf(coded, new Map(more)) ?? -1).toBeGreaterThanOrEqual(total);
      }),
    );
  });
});

describe('standings', () => {
  const parts = partsOf(criteria);
  const totals = fc.array(fc.integer({ min: 0, max: parts }), { minLength: 1, maxLength: 5 });

  it('the mean lies between the least and the most, the spread is nought when all agree', () => {
    fc.assert(
      fc.property(totals, (given) => {
        const standing = standingOf(given, parts);
        const mean = meanTenths(standing, parts);
        expect(mean).toBeGreaterThanOrEqual(tenthsOf(standing.least, parts));
        expect(mean).toBeLessThanOrEqual(tenthsOf(standing.most, parts));
        expect(standing.deviation === 0).toBe(standing.least === standing.most);
      }),
    );
  });

  it('are ordered by the exact mean: a total order, and tripling every curator changes nothing', () => {
    fc.assert(
      fc.property(totals, totals, totals, (a, b, c) => {
        const [x, y, z] = [standingOf(a, parts), standingOf(b, parts), standingOf(c, parts)];
        expect(compareStandings(x, y) + compareStandings(y, x) === 0).toBe(true);
        if (compareStandings(x, y) <= 0 && compareStandings(y, z) <= 0)
          expect(compareStandings(x, z)).toBeLessThanOrEqual(0);
        expect(compareStandings(standingOf([...a, ...a, ...a], parts), x)).toBe(0);
      }),
    );
  });

  it('know the standard deviation of 60 and 80, and when curators disagree', () => {
    expect(standingOf([60, 80], 100).deviation).toBeCloseTo(10, 10);
    expect([24, 25].map((gap) => isWide(standingOf([50, 50 + gap], 100), 100))).toEqual([false, true]);
  });

  it('have no mean while nobody has finished', () => {
    expect(meanTenths(standingOf([], parts), parts)).toBeUndefined();
  });

  it('share a place when they are equal', () => {
    const sorted = [[90], [80, 80], [80], [70], []].map((each) => standingOf(each, 100));
    expect(placesOf(sorted)).toEqual([1, 2, 2, 4, undefined]);
  });
});
