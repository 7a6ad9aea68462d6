import { type BusinessCalendar, businessDayAt } from '../../../kinds/business-day.ts';
import { daysBetween } from '../../../kinds/time.ts';
import { type Action, allowing, reachOf } from '../../../platform/authz/access.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { listManaged } from '../../../slices/catalogue/index.ts';
import type { AtEdition } from '../../../slices/editions/index.ts';
import { countIdentifiersIn, countWaitingNames } from '../../../slices/exhibitors/index.ts';
import { type DeviceState, isQuiet } from '../../../slices/hall/index.ts';
import { listSettlements } from '../../../slices/settlement/index.ts';
import { listBoothDays, sumClaimed } from '../../../slices/takings/index.ts';
import type { MilestoneState } from '../delegations/judge-delegation.ts';
import { listDelegationStates } from '../delegations/list-delegation-states.ts';
import { countLoose } from './count-loose.ts';
import { isOpenAt, type Phase } from './phase.ts';
import { TODOS, type Todo } from './todos.ts';

interface EditionTimes extends BusinessCalendar {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly opensAt: string;
  readonly closesAt: string;
}

/** How much of each there is to do for whoever looks, what there is none of left out. @param devices within reach. */
export async function loadTodo(
  ctx: AtEdition,
  tx: Tx,
  edition: EditionTimes,
  phase: Phase,
  devices: readonly DeviceState[],
): Promise<readonly { readonly todo: Todo; readonly count: number }[]> {
  const may = (action: Action) => allowing(ctx.actor, ctx.organiser, action).length > 0;
  const now = ctx.clock.now();
  const begun = phase.name !== 'before';
  const counts: Partial<Record<Todo, number>> = {
    ...(may('delegations.read') ? await countDelegations(ctx, tx) : {}),
    permits: may('identifiers.verify') ? (await countIdentifiersIn(ctx, tx, { all: true })).claimed : 0,
    names: may('identifiers.verify') ? await countWaitingNames(ctx, tx) : 0,
    unmapped: may('editions.manage') || may('exceptions.read') ? await countLoose(ctx, tx) : 0,
    photos: may('products.edit') && phase.name !== 'after' ? await countSmallPhotos(ctx, tx) : 0,
    quiet: phase.name === 'on' && isOpenAt(now, edition) ? devices.filter((device) => isQuiet(device, now)).length : 0,
    payments: may('payments.confirm') && begun ? await countClaimed(ctx, tx) : 0,
    unreported: may('reports.manage') && begun ? await countUnreported(ctx, tx, edition) : 0,
    statements: may('payments.confirm') && phase.name === 'after' ? await countUnsigned(ctx, tx) : 0,
  };
  return TODOS.flatMap((todo) => ((counts[todo] ?? 0) > 0 ? [{ todo, count: counts[todo] ?? 0 }] : []));
}

/** What of the delegations within reach should have been done by now, and how many of them hold more booths than their quota. */
async function countDelegations(ctx: AtEdition, tx: Tx): Promise<{ readonly late: number; readonly over: number }> {
  const reach = reachOf(allowing(ctx.actor, ctx.organiser, 'delegations.read'));
  const { items } = await listDelegationStates(ctx, tx, reach);
  const states = items.flatMap((item) => Object.values(item.states));
  const count = (of: MilestoneState) => states.filter((state) => state === of).length;
  return { late: count('late'), over: count('over') };
}

/** Products within reach whose cover the printed catalogue would show smaller than its place. */
async function countSmallPhotos(ctx: AtEdition, tx: Tx): Promise<number> {
  const reach = reachOf(allowing(ctx.actor, ctx.organiser, 'products.edit'));
  return (await listManaged(ctx, tx, reach, { state: 'small-photo' })).total;
}

/** Cashless payments that nobody has confirmed. */
async function countClaimed(ctx: AtEdition, tx: Tx): Promise<number> {
  const claimed = await sumClaimed(ctx, tx, { reach: { all: true } });
  return claimed.reduce((sum, { claimedCount }) => sum + claimedCount, 0);
}

/** Statements with sales that not both sides have signed. */
async function countUnsigned(ctx: AtEdition, tx: Tx): Promise<number> {
  const statements = await listSettlements(ctx, tx, { all: true });
  return statements.filter(({ net, signed }) => net > 0 && new Set(signed).size < 2).length;
}

/** Days that are over, of booths with somebody to sell, that no till counted and nobody reported. */
async function countUnreported(ctx: AtEdition, tx: Tx, edition: EditionTimes): Promise<number> {
  const { startsOn, endsOn } = edition;
  const today = businessDayAt(ctx.clock.now(), edition);
  let unreported = 0;
  for (const day of daysBetween(startsOn, endsOn).filter((each) => each < today))
    unreported += (await listBoothDays(ctx, tx, day)).filter(
      ({ sellers, counted, reported }) => sellers.length > 0 && counted === null && reported === null,
    ).length;
  return unreported;
}
