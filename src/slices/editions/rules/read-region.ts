/** Which region somebody means who types one. Browser-safe. */
import type { RegionCode } from '../../../kinds/region.ts';
import { ok, type Result, refused } from '../../../kinds/result.ts';

export interface NamedRegion {
  readonly code: RegionCode;
  readonly name: string;
  readonly fullName: string;
  readonly within?: string | null;
}

/** What names are compared by: capitals, accents and marks do not count, and `kab.` is `kabupaten`. */
export function plainName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^kab /, 'kabupaten ')
    .replace(/^(prov|propinsi) /, 'provinsi ');
}

/** As a list offers it: `Kota Balikpapan · 64.71`. */
export function offeredAs({ code, fullName }: NamedRegion): string {
  return `${fullName} · ${code}`;
}

export type RegionRefusal = 'region-missing' | 'region-unknown' | 'region-ambiguous';

const MOST_CANDIDATES = 8;

/**
 * By its code, as a list offers it, by its full or its short name, or by the beginning of words that only one region has
 * (not where `whole` names are wanted, as of a spreadsheet that nobody corrects as it is read).
 * Refused with those that it may be, the likeliest first.
 */
export function readRegion<T extends NamedRegion>(
  typed: string,
  regions: readonly T[],
  { whole = false }: { readonly whole?: boolean } = {},
): Result<T, RegionRefusal, { readonly candidates: readonly T[] }> {
  const text = typed.trim();
  if (text === '') return refused('region-missing', { candidates: [] });
  const wanted = plainName(text);
  const stages: readonly ((region: T) => boolean)[] = [
    ({ code }) => code === text.toUpperCase(),
    (region) => plainName(offeredAs(region)) === wanted,
    ({ fullName }) => plainName(fullName) === wanted,
    ({ name }) => plainName(name) === wanted,
    (region) => !whole && holdsWords(region, wanted),
  ];
  for (const holds of stages) {
    const found = regions.filter(holds);
    const [only, ...others] = found;
    if (only && others.length === 0) return ok(only);
    if (only) return refused('region-ambiguous', { candidates: found.slice(0, MOST_CANDIDATES) });
  }
  return refused('region-unknown', { candidates: nearest(wanted, regions) });
}

/** Every typed word begins a word of the region's name. */
function holdsWords({ fullName }: NamedRegion, wanted: string): boolean {
  const words = plainName(fullName).split(' ');
  return wanted !== '' && wanted.split(' ').every((part) => words.some((word) => word.startsWith(part)));
}

/** Those whose name shares most pairs of letters with what was typed: a letter wrong or left out still finds it. */
function nearest<T extends NamedRegion>(wanted: string, regions: readonly T[]): T[] {
  const pairs = pairsOf(wanted);
  if (pairs.size === 0) return [];
  return regions
    .map((region) => {
      const own = pairsOf(plainName(region.name));
      const shared = [...pairs].filter((pair) => own.has(pair)).length;
      return { region, likeness: (2 * shared) / (pairs.size + own.size) };
    })
    .filter(({ likeness }) => likeness > 0.4)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_CANDIDATES)
    .map(({ region }) => region);
}

function pairsOf(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2)));
}
