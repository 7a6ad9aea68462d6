/** Whether a drawing can be built: on the screen while one draws, and on the server before it is kept. */
import { type BoothThing, type Drawing, type HallThing, keyOf } from '../drawing.ts';
import { Neighbourhood } from './neighbourhood.ts';
import { inside, isSimple } from './shape.ts';

export type PlanFault =
  | {
      readonly code: 'unknown-hall' | 'outside-hall' | 'unknown-cluster' | 'bad-outline';
      readonly key: string;
      readonly number: string | null;
    }
  | {
      readonly code: 'booths-overlap';
      readonly key: string;
      readonly number: string;
      readonly with: string;
      readonly other: string;
    }
  | { readonly code: 'number-taken'; readonly key: string; readonly number: string; readonly other: string };

export function overlapFault(each: BoothThing, other: BoothThing): PlanFault {
  return { code: 'booths-overlap', key: keyOf(each), number: each.number, with: other.number, other: keyOf(other) };
}

export function checkPlan(drawing: Drawing): PlanFault[] {
  const faults: PlanFault[] = [];
  const numbers = new Map<string, BoothThing>();
  const neighbours = new Neighbourhood();
  for (const each of drawing.values()) {
    if (each.kind === 'cluster') continue;
    const number = each.kind === 'booth' ? each.number : null;
    const fault = (code: 'unknown-hall' | 'outside-hall' | 'unknown-cluster' | 'bad-outline') =>
      faults.push({ code, key: keyOf(each), number });
    if (!isSimple(each)) {
      fault('bad-outline');
      continue;
    }
    if (each.kind === 'hall') continue;
    const hall = drawing.get(`hall/${each.hall}`) as HallThing | undefined;
    if (!hall) fault('unknown-hall');
    else if (!inside(hall, each)) fault('outside-hall');
    if (each.kind === 'feature') continue;
    if (!drawing.has(`cluster/${each.cluster}`)) fault('unknown-cluster');
    const holder = numbers.get(each.number);
    if (holder) faults.push({ code: 'number-taken', key: keyOf(each), number: each.number, other: keyOf(holder) });
    else numbers.set(each.number, each);
    for (const other of neighbours.under(each)) faults.push(overlapFault(each, other));
    neighbours.add(each);
  }
  return faults;
}
