import { useRef, useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import type { HallThing } from '../../drawing.ts';
import { PlanPatterns } from '../PlanPatterns.tsx';
import { useCanvasView } from './canvas-view.ts';
import { Handles } from './Handles.tsx';
import { Hands } from './hands.ts';
import { pointsOf, ThingNode } from './Nodes.tsx';
import type { Tool } from './new-things.ts';
import { pressKey } from './press-key.ts';
import { useDesk, useFact } from './use-desk.ts';

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

/** The hall on the table. */
export function Canvas({ hall, tool, grid, draws, cluster, holders, onDrawn }: CanvasProps) {
  const desk = useDesk();
  const order = useFact('order', (at) => at.order);
  const ghost = useRef<SVGRectElement>(null);
  const line = useRef<SVGPolylineElement>(null);
  const view = useCanvasView(hall);
  const props = { desk, view, hall, tool, grid, draws, cluster, onDrawn };
  const [hands] = useState(() => new Hands(props, ghost, line));
  hands.props = props;
  const whole = { x: 0, y: 0, ...hall };
  return (
    <div>
      <PlanPatterns unit={1_000} />
      {/* A box of its own, so that what moves in it lays out nothing but it. */}
      <div className="relative [contain:strict]" style={{ aspectRatio: view.aspect }}>
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing table; its things are buttons, and the list below does the same */}
        <svg
          ref={view.svg}
          role="group"
          aria-label={m.floor_plan_box({ hall: hall.name })}
          viewBox={view.box}
          className={`absolute inset-0 block size-full touch-none select-none rounded-m border border-line bg-sunk ${CURSOR[tool] ?? 'cursor-crosshair'}`}
          onPointerDown={hands.down}
          onPointerMove={hands.move}
          onPointerUp={hands.up}
          onPointerCancel={hands.stop}
          onLostPointerCapture={hands.stop}
          onContextMenu={() => hands.stop({})}
          onDoubleClick={hands.close}
          onKeyDown={(event) => pressKey(event, hands)}
        >
          <defs>
            <pattern id="floor-grid" width="1000" height="1000" patternUnits="userSpaceOnUse">
              <path d="M1000 0H0V1000" fill="none" className="stroke-line" strokeWidth="20" />
            </pattern>
          </defs>
          <polygon points={pointsOf(whole)} className="fill-paper" />
          <polygon points={pointsOf(whole)} fill="url(#floor-grid)" className="stroke-ink" strokeWidth="100" />
          {layers(order, (key) => {
            const each = desk.drawing.get(key);
            if ((each?.kind !== 'booth' && each?.kind !== 'feature') || each.hall !== hall.id) return undefined;
            return each.kind === 'booth' ? 2 : each.type === 'aisle' ? 0 : 1;
          }).map((key) => (
            <ThingNode key={key} id={key} holder={holders.get(key)} />
          ))}
          {draws && <Handles hall={hall} />}
          <rect
            ref={ghost}
            width="0"
            height="0"
            className="pointer-events-none fill-gold-soft stroke-river"
            fillOpacity=".6"
            strokeWidth="80"
          />
          <polyline
            ref={line}
            className="pointer-events-none fill-gold-soft stroke-river"
            fillOpacity=".6"
            strokeWidth="80"
          />
        </svg>
      </div>
      <ZoomButtons onZoom={view.zoom} />
    </div>
  );
}

const CURSOR: Partial<Record<Tool, string>> = { select: 'cursor-default', pan: 'cursor-grab' };

/** Keys of things by the layer that they lie in; undefined is not drawn. */
function layers(keys: readonly string[], layerOf: (key: string) => number | undefined): string[] {
  return keys
    .flatMap((key) => {
      const layer = layerOf(key);
      return layer === undefined ? [] : [{ key, layer }];
    })
    .sort((a, b) => a.layer - b.layer)
    .map(({ key }) => key);
}

function ZoomButtons({ onZoom }: { readonly onZoom: (factor: number) => void }) {
  return (
    <div className="mt-2 flex justify-end gap-2 print:hidden">
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
          onClick={() => onZoom(factor)}
          className="grid size-12 cursor-pointer place-items-center rounded-s border border-edge bg-card font-extrabold text-xl"
        >
          {sign}
        </button>
      ))}
    </div>
  );
}
