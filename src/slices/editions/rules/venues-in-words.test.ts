import { expect, it } from 'vitest';
import { venuesInWords } from './venues-in-words.ts';

const venue = (name: string, city: string) => ({ name, city });

it.each([
  [[], ''],
  [[venue('Sarinah', 'Jakarta')], 'Sarinah, Jakarta'],
  [[venue('Aula A', 'Kupang'), venue('Aula B', 'Kupang')], 'Aula A · Aula B, Kupang'],
  [[venue('Aula A', 'Kupang'), venue('Lapangan', 'Ende')], 'Aula A, Kupang · Lapangan, Ende'],
  [
    [venue('Aula A', 'Kupang'), venue('Lapangan', 'Ende'), venue('Aula B', 'Kupang')],
    'Aula A, Kupang · Lapangan, Ende · Aula B, Kupang',
  ],
])('%o are said as %s', (venues, words) => expect(venuesInWords(venues)).toBe(words));
