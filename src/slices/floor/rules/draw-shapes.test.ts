import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId } from '../../../kinds/id.ts';
import { type BoothThing, drawingOf, type HallThing, keyOf } from '../drawing.ts';
import { firstFreePlace, HANDLES, outlineHall, pull, resizeHall, thingsWithin } from './draw-shapes.ts';

const hall: HallThing = {
  kind: 'hall',
  id: newId(),
  name: 'Aula',
  place: '',
  position: 0,
  width: 9_000,
  depth: 6_000,
  outline: null,
};

function booth(x: number, y: number): BoothThing {
  const equipment = { tables: 1, chairs: 2, amperes: 2 };
  return {
    kind: 'booth',
    id: newId(),
    hall: hall.id,
    number: `A${x}${y}`.slice(0, 5),
    cluster: 'A',
    state: 'open',
    reason: '',
    ...equipment,
    x,
    y,
    width: 3_000,
    depth: 3_000,
    outline: null,
  };
}

it('pulls at one corner or side and leaves the opposite one where it is', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...HANDLES),
      fc.tuple(fc.integer({ min: -9_000, max: 20_000 }), fc.integer({ min: -9_000, max: 20_000 })),
      (handle, to) => {
        const before = booth(3_000, 3_000);
        const [change] = pull(before, handle, to, 100);
        const after = change?.after as BoothThing;
        expect(after.x >= 0 && after.y >= 0 && after.width >= 100 && after.depth >= 100).toBe(true);
        if (!handle.includes('w')) expect(after.x).toBe(before.x);
        if (!handle.includes('n')) expect(after.y).toBe(before.y);
        if (!handle.includes('e')) expect(after.x + after.width).toBe(6_000);
        if (!handle.includes('s')) expect(after.y + after.depth).toBe(6_000);
      },
    ),
  );
});

it('frames what lies wholly within', () => {
  const [one, two] = [booth(0, 0), booth(3_000, 0)];
  const drawing = drawingOf([hall, one, two]);
  expect(thingsWithin(drawing, hall.id, { x: 0, y: 0, width: 5_900, depth: 3_000 })).toEqual([keyOf(one)]);
  expect(thingsWithin(drawing, newId(), { x: 0, y: 0, width: 9_000, depth: 9_000 })).toEqual([]);
});

it('finds the first place that is free, and none in a full hall', () => {
  const drawing = drawingOf([hall, booth(0, 0), booth(6_000, 0)]);
  const size = { width: 3_000, depth: 3_000 };
  expect(firstFreePlace(drawing, hall, size, 500)).toEqual({ x: 3_000, y: 0 });
  const full = drawingOf([hall, ...[0, 3_000, 6_000].flatMap((x) => [booth(x, 0), booth(x, 3_000)])]);
  expect(firstFreePlace(full, hall, size, 500)).toBeUndefined();
});

it('gives a hall the walls that were drawn; what stands in it stays where it is in the room', () => {
  const inIt = booth(4_000, 2_000);
  const drawing = drawingOf([hall, inIt]);
  expect(
    outlineHall(drawing, hall, [
      [1_000, 0],
      [9_000, 0],
      [9_000, 6_000],
    ]),
  ).toEqual([
    {
      key: keyOf(hall),
      after: {
        ...hall,
        width: 8_000,
        depth: 6_000,
        outline: [
          [0, 0],
          [8_000, 0],
          [8_000, 6_000],
        ],
      },
    },
    { key: keyOf(inIt), after: { ...inIt, x: 3_000 } },
  ]);
});

it('stretches the walls with the size of a hall', () => {
  const cut: HallThing = {
    ...hall,
    outline: [
      [0, 0],
      [9_000, 0],
      [3_000, 6_000],
    ],
  };
  expect(resizeHall(cut, 18_000, 3_000)).toEqual({
    ...cut,
    width: 18_000,
    depth: 3_000,
    outline: [
      [0, 0],
      [18_000, 0],
      [6_000, 3_000],
    ],
  });
});
