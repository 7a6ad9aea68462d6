import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from './at-edition.ts';
import { findDates, selectMilestones } from './editions-store.ts';
import { defaultDeadlines, type Milestone } from './rules/milestones.ts';

/** Until which calendar day, in the edition's zone, what must be done; where nobody has said, the usual days before. */
export async function getDeadlines(ctx: AtEdition, tx: Tx): Promise<Readonly<Record<Milestone, string>>> {
  const dates = await findDates(ctx, tx);
  if (!dates) throw new DomainError(common['not-found']);
  const said = await selectMilestones(ctx, tx);
  return { ...defaultDeadlines(dates.startsOn), ...Object.fromEntries(said.map(({ code, due_on }) => [code, due_on])) };
}
