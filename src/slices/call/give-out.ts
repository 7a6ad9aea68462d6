import { type Id, userId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { listCurators } from '../people/index.ts';
import { errors } from './errors.ts';
import { reachFor } from './must-reach.ts';
import { shareOut } from './rules/share-out.ts';
import { deleteAssignments, insertAssignments, selectHeld, selectToScore } from './scoring-store.ts';
import { lockCallRow } from './store.ts';

export interface GivenOut {
  readonly added: number;
  readonly removed: number;
}

/**
 * Gives every application its curators by the one rule; what somebody has begun stays. The call is locked, so two who do it
 * at once do it one after the other, and the second finds nothing to do. @throws `call.no-call`.
 */
export async function giveOut(ctx: AtEdition, tx: Tx): Promise<GivenOut> {
  const call = await lockCallRow(ctx, tx);
  if (!call) throw new DomainError(errors['no-call']);
  const applications = await selectToScore(ctx, tx);
  const { add, remove } = shareOut({
    applications,
    curators: await listCurators(ctx, tx),
    held: await selectHeld(ctx, tx),
    each: call.curators_each,
    barOwnDelegation: call.bar_own_delegation,
  });
  await deleteAssignments(ctx, tx, remove);
  await insertAssignments(
    tx,
    add.map(({ application, curator }) => ({
      organiser_id: ctx.organiser,
      edition_id: ctx.edition,
      application_id: application as Id<'application'>,
      curator: userId(curator),
      state: 'assigned',
      made_at: new Date(ctx.clock.now()),
    })),
  );
  return { added: add.length, removed: remove.length };
}

/** The committee spreads the work anew, after it has got another curator. @throws `call.no-call`. */
export async function shareWork(ctx: AtEdition, tx: Tx): Promise<GivenOut> {
  reachFor(ctx, 'call.manage');
  const given = await giveOut(ctx, tx);
  await audit(ctx, tx, 'call.work-shared', ctx.edition, { ...given });
  return given;
}
