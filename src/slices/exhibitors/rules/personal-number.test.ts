import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsPersonalNumber } from './personal-number.ts';

/** n digits, the first not zero. */
const digits = (n: number) =>
  fc
    .tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n - 1, maxLength: n - 1 }),
    )
    .map(([first, rest]) => `${first}${rest.join('')}`);
const words = fc
  .array(fc.constantFrom('amplang', 'sejak', 'NIK saya', 'halal,', 'no.', '\n'), { maxLength: 4 })
  .map((parts) => parts.join(' '));

describe('a number of a person', () => {
  it.each([
    '6471012345670001',
    '6471 0123 4567 0001',
    '647101-234567-0001',
    'NIK: 6471.0123.4567.0001.',
    'npwp 12.345.678.9-012.345',
    'NIK6471012345670001x',
    '６４７１０１２３４５６７０００１',
    'Aadhaar 2345 6789 0124',
    'aadhaar:2345-6789-0124',
    'aadhar no. 234567890124',
    'आधार 234567890124',
    'PAN ABCPD1234F',
    'abcpd1234f',
  ])('%s is found', (text) => {
    expect(holdsPersonalNumber(text)).toBe(true);
  });

  it.each([
    '',
    'Amplang tenggiri 250 g',
    'NIB 1234567890123',
    'P-IRT 2026471010001-27',
    'P-IRT 202647101000127',
    '0812 3456 7890',
    '+62 812-3456-7890',
    'Rp1.250.000',
    'MD 234510001234',
    'tahun 2019, 2020, 2021, 2022',
    // The last digit does not check the others.
    '2345 6789 0125',
    '234567890124',
    // Telephones and a permit that would check out.
    '919841055662',
    '+91 98410 55662',
    '628123456787',
    'MD 2345 6789 0124',
    'UDYAM-TN-02-0012345',
    'FSSAI 12345678901234',
    // The number of a trader for its sales tax is public.
    'GSTIN 33ABCPD1234F1Z5',
    'KARPET1234',
  ])('%s holds none', (text) => {
    expect(holdsPersonalNumber(text)).toBe(false);
  });

  it('is found in any text, however it is grouped', () => {
    fc.assert(
      fc.property(
        digits(16),
        fc.array(fc.constantFrom('', ' ', '.', '-'), { minLength: 15, maxLength: 15 }),
        words,
        words,
        (number, joints, before, after) => {
          const grouped = [...number].map((digit, at) => digit + (joints[at] ?? '')).join('');
          expect(holdsPersonalNumber(`${before} ${grouped} ${after}`)).toBe(true);
        },
      ),
    );
  });

  it('is no number of another length', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 30 })
          .filter((n) => n !== 16)
          .chain(digits),
        words,
        (number, before) => {
          expect(holdsPersonalNumber(`${before} ${number}`)).toBe(false);
        },
      ),
    );
  });
});
