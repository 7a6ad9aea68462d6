import { expect, it } from 'vitest';
import { typedLine } from './typed-line.ts';

it.each([
  ['Amplang\nBu  Ani', 'Amplang Bu Ani'],
  [' Kue\r\n', 'Kue'],
  ['abc\u202edef', 'abcdef'],
  ['مطعم\u200f', 'مطعم\u200f'],
  ['鱼 😀', '鱼 😀'],
])('makes one line of %j', (typed, line) => {
  expect(typedLine(120).min(1).parse(typed)).toBe(line);
});

it.each(['', ' \n', '\u200b', '\u3164\u200d', '\u2800'])('has nothing in %j', (typed) => {
  expect(typedLine(120).min(1).safeParse(typed).success).toBe(false);
});
