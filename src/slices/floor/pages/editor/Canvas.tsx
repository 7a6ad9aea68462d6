import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { type Id, newId } from '../../../../kinds/id.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { type BoothThing, type Change, type HallThing, keyOf, type PlacedThing } from '../../drawing.ts';
import type { FeatureKind } from '../../kinds-of-feature.ts';
import { moveBy, numbersAfter, placedAt, remove, rotate, snap } from '../../rules/edit-booths.ts';
import { type Point, shapeOf } from '../../rules/shape.ts';
import { pointsOf, ThingNode } from './Nodes.tsx';
import { useDesk, useFact } from './use-desk.ts';

export type Tool = 'select' | 'booth' | 'polygon' | FeatureKind;

export interface CanvasProps {
  readonly hall: HallThing;
  readonly tool: Tool;
  readonly grid: number;
  /** May draw; else things are chosen only. */
  readonly draws: boolean;
  /** The cluster that new booths belong to. */
  readonly cluster: string;
  readonly holders: ReadonlyMap<string, string>;
  readonly onDrawn: () => void;
}

interface View {
  x: number;
  y: number;
  width: number;
}

type Gesture =
  | { readonly kind: 'move'; readonly from: Point; readonly things: readonly PlacedThing[]; changes: Change[] }
  | { readonly kind: 'pan'; readonly from: Point }
  | { readonly kind: 'draw'; readonly from: Point; to: Point }
  | { readonly kind: 'pinch'; distance: number };

const LEAST = 500;

/** The hall on the table. The view is moved by the drawing's own attribute, so that panning renders nothing. */
export function Canvas({ hall, tool, grid, draws, cluster, holders, onDrawn }: CanvasProps) {
  const desk = useDesk();
  const order = useFact('order', (at) => at.order);
  const svg = useRef<SVGSVGElement>(null);
  const ghost = useRef<SVGRectElement>(null);
  const outline = useRef<SVGPolylineElement>(null);
  const view = useRef<View>({ x: -1_000, y: -1_000, width: hall.width + 2_000 });
  const gesture = useRef<Gesture | undefined>(undefined);
  const corners = useRef<Point[]>([]);
  const pointers = useRef(new Map<number, Point>());

  const ratio = (hall.depth + 2_000) / (hall.width + 2_000);
  const showView = () => {
    const { x, y, width } = view.current;
    svg.current?.setAttribute('viewBox', `${x} ${y} ${width} ${width * ratio}`);
  };
  const zoom = (factor: number, about?: Point) => {
    const now = view.current;
    const width = Math.min(Math.max(now.width * factor, 4_000), (hall.width + 2_000) * 2);
    const [cx, cy] = about ?? [now.x + now.width / 2, now.y + (now.width * ratio) / 2];
    const scale = width / now.width;
    view.current = { x: cx - (cx - now.x) * scale, y: cy - (cy - now.y) * scale, width };
    showView();
  };

  const at = (event: { readonly clientX: number; readonly clientY: number }): Point => {
    const matrix = svg.current?.getScreenCTM()?.inverse();
    if (!matrix) return [0, 0];
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return [point.x, point.y];
  };
  const snapped = ([x, y]: Point): Point => [snap(x, grid), snap(y, grid)];

  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const matrix = element.getScreenCTM()?.inverse();
      const point = matrix && new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
      zoomBy.current(event.deltaY > 0 ? 1.15 : 1 / 1.15, point ? [point.x, point.y] : undefined);
    };
    // React listens to the wheel passively, and then the page would scroll too.
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, []);
  const zoomBy = useRef(zoom);
  zoomBy.current = zoom;

  const down = (event: PointerEvent<SVGSVGElement>) => {
    pointers.current.set(event.pointerId, [event.clientX, event.clientY]);
    svg.current?.setPointerCapture(event.pointerId);
    if (pointers.current.size === 2) {
      desk.show([]);
      gesture.current = { kind: 'pinch', distance: spread(pointers.current) };
      return;
    }
    const key = (event.target as Element).closest('[data-key]')?.getAttribute('data-key');
    if (draws && tool === 'polygon') {
      corners.current.push(snapped(at(event)));
      outline.current?.setAttribute('points', corners.current.map((each) => each.join(',')).join(' '));
      return;
    }
    if (draws && tool !== 'select') {
      const from = snapped(at(event));
      gesture.current = { kind: 'draw', from, to: from };
      return;
    }
    if (!key) {
      if (!event.shiftKey) desk.select([]);
      gesture.current = { kind: 'pan', from: at(event) };
      return;
    }
    if (event.shiftKey)
      desk.select(
        desk.selection.has(key) ? [...desk.selection].filter((one) => one !== key) : [...desk.selection, key],
      );
    else if (!desk.selection.has(key)) desk.select([key]);
    if (draws && event.pointerType !== 'touch')
      gesture.current = { kind: 'move', from: at(event), things: placedAt(desk.drawing, desk.selection), changes: [] };
  };

  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (pointers.current.has(event.pointerId)) pointers.current.set(event.pointerId, [event.clientX, event.clientY]);
    const now = gesture.current;
    if (!now) return;
    if (now.kind === 'pinch') {
      const distance = spread(pointers.current);
      if (distance > 0 && now.distance > 0) zoom(now.distance / distance);
      now.distance = distance;
      return;
    }
    const [x, y] = at(event);
    if (now.kind === 'pan') {
      view.current = { ...view.current, x: view.current.x - (x - now.from[0]), y: view.current.y - (y - now.from[1]) };
      showView();
    } else if (now.kind === 'draw') {
      now.to = snapped([x, y]);
      const [left, top] = [Math.min(now.from[0], now.to[0]), Math.min(now.from[1], now.to[1])];
      for (const [name, value] of Object.entries({
        x: left,
        y: top,
        width: Math.abs(now.from[0] - now.to[0]),
        height: Math.abs(now.from[1] - now.to[1]),
      }))
        ghost.current?.setAttribute(name, String(value));
    } else if (now.things.length > 0) {
      const dx = Math.round((x - now.from[0]) / grid) * grid;
      const dy = Math.round((y - now.from[1]) / grid) * grid;
      now.changes = dx === 0 && dy === 0 ? [] : moveBy(now.things, dx, dy);
      desk.show(now.changes);
    }
  };

  const addShape = (shape: Pick<PlacedThing, 'x' | 'y' | 'width' | 'depth' | 'outline'>) => {
    if (shape.width < LEAST / 5 || shape.depth < LEAST / 5) return;
    const after: PlacedThing =
      tool === 'booth' || tool === 'polygon'
        ? newBooth(shape, hall.id, cluster, numbersAfter(desk.drawing, prefixFor(cluster), 1)[0] ?? 'A1')
        : { kind: 'feature', id: newId<'feature'>(), hall: hall.id, type: tool as FeatureKind, label: '', ...shape };
    desk.do([{ key: keyOf(after), after }]);
    desk.select([keyOf(after)]);
    onDrawn();
  };

  const up = (event: PointerEvent<SVGSVGElement>) => {
    pointers.current.delete(event.pointerId);
    const now = gesture.current;
    gesture.current = undefined;
    if (now?.kind === 'move') {
      desk.show([]);
      desk.do(now.changes);
    }
    if (now?.kind === 'draw') {
      ghost.current?.setAttribute('width', '0');
      const [x, y] = [Math.min(now.from[0], now.to[0]), Math.min(now.from[1], now.to[1])];
      const [width, depth] = [Math.abs(now.from[0] - now.to[0]), Math.abs(now.from[1] - now.to[1])];
      addShape({ x, y, width: width || 3_000, depth: depth || 3_000, outline: null });
    }
  };

  const closePolygon = () => {
    const [drawn] = [corners.current];
    corners.current = [];
    outline.current?.setAttribute('points', '');
    // The second press of a double click set the last corner twice.
    const distinct = drawn.filter(
      ([x, y], index) => index === 0 || x !== drawn[index - 1]?.[0] || y !== drawn[index - 1]?.[1],
    );
    if (distinct.length < 3) return;
    const { x, y, width, depth, outline: own } = shapeOf(distinct);
    addShape({ x, y, width, depth, outline: own?.map(([px, py]): [number, number] => [px, py]) ?? null });
  };

  const press = (event: KeyboardEvent) => {
    const key = (event.target as Element).closest('[data-key]')?.getAttribute('data-key');
    const things = placedAt(desk.drawing, desk.selection);
    const way = ARROWS[event.key];
    if (key && (event.key === 'Enter' || event.key === ' '))
      desk.select(event.shiftKey ? [...desk.selection, key] : [key]);
    else if (event.key === '+' || event.key === '=') zoom(1 / 1.25);
    else if (event.key === '-') zoom(1.25);
    else if (event.key === 'Escape') {
      corners.current = [];
      outline.current?.setAttribute('points', '');
      desk.select([]);
    } else if (way && (!draws || things.length === 0)) {
      const step = view.current.width / 12;
      view.current = { ...view.current, x: view.current.x + way[0] * step, y: view.current.y + way[1] * step };
      showView();
    } else if (way && draws) desk.do(moveBy(things, way[0] * grid, way[1] * grid));
    else if (draws && event.key === 'Delete') desk.do(remove(desk.selection));
    else if (draws && event.key.toLowerCase() === 'r' && !event.ctrlKey && !event.metaKey) desk.do(rotate(things));
    else if (draws && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z')
      event.shiftKey ? desk.redo() : desk.undo();
    else if (draws && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'y') desk.redo();
    else return;
    event.preventDefault();
  };

  const inHall = order.filter((key) => {
    const each = desk.drawing.get(key);
    return (each?.kind === 'booth' || each?.kind === 'feature') && each.hall === hall.id;
  });
  const { x, y, width } = view.current;
  return (
    <div className="relative">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing table; its things are buttons, and the list below does the same */}
      <svg
        ref={svg}
        role="group"
        aria-label={m.floor_plan_box({ hall: hall.name })}
        viewBox={`${x} ${y} ${width} ${width * ratio}`}
        className="block w-full touch-none select-none rounded-m border border-line bg-sunk"
        style={{ aspectRatio: `${hall.width + 2_000} / ${hall.depth + 2_000}` }}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        onDoubleClick={closePolygon}
        onKeyDown={press}
      >
        <defs>
          <pattern id="floor-grid" width="1000" height="1000" patternUnits="userSpaceOnUse">
            <path d="M1000 0H0V1000" fill="none" className="stroke-line" strokeWidth="20" />
          </pattern>
        </defs>
        <polygon points={pointsOf({ x: 0, y: 0, ...hall })} className="fill-paper" />
        <polygon
          points={pointsOf({ x: 0, y: 0, ...hall })}
          fill="url(#floor-grid)"
          className="stroke-ink"
          strokeWidth="100"
        />
        {inHall
          .toSorted((a, b) => Number(a.startsWith('booth')) - Number(b.startsWith('booth')))
          .map((key) => (
            <ThingNode key={key} id={key} holder={holders.get(key)} />
          ))}
        <rect
          ref={ghost}
          width="0"
          height="0"
          className="pointer-events-none fill-gold-soft stroke-river"
          strokeWidth="80"
        />
        <polyline ref={outline} className="pointer-events-none fill-gold-soft stroke-river" strokeWidth="80" />
      </svg>
      <div className="absolute right-2 bottom-2 grid gap-1 print:hidden">
        {(
          [
            ['+', m.floor_zoom_in(), 1 / 1.4],
            ['−', m.floor_zoom_out(), 1.4],
          ] as const
        ).map(([sign, label, factor]) => (
          <button
            key={sign}
            type="button"
            aria-label={label}
            onClick={() => zoom(factor)}
            className="grid size-12 cursor-pointer place-items-center rounded-s border border-edge bg-card font-extrabold text-xl"
          >
            {sign}
          </button>
        ))}
      </div>
    </div>
  );
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function spread(pointers: ReadonlyMap<number, Point>): number {
  const [a, b] = [...pointers.values()];
  return a && b ? Math.hypot(a[0] - b[0], a[1] - b[1]) : 0;
}

function prefixFor(cluster: string): string {
  return /^[A-Z]{1,3}$/.test(cluster) ? cluster : 'A';
}

function newBooth(
  shape: Pick<PlacedThing, 'x' | 'y' | 'width' | 'depth' | 'outline'>,
  hall: Id<'hall'>,
  cluster: string,
  number: string,
): BoothThing {
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
    ...shape,
  };
}
