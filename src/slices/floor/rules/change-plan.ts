/** Changes of a drawing: made, taken back, and compared with what somebody else changed. */
import { type Change, type Drawing, keyOf, type Thing } from '../drawing.ts';

export function applyChanges(drawing: Drawing, changes: readonly Change[]): Drawing {
  const next = new Map(drawing);
  for (const { key, after } of changes) {
    if (after === null) next.delete(key);
    else next.set(key, after);
  }
  return next;
}

/** What takes the changes back: everything as it was before. Later changes of a thing come first. */
export function invertChanges(drawing: Drawing, changes: readonly Change[]): Change[] {
  const before = new Map<string, Thing | null>();
  for (const { key } of changes) if (!before.has(key)) before.set(key, drawing.get(key) ?? null);
  return [...before].map(([key, after]) => ({ key, after }));
}

/** Whether two values of plain data say the same, in whatever order their properties stand. */
function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && same(one[key as keyof typeof one], other[key as keyof typeof other]))
  );
}

/** What the changes alter: a change that leaves its thing as the drawing has it is none. */
export function alterations(drawing: Drawing, changes: readonly Change[]): Change[] {
  const last = new Map(changes.map((change) => [change.key, change]));
  return [...last.values()].filter(({ key, after }) => !same(drawing.get(key) ?? null, after));
}

/** The things that both changed. */
export function clash(mine: readonly Change[], theirs: readonly string[]): string[] {
  const touched = new Set(theirs);
  return [...new Set(mine.map(({ key }) => key))].filter((key) => touched.has(key));
}

/** A change whose key names another thing than it holds is none. */
export function isCoherent({ key, after }: Change): boolean {
  return after === null || keyOf(after) === key;
}

/** What was done and can be undone, and what was undone and can be done again. */
export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export interface Step {
  readonly forth: readonly Change[];
  readonly back: readonly Change[];
}

export const NO_HISTORY: History = { done: [], undone: [] };

/** So many steps can be undone. */
const KEPT = 200;

/** Remembers a step; what was undone before it is gone. */
export function remember(history: History, drawing: Drawing, changes: readonly Change[]): History {
  const step = { forth: changes, back: invertChanges(drawing, changes) };
  return { done: [...history.done, step].slice(-KEPT), undone: [] };
}

export function undo(history: History): { readonly history: History; readonly changes: readonly Change[] } | undefined {
  const step = history.done.at(-1);
  if (!step) return undefined;
  return { history: { done: history.done.slice(0, -1), undone: [...history.undone, step] }, changes: step.back };
}

export function redo(history: History): { readonly history: History; readonly changes: readonly Change[] } | undefined {
  const step = history.undone.at(-1);
  if (!step) return undefined;
  return { history: { done: [...history.done, step], undone: history.undone.slice(0, -1) }, changes: step.forth };
}

/** Steps that touch a thing somebody else has changed since are forgotten: undoing them would undo the other's work. */
export function forget(history: History, keys: ReadonlySet<string>): History {
  const keep = (step: Step) => !step.forth.some(({ key }) => keys.has(key));
  return { done: history.done.filter(keep), undone: history.undone.filter(keep) };
}
