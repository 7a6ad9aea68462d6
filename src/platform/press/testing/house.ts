import type { PaperHouse } from '../paper.ts';

/** An organiser that has said nothing of itself but its name. */
export function plainHouse(name = 'Panitia'): PaperHouse {
  return { name, letterhead: [], address: [], contact: [], accent: null, logo: null };
}
