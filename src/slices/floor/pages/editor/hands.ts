/** What the pointers on the drawing table do: choose, move, pull at a corner, frame, draw, pan, pinch. */
import type { PointerEvent, RefObject } from 'react';
import { type Change, type HallThing, keyOf, type PlacedThing } from '../../drawing.ts';
import { type Handle, outlineHall, pull, thingsWithin } from '../../rules/draw-shapes.ts';
import { moveBy, placedAt, snap } from '../../rules/edit-booths.ts';
import { type Point, shapeOf } from '../../rules/shape.ts';
import type { CanvasView } from './canvas-view.ts';
import { cornersToKeep, newThing, type Tool } from './new-things.ts';
import type { PlanDesk } from './plan-desk.ts';

export interface HandsProps {
  readonly desk: PlanDesk;
  readonly view: CanvasView;
  readonly hall: HallThing;
  readonly tool: Tool;
  /** Millimetres. */
  readonly grid: number;
  /** May draw; else things are chosen only. */
  readonly draws: boolean;
  /** The cluster that new booths belong to. */
  readonly cluster: string;
  readonly onDrawn: () => void;
}

type Gesture =
  | { readonly kind: 'move'; readonly from: Point; readonly things: readonly PlacedThing[]; changes: Change[] }
  | { readonly kind: 'pull'; readonly of: PlacedThing; readonly handle: Handle; changes: Change[] }
  | { readonly kind: 'pan'; readonly from: Point }
  | { readonly kind: 'frame'; readonly from: Point; to: Point; readonly kept: ReadonlySet<string> }
  | { readonly kind: 'draw'; readonly from: Point; to: Point }
  /** Set by the press; a second finger takes it back. */
  | { readonly kind: 'corner' }
  /** Where the two fingers are: on the screen. */
  | { readonly kind: 'pinch'; distance: number; centre: Point };

/** Millimetres: what is drawn smaller was a slip of the hand. */
const LEAST = 100;
const USUAL = 3_000;

export class Hands {
  props: HandsProps;
  private readonly ghost: RefObject<SVGRectElement | null>;
  private readonly line: RefObject<SVGPolylineElement | null>;
  private gesture: Gesture | undefined;
  private corners: Point[] = [];
  private readonly pointers = new Map<number, Point>();

  constructor(props: HandsProps, ghost: RefObject<SVGRectElement | null>, line: RefObject<SVGPolylineElement | null>) {
    this.props = props;
    this.ghost = ghost;
    this.line = line;
  }

  private snapped([x, y]: Point): Point {
    return [snap(x, this.props.grid), snap(y, this.props.grid)];
  }

  down = (event: PointerEvent<SVGSVGElement>): void => {
    const { view } = this.props;
    // The right button, a pen's barrel and its rubber belong to the browser's menu. The middle one pans.
    if (event.button !== 0 && event.button !== 1) return;
    this.pointers.set(event.pointerId, [event.clientX, event.clientY]);
    view.svg.current?.setPointerCapture(event.pointerId);
    if (this.pointers.size === 1) this.gesture = this.begin(event);
    else if (this.pointers.size === 2) {
      this.giveUp();
      this.gesture = { kind: 'pinch', distance: this.spread(), centre: this.centre() };
    }
  };

  private begin(event: PointerEvent<SVGSVGElement>): Gesture | undefined {
    const { desk, view, tool, draws } = this.props;
    const at = view.at(event);
    if (event.button === 1 || tool === 'pan') return { kind: 'pan', from: at };
    if (draws && (tool === 'polygon' || tool === 'hall')) {
      this.corners.push(this.snapped(at));
      this.showLine();
      return { kind: 'corner' };
    }
    if (draws && tool !== 'select') return { kind: 'draw', from: this.snapped(at), to: this.snapped(at) };
    const target = event.target as Element;
    const handle = target.closest('[data-handle]')?.getAttribute('data-handle');
    const [of] = placedAt(desk.drawing, desk.selection);
    if (draws && handle && of) return { kind: 'pull', of, handle: handle as Handle, changes: [] };
    const key = target.closest('[data-key]')?.getAttribute('data-key');
    if (key) return this.choose(event, key, at);
    const kept = event.shiftKey ? desk.selection : new Set<string>();
    desk.select(kept);
    if (draws && event.pointerType !== 'touch') return { kind: 'frame', from: at, to: at, kept };
    return { kind: 'pan', from: at };
  }

  private choose(event: PointerEvent, key: string, from: Point): Gesture | undefined {
    const { desk, draws } = this.props;
    if (event.shiftKey)
      desk.select(
        desk.selection.has(key) ? [...desk.selection].filter((one) => one !== key) : [...desk.selection, key],
      );
    else if (!desk.selection.has(key)) desk.select([key]);
    if (!draws || event.pointerType === 'touch') return undefined;
    return { kind: 'move', from, things: placedAt(desk.drawing, desk.selection), changes: [] };
  }

  move = (event: PointerEvent<SVGSVGElement>): void => {
    if (!this.pointers.has(event.pointerId)) return;
    this.pointers.set(event.pointerId, [event.clientX, event.clientY]);
    const { desk, view, grid } = this.props;
    const now = this.gesture;
    if (!now || now.kind === 'corner') return;
    if (now.kind === 'pinch') {
      this.pinch(now);
      return;
    }
    // The button was let go where nobody told.
    if (event.pointerType === 'mouse' && event.buttons === 0) {
      this.stop(event);
      return;
    }
    const [x, y] = view.at(event);
    if (now.kind === 'pan') view.pan(now.from[0] - x, now.from[1] - y);
    else if (now.kind === 'draw' || now.kind === 'frame') {
      now.to = now.kind === 'draw' ? this.snapped([x, y]) : [x, y];
      this.showGhost(boxOf(now));
    } else if (now.kind === 'pull') {
      now.changes = pull(now.of, now.handle, this.snapped([x, y]), Math.min(grid, LEAST));
      desk.show(now.changes);
    } else if (now.things.length > 0) {
      const dx = Math.round((x - now.from[0]) / grid) * grid;
      const dy = Math.round((y - now.from[1]) / grid) * grid;
      now.changes = dx === 0 && dy === 0 ? [] : moveBy(now.things, dx, dy);
      desk.show(now.changes);
    }
  };

  up = (event: PointerEvent<SVGSVGElement>): void => {
    const { desk, hall } = this.props;
    if (!this.pointers.delete(event.pointerId)) return;
    const now = this.gesture;
    this.gesture = undefined;
    if (now?.kind === 'move' || now?.kind === 'pull') {
      desk.show([]);
      desk.do(now.changes);
    } else if (now?.kind === 'frame') {
      this.showGhost({ x: 0, y: 0, width: 0, depth: 0 });
      desk.select([...now.kept, ...thingsWithin(desk.drawing, hall.id, boxOf(now))]);
    } else if (now?.kind === 'draw') {
      this.showGhost({ x: 0, y: 0, width: 0, depth: 0 });
      const { x, y, width, depth } = boxOf(now);
      this.add({ x, y, width: width || USUAL, depth: depth || USUAL, outline: null });
    }
  };

  /** The browser took the pointer away, or opened its menu: nothing was meant. */
  stop = (event: { readonly pointerId?: number }): void => {
    if (event.pointerId === undefined) this.pointers.clear();
    else if (!this.pointers.delete(event.pointerId)) return;
    this.giveUp();
  };

  /** A half-made move, frame or drawing leaves everything as it was. */
  private giveUp(): void {
    const { desk } = this.props;
    if (this.gesture?.kind === 'corner') {
      this.corners.pop();
      this.showLine();
    }
    this.gesture = undefined;
    desk.show([]);
    this.showGhost({ x: 0, y: 0, width: 0, depth: 0 });
  }

  /** Two fingers: farther apart is nearer, and what lies between them goes with them. */
  private pinch(now: Extract<Gesture, { readonly kind: 'pinch' }>): void {
    const { view } = this.props;
    const [distance, centre] = [this.spread(), this.centre()];
    const [from, to] = [now.centre, centre].map(([clientX, clientY]) => view.at({ clientX, clientY }));
    if (from && to) view.pan(from[0] - to[0], from[1] - to[1]);
    if (distance > 0 && now.distance > 0)
      view.zoom(now.distance / distance, view.at({ clientX: centre[0], clientY: centre[1] }));
    now.distance = distance;
    now.centre = centre;
  }

  /** The polygon is complete: a booth's, or the hall's own walls. */
  close = (): void => {
    const { desk, hall, tool, onDrawn } = this.props;
    const drawn = this.corners;
    this.cancel();
    // The second press of a double click set the last corner twice.
    const distinct = drawn.filter(([x, y], at) => at === 0 || x !== drawn[at - 1]?.[0] || y !== drawn[at - 1]?.[1]);
    if (distinct.length < 3) return;
    if (tool === 'hall') {
      desk.do(outlineHall(desk.drawing, hall, distinct));
      onDrawn();
      return;
    }
    const { outline, ...box } = shapeOf(distinct);
    this.add({ ...box, outline: cornersToKeep(outline) });
  };

  /** What is half drawn is given up. */
  cancel = (): void => {
    this.corners = [];
    this.showLine();
  };

  private add(box: Pick<PlacedThing, 'x' | 'y' | 'width' | 'depth' | 'outline'>): void {
    const { desk, hall, tool, cluster, onDrawn } = this.props;
    if (box.width < LEAST || box.depth < LEAST) return;
    const after = newThing({ drawing: desk.drawing, hall, tool, cluster }, box);
    if (!after) return;
    desk.do([{ key: keyOf(after), after }]);
    desk.select([keyOf(after)]);
    onDrawn();
  }

  private showGhost(box: { x: number; y: number; width: number; depth: number }): void {
    for (const [name, value] of Object.entries({ x: box.x, y: box.y, width: box.width, height: box.depth }))
      this.ghost.current?.setAttribute(name, String(value));
  }

  private showLine(): void {
    this.line.current?.setAttribute('points', this.corners.map((each) => each.join(',')).join(' '));
  }

  private centre(): Point {
    const [a, b] = [...this.pointers.values()];
    return a && b ? [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] : [0, 0];
  }

  private spread(): number {
    const [a, b] = [...this.pointers.values()];
    return a && b ? Math.hypot(a[0] - b[0], a[1] - b[1]) : 0;
  }
}

function boxOf({ from, to }: { readonly from: Point; readonly to: Point }) {
  return {
    x: Math.min(from[0], to[0]),
    y: Math.min(from[1], to[1]),
    width: Math.abs(from[0] - to[0]),
    depth: Math.abs(from[1] - to[1]),
  };
}
