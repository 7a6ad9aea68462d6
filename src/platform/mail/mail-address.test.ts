import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asciiAddress, mailAddress } from './mail-address.ts';

const read = (text: string) => mailAddress.safeParse(text).data;

it('takes a domain in any script, as mail servers know it', () => {
  expect([
    read('panitia@exämple.id'),
    read(' panitia@例え.example '),
    read('panitia@dinas。example'),
    read('Panitia@Dinas.Example'),
  ]).toEqual([
    'panitia@xn--exmple-cua.id',
    'panitia@xn--r8jz45g.example',
    'panitia@dinas.example',
    'Panitia@Dinas.Example',
  ]);
});

it('refuses signs beyond ASCII before the @, and what is no address', () => {
  for (const text of [
    'Müller@exämple.id',
    'müller@dinas.example',
    '小心@dinas.example',
    // An ending that few mail servers reach.
    'panitia@例え.テスト',
    '@exämple.id',
    'a@exämple.id/x',
    'a@exämple.id:80',
    'a@b@exämple',
    'a@‮elpmaxe.id',
    'panitia',
    '',
    `${'a'.repeat(200)}@dinas.example`,
  ])
    expect([text, read(text)]).toEqual([text, undefined]);
});

it('never throws, gives ASCII or nothing, and reads what it gave as the same', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })).map((parts) => parts.join('@')),
      ),
      (text) => {
        expect(asciiAddress(asciiAddress(text))).toBe(asciiAddress(text));
        const given = read(text);
        if (given === undefined) return;
        expect(given).toMatch(/^[\x21-\x7e]+$/);
        expect(read(given)).toBe(given);
      },
    ),
    { numRuns: 2_000 },
  );
});

it('is Node’s own reading of a domain', () => {
  const label = fc.string({ unit: fc.constantFrom(...'abzäöüßéñçøžığ日本語한국ไทยкир'), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(label, (domain) => {
      const own = asciiAddress(`a@${domain}.id`);
      const ascii = domainToASCII(`${domain}.id`);
      expect(own).toBe(ascii === '' ? `a@${domain}.id` : `a@${ascii}`);
    }),
  );
});
