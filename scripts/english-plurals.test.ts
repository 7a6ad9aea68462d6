import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What is counted is one thing sometimes; Indonesian says both alike. */
const COUNTED = /\{(count|days|minutes|receipts|shown|times)\} (?:[a-z]+ )?[a-z]+s\b/;

/** Counted are always several, or the words hold for one as well. */
const ALWAYS: readonly string[] = [
  // The first so many of more than are shown, so many of all.
  'call_list_taking_text',
  'call_list_preview_first',
  'catalogue_copy_first',
  'catalogue_list_preview_first',
  // An edition may last some weeks, an invitation opens for a fortnight.
  'editions_bad_long',
  'people_invitation_body',
  'people_invitation_body_business',
  // Several numbers in one sentence.
  'editions_preview_regions',
  // A sheet has a dozen at least.
  'catalogue_labels_sheet',
  // A row of numbers is missing.
  'hall_fact_gap',
  'hall_aside_bytes',
];

const english = globSync('src/{*,slices/*}/messages/en.json').flatMap((path) =>
  Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>),
);

it('an English message with a number knows how one is said', () => {
  expect(english.length).toBeGreaterThan(2_500);
  const plain = english.filter(([, text]) => typeof text === 'string' && COUNTED.test(text)).map(([key]) => key);
  expect(plain.filter((key) => !ALWAYS.includes(key))).toEqual([]);
  expect(ALWAYS.filter((key) => !plain.includes(key))).toEqual([]);
});
