import type { Selectable } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { errors } from './errors.ts';
import { timesOf } from './get-call.ts';
import { reachFor } from './must-reach.ts';
import { mayScore } from './rules/call-clock.ts';
import { type Applicant, isBarred } from './rules/share-out.ts';
import { lockAssignment, shareCallRow } from './scoring-store.ts';
import { lockApplications } from './store.ts';
import type { AssignmentTable } from './tables.ts';

/** The curator who acts. @throws `request.forbidden`. */
export function curatorOf(ctx: AtEdition): Id<'user'> {
  reachFor(ctx, 'call.score');
  if (ctx.actor.kind !== 'person') throw new DomainError(common.forbidden);
  return ctx.actor.user;
}

/**
 * Whether the acting curator may not score an applicant: who has got a role there since the work was given out keeps the
 * assignment until it is shared anew, and scores nothing by it.
 */
export function isBarredNow(
  ctx: AtEdition,
  call: { readonly barOwnDelegation: boolean },
  applicant: Applicant,
): boolean {
  if (ctx.actor.kind !== 'person') return false;
  const held = ctx.actor.memberships.filter(({ organiser }) => organiser === ctx.organiser);
  const scorer = {
    user: ctx.actor.user,
    regions: held.flatMap(({ region }) => region ?? []),
    businesses: held.flatMap(({ business }) => business ?? []),
  };
  return isBarred(scorer, applicant, call.barOwnDelegation);
}

/**
 * The acting curator's assignment, locked, while it may be scored. @throws `call.not-assigned`, also when
 * the curator is barred by now, `call.scoring-over`,
 * `call.not-open`, `call.not-in-play` when the application was decided or withdrawn.
 */
export async function mustScore(
  ctx: AtEdition,
  tx: Tx,
  application: Id<'application'>,
): Promise<Selectable<AssignmentTable>> {
  const curator = curatorOf(ctx);
  const call = await shareCallRow(ctx, tx);
  if (!call) throw new DomainError(errors['no-call']);
  const allowed = mayScore(timesOf(call), ctx.clock.now());
  if (!allowed.ok) throw new DomainError(errors[allowed.code], { ...allowed.data });
  const [row] = await lockApplications(ctx, tx, [application]);
  const held = await lockAssignment(ctx, tx, application, curator);
  if (
    !row ||
    !held ||
    held.state === 'conflict' ||
    isBarredNow(
      ctx,
      { barOwnDelegation: call.bar_own_delegation },
      { id: row.id, region: row.region_code, business: row.business_id },
    )
  )
    throw new DomainError(errors['not-assigned']);
  if (row.state !== 'submitted') throw new DomainError(errors['not-in-play'], { state: row.state });
  return held;
}
