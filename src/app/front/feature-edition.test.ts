import { describe, expect, it } from 'vitest';
import type { DayEnd } from '../../kinds/business-day.ts';
import { featureEdition } from './feature-edition.ts';

const edition = (
  slug: string,
  startsOn: string,
  endsOn: string,
  zone = 'Asia/Jakarta',
  dayEndsAt = '00:00' as DayEnd,
) => ({
  slug,
  startsOn,
  endsOn,
  zone,
  dayEndsAt,
});
const lombok = edition('lombok', '2019-11-02', '2019-11-03', 'Asia/Makassar');
const sarinah = edition('sarinah', '2023-06-23', '2023-06-25');
const samarinda = edition('samarinda', '2023-08-18', '2023-08-22', 'Asia/Makassar');
const tmii = edition('tmii', '2023-11-25', '2023-11-25');

const newestFirst = [tmii, samarinda, sarinah, lombok];

describe('featureEdition', () => {
  it.each([
    ['is on', '2023-06-24T05:00:00Z', sarinah],
    ['is on, up to midnight of its own zone', '2023-06-25T16:59:59Z', sarinah],
    ['comes next, from then on', '2023-06-25T17:00:00Z', samarinda],
    ['begins, an hour earlier further east', '2023-08-17T16:00:00Z', samarinda],
    ['ended last when none is to come', '2024-01-01T00:00:00Z', tmii],
  ])('chooses the one that %s', (_, now, chosen) => {
    expect(featureEdition(newestFirst, Date.parse(now))).toBe(chosen);
  });

  it('prefers of two that are on the one that began first, then the first listed', () => {
    const later = edition('later', '2023-06-24', '2023-06-25');
    const twin = edition('twin', '2023-06-23', '2023-06-25');
    expect(featureEdition([later, twin, sarinah], Date.parse('2023-06-24T05:00:00Z'))).toBe(twin);
  });

  it('takes the night of a market for the evening before', () => {
    const night = edition('malam', '2023-06-23', '2023-06-25', 'Asia/Jakarta', '02:00');
    const chosenAt = (now: string) => featureEdition([samarinda, night], Date.parse(now))?.slug;
    expect([chosenAt('2023-06-25T18:59:59Z'), chosenAt('2023-06-25T19:00:00Z')]).toEqual(['malam', 'samarinda']);
  });

  it('has nothing to choose from nothing', () => {
    expect(featureEdition([], 0)).toBeUndefined();
  });
});
