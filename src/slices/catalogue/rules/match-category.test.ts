import { expect, it } from 'vitest';
import { matchCategory, plainWords, proposeCategory } from './match-category.ts';

const CATEGORIES = [
  { code: 'kuliner', name: { id: 'Kuliner', en: 'Food' } },
  { code: 'kopi-teh', name: { id: 'Kopi dan teh', en: 'Coffee and tea' } },
  { code: 'lainnya', name: { id: 'Lainnya', en: 'Other' } },
];
const WORDS = new Map([['oleh oleh khas', 'kuliner']]);

it('compares words without case, accents and what stands between them', () => {
  expect(plainWords('  Oleh-oleh   KHAS ')).toBe('oleh oleh khas');
  expect(plainWords('Café & Teh')).toBe('cafe dan teh');
  expect(plainWords('🧵')).toBe('');
});

it('knows a category by its code, its names, and words that were taken for it', () => {
  const match = (words: string) => matchCategory(words, CATEGORIES, WORDS);
  expect([match('FOOD'), match('kopi & teh'), match('kopi-teh'), match('Oleh-oleh khas')]).toEqual([
    'kuliner',
    'kopi-teh',
    'kopi-teh',
    'kuliner',
  ]);
  expect([match('Tempurung'), match(''), match('🧵')]).toEqual([undefined, undefined, undefined]);
});

it('proposes what shares a word, and never what fits nowhere else', () => {
  const propose = (words: string) => proposeCategory(words, CATEGORIES, WORDS);
  expect([propose('Kopi bubuk'), propose('oleh-oleh dari Muna'), propose('Lainnya: ukiran')]).toEqual([
    'kopi-teh',
    'kuliner',
    undefined,
  ]);
});
