import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { expect, it } from 'vitest';

/** What a `redirect(` is given where that is text: its first characters. */
const GIVEN = /\bredirect(?:Document)?\(\s*(["'`])(?<to>[^"'`]{0,40})/g;

/**
 * A form that a script sends goes to the page's address with `.data` behind it. A redirect that names no whole path is read from
 * there, and leads to a page that is not there.
 */
function relativeRedirects(source: string): string[] {
  return [...source.matchAll(GIVEN)].flatMap(({ groups }) => {
    const to = groups?.to ?? '';
    return to.startsWith('/') || to.startsWith('$') || /^https?:/.test(to) ? [] : [to];
  });
}

it('finds a redirect that depends on where it is read from', () => {
  expect(relativeRedirects("return redirect('?tersimpan=ya'); redirect(`..`); redirect( 'daftar')")).toEqual([
    '?tersimpan=ya',
    '..',
    'daftar',
  ]);
  // A placeholder of the source, which is not one of this file.
  const placed = '$'.concat('{base}');
  const whole = `redirect('/kerja'); redirect(\`${placed}?x=1\`); redirect(to); redirect('https://a.b')`;
  expect(relativeRedirects(whole)).toEqual([]);
});

it('every redirect of the pages names a whole path', async () => {
  const found: string[] = [];
  let read = 0;
  for await (const path of glob('src/**/*.{ts,tsx}')) {
    if (path.endsWith('.test.ts')) continue;
    read++;
    found.push(...relativeRedirects(readFileSync(path, 'utf8')).map((to) => `${path}: ${to}`));
  }
  expect(read).toBeGreaterThan(500);
  expect(found).toEqual([]);
});
