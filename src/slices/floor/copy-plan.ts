import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, accept, listVenues } from '../editions/index.ts';
import { type Change, keyOf } from './drawing.ts';
import { findPlanVersion, selectThings } from './drawing-store.ts';
import { mustDraw } from './may-fill.ts';
import { venueLike } from './rules/venues-of-halls.ts';
import { savePlan } from './save-plan.ts';
import { id } from './wire.ts';

/**
 * Draws the halls, clusters, features and booths of another edition of the same organiser into this one, beside what is
 * there. Halls come into the venue of the same name, else of the same place in the list, else into the main one. Who held or
 * sold where stays behind, and so do reasons and QRIS strings. How many booths were drawn.
 * @throws what `savePlan` throws: a plan is copied into an empty one, as numbers may be taken.
 */
export async function copyPlan(ctx: AtEdition, tx: Tx, from: Id<'edition'>): Promise<number> {
  mustDraw(ctx);
  const source = accept(id<'edition'>(), from);
  const at = { ...ctx, edition: source };
  const things = await selectThings(at, tx);
  const [earlier, own] = [await listVenues(at, tx), await listVenues(ctx, tx)];
  const halls = new Map<string, Id<'hall'>>();
  const hallOf = (old: string) => halls.get(old) ?? newId<'hall'>(ctx.clock.now());
  for (const each of things) if (each.kind === 'hall') halls.set(each.id, newId<'hall'>(ctx.clock.now()));
  const changes = things.map((each): Change => {
    if (each.kind === 'cluster') return { key: `cluster/${each.id}`, after: each };
    if (each.kind === 'hall') {
      const venue = venueLike(each.venue, earlier, own);
      const after = { ...each, id: hallOf(each.id), ...(venue === undefined ? {} : { venue }) };
      return { key: keyOf(after), after };
    }
    const hall = hallOf(each.hall);
    if (each.kind === 'feature') {
      const feature = newId<'feature'>(ctx.clock.now());
      return { key: `feature/${feature}`, after: { ...each, id: feature, hall } };
    }
    const booth = newId<'booth'>(ctx.clock.now());
    return { key: `booth/${booth}`, after: { ...each, id: booth, hall, state: 'open', reason: '' } };
  });
  if (changes.length === 0) return 0;
  await savePlan(ctx, tx, { base: await findPlanVersion(ctx, tx), force: true, changes });
  await audit(ctx, tx, 'floor.plan-copied', ctx.edition, { from: source });
  return changes.filter(({ key }) => key.startsWith('booth/')).length;
}
