import { takesQris } from '../../kinds/country/index.ts';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getEdition, listVenues } from '../editions/index.ts';
import { listExhibitors } from '../exhibitors/index.ts';
import { type AssignmentRow, assignmentsOf } from './assignment-store.ts';
import type { Thing } from './drawing.ts';
import { findPlanVersion, selectThings } from './drawing-store.ts';
import { readMerchant } from './read-merchant.ts';
import { selectQrisAlarms, selectQrisStrings, selectSellerQris } from './store.ts';

export interface PlanAtWork {
  readonly version: number;
  readonly things: readonly Thing[];
  readonly assignments: readonly AssignmentRow[];
  readonly days: { readonly from: string; readonly to: string };
  readonly zone: string;
  /** The main one first. */
  readonly venues: readonly { readonly id: Id<'venue'>; readonly name: string; readonly city: string }[];
  readonly regions: readonly { readonly code: RegionCode; readonly name: string; readonly quota: number }[];
  /** Those that may be given something new: none that is no longer used. */
  readonly agencies: readonly { readonly id: Id<'agency'>; readonly name: string }[];
  readonly businesses: readonly { readonly id: Id<'business'>; readonly name: string; readonly region: RegionCode }[];
  /** Whose money the QRIS string of a booth, or of a business that sells there, leads to; for who manages the plan. */
  readonly merchants: Readonly<
    Record<string, { readonly name: string; readonly nmid: string; readonly dynamic: boolean }>
  >;
  /** The edition's money can be paid by QRIS. */
  readonly takesQris: boolean;
  readonly alarms: Awaited<ReturnType<typeof selectQrisAlarms>>;
}

/** What the editor begins with. Who reaches some regions only is offered their businesses, and no payment strings. */
export async function getPlanAtWork(ctx: AtEdition, tx: Tx, reach: Reach): Promise<PlanAtWork> {
  const edition = await getEdition(ctx, tx);
  const exhibitors = await listExhibitors(ctx, tx);
  const agencies = reach.all
    ? await tx
        .selectFrom('editions.agency')
        .select(['id', 'name'])
        .where('organiser_id', '=', ctx.organiser)
        .where('retired_at', 'is', null)
        .orderBy('name')
        .execute()
    : [];
  const merchants: Record<string, { name: string; nmid: string; dynamic: boolean }> = {};
  if (reach.all) {
    const ofSellers = (await selectSellerQris(ctx, tx)).map(({ business, ...row }) => ({ id: business, ...row }));
    for (const { id, qris, dynamic } of [...(await selectQrisStrings(ctx, tx)), ...ofSellers]) {
      const read = readMerchant(qris);
      merchants[id] = { name: read.name, nmid: read.nmid, dynamic };
    }
  }
  return {
    version: await findPlanVersion(ctx, tx),
    things: await selectThings(ctx, tx),
    assignments: await assignmentsOf(ctx, tx).execute(),
    days: { from: edition.startsOn, to: edition.endsOn },
    zone: edition.zone,
    takesQris: takesQris(edition.currency),
    venues: (await listVenues(ctx, tx)).map(({ id, name, city }) => ({ id, name, city })),
    regions: edition.delegations.map(({ region, boothQuota }) => ({
      code: region.code as RegionCode,
      name: region.name,
      quota: boothQuota,
    })),
    agencies,
    businesses: exhibitors
      .filter((each) => reach.all || reach.regions.includes(each.region))
      .map(({ id, name, region }) => ({ id, name, region })),
    merchants,
    alarms: reach.all ? await selectQrisAlarms(ctx, tx) : [],
  };
}
