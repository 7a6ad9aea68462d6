import type { BoothScript } from './script.ts';

const SIDE = 3_000;

/**
 * A cluster of booths 3 m deep: two rows back to back, an aisle of 3 m, two more. Each row is the widths of its booths
 * in millimetres, from left to right; numbers run on through the rows.
 */
export function drawCluster(
  letter: string,
  corner: { readonly x: number; readonly y: number },
  rows: readonly (readonly number[])[],
): BoothScript[] {
  const booths: BoothScript[] = [];
  for (const [index, widths] of rows.entries()) {
    const y = corner.y + index * SIDE + (index >= 2 ? SIDE : 0);
    let x = corner.x;
    for (const width of widths) {
      booths.push({ number: `${letter}${booths.length + 1}`, cluster: letter, x, y, width, depth: SIDE });
      x += width;
    }
  }
  return booths;
}
