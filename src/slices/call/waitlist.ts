import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept, lockDelegation } from '../editions/index.ts';
import { holdPlace, takePart } from '../exhibitors/index.ts';
import { type WaitlistInput, waitlistInput } from './contract.ts';
import {
  countTaken,
  lockWaitlist,
  markTold,
  renumberWaitlist,
  selectQuotas,
  selectWaitlists,
} from './decisions-store.ts';
import { errors } from './errors.ts';
import { RESULTS_PUBLISHED } from './events.ts';
import { reachFor } from './must-reach.ts';
import { remember } from './remember.ts';
import { shareCallRow } from './scoring-store.ts';
import { updateApplication } from './store.ts';

/** A delegation's waitlist, with the places that it could fill now. */
export interface Waitlist {
  readonly region: { readonly code: string; readonly name: string };
  readonly quota: number;
  readonly taken: number;
  /** Free places, no more than there are people waiting. */
  readonly offered: number;
  readonly waiting: readonly { readonly id: Id<'application'>; readonly number: number; readonly name: string }[];
}

/** The waitlists within the reach, those without anybody too. */
export async function listWaitlists(ctx: AtEdition, tx: Tx, reach: Reach): Promise<Waitlist[]> {
  const quotas = (await selectQuotas(ctx, tx)).filter(({ code }) => reach.all || reach.regions.includes(code));
  const waiting = Map.groupBy(
    await selectWaitlists(ctx, tx, reach.all ? undefined : reach.regions),
    ({ region }) => region,
  );
  return quotas.map(({ code, name, quota, taken }) => {
    const own = (waiting.get(code) ?? []).map(({ region: _, ...line }) => line);
    return {
      region: { code, name },
      quota,
      taken,
      offered: Math.max(0, Math.min(quota - taken, own.length)),
      waiting: own,
    };
  });
}

/** Puts a delegation's waitlist in order. @throws `call.waitlist-changed` when it is not the list that was ordered. */
export async function orderWaitlist(ctx: AtEdition, tx: Tx, input: WaitlistInput): Promise<void> {
  const { region, order } = accept(waitlistInput, input);
  const reach = reachFor(ctx, 'call.waitlist');
  if (!reach.all && !reach.regions.includes(region)) throw new DomainError(common.forbidden);
  await lockDelegation(ctx, tx, region);
  const waiting = (await lockWaitlist(ctx, tx, region)).map(({ id }) => id);
  if (waiting.length !== order.length || waiting.some((id) => !order.includes(id)))
    throw new DomainError(errors['waitlist-changed']);
  await renumberWaitlist(ctx, tx, order);
  const moved = order.filter((id, at) => waiting[at] !== id);
  await remember(ctx, tx, moved, 'reordered');
  await audit(ctx, tx, 'call.waitlist-ordered', ctx.edition, { region, moved: moved.length });
}

/**
 * Gives the places that are free to whoever waits, in the order of the waitlist. After the results are published they
 * take part and the letters go out at once; before, the places are held. Returns how many moved up. @throws `call.no-place-free`.
 */
export async function fillPlaces(ctx: AtEdition, tx: Tx, input: { readonly region: RegionCode }): Promise<number> {
  reachFor(ctx, 'call.decide');
  const call = await shareCallRow(ctx, tx);
  const delegation = await lockDelegation(ctx, tx, input.region);
  if (!call || !delegation) throw new DomainError(errors['no-place-free']);
  const waiting = await lockWaitlist(ctx, tx, input.region);
  const free = Math.max(0, delegation.producer_quota - (await countTaken(ctx, tx, input.region)));
  const lucky = waiting.slice(0, free);
  if (lucky.length === 0) throw new DomainError(errors['no-place-free']);
  for (const { id } of lucky) await audit(ctx, tx, 'call.promoted', id);
  for (const { id, business } of lucky) {
    if (call.state === 'published') await takePart(ctx, tx, { business });
    else await holdPlace(ctx, tx, { business });
    const decided_at = new Date(ctx.clock.now());
    await updateApplication(ctx, tx, id, { state: 'accepted', waitlist_position: null, decided_at });
  }
  const ids = lucky.map(({ id }) => id);
  await renumberWaitlist(
    ctx,
    tx,
    waiting.slice(free).map(({ id }) => id),
  );
  await remember(ctx, tx, ids, 'promoted');
  if (call.state === 'published') {
    await markTold(ctx, tx, ids, null);
    await tell(tx, ctx.organiser, RESULTS_PUBLISHED, { edition: ctx.edition });
  }
  return lucky.length;
}
