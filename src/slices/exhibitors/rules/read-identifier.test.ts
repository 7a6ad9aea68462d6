import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IDENTIFIER_KINDS, readIdentifier } from './read-identifier.ts';

const digits = (n: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((all) => all.join(''));

describe('NIB', () => {
  it('has 13 digits', () => {
    expect(readIdentifier('nib', ' NIB: 1234 5678 90123 ')).toEqual({
      ok: true,
      value: { kind: 'nib', value: '1234567890123' },
    });
    for (const wrong of ['', '123456789012', '12345678901234', '123456789012X'])
      expect(readIdentifier('nib', wrong)).toMatchObject({ code: 'nib-shape' });
  });
});

describe('P-IRT', () => {
  it('has 15 digits, and tells packaging, food type, region, product, producer and year', () => {
    const read = {
      kind: 'pirt',
      value: '2026471010001-27',
      pirt: { packaging: 2, foodType: 2, region: '64.71', product: 1, producer: 1, expiryYear: 2027 },
    };
    for (const typed of ['2026471010001-27', 'P-IRT No. 2026471010001-27', '202647101000127', '2026471 010001 - 27'])
      expect(readIdentifier('pirt', typed)).toEqual({ ok: true, value: read });
  });

  it('keeps the zeros of the region', () => {
    expect(readIdentifier('pirt', '2026410010001-27')).toMatchObject({ value: { pirt: { region: '64.10' } } });
  });

  it('has packaging 1 to 8 and a food type', () => {
    for (const wrong of [
      '9026471010001-27',
      '0026471010001-27',
      '2006471010001-27',
      '2026471010001',
      '2026471010001-2',
      'ABC',
    ])
      expect(readIdentifier('pirt', wrong)).toMatchObject({ code: 'pirt-shape' });
  });
});

describe('BPOM', () => {
  it('is MD or ML with digits', () => {
    expect(readIdentifier('bpom', 'BPOM RI MD 234510001234')).toEqual({
      ok: true,
      value: { kind: 'bpom', value: 'MD234510001234' },
    });
    expect(readIdentifier('bpom', 'ml 234510001234').ok).toBe(true);
    for (const wrong of ['234510001234', 'NA18201234567', 'MD123', ''])
      expect(readIdentifier('bpom', wrong)).toMatchObject({ code: 'bpom-shape' });
  });
});

describe('halal', () => {
  it('begins with ID, and no decree passes for it', () => {
    expect(readIdentifier('halal', 'ID 64110000123450123')).toEqual({
      ok: true,
      value: { kind: 'halal', value: 'ID64110000123450123' },
    });
    expect(readIdentifier('halal', 'KH 12345/2019')).toMatchObject({ code: 'halal-decree' });
    expect(readIdentifier('halal', '64110000123450123')).toMatchObject({ code: 'halal-shape' });
  });
});

describe('Udyam and FSSAI of India', () => {
  it.each([
    ['udyam', 'udyam-kl-01-0012345', 'UDYAM-KL-01-0012345'],
    ['udyam', 'Udyam Registration No. UDYAM-MH-26-0123456', 'UDYAM-MH-26-0123456'],
    ['fssai', 'FSSAI Lic. No. 1151 8002 000123', '11518002000123'],
  ] as const)('%s %s', (kind, typed, value) =>
    expect(readIdentifier(kind, typed)).toEqual({ ok: true, value: { kind, value } }),
  );

  it.each([
    ['udyam', 'KL-01-0012345'],
    ['fssai', '1151800200012'],
    ['fssai', '91518002000123'],
  ] as const)('%s %s is refused', (kind, typed) =>
    expect(readIdentifier(kind, typed)).toMatchObject({ code: `${kind}-shape` }),
  );
});

describe('whatever the kind', () => {
  it('a NIK or NPWP is refused for what it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...IDENTIFIER_KINDS), digits(16), (kind, number) => {
        expect(readIdentifier(kind, number)).toMatchObject({ ok: false, code: 'personal-number' });
      }),
    );
  });

  it('what was read reads the same again, and any text is read or refused', () => {
    const typed = fc.oneof(
      fc.string(),
      digits(13),
      digits(15),
      digits(12).map((number) => `MD${number}`),
      digits(17).map((number) => `ID${number}`),
    );
    fc.assert(
      fc.property(fc.constantFrom(...IDENTIFIER_KINDS), typed, (kind, text) => {
        const read = readIdentifier(kind, text);
        if (read.ok) expect(readIdentifier(kind, read.value.value)).toEqual(read);
      }),
    );
  });
});
