import { expect, it } from 'vitest';
import { linesOf } from './lines-of.ts';

it.each([
  ['Berau', 11, ['Berau']],
  ['Kutai Barat', 11, ['Kutai Barat']],
  ['Kutai Kartanegara', 11, ['Kutai', 'Kartanegara']],
  ['Penajam Paser Utara', 13, ['Penajam Paser', 'Utara']],
  ['Kartanegara', 4, ['Kartanegara']],
])('breaks %s at %d characters', (name, most, lines) => {
  expect(linesOf(name, most)).toEqual(lines);
});
