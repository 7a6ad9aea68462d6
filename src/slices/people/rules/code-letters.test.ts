import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOf, readCode } from './code-letters.ts';

test('reads what it writes, however it is typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (random) => {
      const code = codeOf(random);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
      expect(readCode(code)).toBe(code);
      expect(readCode(` ${code.toLowerCase().replace('-', ' ')} `)).toBe(code);
      expect(readCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
    }),
  );
});

test.each(['', 'ABCDE', 'ABCDE-FGHJKM', 'ABCDE-FGHJU', '<script>xx'])('takes %s for no code', (typed) => {
  expect(readCode(typed)).toBeUndefined();
});
