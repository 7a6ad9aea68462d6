import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { withdrawApplication } from '../../slices/call/index.ts';
import type { AtEdition } from '../../slices/editions/index.ts';
import { errors as exhibitorsErrors } from '../../slices/exhibitors/index.ts';
import { leaveFloor, listBooths } from '../../slices/floor/index.ts';
import { draftOf } from './parts.ts';

/** Whether a till has sold anything of the business at the edition. */
async function hasSold(ctx: AtEdition, tx: Tx, business: Id<'business'>): Promise<boolean> {
  const booths = (await listBooths(ctx, tx)).map(({ id }) => id);
  const { rows } = await sql`select from till.recorded_line
    where organiser_id = ${ctx.organiser} and business_id = ${business} and booth_id = any(${booths}::uuid[]) limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/**
 * A producer takes its application back, also when it was accepted and has a booth: its seats fall free, those it shares a booth with
 * stay, tills there carry another catalogue, and the place falls to the waitlist. All of it or nothing.
 * @throws as `withdrawApplication`; `exhibitors.has-dealings` once it has sold: what was sold has a seller.
 */
export async function stepBack(
  ctx: AtEdition,
  tx: Tx,
  { business }: { readonly business: Id<'business'> },
): Promise<void> {
  // First of all whether it is theirs.
  const { id, state } = await draftOf(ctx, tx, business);
  if (state === 'accepted') {
    if (await hasSold(ctx, tx, business)) throw new DomainError(exhibitorsErrors['has-dealings']);
    await leaveFloor(ctx, tx, { business });
  }
  await withdrawApplication(ctx, tx, { application: id });
}
