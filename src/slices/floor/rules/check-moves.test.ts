import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId } from '../../../kinds/id.ts';
import { type BoothThing, type Change, drawingOf, type HallThing, keyOf, type Thing } from '../drawing.ts';
import { applyChanges } from './change-plan.ts';
import { checkMoves, checkWhole } from './check-moves.ts';
import { checkPlan, type PlanFault } from './check-plan.ts';

const hall: HallThing = {
  kind: 'hall',
  id: newId(),
  name: 'Aula',
  place: '',
  position: 0,
  width: 16_000,
  depth: 12_000,
  // A corner is missing, lower right.
  outline: [
    [0, 0],
    [16_000, 0],
    [16_000, 8_000],
    [10_000, 8_000],
    [10_000, 12_000],
    [0, 12_000],
  ],
};
const cluster: Thing = { kind: 'cluster', id: 'A', name: { id: '', en: '' }, colour: 0 };
const TRIANGLE: BoothThing['outline'] = [
  [0, 0],
  [3_000, 0],
  [0, 3_000],
];

const booth = fc
  .record({
    number: fc.integer({ min: 1, max: 9 }),
    x: fc.integer({ min: 0, max: 14 }),
    y: fc.integer({ min: 0, max: 11 }),
    cut: fc.boolean(),
  })
  .map(
    ({ number, x, y, cut }): BoothThing => ({
      kind: 'booth',
      id: newId(),
      hall: hall.id,
      number: `A${number}`,
      cluster: 'A',
      state: 'open',
      reason: '',
      tables: 1,
      chairs: 2,
      amperes: 2,
      x: x * 1_000,
      y: y * 1_000,
      width: 3_000,
      depth: 3_000,
      outline: cut ? TRIANGLE : null,
    }),
  );

/** An overlap is the same from either side. */
const plain = (faults: readonly PlanFault[]) =>
  faults
    .map((fault) => `${fault.code} ${('other' in fault ? [fault.key, fault.other].sort() : [fault.key]).join(' ')}`)
    .sort();

it('finds what the whole check finds, whatever is moved, sized, numbered or taken away', () => {
  fc.assert(
    fc.property(
      fc.array(booth, { minLength: 1, maxLength: 12 }),
      fc.array(
        fc.record({
          at: fc.nat(11),
          dx: fc.integer({ min: -5, max: 5 }),
          dy: fc.integer({ min: -5, max: 5 }),
          act: fc.constantFrom('move', 'move', 'move', 'wide', 'renumber', 'remove'),
        }),
        { maxLength: 4 },
      ),
      (booths, acts) => {
        const drawing = drawingOf([hall, cluster, ...booths]);
        const changes = new Map<string, Change>();
        for (const { at, dx, dy, act } of acts) {
          const each = booths[at % booths.length];
          if (!each) continue;
          const [x, y] = [Math.max(0, each.x + dx * 1_000), Math.max(0, each.y + dy * 1_000)];
          const after =
            act === 'remove'
              ? null
              : act === 'renumber'
                ? { ...each, number: 'A1' }
                : act === 'wide'
                  ? { ...each, width: 6_000, outline: null }
                  : { ...each, x, y };
          changes.set(keyOf(each), { key: keyOf(each), after });
        }
        const all = [...changes.values()];
        expect(plain(checkMoves(checkWhole(drawing), all))).toEqual(plain(checkPlan(applyChanges(drawing, all))));
      },
    ),
    { numRuns: 500 },
  );
});
