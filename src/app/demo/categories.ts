import type { CategoryCode } from './script.ts';

/** In the order in which lists show them: code, Indonesian, English. */
export const CATEGORIES: readonly (readonly [code: CategoryCode, id: string, en: string])[] = [
  ['kuliner', 'Kuliner', 'Food'],
  ['minuman', 'Minuman', 'Drinks'],
  ['aksesori', 'Aksesori', 'Accessories'],
  ['wastra', 'Wastra', 'Textiles'],
  ['busana', 'Busana', 'Clothing'],
  ['kriya', 'Kriya', 'Crafts'],
  ['bumbu', 'Bumbu dan bahan pangan', 'Spices and pantry'],
];
