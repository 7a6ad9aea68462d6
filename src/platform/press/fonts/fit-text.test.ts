import { expect, test } from 'vitest';
import { boxForeign, fitText } from './fit-text.ts';
import { createFontShelf } from './font-shelf.ts';

const own = new Set(Array.from({ length: 95 }, (_, at) => at + 32).concat(0xe9, 0x25a1));
const shelf = createFontShelf();
const fitting = async (text: string) => {
  const { text: fitted, faces } = await fitText(text, own, shelf);
  return [fitted, ...Array.from(faces, ({ file }) => /noto-sans-[a-z]+|NotoSans|NotoEmoji/.exec(file)?.[0])];
};

test('opens no font for a text in the paper’s own letters', async () => {
  expect(await fitting('{"name":"Kopi é \\"Gayo\\" \\n"}')).toEqual(['{"name":"Kopi é \\"Gayo\\" \\n"}']);
});

test('opens the font of a script, and of Chinese and Japanese the one whose forms the text is written in', async () => {
  expect(await fitting('Λ Ж')).toEqual(['Λ Ж', 'NotoSans']);
  expect(await fitting('ꦗꦮ')).toEqual(['ꦗꦮ', 'noto-sans-javanese']);
  expect((await fitting('骨')).slice(1)).toEqual(['noto-sans-sc']);
  expect(new Set((await fitting('骨とかな')).slice(1))).toEqual(new Set(['noto-sans-jp']));
});

test('looks for a letter with its accent in one font, also when the letter is the paper’s own', async () => {
  expect(await fitting('x\u0302')).toEqual(['x\u0302', 'NotoSans']);
  expect(await fitting('1\ufe0f\u20e3')).toEqual(['1\ufe0f\u20e3', 'NotoEmoji']);
  // The quote of JSON before an accent is no letter of its own.
  expect(await fitting('"\u0302a"')).toEqual(['"\u0302a"', 'NotoSans']);
});

test('keeps what joins a family of emoji, and takes it apart where no font has it', async () => {
  expect(await fitting('👨‍👩‍👧')).toEqual(['👨‍👩‍👧', 'NotoEmoji']);
  expect(await fitting('👨‍\ue000')).toEqual(['👨\u200d□', 'NotoEmoji']);
});

test('writes a compatible form plainly, never as a quote, and a box for the rest', async () => {
  expect(await fitting('𝓣𝓮𝓷𝓾𝓷')).toEqual(['Tenun']);
  expect((await fitting('\ue000 \u{10ffff} \u0378 𓀀'))[0]).toBe('□ □ □ □');
  expect(JSON.parse((await fitting(JSON.stringify({ a: '＂\u{1D465}"\ue000\\' })))[0] ?? '')).toEqual({ a: '＂x"□\\' });
});

test('boxes what is foreign, all of it or only what is named', () => {
  expect(boxForeign('a 鱼 🧵 é', own)).toBe('a □ □ é');
  expect(boxForeign('a 鱼 🧵 é', own, new Set(['🧵']))).toBe('a 鱼 □ é');
});
