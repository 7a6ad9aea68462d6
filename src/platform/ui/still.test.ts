import { existsSync, readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { localeFrom } from '../i18n/index.ts';
import Gallery, { type GalleryView } from './gallery/Gallery.tsx';

/** Every file that a file reaches by relative imports, and every package it names. */
function reach(from: URL, files = new Set<string>(), packages = new Set<string>()) {
  if (files.has(from.href) || !existsSync(from)) return { files, packages };
  files.add(from.href);
  for (const [, name = ''] of readFileSync(from, 'utf8').matchAll(/(?:from|import) '([^']+)'/g)) {
    if (name.startsWith('.')) reach(new URL(name, from), files, packages);
    else packages.add(name);
  }
  return { files, packages };
}

test('the plain parts reach no script library', () => {
  const { files, packages } = reach(new URL('./index.ts', import.meta.url));
  expect(files.size).toBeGreaterThan(45);
  expect([...packages].sort()).toEqual(['react', 'uqr']);
});

const views: readonly GalleryView[] = ['parts', 'work', 'board'];

describe.each(['id', 'en'] as const)('the gallery in %s', (locale) => {
  describe.each(views)('%s, rendered on the server', (view) => {
    localeFrom(() => locale);
    const html = renderToStaticMarkup(createElement(Gallery, { locale, view }));
    const all = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, found = '']) => found);
    const ids = all(/ id="([^"]+)"/g);

    test('has neither script nor style attributes, which a strict content policy would refuse', () => {
      expect(all(/(<script|<style| style=| on[a-z]+=)/g)).toEqual([]);
    });

    test('uses each id once, and refers only to ids that are there', () => {
      expect(ids).toEqual([...new Set(ids)]);
      const referred = all(/ (?:for|aria-describedby|aria-labelledby|popovertarget)="([^"]+)"/gi);
      const missing = referred.flatMap((names) => names.split(' ')).filter((name) => !ids.includes(name));
      expect(missing).toEqual([]);
    });

    test('leaves no class or text undefined', () => {
      expect(html).not.toMatch(/undefined|NaN|\[object/);
    });
  });
});

test('a page of the gallery speaks one language in its built-in words', () => {
  localeFrom(() => 'en');
  const html = renderToStaticMarkup(createElement(Gallery, { locale: 'en', view: 'work' }));
  expect(html).toContain('See the sources');
  expect(html).toContain('Sign out');
  expect(html).not.toContain('Lihat sumbernya');
});
