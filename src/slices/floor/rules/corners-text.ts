/** Corners as a person types them: a line each, metres from the left and from the top, `4,5; 2`. */
import type { Point } from './shape.ts';

const LINE = /^(\d+(?:[.,]\d+)?)\s*(?:;|\s)\s*(\d+(?:[.,]\d+)?)$/;

const millimetres = (text: string | undefined) => Math.round(Number((text ?? '').replace(',', '.')) * 1_000);

export function writeCorners(corners: readonly Point[]): string {
  return corners.map(([x, y]) => `${x / 1_000}; ${y / 1_000}`).join('\n');
}

/** In millimetres; undefined where a line is none, or where they are not 3 to 60. */
export function readCorners(text: string): Point[] | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const corners = lines.flatMap((line): Point[] => {
    const found = LINE.exec(line);
    return found ? [[millimetres(found[1]), millimetres(found[2])]] : [];
  });
  return corners.length === lines.length && corners.length >= 3 && corners.length <= 60 ? corners : undefined;
}
