import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept, bumpContent, listVenues } from '../editions/index.ts';
import { assignmentsOf } from './assignment-store.ts';
import { refusing } from './database-refusal.ts';
import {
  type Change,
  type Drawing,
  drawingOf,
  type PlanChanges,
  type PlanSaved,
  planChanges,
  type Thing,
} from './drawing.ts';
import {
  deleteThings,
  insertPlanChange,
  lockPlan,
  selectChangesSince,
  selectThings,
  upsertThings,
} from './drawing-store.ts';
import { errors } from './errors.ts';
import { BOOTH_CHANGED } from './events.ts';
import { mustDraw } from './may-fill.ts';
import { alterations, applyChanges, clash, isCoherent } from './rules/change-plan.ts';
import { checkPlan } from './rules/check-plan.ts';
import { placeHalls } from './rules/venues-of-halls.ts';

/**
 * Lays changes over the plan. The plan is locked first, so two savings are one after the other; what somebody else did to
 * other things since `base` stays and is handed back, what they did to the same is refused. Nothing is kept that cannot
 * be built; sending the same again changes nothing. @throws `floor.plan-conflict` with `things`, `floor.outside-hall`,
 * `floor.booths-overlap`, `floor.number-taken`, `floor.unknown-hall`, `floor.unknown-venue`, `floor.unknown-cluster`,
 * `floor.bad-outline`, `floor.in-use`.
 */
export async function savePlan(ctx: AtEdition, tx: Tx, input: PlanChanges): Promise<PlanSaved> {
  mustDraw(ctx);
  const { base, force = false, changes: asked } = accept(planChanges, input);
  if (!asked.every(isCoherent)) throw new DomainError(common.invalid);
  const version = await lockPlan(ctx, tx);
  if (base > version) throw new DomainError(common.invalid);
  const since = base < version ? await selectChangesSince(ctx, tx, base) : [];
  const before = drawingOf(await selectThings(ctx, tx));
  // What is there already is not done again: it was sent before and the answer was lost, or two wanted the same.
  const changes = alterations(before, await inVenues(ctx, tx, before, asked));
  const both = clash(
    changes,
    since.flatMap((each) => each.things),
  );
  if (both.length > 0 && !force) throw new DomainError(errors['plan-conflict'], { things: both, version });
  const mine = new Set(asked.map(({ key }) => key));
  const others = since.flatMap((each) => each.changes).filter(({ key }) => !mine.has(key));
  if (changes.length === 0) return { version, others };
  await layOver(ctx, tx, before, changes);
  const by = ctx.actor.kind === 'person' ? ctx.actor.user : null;
  await insertPlanChange(ctx, tx, { version: version + 1, by, changes });
  await audit(ctx, tx, 'floor.plan-changed', ctx.edition, { version: version + 1, changes: changes.length });
  await bumpContent(ctx, tx);
  return { version: version + 1, others };
}

/** Every hall in a venue of this edition. */
async function inVenues(ctx: AtEdition, tx: Tx, before: Drawing, asked: readonly Change[]): Promise<readonly Change[]> {
  if (!asked.some(({ after }) => after?.kind === 'hall')) return asked;
  const venues = await listVenues(ctx, tx);
  const changes = placeHalls(before, asked, venues);
  const known = (hall: Thing | null) => hall?.kind !== 'hall' || venues.some(({ id }) => id === hall.venue);
  if (!changes.every(({ after }) => known(after))) throw new DomainError(errors['unknown-venue']);
  return changes;
}

async function layOver(ctx: AtEdition, tx: Tx, before: Drawing, changes: readonly Change[]): Promise<void> {
  const after = applyChanges(before, changes);
  const touched = new Set(changes.map(({ key }) => key));
  const [fault] = checkPlan(after);
  if (fault) throw new DomainError(errors[fault.code], { ...fault });
  await mustBeFree(ctx, tx, after, touched);
  const gone = [...touched].filter((key) => before.has(key) && !after.has(key));
  await refusing(deleteThings(ctx, tx, gone));
  await refusing(
    upsertThings(
      ctx,
      tx,
      [...touched].flatMap((key) => after.get(key) ?? []),
    ),
  );
  for (const key of touched) {
    const [was, is] = [before.get(key), after.get(key)];
    if (was?.kind === 'booth' && is?.kind === 'booth' && was.number !== is.number)
      await tell(tx, ctx.organiser, BOOTH_CHANGED, { edition: ctx.edition, booth: is.id });
  }
}

/** A booth that somebody holds is neither taken away nor blocked. */
async function mustBeFree(ctx: AtEdition, tx: Tx, after: Drawing, touched: ReadonlySet<string>): Promise<void> {
  const leaving = [...touched].filter((key) => {
    const is = after.get(key);
    return key.startsWith('booth/') && (is === undefined || (is.kind === 'booth' && is.state === 'blocked'));
  });
  if (leaving.length === 0) return;
  const held = new Set((await assignmentsOf(ctx, tx).execute()).map(({ booth }) => `booth/${booth}`));
  const key = leaving.find((each) => held.has(each));
  if (key) throw new DomainError(errors['in-use'], { key });
}
