import type { KeyboardEvent } from 'react';
import { type BoothThing, boothsIn, keyOf } from '../../drawing.ts';
import { moveBy, placedAt, remove, rotate } from '../../rules/edit-booths.ts';
import type { Hands } from './hands.ts';
import type { PlanDesk } from './plan-desk.ts';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A key on the drawing table; false where it means nothing there. */
function obey(event: KeyboardEvent, hands: Hands): boolean {
  const { desk, view } = hands.props;
  const key = (event.target as Element).closest('[data-key]')?.getAttribute('data-key');
  const way = ARROWS[event.key];
  if (key && (event.key === 'Enter' || event.key === ' '))
    desk.select(event.shiftKey ? [...desk.selection, key] : [key]);
  else if (event.key === '+' || event.key === '=') view.zoom(1 / 1.25);
  else if (event.key === '-') view.zoom(1.25);
  else if (event.key === 'Escape') {
    hands.cancel();
    desk.select([]);
  } else if (way && (!hands.props.draws || desk.selection.size === 0)) view.step(way);
  else return hands.props.draws && draw(event, hands);
  return true;
}

function draw(event: KeyboardEvent, { props: { desk, grid, hall } }: Hands): boolean {
  const things = placedAt(desk.drawing, desk.selection);
  const way = ARROWS[event.key];
  const letter = event.key.toLowerCase();
  const command = event.ctrlKey || event.metaKey;
  if (way) desk.do(moveBy(things, way[0] * grid, way[1] * grid));
  else if (event.key === 'Delete') desk.do(remove(desk.selection));
  else if (letter === 'r' && !command) desk.do(rotate(things));
  else if (command && letter === 'a') desk.select(boothsIn(desk.drawing).flatMap(inHall(hall.id)));
  else return false;
  return true;
}

const inHall = (hall: string) => (each: BoothThing) => (each.hall === hall ? [keyOf(each)] : []);

/** Where keys write letters, undoing is the field's own. */
const WRITES = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]';

/** Undo and redo, wherever on the page one is; false where the key means nothing. */
export function pressAnywhere(event: globalThis.KeyboardEvent, desk: PlanDesk): boolean {
  if (!event.ctrlKey && !event.metaKey) return false;
  if (event.target instanceof Element && event.target.matches(WRITES)) return false;
  const letter = event.key.toLowerCase();
  if (letter === 'z' && !event.shiftKey) desk.undo();
  else if (letter === 'y' || letter === 'z') desk.redo();
  else return false;
  return true;
}

export function pressKey(event: KeyboardEvent, hands: Hands): void {
  if (obey(event, hands)) event.preventDefault();
}
