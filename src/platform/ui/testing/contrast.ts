/** For tests of colours: the roles of a style sheet, how they stand against each other, and what is written and drawn upon what. */

export { contrast } from '../../../kinds/colour.ts';

/** The colour tokens of a block: `ink` -> `#231c17`. */
export function tokens(text: string, opening: string): ReadonlyMap<string, string> {
  const start = text.indexOf(opening);
  const block = text.slice(start, text.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

const grounds = ['paper', 'sunk', 'card'];
const hues = ['river', 'red', 'gold', 'leaf'];

/** What is written upon what. Gold is a fill only: on paper one writes in `gold-ink`. */
export const written: readonly (readonly [string, string])[] = [
  ...grounds.flatMap((ground) =>
    ['ink', 'ink-2', 'ink-3', 'river', 'red', 'leaf', ...hues.map((hue) => `${hue}-ink`)].map(
      (text) => [text, ground] as const,
    ),
  ),
  ['on-ink', 'ink'],
  ...hues.map((hue) => [`on-${hue}`, hue] as const),
  ...hues.flatMap((hue) => [
    [`${hue}-ink`, `${hue}-soft`] as const,
    ['ink', `${hue}-soft`] as const,
    ['ink-2', `${hue}-soft`] as const,
  ]),
];
/** What must be seen to be used: edges of fields, the focus ring. */
export const drawn: readonly (readonly [string, string])[] = grounds.flatMap((ground) => [
  ['edge', ground] as const,
  ['focus', ground] as const,
]);
