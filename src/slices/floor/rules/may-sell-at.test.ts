import { describe, expect, it } from 'vitest';
import { regionCode } from '../../../kinds/region.ts';
import { maySellAt } from './may-sell-at.ts';

const balikpapan = regionCode('64.71');
const paser = regionCode('64.01');

describe('maySellAt', () => {
  it('keeps a delegation’s booth for its own businesses', () => {
    expect(maySellAt(balikpapan, balikpapan)).toEqual({ ok: true, value: true });
    expect(maySellAt(balikpapan, paser)).toEqual({
      ok: false,
      code: 'other-delegation',
      data: { booth: '64.71', business: '64.01' },
    });
  });

  it('opens a booth without a delegation to everybody', () => {
    expect(maySellAt(null, paser)).toEqual({ ok: true, value: true });
  });
});
