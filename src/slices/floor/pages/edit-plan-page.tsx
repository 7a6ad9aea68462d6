import { type FormEvent, useEffect, useMemo, useState } from 'react';
import { type LoaderFunctionArgs, type MetaFunction, useLoaderData, useRevalidator } from 'react-router';
import { newId } from '../../../kinds/id.ts';
import { formatInstant } from '../../../kinds/time.ts';
import { allowing } from '../../../platform/authz/access.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import {
  Button,
  Card,
  LinkButton,
  Notice,
  PageHead,
  SelectField,
  Table,
  TextField,
} from '../../../platform/ui/index.ts';
import { showToast, Toasts } from '../../../platform/ui/interactive.ts';
import { boothsIn, type ClusterThing, type HallThing, keyOf } from '../drawing.ts';
import { kindName } from '../feature-words.ts';
import { getPlanAtWork } from '../index.ts';
import { FEATURE_KINDS } from '../kinds-of-feature.ts';
import { stateName } from '../state-words.ts';
import { Canvas, type Tool } from './editor/Canvas.tsx';
import { type Act, faultWords, Panel } from './editor/Panel.tsx';
import { PlanDesk, type Send } from './editor/plan-desk.ts';
import { refusalWords } from './editor/refusal-words.ts';
import { DeskContext, useDesk, useFact } from './editor/use-desk.ts';

export const handle: PageHandle = { access: 'floor.fill' };

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const reach = reachOfPage(context);
  const draws = allowing(ctx.actor, ctx.organiser, 'floor.manage').length > 0;
  const work = await servicesOf(context).runner.query(ctx, (tx) => getPlanAtWork(ctx, tx, reach));
  return { slug: ctx.slug, draws, ...work };
}

export const meta: MetaFunction<typeof loader> = () => [{ title: `${m.floor_plan()} · ${m.platform_brand()}` }];

async function post(slug: string, path: string, body: object): Promise<Response> {
  return fetch(`/api/v1/editions/${slug}/floor/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

export default function EditPlanPage() {
  const { things, version, slug, draws, ...work } = useLoaderData<typeof loader>();
  const revalidator = useRevalidator();
  // One desk as long as the page lives: what comes anew from the server is laid on it below.
  const [desk] = useState(() => {
    const send: Send = async (base, changes, force) => {
      const response = await post(slug, 'changes', { base, changes, ...(force ? { force } : {}) });
      if (response.ok) return { ok: true, saved: await response.json() };
      if (response.status >= 500) throw new Error('not now');
      const problem = await response.json();
      return { ok: false, code: String(problem.code), things: problem.things ?? [] };
    };
    return new PlanDesk(things, version, send);
  });
  useEffect(() => {
    if (!desk.isUnsent() && version > desk.version) desk.reset(things, version);
  }, [desk, things, version]);
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (desk.isUnsent() || desk.saving.kind === 'saving') event.preventDefault();
    };
    window.addEventListener('beforeunload', leave);
    return () => window.removeEventListener('beforeunload', leave);
  }, [desk]);
  const act: Act = async (path, body) => {
    const response = await post(slug, path, body).catch(() => undefined);
    if (!response) showToast(m.floor_offline());
    else if (!response.ok) showToast(refusalWords(await response.json()));
    else await revalidator.revalidate();
    return response?.ok ?? false;
  };
  const takeTheirs = async () => {
    const fresh = desk;
    fresh.reset([...fresh.drawing.values()], -1);
    await revalidator.revalidate();
  };
  const pdf = (path: string) => `/api/v1/editions/${slug}/floor/${path}?lang=${getLocale()}`;
  return (
    <DeskContext value={desk}>
      <PageHead
        title={m.floor_plan()}
        lead={draws ? m.floor_edit_lead() : m.floor_fill_lead()}
        actions={
          <>
            <LinkButton href={pdf('plan.pdf')} tone="outline">
              {m.floor_print_plan()}
            </LinkButton>
            <LinkButton href={pdf('signs.pdf')} tone="outline">
              {m.floor_print_signs()}
            </LinkButton>
          </>
        }
      />
      <Alarms alarms={work.alarms} zone={work.zone} act={act} />
      <SavingNote onTheirs={() => void takeTheirs()} />
      <DrawingTable draws={draws} work={work} act={act} />
      <Toasts />
    </DeskContext>
  );
}

type Work = Omit<Awaited<ReturnType<typeof loader>>, 'things' | 'version' | 'slug' | 'draws'>;

function Alarms({ alarms, zone, act }: { readonly alarms: Work['alarms']; readonly zone: string; readonly act: Act }) {
  return alarms.map((alarm) => (
    <Notice key={alarm.id} kind="danger">
      <p>
        {m.floor_qris_alarm({
          number: alarm.number,
          before: alarm.before,
          after: alarm.after ?? '–',
          at: formatInstant(alarm.at, zone, getLocale()),
        })}
      </p>
      <div className="mt-2">
        <Button type="button" tone="outline" onClick={() => void act('qris-seen', { alarm: alarm.id })}>
          {m.floor_qris_seen()}
        </Button>
      </div>
    </Notice>
  ));
}

/** Whether what was drawn is kept; a clash is told with both ways out. */
function SavingNote({ onTheirs }: { readonly onTheirs: () => void }) {
  const desk = useDesk();
  const saving = useFact('saving', (at) => at.saving);
  if (saving.kind === 'conflict')
    return (
      <Notice kind="warn">
        <p>{m.floor_conflict({ things: saving.things.map((key) => desk.nameOf(key)).join(', ') })}</p>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button type="button" onClick={onTheirs}>
            {m.floor_take_theirs()}
          </Button>
          <Button type="button" tone="outline" onClick={() => void desk.flush(true)}>
            {m.floor_keep_mine()}
          </Button>
        </div>
      </Notice>
    );
  if (saving.kind === 'faulty')
    return <Notice kind="warn">{m.floor_not_saved({ why: faultWords(saving.fault) })}</Notice>;
  if (saving.kind === 'refused')
    return (
      <Notice kind="danger">
        <p>{m.floor_not_saved({ why: refusalWords({ code: saving.code }) })}</p>
        <div className="mt-2">
          <Button type="button" onClick={() => desk.undo()}>
            {m.platform_ui_undo()}
          </Button>
        </div>
      </Notice>
    );
  return (
    <p role="status" className="mb-3 text-ink-2 text-sm">
      {saving.kind === 'saving' ? m.floor_saving() : saving.kind === 'offline' ? m.floor_offline() : m.floor_saved()}
    </p>
  );
}

function DrawingTable({ draws, work, act }: { readonly draws: boolean; readonly work: Work; readonly act: Act }) {
  const desk = useDesk();
  const order = useFact('order', (at) => at.order);
  const [at, setAt] = useState(0);
  const [tool, setTool] = useState<Tool>('select');
  const [grid, setGrid] = useState(500);
  const halls = order.flatMap((key): HallThing[] => {
    const each = desk.drawing.get(key);
    return each?.kind === 'hall' ? [each] : [];
  });
  const clusters = order.flatMap((key): ClusterThing[] => {
    const each = desk.drawing.get(key);
    return each?.kind === 'cluster' ? [each] : [];
  });
  const hall = halls[Math.min(at, halls.length - 1)];
  const holders = useMemo(
    () =>
      new Map(
        work.assignments.map(
          (row) => [`booth/${row.booth}`, row.regionName ?? row.agencyName ?? row.seats[0]?.name ?? ''] as const,
        ),
      ),
    [work.assignments],
  );
  const history = useFact('history', (each) => `${each.canUndo()} ${each.canRedo()}`);
  return (
    <>
      {draws && (
        <div className="mb-3 flex flex-wrap items-end gap-3 max-md:hidden">
          <SelectField
            name="tool"
            label={m.floor_tool()}
            value={tool}
            onChange={(event) => setTool(event.target.value as Tool)}
            choices={[
              { value: 'select', label: m.floor_tool_select() },
              { value: 'booth', label: m.floor_tool_booth() },
              { value: 'polygon', label: m.floor_tool_polygon() },
              ...FEATURE_KINDS.map((value) => ({ value, label: kindName(value, getLocale()) })),
            ]}
          />
          <SelectField
            name="grid"
            label={m.floor_grid()}
            value={String(grid)}
            onChange={(event) => setGrid(Number(event.target.value))}
            choices={[100, 250, 500, 1_000].map((value) => ({ value: String(value), label: `${value / 1_000} m` }))}
          />
          <Button type="button" tone="outline" disabled={!history.startsWith('true')} onClick={() => desk.undo()}>
            {m.platform_ui_undo()}
          </Button>
          <Button type="button" tone="outline" disabled={!history.endsWith('true')} onClick={() => desk.redo()}>
            {m.floor_redo()}
          </Button>
        </div>
      )}
      {halls.length > 1 && (
        <SelectField
          name="hall"
          label={m.floor_hall()}
          value={String(at)}
          onChange={(event) => setAt(Number(event.target.value))}
          choices={halls.map(({ name }, index) => ({ value: String(index), label: name }))}
        />
      )}
      {hall ? (
        <div className="grid items-start gap-5 lg:grid-cols-[1fr_22rem]">
          <Canvas
            key={hall.id}
            hall={hall}
            tool={tool}
            grid={grid}
            draws={draws}
            cluster={clusters[0]?.id ?? 'A'}
            holders={holders}
            onDrawn={() => setTool('select')}
          />
          <Card>
            <Panel work={work} draws={draws} act={act} clusters={clusters} />
          </Card>
        </div>
      ) : (
        <p className="mb-4">{m.floor_no_plan_text()}</p>
      )}
      {draws && <NewHall first={halls.length === 0} hasCluster={clusters.length > 0} />}
      <BoothTable holders={holders} />
    </>
  );
}

function NewHall({ first, hasCluster }: { readonly first: boolean; readonly hasCluster: boolean }) {
  const desk = useDesk();
  const draw = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const side = (name: string) =>
      Math.min(
        1_000_000,
        Math.max(1_000, Math.round(Number(String(form.get(name)).replace(',', '.')) * 1_000) || 20_000),
      );
    const name = String(form.get('name')).trim() || m.floor_hall();
    const hall: HallThing = {
      kind: 'hall',
      id: newId<'hall'>(),
      name,
      place: '',
      position: desk.order.length,
      width: side('width'),
      depth: side('depth'),
      outline: null,
    };
    const cluster: ClusterThing = { kind: 'cluster', id: 'A', name: { id: '', en: '' }, colour: 0 };
    desk.do([...(hasCluster ? [] : [{ key: keyOf(cluster), after: cluster }]), { key: keyOf(hall), after: hall }]);
  };
  const addCluster = () => {
    const taken = new Set([...desk.drawing.keys()]);
    const code = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((letter) => !taken.has(`cluster/${letter}`));
    if (!code) return;
    const after: ClusterThing = {
      kind: 'cluster',
      id: code,
      name: { id: '', en: '' },
      colour: (code.codePointAt(0) ?? 65) % 8,
    };
    desk.do([{ key: keyOf(after), after }]);
  };
  return (
    <details open={first} className="mt-5 rounded-m border border-line bg-card p-4">
      <summary className="flex min-h-12 cursor-pointer items-center font-bold">{m.floor_new_hall()}</summary>
      <form onSubmit={draw} className="mt-2 grid items-end gap-4 sm:grid-cols-4">
        <TextField name="name" label={m.floor_hall_name()} maxLength={120} />
        <TextField name="width" label={m.floor_width()} suffix="m" inputMode="decimal" defaultValue="40" />
        <TextField name="depth" label={m.floor_depth()} suffix="m" inputMode="decimal" defaultValue="25" />
        <Button>{m.floor_draw_hall()}</Button>
      </form>
      {hasCluster && (
        <div className="mt-4">
          <Button type="button" tone="outline" onClick={addCluster}>
            {m.floor_new_cluster()}
          </Button>
        </div>
      )}
    </details>
  );
}

/** The drawing in words: every booth with who holds it; choosing one here chooses it there. */
function BoothTable({ holders }: { readonly holders: ReadonlyMap<string, string> }) {
  const desk = useDesk();
  useFact('order', (at) => at.order);
  const booths = boothsIn(desk.drawing);
  return (
    <div className="mt-8">
      <Table
        caption={m.floor_booth_list()}
        rows={booths}
        rowKey={(booth) => booth.id}
        empty={<p>{m.floor_no_booths()}</p>}
        columns={[
          {
            heading: m.floor_number(),
            names: true,
            cell: (booth) => (
              <button
                type="button"
                className="min-h-12 min-w-12 cursor-pointer text-start underline"
                onClick={() => desk.select([keyOf(booth)])}
              >
                {booth.number}
              </button>
            ),
          },
          {
            heading: m.floor_holder(),
            cell: (booth) =>
              holders.get(keyOf(booth)) ?? stateName(booth.state === 'open' ? 'free' : booth.state, getLocale()),
          },
          { heading: m.floor_size_short(), cell: (booth) => `${booth.width / 1_000} × ${booth.depth / 1_000} m` },
        ]}
      />
    </div>
  );
}
