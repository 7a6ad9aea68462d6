import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Id, newId } from '../../../kinds/id.ts';
import {
  type BoothThing,
  type Change,
  type Drawing,
  drawingOf,
  type HallThing,
  keyOf,
  type Thing,
} from '../drawing.ts';
import { applyChanges, clash, forget, invertChanges, NO_HISTORY, redo, remember, undo } from './change-plan.ts';
import { checkPlan } from './check-plan.ts';
import { duplicateRow, moveBy, numberBooths, placedAt, remove, resize, rotate } from './edit-booths.ts';

const hall: HallThing = {
  kind: 'hall',
  id: newId(),
  name: 'Aula',
  place: '',
  position: 0,
  width: 60_000,
  depth: 30_000,
  outline: null,
};
const cluster: Thing = { kind: 'cluster', id: 'A', name: { id: '', en: '' }, colour: 0 };

function booth(number: string, x: number, y: number): BoothThing {
  return {
    kind: 'booth',
    id: newId(),
    hall: hall.id,
    number,
    cluster: 'A',
    state: 'open',
    reason: '',
    tables: 1,
    chairs: 2,
    amperes: 2,
    x,
    y,
    width: 3_000,
    depth: 3_000,
    outline: null,
  };
}

const boothIds = (count: number): Id<'booth'>[] => Array.from({ length: count }, () => newId<'booth'>());
const numbersOf = (changes: readonly Change[]) =>
  changes.map(({ after }) => (after?.kind === 'booth' ? after.number : null));
const asObject = (drawing: Drawing) => Object.fromEntries([...drawing].sort());

type Act = (drawing: Drawing, keys: readonly string[]) => Change[];
const acts: readonly Act[] = [
  (drawing, keys) => moveBy(placedAt(drawing, keys), 500, -1_000),
  (drawing, keys) => rotate(placedAt(drawing, keys)),
  (_, keys) => remove(keys),
  (drawing, keys) => placedAt(drawing, keys).flatMap((each) => resize(each, 4_500, 2_000)),
  (drawing, keys) => {
    const [first] = placedAt(drawing, keys);
    return first?.kind === 'booth'
      ? duplicateRow(drawing, first, { count: 3, gap: 0, direction: 'right' }, boothIds(3))
      : [];
  },
  (drawing, keys) => {
    const booths = placedAt(drawing, keys).filter((each) => each.kind === 'booth');
    return numberBooths(drawing, booths, { prefix: 'B', from: 1, way: 'snake' });
  },
];

describe('undo', () => {
  it('after any acts gives the drawing as it was, and redo as it became', () => {
    const steps = fc.array(fc.record({ act: fc.nat(acts.length - 1), pick: fc.array(fc.nat(9), { maxLength: 4 }) }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(steps, (script) => {
        const start = drawingOf([
          hall,
          cluster,
          ...Array.from({ length: 6 }, (_, at) => booth(`A${at + 1}`, at * 3_000, 3_000)),
        ]);
        let [drawing, history] = [start, NO_HISTORY];
        for (const { act, pick } of script) {
          const placed = [...drawing.keys()].filter((key) => key.startsWith('booth/'));
          const changes = acts[act]?.(drawing, [...new Set(pick.flatMap((at) => placed[at] ?? []))]) ?? [];
          history = remember(history, drawing, changes);
          drawing = applyChanges(drawing, changes);
        }
        const end = drawing;
        for (let step = undo(history); step; step = undo(history)) {
          history = step.history;
          drawing = applyChanges(drawing, step.changes);
        }
        expect(asObject(drawing)).toEqual(asObject(start));
        for (let step = redo(history); step; step = redo(history)) {
          history = step.history;
          drawing = applyChanges(drawing, step.changes);
        }
        expect(asObject(drawing)).toEqual(asObject(end));
      }),
    );
  });

  it('never undoes what somebody else did since', () => {
    const one = booth('A1', 0, 0);
    const drawing = drawingOf([hall, one]);
    const changes = moveBy([one], 500, 0);
    const history = remember(NO_HISTORY, drawing, changes);
    expect(forget(history, new Set([keyOf(one)]))).toEqual(NO_HISTORY);
    expect(forget(history, new Set(['booth/other'])).done).toHaveLength(1);
    expect(clash(changes, [keyOf(one), 'x'])).toEqual([keyOf(one)]);
    expect(invertChanges(drawing, changes)).toEqual([{ key: keyOf(one), after: one }]);
  });
});

describe('acts', () => {
  it('draws a row with a gap, numbered on', () => {
    const first = booth('A1', 0, 0);
    const changes = duplicateRow(
      drawingOf([hall, first, booth('A3', 0, 9_000)]),
      first,
      { count: 2, gap: 500, direction: 'right' },
      boothIds(2),
    );
    expect(changes.map(({ after }) => after?.kind === 'booth' && [after.number, after.x, after.y])).toEqual([
      ['A2', 3_500, 0],
      ['A4', 7_000, 0],
    ]);
  });

  it('numbers as one walks, back and forth, and passes over what is taken elsewhere', () => {
    const [a, b, c, d] = [booth('Z1', 0, 0), booth('Z2', 3_000, 100), booth('Z3', 0, 3_000), booth('Z4', 3_000, 3_000)];
    const drawing = drawingOf([d, c, b, a, booth('A2', 9_000, 9_000)]);
    const walk = (way: 'rows' | 'snake') => {
      const changes = numberBooths(drawing, [d, c, b, a], { prefix: 'A', from: 1, way });
      return Object.fromEntries(changes.map(({ key }, at) => [key, numbersOf(changes)[at]]));
    };
    expect(walk('rows')).toEqual({ [keyOf(a)]: 'A1', [keyOf(b)]: 'A3', [keyOf(c)]: 'A4', [keyOf(d)]: 'A5' });
    expect(walk('snake')).toEqual({ [keyOf(a)]: 'A1', [keyOf(b)]: 'A3', [keyOf(d)]: 'A4', [keyOf(c)]: 'A5' });
  });

  it('four quarter turns are none, also of a polygon', () => {
    const shaped = {
      ...booth('A1', 0, 0),
      width: 4_000,
      outline: [
        [0, 0],
        [4_000, 0],
        [1_000, 3_000],
      ] as [number, number][],
    };
    let drawing = drawingOf([shaped]);
    for (let turn = 0; turn < 4; turn++) drawing = applyChanges(drawing, rotate(placedAt(drawing, drawing.keys())));
    expect(drawing.get(keyOf(shaped))).toEqual(shaped);
  });
});

describe('checkPlan', () => {
  it('tells what lies over another, outside, twice numbered, in no cluster', () => {
    const [a, b] = [booth('A1', 0, 0), booth('A2', 2_000, 0)];
    const out = booth('A3', 59_000, 0);
    const twice = { ...booth('A1', 30_000, 0), cluster: 'B' };
    expect(checkPlan(drawingOf([hall, cluster, a, b, out, twice]))).toEqual([
      { code: 'booths-overlap', key: keyOf(b), number: 'A2', with: 'A1', other: keyOf(a) },
      { code: 'outside-hall', key: keyOf(out), number: 'A3' },
      { code: 'unknown-cluster', key: keyOf(twice), number: 'A1' },
      { code: 'number-taken', key: keyOf(twice), number: 'A1', other: keyOf(a) },
    ]);
  });
});
