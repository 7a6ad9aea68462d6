import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chargeQris, MOST_BY_QRIS } from './charge-qris.ts';
import { crc16, crcText } from './crc.ts';
import cases from './qris-cases.json' with { type: 'json' };
import { readQris } from './read-qris.ts';
import { formatTlv, parseTlv, type TlvField } from './tlv.ts';

/** A synthetic merchant: no such NMID has been issued. */
const FIELDS: readonly TlvField[] = [
  { tag: '00', value: '01' },
  { tag: '01', value: '11' },
  {
    tag: '26',
    value: formatTlv([
      { tag: '00', value: 'ID.CO.CONTOH.WWW' },
      { tag: '01', value: '936000000000000001' },
      { tag: '02', value: 'CONTOH0001' },
      { tag: '03', value: 'UMI' },
    ]),
  },
  {
    tag: '51',
    value: formatTlv([
      { tag: '00', value: 'ID.CO.QRIS.WWW' },
      { tag: '02', value: 'ID1020230000001' },
      { tag: '03', value: 'UMI' },
    ]),
  },
  { tag: '52', value: '5499' },
  { tag: '53', value: '360' },
  { tag: '58', value: 'ID' },
  { tag: '59', value: 'AMPLANG CONTOH' },
  { tag: '60', value: 'BALIKPAPAN' },
  { tag: '61', value: '76111' },
  { tag: '62', value: formatTlv([{ tag: '07', value: 'A01' }]) },
];

function sign(fields: readonly TlvField[]): string {
  const unsigned = `${formatTlv(fields)}6304`;
  return unsigned + crcText(unsigned);
}

function withField(tag: string, value: string | null): string {
  const others = FIELDS.filter((field) => field.tag !== tag);
  const fields = value === null ? others : [...others, { tag, value }];
  return sign(fields.sort((a, b) => Number(a.tag) - Number(b.tag)));
}

const STATIC = sign(FIELDS);

test('the checksum meets the standard check value', () => {
  expect(crc16(new TextEncoder().encode('123456789')).toString(16)).toBe('29b1');
  expect(crcText('123456789')).toBe('29B1');
  expect(crcText('')).toBe('FFFF');
});

describe('reading', () => {
  test('a static string gives what a person compares before paying', () => {
    const read = readQris(STATIC);
    expect(read).toEqual({
      ok: true,
      value: {
        fields: FIELDS,
        kind: 'static',
        merchantName: 'AMPLANG CONTOH',
        merchantCity: 'BALIKPAPAN',
        nmid: 'ID1020230000001',
        merchantClass: 'UMI',
        categoryCode: '5499',
        postcode: '76111',
        terminal: 'A01',
        amount: null,
        tip: 'none',
      },
    });
  });

  test.each([
    ['', 'crc-missing'],
    [STATIC.slice(0, -1), 'truncated'],
    [`${STATIC.slice(0, -4)}0000`, 'crc-invalid'],
    [STATIC.replace('BALIKPAPAN', 'BALIKPAPAM'), 'crc-invalid'],
    [`${STATIC}6304ABCD`, 'tag-repeated'],
    [STATIC.replace('AMPLANG', 'AMPL\u0000NG'), 'character-invalid'],
    [`0x${STATIC.slice(2)}`, 'tag-invalid'],
    [`00AA${STATIC.slice(4)}`, 'length-invalid'],
    [`0000${STATIC}`, 'length-invalid'],
    ['0'.repeat(513), 'too-long'],
    [withField('00', '02'), 'format-invalid'],
    [withField('00', null), 'format-invalid'],
    [withField('01', '13'), 'initiation-invalid'],
    [withField('51', null), 'national-account-invalid'],
    [withField('51', '0014ID.CO.QRIS.WWX0215ID1020230000001'), 'national-account-invalid'],
    [withField('51', '0014ID.CO.QRIS.WWW0213ID10202300000'), 'nmid-invalid'],
    [withField('52', '54'), 'category-invalid'],
    [withField('53', '840'), 'currency-invalid'],
    [withField('58', 'MY'), 'country-invalid'],
    [withField('59', 'X'.repeat(26)), 'name-invalid'],
    [withField('60', ' '), 'city-invalid'],
    [withField('54', '1.5'), 'amount-invalid'],
    [withField('55', '04'), 'tip-invalid'],
    [withField('62', '0710AB'), 'additional-invalid'],
  ])('%s is refused: %s', (text, code) => {
    expect(readQris(text)).toMatchObject({ ok: false, code });
  });

  test('amounts and tips are read out', () => {
    expect(readQris(withField('54', '25000.00'))).toMatchObject({ ok: true, value: { amount: 25_000 } });
    expect(readQris(withField('55', '02'))).toMatchObject({ ok: true, value: { tip: 'fixed' } });
  });

  test('never throws: not on noise, not on a string with any one thing changed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (text) => void readQris(text)),
      {
        numRuns: 2_000,
      },
    );
    const change = fc.record({
      at: fc.nat(STATIC.length),
      cut: fc.nat(5),
      put: fc.string({ maxLength: 5 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const text = changes.reduce((kept, { at, cut, put }) => kept.slice(0, at) + put + kept.slice(at + cut), STATIC);
        const read = readQris(text);
        if (read.ok) expect(sign(read.value.fields).toUpperCase()).toBe(text.toUpperCase());
      }),
      { numRuns: 5_000 },
    );
  });

  test('a text is its fields and nothing more', () => {
    const tag = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
    const value = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 99 });
    fc.assert(
      fc.property(fc.uniqueArray(fc.record({ tag, value }), { selector: (field) => field.tag }), (fields) => {
        expect(parseTlv(formatTlv(fields))).toEqual({ ok: true, value: fields });
      }),
    );
    expect(() => formatTlv([{ tag: '59', value: '' }])).toThrow(RangeError);
  });
});

describe('charging', () => {
  test('fills in the amount and changes nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MOST_BY_QRIS }), (amount) => {
        const charged = chargeQris(STATIC, amount);
        expect(charged.ok).toBe(true);
        if (!charged.ok) return;
        const read = readQris(charged.value);
        expect(read).toMatchObject({ ok: true, value: { kind: 'dynamic', amount, nmid: 'ID1020230000001' } });
        if (!read.ok) return;
        const tags = read.value.fields.map((field) => field.tag);
        expect(tags).toEqual(['00', '01', '26', '51', '52', '53', '54', '58', '59', '60', '61', '62']);
        const kept = read.value.fields.filter((field) => field.tag !== '54' && field.tag !== '01');
        expect(kept).toEqual(FIELDS.filter((field) => field.tag !== '01'));
      }),
    );
  });

  test('is refused for what is not a static string or not an amount', () => {
    for (const amount of [0, -1, 0.5, Number.NaN, MOST_BY_QRIS + 1])
      expect(chargeQris(STATIC, amount)).toMatchObject({ ok: false, code: 'amount-out-of-range' });
    expect(chargeQris(withField('01', '12'), 1_000)).toMatchObject({ ok: false, code: 'not-static' });
    expect(chargeQris(withField('54', '5000'), 1_000)).toMatchObject({ ok: false, code: 'amount-present' });
    expect(chargeQris(STATIC.slice(1), 1_000)).toMatchObject({ ok: false });
  });
});

describe('strings as acquirers make them', () => {
  const textOf = (name: string) => cases.find((one) => one.name === name)?.text ?? '';

  test.each([
    'plain',
    'lower-case CRC',
    'CRC begins with 00',
    'sub-tag 00 in 62',
    'primitive tag 15',
    '62 missing',
    '61 missing',
    '64 language template',
    'unknown tag 80',
    'tags out of order',
    'non-ASCII merchant (UTF-8, length in characters)',
    'name of 25',
    'name with spaces at its end',
    'domain lower case',
    'two acquirers 26 and 27',
    'tip asked',
    'tip fixed',
    'tip percent',
  ])('are read and charge an amount: %s', (name) => {
    expect(readQris(textOf(name)).ok).toBe(true);
    const charged = chargeQris(textOf(name), 15_000);
    expect(charged.ok && readQris(charged.value)).toMatchObject({
      ok: true,
      value: { amount: 15_000, kind: 'dynamic' },
    });
  });

  test.each([
    ['no CRC at all', 'crc-missing'],
    ['one letter changed', 'crc-invalid'],
    ['60 missing', 'city-invalid'],
    ['amount 15000.50', 'amount-invalid'],
  ])('are refused: %s', (name, code) => expect(readQris(textOf(name))).toMatchObject({ ok: false, code }));

  test('whose length counts bytes are refused, and so is a charge of another amount than the printed one', () => {
    expect(readQris(textOf('non-ASCII merchant (length in bytes)')).ok).toBe(false);
    expect(chargeQris(textOf('static with amount'), 20_000)).toMatchObject({ ok: false, code: 'amount-present' });
    expect(chargeQris(textOf('dynamic (01=12)'), 20_000)).toMatchObject({ ok: false, code: 'not-static' });
    expect(readQris(textOf('amount 15000.0'))).toMatchObject({ ok: true, value: { amount: 15_000 } });
    expect(readQris(textOf('trailing line break').trim()).ok).toBe(true);
  });

  test('of any signs that an eye sees are read as they were written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('A', 'é', '鱼', '🧵', 'ꦲ', ' '), { minLength: 1, maxLength: 24 }),
        (signs) => {
          const name = `X${signs.join('')}`;
          expect(readQris(withField('59', name))).toMatchObject({ ok: true, value: { merchantName: name.trim() } });
        },
      ),
    );
  });
});
