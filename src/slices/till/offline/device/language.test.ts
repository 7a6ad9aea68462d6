import { expect, test } from 'vitest';
import { firstLocale } from './language.ts';

test.each([
  ['en', ['id-ID'], 'en'],
  ['id', ['en-GB'], 'id'],
  [null, ['id-ID', 'en'], 'id'],
  [null, ['ms-MY'], 'id'],
  [null, ['en-US', 'id'], 'en'],
  [null, ['ja-JP'], 'en'],
  [null, [], 'id'],
  ['fr', ['id'], 'id'],
] as const)('kept %j and spoken %j give %s', (kept, spoken, locale) => {
  expect(firstLocale(kept, spoken)).toBe(locale);
});
