import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEditionDates } from './edition-dates.ts';
import { dayFrom } from './milestones.ts';

const june = { name: 'Juni', startsOn: '2023-06-23', endsOn: '2023-06-25' };

describe('checkEditionDates', () => {
  it.each([
    ['2023-06-20', '2023-06-22', 'fits'],
    ['2023-06-26', '2023-06-26', 'fits'],
    ['2023-06-25', '2023-06-28', 'overlaps {"with":"Juni"}'],
    ['2023-06-01', '2023-07-01', 'overlaps {"with":"Juni"}'],
    ['2023-06-24', '2023-06-24', 'overlaps {"with":"Juni"}'],
    ['2023-01-01', '2023-03-01', 'fits'],
    ['2023-01-01', '2023-03-02', 'too-long {"days":60}'],
  ])('%s to %s: %s', (startsOn, endsOn, told) => {
    const checked = checkEditionDates({ startsOn, endsOn }, [june]);
    expect(checked.ok ? 'fits' : `${checked.code} ${JSON.stringify(checked.data)}`).toBe(told);
  });

  it('leaves no day with sales outside', () => {
    const used = ['2023-06-23', '2023-06-24'];
    expect(checkEditionDates({ startsOn: '2023-06-23', endsOn: '2023-06-24' }, [], used).ok).toBe(true);
    expect(checkEditionDates({ startsOn: '2023-06-24', endsOn: '2023-06-26' }, [], used)).toEqual({
      ok: false,
      code: 'sales-outside',
      data: { day: '2023-06-23' },
    });
  });

  it('finds an overlap exactly where a day is shared', () => {
    const span = fc.tuple(fc.nat(60), fc.nat(10)).map(([start, length]) => ({
      startsOn: dayFrom('2023-06-01', start),
      endsOn: dayFrom('2023-06-01', start + length),
      name: 'x',
    }));
    const days = (each: { startsOn: string; endsOn: string }) => {
      const found: string[] = [];
      for (let day = each.startsOn; day <= each.endsOn; day = dayFrom(day, 1)) found.push(day);
      return found;
    };
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 3 }), (own, others) => {
        const shared = others.some((other) => days(other).some((day) => days(own).includes(day)));
        expect(checkEditionDates(own, others).ok).toBe(!shared);
      }),
    );
  });
});
