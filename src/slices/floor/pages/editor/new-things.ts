/** What a tool draws, as a new thing of the hall. */
import { type Id, newId } from '../../../../kinds/id.ts';
import type { BoothThing, Drawing, HallThing, PlacedThing } from '../../drawing.ts';
import type { FeatureKind } from '../../kinds-of-feature.ts';
import { firstFreePlace } from '../../rules/draw-shapes.ts';
import { numbersAfter } from '../../rules/edit-booths.ts';
import { type Point, type Shape, shapeOf } from '../../rules/shape.ts';

/** `pan` moves the view, `hall` draws the outline of the hall itself; the others draw a booth or what the kind says. */
export type Tool = 'select' | 'pan' | 'booth' | 'polygon' | 'hall' | FeatureKind;

/** A booth of the usual size. */
const USUAL = 3_000;

type Box = Pick<PlacedThing, 'x' | 'y' | 'width' | 'depth' | 'outline'>;

interface Drawn {
  readonly drawing: Drawing;
  readonly hall: HallThing;
  readonly tool: Tool;
  readonly cluster: string;
}

function isFeature(tool: Tool): tool is FeatureKind {
  return tool !== 'select' && tool !== 'pan' && tool !== 'hall' && tool !== 'booth' && tool !== 'polygon';
}

function newBooth(box: Box, hall: Id<'hall'>, cluster: string, number: string): BoothThing {
  const equipment = { tables: 1, chairs: 2, amperes: 2 };
  return {
    kind: 'booth',
    id: newId<'booth'>(),
    hall,
    number,
    cluster,
    state: 'open',
    reason: '',
    ...equipment,
    ...box,
  };
}

export function newThing({ drawing, hall, tool, cluster }: Drawn, box: Box): PlacedThing | undefined {
  if (isFeature(tool)) return { kind: 'feature', id: newId<'feature'>(), hall: hall.id, type: tool, label: '', ...box };
  if (tool !== 'booth' && tool !== 'polygon') return undefined;
  const prefix = /^[A-Z]{1,3}$/.test(cluster) ? cluster : 'A';
  return newBooth(box, hall.id, cluster, numbersAfter(drawing, prefix, 1)[0] ?? 'A1');
}

/** Where there is room for it: for who draws without a pointer. */
export function putSomewhere(drawn: Drawn, grid: number): PlacedThing | undefined {
  const size = { width: USUAL, depth: USUAL };
  const place = firstFreePlace(drawn.drawing, drawn.hall, size, grid) ?? { x: 0, y: 0 };
  const tool = drawn.tool === 'polygon' ? 'booth' : drawn.tool;
  return newThing({ ...drawn, tool }, { ...place, ...size, outline: null });
}

/** The size and outline of a thing with these corners, from its own upper left corner: a rectangle that stands straight has no outline. */
export function sizeOf(corners: readonly Point[]): Pick<Box, 'width' | 'depth' | 'outline'> {
  const { width, depth, outline } = shapeOf(corners);
  const straight =
    corners.length === 4 &&
    corners.every(([x, y], at) => {
      const [px, py] = corners[(at + 1) % 4] ?? [x, y];
      return (x === px) !== (y === py);
    });
  return { width, depth, outline: straight ? null : cornersToKeep(outline) };
}

/** Corners that can be kept: pairs that may be written to. */
export function cornersToKeep(outline: Shape['outline']): [number, number][] | null {
  return outline?.map(([x, y]): [number, number] => [x, y]) ?? null;
}
