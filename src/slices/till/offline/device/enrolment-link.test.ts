import { expect, test } from 'vitest';
import { codeInFragment, codeInText } from './enrolment-link.ts';

const code = 'Zm9yLWEtdGVzdC1vbmx5LTIwLWJ5dGVz';

test('the code is found in the fragment of the address, in a pasted link, and alone', () => {
  expect(codeInFragment(`#daftar=${code}`)).toBe(code);
  expect(codeInText(` https://gelaran.contoh/kasir/#daftar=${code}\n`)).toBe(code);
  expect(codeInText(code)).toBe(code);
});

test.each(['', '#', '#lain=x', '#daftar=', '#daftar=pendek', `#daftar=${code}!`])('no code in %j', (hash) => {
  expect(codeInFragment(hash)).toBeNull();
});

test('a link without a code has none', () => {
  expect(codeInText('https://gelaran.contoh/kasir/')).toBeNull();
});
