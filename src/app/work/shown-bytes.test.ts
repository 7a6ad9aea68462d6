import { expect, test } from 'vitest';
import { shownBytes } from './shown-bytes.ts';

const hexOf = (text: string) => Buffer.from(text).toString('hex');

test('text is shown as it is, and what could act is written out', () => {
  expect(shownBytes(hexOf('{"nama":"漢字 <b>"}'))).toBe('{"nama":"漢字 <b>"}');
  expect(shownBytes(hexOf('a\0b\u202ec\u2028d\n\ufeff'))).toBe('a\\u{0}b\\u{202e}c\\u{2028}d\\u{a}\\u{feff}');
  expect(shownBytes('ff41c3')).toBe('\\xffA\\xc3');
  expect(shownBytes('')).toBe('');
});
