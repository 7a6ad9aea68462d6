import { expect, test } from 'vitest';
import { type Filling, fillLetter, PLACES, unknownPlaces } from './fill-letter.ts';

const empty = Object.fromEntries(PLACES.map((place) => [place, ''])) as unknown as Filling;

test('fills places, and leaves out a line that has nothing to say', () => {
  const filling = { ...empty, nama: 'Ina', usaha: 'Tenun {alasan}', tautan: 'https://contoh.invalid' };
  expect(fillLetter('Yth. {nama},\n\n{usaha} diterima.\nAlasan: {alasan}\n\n\n{tautan}', filling)).toBe(
    'Yth. Ina,\n\nTenun {alasan} diterima.\n\nhttps://contoh.invalid',
  );
});

test('leaves what is no place as it was typed, and names it', () => {
  expect(fillLetter('{harga} {x y} {nama}', { ...empty, nama: 'Ina' })).toBe('{harga} {x y} Ina');
  expect(unknownPlaces('{harga} {nama} {harga} {x y}')).toEqual(['{harga}']);
});
