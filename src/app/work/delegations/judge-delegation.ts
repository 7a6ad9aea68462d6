import { MILESTONES, type Milestone } from '../../../slices/editions/rules/milestones.ts';

/** How far a delegation is with everything that must be done. Counts. */
export interface DelegationCounts {
  readonly boothQuota: number;
  readonly producerQuota: number;
  /** Applications that are not withdrawn. */
  readonly nominated: number;
  /** Producers' places held for the accepted, until the results are published, or taken. */
  readonly placesGiven: number;
  /** Businesses that take part. */
  readonly takingPart: number;
  /** Booths that belong to the delegation. */
  readonly booths: number;
  /** Businesses that take part and have no booth. */
  readonly withoutBooth: number;
  /** Products without a price, and businesses without a product. */
  readonly unpriced: number;
  readonly withoutProduct: number;
  /** Identifiers that nobody has checked, and certificates that end too early. */
  readonly unverified: number;
  readonly expiring: number;
  /** Booths with somebody to sell, and those of them that have a till. */
  readonly sellingBooths: number;
  readonly tills: number;
}

/** `waits`: it begins only once somebody takes part. `over`: more was given than the quota. */
export type MilestoneState = 'done' | 'open' | 'late' | 'waits' | 'over';

const DONE: Readonly<Record<Milestone, (counts: DelegationCounts) => boolean>> = {
  nominated: ({ nominated, producerQuota }) => nominated >= producerQuota,
  accepted: ({ placesGiven, producerQuota }) => placesGiven >= producerQuota,
  verified: ({ unverified, expiring }) => unverified === 0 && expiring === 0,
  placed: ({ withoutBooth }) => withoutBooth === 0,
  priced: ({ unpriced, withoutProduct }) => unpriced === 0 && withoutProduct === 0,
  tills: ({ sellingBooths, tills }) => tills >= sellingBooths,
};

/** What needs businesses before it can be done. */
const AFTER_ACCEPTING: ReadonlySet<Milestone> = new Set(['verified', 'placed', 'priced', 'tills']);

/** Nothing can still be done for an edition that is over: a deadline that lies behind its last day counts as that day. */
export function withinEdition(
  deadlines: Readonly<Record<Milestone, string>>,
  endsOn: string,
): Readonly<Record<Milestone, string>> {
  return Object.fromEntries(
    MILESTONES.map((code) => [code, deadlines[code] > endsOn ? endsOn : deadlines[code]]),
  ) as Record<Milestone, string>;
}

/** @param today the calendar day of the edition's zone; the deadline's own day is not late yet. */
export function judgeDelegation(
  counts: DelegationCounts,
  deadlines: Readonly<Record<Milestone, string>>,
  today: string,
): Readonly<Record<Milestone, MilestoneState>> {
  const states = MILESTONES.map((code): [Milestone, MilestoneState] => {
    if (code === 'placed' && counts.booths > counts.boothQuota) return [code, 'over'];
    if (AFTER_ACCEPTING.has(code) && counts.takingPart === 0) return [code, 'waits'];
    if (DONE[code](counts)) return [code, 'done'];
    return [code, today > deadlines[code] ? 'late' : 'open'];
  });
  return Object.fromEntries(states) as Record<Milestone, MilestoneState>;
}
