/** The country packs that ship. */
import { INDIA } from './india.ts';
import { INDONESIA } from './indonesia.ts';
import type { CountryPack, PackName } from './pack.ts';

export { type CountryPack, OWN_KIND, type PackName, type PhoneRule, type Words } from './pack.ts';

export const PACKS: readonly CountryPack[] = [INDONESIA, INDIA];

/** `in`, `IN`; undefined where no pack ships. */
export function findPack(name: string): CountryPack | undefined {
  return PACKS.find((pack) => pack.name === name.toLowerCase());
}

export function packNamed(name: PackName): CountryPack {
  return name === 'in' ? INDIA : INDONESIA;
}

export function isPackName(value: unknown): value is PackName {
  return typeof value === 'string' && PACKS.some(({ name }) => name === value);
}
