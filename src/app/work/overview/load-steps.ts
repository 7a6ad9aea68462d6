import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { findCall } from '../../../slices/call/index.ts';
import { getOverview } from '../../../slices/catalogue/index.ts';
import { isReachable } from '../../../slices/editions/contract.ts';
import { type AtEdition, getEdition, getOrganiserProfile, listVenues } from '../../../slices/editions/index.ts';
import { listBooths } from '../../../slices/floor/index.ts';
import { listDevices } from '../../../slices/hall/index.ts';
import type { Step } from './steps.ts';

/** Which of the steps are done, read from what is there. */
export async function loadSteps(ctx: AtEdition, tx: Tx): Promise<Readonly<Record<Step, boolean>>> {
  const edition = await getEdition(ctx, tx);
  const call = await findCall(ctx, tx);
  const booths = await listBooths(ctx, tx);
  const devices = await listDevices(ctx, tx, { all: true });
  return {
    profile: isReachable(await getOrganiserProfile(ctx, tx)),
    venue: (await listVenues(ctx, tx)).every(({ address }) => address !== ''),
    delegations: edition.delegations.length > 0,
    people: (await countPeople(ctx, tx)) > 1,
    call: call !== undefined && call.state !== 'draft',
    decided: call?.state === 'published',
    plan: booths.some(({ businesses }) => businesses.length > 0),
    products: (await getOverview(ctx, tx)).products > 0,
    tills: devices.some(({ revokedAt }) => revokedAt === null),
    published: edition.state !== 'draft',
  };
}

/** Who works for the organiser, or is asked to. */
async function countPeople(ctx: AtEdition, tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ((select count(distinct user_id) from people.membership where organiser_id = ${ctx.organiser} and ended_at is null)
      + (select count(*) from people.invitation where organiser_id = ${ctx.organiser} and used_at is null and revoked_at is null))::int as count`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}
