import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readCoverage } from './read-coverage.ts';

const require = createRequire(import.meta.url);
const font = (name: string, file: string) => readFileSync(join(dirname(require.resolve(`${name}/package.json`)), file));

test('reads which characters a font has, below and above 65,536', () => {
  const letters = readCoverage(font('@expo-google-fonts/noto-sans', '400Regular/NotoSans_400Regular.ttf'));
  expect(['a', 'é', 'Ж', '鱼', '🧵'].map((sign) => letters.has(sign.codePointAt(0) ?? 0))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  const emoji = readCoverage(font('@expo-google-fonts/noto-emoji', '400Regular/NotoEmoji_400Regular.ttf'));
  expect(['a', '🧵', '❤'].map((sign) => emoji.has(sign.codePointAt(0) ?? 0))).toEqual([false, true, true]);
});

test('says of no font that it has something', () => {
  expect(readCoverage(new Uint8Array(12)).size).toBe(0);
  expect(() => readCoverage(new Uint8Array(2))).toThrow(RangeError);
});
