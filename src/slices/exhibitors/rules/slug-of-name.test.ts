import fc from 'fast-check';
import { expect, it } from 'vitest';
import { slugOfName } from './slug-of-name.ts';

it('an address is made of the name', () => {
  expect([slugOfName('Amplang "Bu Ani"'), slugOfName('  Café Manik & Co. '), slugOfName('山').slice(0, 6)]).toEqual([
    'amplang-bu-ani',
    'cafe-manik-co',
    'usaha-',
  ]);
});

it('is an address, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
      expect(slugOfName(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(slugOfName(name).length).toBeLessThanOrEqual(60);
    }),
  );
});
