import type { HallThing } from '../../drawing.ts';
import { HANDLES } from '../../rules/draw-shapes.ts';
import { useFact, useThing } from './use-desk.ts';

const CURSORS = {
  nw: 'cursor-nwse-resize',
  n: 'cursor-ns-resize',
  ne: 'cursor-nesw-resize',
  e: 'cursor-ew-resize',
  se: 'cursor-nwse-resize',
  s: 'cursor-ns-resize',
  sw: 'cursor-nesw-resize',
  w: 'cursor-ew-resize',
} as const;

/** Corners and sides of the one chosen thing, to pull at. They are as large on the screen at any zoom. The panel's fields do the same. */
export function Handles({ hall }: { readonly hall: HallThing }) {
  const selection = useFact('selection', (desk) => desk.selection);
  const [key, ...more] = [...selection];
  return key === undefined || more.length > 0 ? null : <HandlesOf id={key} hall={hall} />;
}

function HandlesOf({ id, hall }: { readonly id: string; readonly hall: HallThing }) {
  const each = useThing(id);
  if ((each?.kind !== 'booth' && each?.kind !== 'feature') || each.hall !== hall.id) return null;
  return (
    <g strokeLinecap="square" className="max-md:hidden">
      {HANDLES.map((handle) => {
        const x = each.x + each.width * (handle.includes('w') ? 0 : handle.includes('e') ? 1 : 0.5);
        const y = each.y + each.depth * (handle.includes('n') ? 0 : handle.includes('s') ? 1 : 0.5);
        return (
          <g key={handle} data-handle={handle} className={CURSORS[handle]}>
            <path d={`M${x} ${y}h1`} className="stroke-river" strokeWidth="12" vectorEffect="non-scaling-stroke" />
            <path d={`M${x} ${y}h1`} className="stroke-card" strokeWidth="7" vectorEffect="non-scaling-stroke" />
          </g>
        );
      })}
    </g>
  );
}
