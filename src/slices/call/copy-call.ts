import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import { reachFor } from './must-reach.ts';
import { findCallRow, replaceCriteria, selectCriteria, upsertCall } from './store.ts';

/**
 * Copies an edition's call, a draft, with terms, rubric and rules; its instants keep their distance from the first day.
 * False when there is nothing to copy, or the other has a call of its own. `ctx` may be of either edition.
 */
export async function copyCall(
  ctx: AtEdition,
  tx: Tx,
  { from, to }: { readonly from: Id<'edition'>; readonly to: Id<'edition'> },
): Promise<boolean> {
  reachFor(ctx, 'call.manage');
  const [source, target] = [
    { ...ctx, edition: from },
    { ...ctx, edition: to },
  ];
  const call = await findCallRow(source, tx);
  if (!call || (await findCallRow(target, tx))) return false;
  const [before, after] = [await getEditionFacts(source, tx), await getEditionFacts(target, tx)];
  const shift = Date.parse(after.startsOn) - Date.parse(before.startsOn);
  const at = (instant: number) => new Date(instant + shift);
  const { last_number: _, published_at: __, ...rest } = call;
  await upsertCall(tx, {
    ...rest,
    edition_id: to,
    questions: JSON.stringify(call.questions),
    state: 'draft',
    opens_at: at(call.opens_at),
    closes_at: at(call.closes_at),
    scoring_until: at(call.scoring_until),
  });
  const criteria = await selectCriteria(source, tx);
  await replaceCriteria(
    target,
    tx,
    criteria.map((criterion) => ({ ...criterion, edition_id: to })),
  );
  await audit(target, tx, 'call.copied', to, { from });
  return true;
}
