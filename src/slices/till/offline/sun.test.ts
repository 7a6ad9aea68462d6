import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { contrast, drawn, tokens, written } from '../../../platform/ui/testing/contrast.ts';

const css = readFileSync(fileURLToPath(new URL('./till.css', import.meta.url)), 'utf8');
const house = readFileSync(fileURLToPath(new URL('../../../platform/ui/app.css', import.meta.url)), 'utf8');

describe.each([
  ['paper', ':root[data-look="sun"] {'],
  ['deep', ':root[data-look="sun"] .deep {'],
])('the look for bright sun on %s', (_, opening) => {
  const colours = tokens(css, opening);
  const faint = (least: number, pairs: readonly (readonly [string, string])[]) =>
    pairs.flatMap(([over, under]) => {
      const ratio = contrast(colours.get(over) ?? '#000000', colours.get(under) ?? '#000000');
      return ratio < least ? [`${over} on ${under}: ${ratio.toFixed(2)}`] : [];
    });

  test('gives every role of the house', () => {
    expect([...colours.keys()]).toEqual([...tokens(house, '@theme static {').keys()]);
  });

  test('writes at 7 : 1', () => {
    expect(faint(7, written)).toEqual([]);
  });

  test('draws edges and the focus at 4.5 : 1', () => {
    expect(faint(4.5, drawn)).toEqual([]);
  });
});
