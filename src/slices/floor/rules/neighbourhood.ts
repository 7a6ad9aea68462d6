import type { BoothThing } from '../drawing.ts';
import { overlap } from './shape.ts';

/** Millimetres: two booths wide, so that a booth lies in a few cells and a cell holds a few booths. */
const CELL = 6_000;

function* cellsOf(booth: BoothThing): Generator<string> {
  for (let x = Math.floor(booth.x / CELL); x * CELL < booth.x + booth.width; x++)
    for (let y = Math.floor(booth.y / CELL); y * CELL < booth.y + booth.depth; y++) yield `${booth.hall} ${x} ${y}`;
}

/** Booths by the cells of a coarse grid, so that each is compared with its neighbours only. */
export class Neighbourhood {
  private readonly cells = new Map<string, BoothThing[]>();

  add(booth: BoothThing): void {
    for (const cell of cellsOf(booth)) {
      const there = this.cells.get(cell);
      if (there) there.push(booth);
      else this.cells.set(cell, [booth]);
    }
  }

  /** Those that it lies over. */
  under(booth: BoothThing): Set<BoothThing> {
    const met = new Set<BoothThing>();
    for (const cell of cellsOf(booth))
      for (const other of this.cells.get(cell) ?? []) if (overlap(other, booth)) met.add(other);
    return met;
  }
}
