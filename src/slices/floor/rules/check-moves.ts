/** What cannot be built while things are moved about: what moves is compared with its neighbours, the rest is known already. */
import { type Change, type Drawing, type HallThing, keyOf, type PlacedThing, type Thing } from '../drawing.ts';
import { applyChanges } from './change-plan.ts';
import { checkPlan, overlapFault, type PlanFault } from './check-plan.ts';
import { Neighbourhood } from './neighbourhood.ts';
import { inside, isSimple } from './shape.ts';

/** A checked drawing. */
export interface Checked {
  readonly drawing: Drawing;
  readonly faults: readonly PlanFault[];
  readonly booths: Neighbourhood;
}

export function checkWhole(drawing: Drawing): Checked {
  const booths = new Neighbourhood();
  for (const each of drawing.values()) if (each.kind === 'booth' && isSimple(each)) booths.add(each);
  return { drawing, faults: checkPlan(drawing), booths };
}

/** Whether the change leaves number, cluster and hall as they are: then it can only come to lie over something or outside. */
function isMove(before: Thing | undefined, after: Thing | null): after is PlacedThing {
  if (!before || !after || before.kind === 'cluster' || after.kind === 'cluster') return false;
  if (!isSimple(before) || !isSimple(after)) return false;
  if (before.kind === 'feature') return after.kind === 'feature' && after.hall === before.hall;
  if (before.kind !== 'booth' || after.kind !== 'booth') return false;
  return before.number === after.number && before.cluster === after.cluster && before.hall === after.hall;
}

/** The faults of the drawing with the changes laid over it: the same as `checkPlan` finds, in another order. */
export function checkMoves({ drawing, faults, booths }: Checked, changes: readonly Change[]): readonly PlanFault[] {
  if (changes.length === 0) return faults;
  const moved = new Map<string, PlacedThing>();
  for (const { key, after } of changes) {
    if (!isMove(drawing.get(key), after)) return checkPlan(applyChanges(drawing, changes));
    moved.set(key, after);
  }
  const found = faults.filter((fault) => {
    if (fault.code === 'booths-overlap') return !moved.has(fault.key) && !moved.has(fault.other);
    return fault.code !== 'outside-hall' || !moved.has(fault.key);
  });
  const together = new Neighbourhood();
  for (const [key, each] of moved) {
    const hall = drawing.get(`hall/${each.hall}`) as HallThing | undefined;
    const number = each.kind === 'booth' ? each.number : null;
    if (hall && !inside(hall, each)) found.push({ code: 'outside-hall', key, number });
    if (each.kind === 'feature') continue;
    for (const other of booths.under(each)) if (!moved.has(keyOf(other))) found.push(overlapFault(each, other));
    for (const other of together.under(each)) found.push(overlapFault(each, other));
    together.add(each);
  }
  return found;
}
