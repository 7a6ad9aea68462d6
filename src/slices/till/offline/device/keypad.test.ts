import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { currencyOf } from '../../../../kinds/currency.ts';
import { formatMoney, MAX_AMOUNT, money, readMoney, typedMoney } from '../../../../kinds/money.ts';
import { ok, refused } from '../../../../kinds/result.ts';
import { asTyped, isPlain, keyOf, pasteText, readAmount, readCount, typeKey } from './keypad.ts';

const press = (keys: readonly string[], point = '.') => keys.reduce((text, key) => typeKey(text, key, point), '');
/** As a keyboard types it, sign by sign. */
const keyed = (text: string) => press([...text].map((key) => keyOf({ key }) ?? '').filter((key) => key !== ''));
const currencies = fc.constantFrom('IDR', 'INR', 'THB', 'JPY');
const withDecimals = fc.constantFrom('INR', 'THB', 'SGD');

test('the till’s keys make an amount, and take back the last sign until nothing is typed', () => {
  expect(readAmount(press(['2', '5', '000']), 'IDR')).toEqual(ok(25_000));
  expect(readAmount(press(['0', '0', '7']), 'IDR')).toEqual(ok(7));
  expect(readAmount(press(['1', '2', 'point', '5']), 'INR')).toEqual(ok(1_250));
  expect(readAmount(press(['point', '5']), 'INR')).toEqual(ok(50));
  expect(press(['2', '5', 'back'])).toBe('2');
  expect(press(['2', 'back', 'back'])).toBe('');
  expect([readAmount('', 'IDR'), readCount('', 9)]).toEqual([null, null]);
});

test('a keyboard types what it says, a sign that no amount has as well', () => {
  const keys = ['7', '0', ',', '.', '-', 'e', '٣', '😀', 'Backspace', ' ', 'Enter', 'Shift', 'Dead'];
  expect(keys.map((key) => keyOf({ key }))).toEqual([
    ...['7', '0', ',', '.', '-', 'e', '٣', '😀', 'back'],
    ...[null, null, null, null],
  ]);
});

describe('whatever is typed or pasted is read by the one rule of money, as a whole', () => {
  const signs = fc.constantFrom(...'0123456789.,-RpeE٣५ '.split(''));
  it('sign by sign, in any order', () => {
    fc.assert(
      fc.property(fc.array(signs, { minLength: 1, maxLength: 14 }), currencies, (some, currency) => {
        const text = some.join('').replaceAll(' ', '');
        fc.pre(text !== '' && !/\d[.,]$/.test(text));
        expect(readAmount(keyed(some.join('')), currency)).toEqual(readMoney(text, currency));
      }),
      { numRuns: 500 },
    );
  });

  it('as this program prints an amount, and goes on from there as if typed', () => {
    fc.assert(
      fc.property(fc.nat(MAX_AMOUNT), currencies, (amount, currency) => {
        for (const text of [formatMoney(amount, currency), formatMoney(amount, currency, 'en'), ` ${amount} `]) {
          const pasted = pasteText(text);
          const read = readMoney(pasted, currency);
          expect(readAmount(pasted, currency)).toEqual(read);
          if (read.ok) expect(readAmount(asTyped(read.value, currency), currency)).toEqual(read);
        }
      }),
    );
  });

  it.each([
    ['Rp 25.000', 'IDR', 25_000],
    ['25,000.00', 'IDR', 25_000],
    ['Rp25.000,-', 'IDR', 25_000],
    ['1.234,56', 'INR', 123_456],
    ['₹1,23,456.50', 'INR', 12_345_650],
  ])('%j in %s is %d, and how it was read is said', (text, currency, amount) => {
    expect(readAmount(pasteText(text), currency)).toEqual(ok(amount));
    expect(isPlain(pasteText(text), currency)).toBe(false);
  });

  it.each([
    ['25.5', 'IDR', 'money-ambiguous'],
    ['1.234,56', 'IDR', 'money-ambiguous'],
    ['٢٥٠٠٠', 'IDR', 'money-unreadable'],
    ['२५०००', 'INR', 'money-unreadable'],
    ['-25000', 'IDR', 'money-negative'],
    ['25rb', 'IDR', 'money-unreadable'],
    ['1.234', 'INR', 'money-ambiguous'],
  ])('%j in %s is refused, pasted or typed: %s', (text, currency, code) => {
    expect(readAmount(pasteText(text), currency)).toMatchObject({ ok: false, code });
    expect(readAmount(keyed(text), currency)).toMatchObject({ ok: false, code });
  });

  it('a page that was pasted is no amount, whatever it begins with', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ minLength: 41 }), currencies, (amount, rest, currency) => {
        const text = `${amount}${rest}`;
        fc.pre(text.trim().length > 40);
        expect(readAmount(pasteText(text), currency)).toMatchObject({ ok: false });
      }),
    );
  });
});

describe('never read as another amount than was meant', () => {
  it('a decimal in a currency that has none', () => {
    const tenths = fc.integer({ min: 1, max: 99 }).map(String);
    fc.assert(
      fc.property(fc.nat(999_999), tenths, fc.constantFrom('.', ','), (whole, decimals, sign) => {
        const text = `${whole}${sign}${decimals}`;
        expect(readAmount(keyed(text), 'IDR')).toEqual(refused('money-ambiguous'));
      }),
    );
  });

  it('a second decimal point', () => {
    fc.assert(
      fc.property(fc.nat(99_999), fc.nat(99), fc.nat(9), withDecimals, (whole, cents, more, currency) => {
        expect(readAmount(keyed(`${whole}.${cents}.${more}`), currency)).toMatchObject({ ok: false });
      }),
    );
  });

  it('more decimals than the currency has', () => {
    const decimals = fc.stringMatching(/^\d{3,6}$/);
    fc.assert(
      fc.property(fc.nat(99_999), decimals, withDecimals, (whole, fraction, currency) => {
        expect(readAmount(keyed(`${whole}.${fraction}`), currency)).toMatchObject({ ok: false });
      }),
    );
  });

  it('above the highest amount, and above what it may be here', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 12 }), fc.nat(MAX_AMOUNT - 1), currencies, (over, most, currency) => {
        const above = typedMoney(MAX_AMOUNT + over, currency);
        expect(readAmount(keyed(above), currency)).toEqual(refused('money-too-large'));
        expect(readAmount(keyed(typedMoney(most, currency)), currency, most)).toEqual(ok(most));
        expect(readAmount(keyed(typedMoney(most + 1, currency)), currency, most)).toEqual(refused('above-most'));
      }),
    );
  });

  it('a count with a point, a sign or a nought too many', () => {
    for (const text of ['2.5', '1.000', '-3', '1e3', '٣', '1 2'])
      expect(readCount(text, 9_999)).toEqual(refused('count-unreadable'));
    expect([readCount('100', 100), readCount('101', 100), readCount('007', 9)]).toEqual([
      ok(100),
      refused('above-most'),
      ok(7),
    ]);
  });
});

test('a point that no decimals follow yet is not held against anybody', () => {
  expect([readAmount('12.', 'INR'), readAmount('25,', 'IDR')]).toEqual([ok(1_200), ok(25)]);
  expect(readAmount('.', 'IDR')).toEqual(refused('money-unreadable'));
});

test('a suggested sum goes on as if it had been typed', () => {
  expect([asTyped(money(50_000), 'INR'), asTyped(money(50_050), 'INR'), asTyped(money(50_000), 'IDR')]).toEqual([
    '500',
    '500.50',
    '50000',
  ]);
  for (const currency of ['IDR', 'INR'])
    expect(isPlain(asTyped(money(50_050), currency), currency), currencyOf(currency).code).toBe(true);
});
