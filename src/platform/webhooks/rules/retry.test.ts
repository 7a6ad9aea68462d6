import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DELAYS, nextDelay, outcomeOf, readRetryAfter } from './retry.ts';

describe('the schedule', () => {
  it('lasts three days and some hours, each wait longer than the one before', () => {
    const hours = DELAYS.reduce((sum, delay) => sum + delay, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(72);
    expect(hours).toBeLessThan(84);
    expect([...DELAYS].sort((a, b) => a - b)).toEqual(DELAYS);
  });

  it('adds at most a fifth, and ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, random) => {
        const delay = nextDelay(attempts, random);
        const bare = DELAYS[attempts - 1];
        if (bare === undefined) expect(delay).toBeNull();
        else expect(delay).toBeGreaterThanOrEqual(bare);
        if (delay !== null && bare !== undefined) expect(delay).toBeLessThanOrEqual(bare * 1.2 + 1);
      }),
    );
  });

  it('waits as long as it is asked to, by seconds or a date, and no longer than a day', () => {
    const now = Date.UTC(2027, 10, 5, 10);
    expect(
      ['7', ' 7 ', 'Fri, 05 Nov 2027 10:00:07 GMT', 'Fri, 05 Nov 2027 09:00:00 GMT', '999999999'].map((text) =>
        readRetryAfter(text, now),
      ),
    ).toEqual([7_000, 7_000, 7_000, 0, 86_400_000]);
    expect([undefined, '', '-7', '1.5', 'soon', '2027-11-05'].map((text) => readRetryAfter(text, now))).toEqual(
      Array(6).fill(undefined),
    );
    expect([nextDelay(1, 0, 7_000), nextDelay(1, 0, 1_000), nextDelay(99, 0, 7_000)]).toEqual([7_000, 5_000, null]);
  });

  it('takes 2xx for an answer and nothing else; a redirect is not followed', () => {
    expect([200, 204, 299].map((status) => outcomeOf(status, 1))).toEqual(['delivered', 'delivered', 'delivered']);
    expect([null, 100, 301, 404, 500].map((status) => outcomeOf(status, 1))).toEqual(Array(5).fill('again'));
    expect([outcomeOf(410, 1), outcomeOf(500, DELAYS.length), outcomeOf(500, DELAYS.length + 1)]).toEqual([
      'gone',
      'again',
      'failed',
    ]);
  });
});
