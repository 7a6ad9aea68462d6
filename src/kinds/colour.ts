/** Colours as `#rrggbb`, and how well one is seen upon another (WCAG 2.2). */

/** The look's own paper and ink: what a chosen colour lies on, and what is written on it. */
export const PAPER = '#faf7f1';

/** Ratios that WCAG 2.2 AA wants of text, and of what is drawn. */
export const WRITTEN = 4.5;
export const DRAWN = 3;

export function isColour(value: string): boolean {
  return /^#[0-9a-f]{6}$/.test(value);
}

function channels(hex: string): readonly [number, number, number] {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return [red, green, blue];
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1, not to be told apart, to 21, black on white. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour itself where it is seen on the ground, else the nearest darker one of its hue that is. */
export function darkenedFor(colour: string, ground: string, least: number): string {
  for (let share = 100; share > 0; share--) {
    const darker = `#${channels(colour)
      .map((value) =>
        Math.floor((value * share) / 100)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
    if (contrast(darker, ground) >= least) return darker;
  }
  return '#000000';
}
