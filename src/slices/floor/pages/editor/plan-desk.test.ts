import { expect, it } from 'vitest';
import { newId } from '../../../../kinds/id.ts';
import {
  type BoothThing,
  type Change,
  type Drawing,
  drawingOf,
  type HallThing,
  keyOf,
  type Thing,
} from '../../drawing.ts';
import { alterations, applyChanges, clash } from '../../rules/change-plan.ts';
import { type Kept, PlanDesk, type Send } from './plan-desk.ts';

const hall: HallThing = {
  kind: 'hall',
  id: newId(),
  name: 'Aula',
  place: '',
  position: 0,
  width: 60_000,
  depth: 30_000,
  outline: null,
};
const cluster: Thing = { kind: 'cluster', id: 'A', name: { id: '', en: '' }, colour: 0 };
const booth: BoothThing = {
  kind: 'booth',
  id: newId(),
  hall: hall.id,
  number: 'A1',
  cluster: 'A',
  state: 'open',
  reason: '',
  tables: 1,
  chairs: 2,
  amperes: 2,
  x: 0,
  y: 0,
  width: 3_000,
  depth: 3_000,
  outline: null,
};
const key = keyOf(booth);
const at = (x: number): Change => ({ key, after: { ...booth, x } });

/** The other end as `savePlan` keeps it, with a line that can break before or after it has kept what was sent. */
class OtherEnd {
  drawing: Drawing = drawingOf([hall, cluster, booth]);
  log: (readonly Change[])[] = [];
  breaks: 'before' | 'after' | undefined;
  readonly sent: Change[][] = [];

  put(changes: readonly Change[]): void {
    this.drawing = applyChanges(this.drawing, changes);
    this.log.push(changes);
  }

  send: Send = async (base, asked, force) => {
    this.sent.push([...asked]);
    if (this.breaks === 'before') throw new Error('no network');
    const since = this.log.slice(base);
    const changes = alterations(this.drawing, asked);
    const things = clash(
      changes,
      since.flatMap((each) => each.map((change) => change.key)),
    );
    if (things.length > 0 && !force) return { ok: false, code: 'floor.plan-conflict', things };
    if (changes.length > 0) this.put(changes);
    if (this.breaks === 'after') throw new Error('the answer was lost');
    const mine = new Set(asked.map((change) => change.key));
    return {
      ok: true,
      saved: { version: this.log.length, others: since.flat().filter((each) => !mine.has(each.key)) },
    };
  };
}

function sit(): { readonly end: OtherEnd; readonly desk: PlanDesk; readonly kept: (Kept | null)[] } {
  const end = new OtherEnd();
  const kept: (Kept | null)[] = [];
  const desk = new PlanDesk([hall, cluster, booth], 0, end.send, (each) => kept.push(each));
  return { end, desk, kept };
}
const xOf = (drawing: Drawing) => {
  const each = drawing.get(key);
  return each?.kind === 'booth' ? each.x : undefined;
};
/** Until what was asked of the desk has been answered. */
const settle = async (desk: PlanDesk) => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  await desk.flush();
};

it.each(['before', 'after'] as const)(
  'loses nothing and blames nobody when the line breaks %s it was kept',
  async (when) => {
    const { end, desk, kept } = sit();
    end.breaks = when;
    desk.do([at(3_000)]);
    await settle(desk);
    expect(desk.saving).toEqual({ kind: 'offline' });
    // One draws on meanwhile.
    desk.do([at(6_000)]);
    await settle(desk);
    expect([desk.isUnsent(), kept.at(-1)]).toEqual([true, { base: 0, changes: [at(6_000)] }]);
    end.breaks = undefined;
    await settle(desk);
    await settle(desk);
    expect([desk.saving, xOf(desk.drawing), xOf(end.drawing)]).toEqual([{ kind: 'saved' }, 6_000, 6_000]);
    expect([desk.isUnsent(), kept.at(-1), desk.version]).toEqual([false, null, 2]);
    desk.undo();
    await settle(desk);
    expect(xOf(end.drawing)).toBe(3_000);
  },
);

it('tells of somebody else who moved the same booth while the line was broken', async () => {
  const { end, desk } = sit();
  end.breaks = 'before';
  desk.do([at(3_000)]);
  await settle(desk);
  end.put([at(9_000)]);
  end.breaks = undefined;
  await settle(desk);
  expect([desk.saving, xOf(end.drawing)]).toEqual([{ kind: 'conflict', things: [key] }, 9_000]);
  await desk.flush(true);
  expect([desk.saving, xOf(end.drawing)]).toEqual([{ kind: 'saved' }, 3_000]);
});

it('takes up again what an earlier page could not save', async () => {
  const first = sit();
  first.end.breaks = 'before';
  first.desk.do([at(3_000)]);
  await settle(first.desk);
  const kept = first.kept.at(-1);
  first.end.breaks = undefined;
  const desk = new PlanDesk([...first.end.drawing.values()], first.end.log.length, first.end.send);
  if (kept) desk.resume(kept);
  await settle(desk);
  expect([desk.saving, xOf(first.end.drawing)]).toEqual([{ kind: 'saved' }, 3_000]);
  // The page that is still open sends the same once more, and nothing is done twice.
  await settle(first.desk);
  expect([first.desk.saving, first.end.log.length]).toEqual([{ kind: 'saved' }, 1]);
});
