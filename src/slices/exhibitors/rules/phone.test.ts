import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPhone, showPhone } from './phone.ts';

describe('a phone number', () => {
  it.each([
    '081234567890',
    '0812-3456-7890',
    '0812 3456 7890',
    '81234567890',
    '+62 812-3456-7890',
    '6281234567890',
    '+62 (0)812 3456 7890',
    '(0812) 3456.7890',
  ])('%s is one number', (typed) => {
    expect(readPhone(typed)).toEqual({ ok: true, value: '6281234567890' });
  });

  it('abroad stays abroad', () => {
    expect(readPhone('+65 9123 4567')).toEqual({ ok: true, value: '6591234567' });
  });

  it.each(['', 'ibu', '0812', '021-555 1234', '0812345678901234', '+0', '62'])('%j is none', (typed) => {
    expect(readPhone(typed)).toMatchObject({ ok: false, code: 'phone-shape' });
  });

  it('is shown in groups, and what is shown reads the same again', () => {
    expect(showPhone('6281234567890')).toBe('+62 812-3456-7890');
    const mobile = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 11 })
      .map((rest) => `628${rest.join('')}`);
    fc.assert(
      fc.property(mobile, (digits) => {
        expect(readPhone(showPhone(digits))).toEqual({ ok: true, value: digits });
        expect(readPhone(`0${digits.slice(2)}`)).toEqual({ ok: true, value: digits });
      }),
    );
  });
});
