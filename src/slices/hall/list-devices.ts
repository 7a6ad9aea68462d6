import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import { regionCode } from '../../kinds/region.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';

export interface DeviceState {
  readonly id: Id<'device'>;
  readonly code: string;
  readonly label: string;
  readonly boothNumber: string | null;
  readonly regionName: string | null;
  readonly enrolledAt: number;
  readonly revokedAt: number | null;
  readonly lastSeenAt: number | null;
  /** Milliseconds that the phone's clock was behind the server's. */
  readonly clockOffset: number | null;
  readonly unsent: number | null;
  readonly persisted: boolean | null;
  readonly battery: number | null;
  readonly appVersion: string | null;
  readonly lastSeq: number;
  /** Records before the last that have not come. */
  readonly missing: number;
  readonly boothId: Id<'booth'> | null;
  /** The code of the phone that this one took over from, and of the one that took over from it. */
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  /** The account that made the phone's code; null when none did. */
  readonly enrolledBy: string | null;
  /** Lines kept aside that nobody has judged. */
  readonly aside: number;
}

/** The phones of an edition by booth; a lead sees those of the own region. */
export async function listDevices(ctx: AtEdition, tx: Tx, reach: Reach): Promise<DeviceState[]> {
  let query = tx
    .selectFrom('hall.device as d')
    .leftJoin('floor.booth as b', (join) =>
      join.onRef('b.organiser_id', '=', 'd.organiser_id').onRef('b.id', '=', 'd.booth_id'),
    )
    .leftJoin('hall.device as old', (join) =>
      join.onRef('old.organiser_id', '=', 'd.organiser_id').onRef('old.id', '=', 'd.replaces'),
    )
    .leftJoin('hall.device as next', (join) =>
      join.onRef('next.organiser_id', '=', 'd.organiser_id').onRef('next.replaces', '=', 'd.id'),
    )
    .leftJoin('floor.held as h', (join) =>
      join.onRef('h.organiser_id', '=', 'd.organiser_id').onRef('h.booth_id', '=', 'd.booth_id'),
    )
    .leftJoin('editions.region as r', 'r.code', 'h.region_code')
    .select([
      'd.id',
      'd.code',
      'd.label',
      'b.number as boothNumber',
      'r.name as regionName',
      'd.enrolled_at as enrolledAt',
      'd.revoked_at as revokedAt',
      'd.last_seen_at as lastSeenAt',
      'd.clock_offset as clockOffset',
      'd.unsent',
      'd.persisted',
      'd.battery',
      'd.app_version as appVersion',
      'd.head_seq as headSeq',
      'd.booth_id as boothId',
      'd.delivered',
      'old.code as replaces',
      'next.code as replacedBy',
    ])
    .select(
      sql<number>`(select count(*) from hall.quarantine q where q.organiser_id = d.organiser_id and q.device_id = d.id and q.verdict is null)`.as(
        'aside',
      ),
    )
    .select(
      sql<
        string | null
      >`(select e.made_by from hall.enrolment e where e.organiser_id = d.organiser_id and e.device_id = d.id limit 1)`.as(
        'enrolledBy',
      ),
    )
    .where('d.organiser_id', '=', ctx.organiser)
    .where('d.edition_id', '=', ctx.edition)
    .orderBy('d.code');
  if (!reach.all && reach.regions.length === 0) return [];
  if (!reach.all) query = query.where('h.region_code', 'in', reach.regions.map(regionCode));
  const rows = await query.execute();
  return rows.map(({ headSeq, delivered, ...row }) => ({
    ...row,
    id: row.id as Id<'device'>,
    boothId: row.boothId as Id<'booth'> | null,
    lastSeq: headSeq ?? 0,
    missing: missingOf(delivered),
  }));
}

/** What lies in the gaps of `[from, to, from, to...]`, from 1 to the last that was delivered. */
function missingOf(delivered: readonly number[]): number {
  let here = 0;
  for (let at = 0; at + 1 < delivered.length; at += 2) here += (delivered[at + 1] ?? 0) - (delivered[at] ?? 0) + 1;
  return (delivered.at(-1) ?? 0) - here;
}
