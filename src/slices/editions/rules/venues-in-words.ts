export interface NamedVenue {
  readonly name: string;
  readonly city: string;
}

/**
 * Every venue of an edition with its city, the main one first: `Aula A · Aula B, Kupang`. A city that all share is said once,
 * after the last of them. The same in all languages.
 */
export function venuesInWords(venues: readonly NamedVenue[]): string {
  const [main] = venues;
  if (!main) return '';
  if (venues.every(({ city }) => city === main.city))
    return `${venues.map(({ name }) => name).join(' · ')}, ${main.city}`;
  return venues.map(({ name, city }) => `${name}, ${city}`).join(' · ');
}
