import { expect, it } from 'vitest';
import { packNamed } from '../../../kinds/country/index.ts';
import { noteNumber } from './note-number.ts';

it('is numbered with the letters of the country', () => {
  const [home, abroad] = [packNamed('id').noteLetters, packNamed('in').noteLetters];
  expect([noteNumber(7, home), noteNumber(7, abroad), noteNumber(1_234, abroad)]).toEqual([
    'SJ-007',
    'DN-007',
    'DN-1234',
  ]);
});
