import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSealer } from './sealer.ts';

const sealer = createSealer('one installation');

it('opens what it sealed, for what it was sealed, and nothing else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.nat(), (text, belongs, at) => {
      const sealed = sealer.seal(text, belongs);
      expect(sealer.open(sealed, belongs)).toBe(text);
      expect(() => sealer.open(sealed, `${belongs} of another`)).toThrow();
      expect(() => createSealer('another installation').open(sealed, belongs)).toThrow();
      const spoilt = Buffer.from(sealed);
      const place = at % spoilt.length;
      spoilt[place] = (spoilt[place] ?? 0) ^ 1;
      expect(() => sealer.open(spoilt, belongs)).toThrow();
      expect(() => sealer.open(sealed.subarray(0, place), belongs)).toThrow();
    }),
  );
});

it('seals the same text differently each time', () => {
  expect(sealer.seal('a', 'b').equals(sealer.seal('a', 'b'))).toBe(false);
});
