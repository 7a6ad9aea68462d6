import { OTHER_CATEGORY } from '../contract.ts';

export interface NamedCategory {
  readonly code: string;
  readonly name: { readonly id: string; readonly en: string };
}

/** Words as they are compared: without case, accents, and what stands between words. `Oleh-oleh  KHAS` -> `oleh oleh khas`. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' dan ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 80)
    .trim();
}

/**
 * The category that somebody's words mean: its code, its name in either language, or words that were taken for it before.
 * Nothing where none fits. @param remembered by `plainWords`.
 */
export function matchCategory(
  words: string,
  categories: readonly NamedCategory[],
  remembered: ReadonlyMap<string, string>,
): string | undefined {
  const plain = plainWords(words);
  if (plain === '') return undefined;
  const found = categories.find(({ code, name }) =>
    [code, name.id, name.en].some((each) => plainWords(each) === plain),
  );
  return found?.code ?? remembered.get(plain);
}

/**
 * The category to propose for words that none fits: the one whose names, or whose remembered words, share most words with them.
 * @returns nothing where none shares any.
 */
export function proposeCategory(
  words: string,
  categories: readonly NamedCategory[],
  remembered: ReadonlyMap<string, string>,
): string | undefined {
  const said = new Set(plainWords(words).split(' '));
  const points = new Map<string, number>();
  const count = (code: string, text: string) => {
    const shared = plainWords(text)
      .split(' ')
      .filter((word) => word.length > 2 && said.has(word)).length;
    if (shared > (points.get(code) ?? 0)) points.set(code, shared);
  };
  for (const { code, name } of categories) for (const text of [code, name.id, name.en]) count(code, text);
  for (const [word, code] of remembered) count(code, word);
  points.delete(OTHER_CATEGORY);
  return [...points].sort(([, one], [, other]) => other - one)[0]?.[0];
}
