import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmless, unharmed } from './harmless.ts';

describe('harmless', () => {
  it.each([
    ['=HYPERLINK("http://contoh.invalid")', '\'=HYPERLINK("http://contoh.invalid")'],
    ['+62812', "'+62812"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    ['＝1+1', "'＝1+1"],
    ["'=1", "''=1"],
    ['Amplang', 'Amplang'],
    ["Pak 'A'", "Pak 'A'"],
    ['', ''],
  ])('writes %j as %j', (text, written) => expect(harmless(text)).toBe(written));

  const text = fc.oneof(fc.string(), fc.stringMatching(/^'{0,3}[=+\-@\t\r\n＝]?.*$/));

  it('never begins with what a spreadsheet runs', () =>
    fc.assert(fc.property(text, (given) => !/^[=+\-@\t\r\n＝＋－＠]/.test(harmless(given)))));

  it('is undone by reading', () => fc.assert(fc.property(text, (given) => unharmed(harmless(given)) === given)));
});
