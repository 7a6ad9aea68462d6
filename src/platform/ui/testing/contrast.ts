/** For tests of colours: the roles of a style sheet, how they stand against each other, and what is written and drawn upon what. */

/** The colour tokens of a block: `ink` -> `#231c17`. */
export function tokens(text: string, opening: string): ReadonlyMap<string, string> {
  const start = text.indexOf(opening);
  const block = text.slice(start, text.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
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
