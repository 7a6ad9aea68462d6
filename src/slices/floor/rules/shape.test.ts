import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inside, isSimple, overlap, type Point, type Shape, shapeOf } from './shape.ts';

const box = (x: number, y: number, width: number, depth: number): Shape => ({ x, y, width, depth, outline: null });
const poly = (...corners: Point[]): Shape => shapeOf(corners);
/** The same rectangle, said by its corners. */
const said = ({ x, y, width, depth }: Shape): Shape =>
  poly([x, y], [x + width, y], [x + width, y + depth], [x, y + depth]);

const boxes = fc
  .tuple(fc.nat(12), fc.nat(12), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .map(([x, y, width, depth]) => box(x, y, width, depth));

describe('overlap', () => {
  it('is the same whether a rectangle is said by its size or by its corners', () => {
    fc.assert(
      fc.property(boxes, boxes, (a, b) => {
        const expected = overlap(a, b);
        expect([overlap(said(a), b), overlap(a, said(b)), overlap(said(a), said(b)), overlap(b, a)]).toEqual(
          Array(4).fill(expected),
        );
      }),
    );
  });

  it('lets shapes touch, and sees one that lies in another, through corners, or over a whole one', () => {
    const triangle = poly([0, 0], [4, 0], [0, 4]);
    expect(overlap(triangle, poly([4, 0], [4, 4], [0, 4]))).toBe(false);
    expect(overlap(triangle, poly([4, 1], [4, 4], [1, 4]))).toBe(false);
    expect(overlap(triangle, triangle)).toBe(true);
    expect(overlap(poly([0, 0], [9, 0], [9, 9], [0, 9]), box(3, 3, 1, 1))).toBe(true);
    // Its edge goes through two corners of the box and its middle is on neither side.
    expect(overlap(poly([0, 0], [8, 8], [0, 8]), box(2, 2, 2, 2))).toBe(true);
    // In the notch of an L.
    const ell = poly([0, 0], [6, 0], [6, 2], [2, 2], [2, 6], [0, 6]);
    expect(overlap(ell, box(2, 2, 4, 4))).toBe(false);
    expect(overlap(ell, box(1, 2, 4, 4))).toBe(true);
  });
});

describe('inside', () => {
  const hall = {
    width: 10,
    depth: 10,
    outline: [
      [0, 0],
      [10, 0],
      [10, 4],
      [5, 4],
      [5, 10],
      [0, 10],
    ] as Point[],
  };
  it('keeps to the walls of a hall with a corner cut out', () => {
    expect(inside(hall, box(0, 0, 5, 10))).toBe(true);
    expect(inside(hall, box(5, 0, 5, 4))).toBe(true);
    expect(inside(hall, box(4, 0, 6, 5))).toBe(false);
    expect(inside(hall, box(6, 5, 2, 2))).toBe(false);
    expect(inside(hall, box(9, 0, 2, 2))).toBe(false);
  });
});

describe('isSimple', () => {
  it('refuses what crosses or touches itself or is of another size', () => {
    const of = (...outline: Point[]) => ({ width: 4, depth: 4, outline });
    expect(isSimple(of([0, 0], [4, 0], [4, 4], [0, 4]))).toBe(true);
    expect(isSimple(of([0, 0], [4, 4], [4, 0], [0, 4]))).toBe(false);
    expect(isSimple(of([0, 0], [4, 0], [0, 0], [0, 4]))).toBe(false);
    expect(isSimple(of([0, 0], [4, 0], [4, 3], [0, 3]))).toBe(false);
  });
});
