/** Letters are wording with places to fill, such as `{usaha}`. Browser-safe. */

export const LETTER_KINDS = ['accepted', 'waitlisted', 'refused', 'receipt'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** The places that a letter may have; the same in both languages. */
export const PLACES = [
  'nama',
  'usaha',
  'nomor',
  'gelaran',
  'tanggal',
  'tempat',
  'alasan',
  'urutan',
  'isi',
  'langkah',
  'tautan',
  'kontak',
  'penyelenggara',
] as const;
export type Place = (typeof PLACES)[number];
export type Filling = Readonly<Record<Place, string>>;

const ANY_PLACE = /\{([a-z]+)\}/g;
const isPlace = (name: string): name is Place => PLACES.some((place) => place === name);

/** Places that a wording names and that do not exist, as they were typed. */
export function unknownPlaces(wording: string): string[] {
  return [...new Set([...wording.matchAll(ANY_PLACE)].map(([, name = '']) => name))]
    .filter((name) => !isPlace(name))
    .map((name) => `{${name}}`);
}

/** Fills the places. A line whose place has nothing to say is left out; what was filled in is not looked at again. */
export function fillLetter(wording: string, filling: Filling): string {
  return wording
    .replaceAll('\r\n', '\n')
    .split('\n')
    .filter((line) => [...line.matchAll(ANY_PLACE)].every(([, name = '']) => !isPlace(name) || filling[name] !== ''))
    .map((line) => line.replace(ANY_PLACE, (whole, name: string) => (isPlace(name) ? filling[name] : whole)))
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
