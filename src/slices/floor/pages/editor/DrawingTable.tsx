import { type ReactNode, useMemo, useRef, useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { Card, SelectField } from '../../../../platform/ui/index.ts';
import { type BoothThing, type ClusterThing, type HallThing, keyOf } from '../../drawing.ts';
import { BoothTable } from './BoothTable.tsx';
import { Canvas } from './Canvas.tsx';
import { ClusterForms } from './ClusterForms.tsx';
import { EditHall, NewHall, type Venues } from './HallForms.tsx';
import type { Tool } from './new-things.ts';
import { Panel } from './Panel.tsx';
import type { PanelProps } from './panel-parts.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useDesk, useFact } from './use-desk.ts';

/** The tools, a hall, what is chosen in it, and all of it as a list. */
export function DrawingTable({ draws, work, act }: Omit<PanelProps, 'clusters'>) {
  const desk = useDesk();
  const order = useFact('order', (at) => at.order);
  // A hall or cluster that changes its name or walls stays in its place in the order.
  useFact('frame', (at) => at.frame);
  const [shown, setShown] = useState<string>();
  const [tool, setTool] = useState<Tool>('select');
  const [grid, setGrid] = useState(500);
  const things = order.map((key) => desk.drawing.get(key));
  const halls = things.filter((each): each is HallThing => each?.kind === 'hall');
  const clusters = things.filter((each): each is ClusterThing => each?.kind === 'cluster');
  const hall = halls.find((each) => keyOf(each) === shown) ?? halls[0];
  const holders = useMemo(
    () =>
      new Map(
        work.assignments.map(
          (row) => [`booth/${row.booth}`, row.regionName ?? row.agencyName ?? row.seats[0]?.name ?? ''] as const,
        ),
      ),
    [work.assignments],
  );
  const sellers = useMemo(() => sellersOf(work.assignments), [work.assignments]);
  const table = useRef<HTMLDivElement>(null);
  // The list lies below the drawing: what is chosen in it is brought before the eyes, in its hall.
  const show = (booth: BoothThing) => {
    setShown(`hall/${booth.hall}`);
    table.current?.scrollIntoView({ block: 'nearest' });
  };
  const cluster = clusters[0]?.id ?? 'A';
  return (
    <>
      {draws && <Toolbar hall={hall} cluster={cluster} tool={tool} onTool={setTool} grid={grid} onGrid={setGrid} />}
      {hall && halls.length > 1 && (
        <div className="mb-3 max-w-sm">
          <SelectField
            name="hall"
            label={m.floor_hall()}
            value={keyOf(hall)}
            onChange={(event) => setShown(event.target.value)}
            choices={halls.map((each) => ({ value: keyOf(each), label: hallName(each, work.venues) }))}
          />
        </div>
      )}
      {hall ? (
        <div ref={table} className="grid items-start gap-5 lg:grid-cols-[1fr_22rem]">
          <Canvas
            key={hall.id}
            hall={hall}
            tool={tool}
            grid={grid}
            draws={draws}
            cluster={cluster}
            holders={holders}
            onDrawn={() => setTool('select')}
          />
          <Card>
            <Panel work={work} draws={draws} act={act} clusters={clusters} />
          </Card>
        </div>
      ) : (
        <p className="mb-4">{draws ? m.floor_no_plan_draw() : m.floor_no_plan_text()}</p>
      )}
      {draws && hall && (
        <Fold title={m.floor_hall_facts({ hall: hall.name })}>
          <EditHall key={hall.id} id={keyOf(hall)} venues={work.venues} />
        </Fold>
      )}
      {draws && clusters.length > 0 && (
        <Fold title={m.floor_clusters()}>
          <ClusterForms clusters={clusters} />
        </Fold>
      )}
      {draws && (
        <Fold title={m.floor_new_hall()} open={halls.length === 0}>
          <NewHall hasCluster={clusters.length > 0} venues={work.venues} onDrawn={setShown} />
        </Fold>
      )}
      <BoothTable holders={holders} sellers={sellers} onChosen={show} />
    </>
  );
}

/** Who sells in each booth on whatever days, each once. */
function sellersOf(assignments: PanelProps['work']['assignments']): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, Set<string>>();
  for (const { booth, seats } of assignments) {
    const key = `booth/${booth}`;
    names.set(key, new Set([...(names.get(key) ?? []), ...seats.map(({ name }) => name)]));
  }
  return new Map([...names].map(([key, all]) => [key, [...all]]));
}

/** With its venue where there are several, for halls of two venues may bear one name. */
function hallName({ name, venue }: HallThing, venues: Venues): string {
  const of = venues.length > 1 ? venues.find(({ id }) => id === venue) : undefined;
  return of ? `${name} · ${of.name}` : name;
}

interface FoldProps {
  readonly title: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}

function Fold({ title, open = false, children }: FoldProps) {
  return (
    <details open={open} className="mt-5 rounded-m border border-line bg-card p-4">
      <summary className="flex min-h-12 cursor-pointer items-center font-bold">{title}</summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}
