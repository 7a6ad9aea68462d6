import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainLine, plainly, plainText } from './plain-text.ts';

const TRICKS = ['\0', '\u0007', '\r', '\n', '\t', '\u202a', '\u202e', '\u2066', '\u2069', '\u2028', '\ufeff', '\ud800'];
const text = fc
  .array(fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary', maxLength: 3 })))
  .map((all) => all.join(''));

const shows = (character: string) => {
  const code = character.codePointAt(0) ?? 0;
  const turns = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
  const controls = (code < 0x20 && !'\t\n\r'.includes(character)) || (code >= 0x7f && code < 0xa0);
  return !turns && !controls;
};

describe('plain text', () => {
  it('turns no direction and holds no control character', () =>
    fc.assert(
      fc.property(text, (given) => {
        expect([...plainText(given)].every(shows)).toBe(true);
        expect(plainText(plainText(given))).toBe(plainText(given));
        expect(plainLine(given)).not.toMatch(/[\r\n\t]/);
      }),
    ));

  it('leaves what names are written with', () => {
    for (const name of ['Batik “Ulap Doyo”', 'Kue\u200dIbu', 'مطعم\u200f', '😀 Amplang', 'baris\nlain\tkolom'])
      expect(plainText(name)).toBe(name);
  });

  it('is nothing where there is nothing to see', () => {
    for (const empty of [
      '\u200b',
      '\u200d\u200c',
      '\u2060 \u00ad',
      '\u3164',
      '\u115f\u1160',
      '\u2800',
      '\ufe0f',
      '\u{e0041}',
    ])
      expect(plainText(empty).trim()).toBe('');
    for (const seen of ['鱼', '❤\ufe0f', 'ᄀ', '.', 'a\u200bb', '🏴\u{e0067}\u{e007f}'])
      expect(plainText(seen)).toBe(seen);
  });

  it('goes however deep, and leaves all else', () => {
    const at = new Date(0);
    expect(plainly({ a: ['x\u202ey', 1, null], b: { c: 'z\0' }, at })).toEqual({
      a: ['xy', 1, null],
      b: { c: 'z' },
      at,
    });
  });
});
