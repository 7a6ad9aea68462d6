import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { contrast, drawn, tokens, written } from './testing/contrast.ts';

const css = readFileSync(fileURLToPath(new URL('./app.css', import.meta.url)), 'utf8');

describe.each([
  ['paper', '@theme static {'],
  ['deep', '.deep {'],
  ['night', '.night {'],
])('the colours of the scope %s', (_, opening) => {
  const colours = tokens(css, opening);

  test('are the same roles as on paper', () => {
    expect([...colours.keys()]).toEqual([...tokens(css, '@theme static {').keys()]);
  });

  test.each([
    ['text', 4.5, written],
    ['edges and focus', 3, drawn],
  ] as const)('carry %s at %d : 1', (_kind, least, pairs) => {
    const tooFaint = pairs.flatMap(([over, under]) => {
      const ratio = contrast(colours.get(over) ?? '#000000', colours.get(under) ?? '#000000');
      return ratio < least ? [`${over} on ${under}: ${ratio.toFixed(2)}`] : [];
    });
    expect(tooFaint).toEqual([]);
  });
});
