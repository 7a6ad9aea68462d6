import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as messages from '../i18n/compiled/messages.js';
import { m } from '../i18n/index.ts';

/** What stands in each note that says what is made up. */
function notes(folder = new URL('../../', import.meta.url).pathname): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) => [
      ...readFileSync(join(folder, name), 'utf8').matchAll(/<DemoNote>\{m\.(\w+)\(\)\}<\/DemoNote>/g),
    ])
    .flatMap(([, key = '']) => key);
}

it('the note says once that its page is made up: no text repeats the words that it begins with', () => {
  const found = notes();
  expect(found.length).toBeGreaterThanOrEqual(4);
  for (const locale of ['id', 'en'] as const) {
    const begins = m.platform_ui_demo({}, { locale }).toLowerCase();
    for (const key of found) {
      // A module knows each message by its own name and inputs; here all are asked alike, by their keys.
      const words = (messages as unknown as Record<string, (i: object, o: { locale: string }) => string>)[key]?.(
        {},
        { locale },
      );
      expect([key, words?.toLowerCase().includes(begins)]).toEqual([key, false]);
    }
  }
});
