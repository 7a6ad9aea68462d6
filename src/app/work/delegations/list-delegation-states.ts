import { businessDayAt } from '../../../kinds/business-day.ts';
import type { Reach } from '../../../platform/authz/access.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { countApplications } from '../../../slices/call/index.ts';
import { countUnlisted } from '../../../slices/catalogue/index.ts';
import type { Delegation } from '../../../slices/editions/contract.ts';
import { type AtEdition, getDeadlines, getEdition } from '../../../slices/editions/index.ts';
import { MILESTONES, type Milestone } from '../../../slices/editions/rules/milestones.ts';
import { countUnverified, listExhibitors, listExpiring, listPlaceCounts } from '../../../slices/exhibitors/index.ts';
import { listBooths } from '../../../slices/floor/index.ts';
import { listDevices } from '../../../slices/hall/index.ts';
import { type DelegationCounts, judgeDelegation, type MilestoneState, withinEdition } from './judge-delegation.ts';

export interface DelegationState {
  readonly delegation: Delegation;
  readonly counts: DelegationCounts;
  readonly states: Readonly<Record<Milestone, MilestoneState>>;
}

export interface DelegationStates {
  readonly deadlines: Readonly<Record<Milestone, string>>;
  /** Of those, what nobody could keep: they lie after the last day. */
  readonly afterEnd: readonly Milestone[];
  /** The calendar day of the edition. */
  readonly today: string;
  readonly items: readonly DelegationState[];
}

/** How far every delegation within reach is, and what of it is late. As many statements for ten delegations as for one. */
export async function listDelegationStates(ctx: AtEdition, tx: Tx, reach: Reach): Promise<DelegationStates> {
  const { delegations, zone, dayEndsAt, endsOn } = await getEdition(ctx, tx);
  const deadlines = await getDeadlines(ctx, tx);
  const due = withinEdition(deadlines, endsOn);
  const applications = await countApplications(ctx, tx);
  const places = await listPlaceCounts(ctx, tx);
  const exhibitors = Map.groupBy(await listExhibitors(ctx, tx), ({ region }) => region);
  const booths = Map.groupBy(await listBooths(ctx, tx), ({ region }) => region?.code);
  const placed = new Set([...booths.values()].flat().flatMap(({ businesses }) => businesses.map(({ id }) => id)));
  const unlisted = new Map((await countUnlisted(ctx, tx)).map((each) => [each.region, each]));
  const unverified = new Map((await countUnverified(ctx, tx)).map(({ region, count }) => [region, count]));
  const expiring = Map.groupBy(await listExpiring(ctx, tx, reach), ({ business }) => business.region);
  const devices = await listDevices(ctx, tx, reach);
  const withTill = new Set(devices.filter(({ revokedAt }) => revokedAt === null).map(({ boothNumber }) => boothNumber));
  const today = businessDayAt(ctx.clock.now(), { zone, dayEndsAt });
  const own = delegations.filter(({ region }) => reach.all || reach.regions.includes(region.code));
  return {
    deadlines,
    afterEnd: MILESTONES.filter((code) => deadlines[code] > endsOn),
    today,
    items: own.map((delegation) => {
      const { code } = delegation.region;
      const asked = applications.get(code);
      const part = exhibitors.get(code) ?? [];
      const held = booths.get(code) ?? [];
      const selling = held.filter(({ businesses }) => businesses.length > 0);
      const counts: DelegationCounts = {
        boothQuota: delegation.boothQuota,
        producerQuota: delegation.producerQuota,
        nominated: asked
          ? asked.draft + asked.submitted + asked.accepted + asked.waitlisted + asked.refused
          : part.length,
        placesGiven: places.get(code) ?? 0,
        takingPart: part.length,
        booths: held.length,
        withoutBooth: part.filter(({ id }) => !placed.has(id)).length,
        unpriced: unlisted.get(code)?.products ?? 0,
        withoutProduct: unlisted.get(code)?.businesses ?? 0,
        unverified: unverified.get(code) ?? 0,
        expiring: expiring.get(code)?.length ?? 0,
        sellingBooths: selling.length,
        tills: selling.filter(({ number }) => withTill.has(number)).length,
      };
      return { delegation, counts, states: judgeDelegation(counts, due, today) };
    }),
  };
}
