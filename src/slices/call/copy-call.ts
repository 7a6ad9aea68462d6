import type { Id } from '../../kinds/id.ts';
import { dayAt } from '../../kinds/time.ts';
import { instantAt } from '../../kinds/wall-time.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import { dayFrom, daysFrom, defaultDeadlines } from '../editions/rules/milestones.ts';
import { reachFor } from './must-reach.ts';
import { wallOf } from './rules/wall-instant.ts';
import { findCallRow, replaceCriteria, selectCriteria, upsertCall } from './store.ts';

const DAY_MS = 86_400_000;

interface When {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly zone: string;
}

/**
 * By how many days the instants of a call move. They keep their distance from the first day; a call that would end only after
 * the last day (the earlier edition was moved and its published call was not) ends when participants are usually known.
 */
export function daysOfCopy(call: { readonly scoring_until: number }, before: When, after: When): number {
  const days = daysFrom(before.startsOn, after.startsOn);
  const ends = dayFrom(dayAt(call.scoring_until, before.zone), days);
  const late = dayAt(call.scoring_until, before.zone) > before.endsOn || ends > after.endsOn;
  return late ? days + daysFrom(ends, defaultDeadlines(after.startsOn).accepted) : days;
}

/** The same hour on the wall of the other edition's zone, days later: a call that closed at midnight still does. */
export function instantOfCopy(instant: number, days: number, from: string, to: string): number {
  const [day = '', clock = ''] = wallOf(instant, from).split('T');
  const there = instantAt(`${dayFrom(day, days)}T${clock}`, to);
  return there === undefined ? instant + days * DAY_MS : there + (instant % 60_000);
}

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
  const days = daysOfCopy(call, before, after);
  const at = (instant: number) => new Date(instantOfCopy(instant, days, before.zone, after.zone));
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
