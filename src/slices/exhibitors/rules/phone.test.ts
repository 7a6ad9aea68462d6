import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packNamed } from '../../../kinds/country/index.ts';
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
    expect(readPhone(typed, packNamed('id').phone)).toEqual({ ok: true, value: '6281234567890' });
  });

  it('abroad stays abroad', () => {
    expect(readPhone('+65 9123 4567', packNamed('id').phone)).toEqual({ ok: true, value: '6591234567' });
  });

  it.each(['', 'ibu', '0812', '021-555 1234', '0812345678901234', '+0', '62'])('%j is none', (typed) => {
    expect(readPhone(typed, packNamed('id').phone)).toMatchObject({ ok: false, code: 'phone-shape' });
  });

  it('is shown in groups, and what is shown reads the same again', () => {
    expect(showPhone('6281234567890')).toBe('+62 812-3456-7890');
    const mobile = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 11 })
      .map((rest) => `628${rest.join('')}`);
    fc.assert(
      fc.property(mobile, (digits) => {
        expect(readPhone(showPhone(digits), packNamed('id').phone)).toEqual({ ok: true, value: digits });
        expect(readPhone(`0${digits.slice(2)}`, packNamed('id').phone)).toEqual({ ok: true, value: digits });
      }),
    );
  });
});

describe('a phone number of India', () => {
  const { phone } = packNamed('in');

  it.each([
    ['98765 43210', '919876543210'],
    ['098765-43210', '919876543210'],
    ['+91 98765 43210', '919876543210'],
    ['919876543210', '919876543210'],
    // It begins with the digits of the prefix.
    ['91234 56789', '919123456789'],
    ['+62 812 3456 7890', '6281234567890'],
  ])('%s is %s', (typed, value) => expect(readPhone(typed, phone)).toEqual({ ok: true, value }));

  it.each(['0812-3456-7890', '12345', '5876543210', '+91 12345'])('%s is none', (typed) =>
    expect(readPhone(typed, phone)).toMatchObject({ code: 'phone-shape' }),
  );

  it('is shown in groups', () => expect(showPhone('919876543210')).toBe('+91 98765-43210'));
});
