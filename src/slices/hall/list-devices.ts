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
}

/** The phones of an edition by booth; a lead sees those of the own region. */
export async function listDevices(ctx: AtEdition, tx: Tx, reach: Reach): Promise<DeviceState[]> {
  let query = tx
    .selectFrom('hall.device as d')
    .leftJoin('floor.booth as b', (join) =>
      join.onRef('b.organiser_id', '=', 'd.organiser_id').onRef('b.id', '=', 'd.booth_id'),
    )
    .leftJoin('editions.region as r', 'r.code', 'b.region_code')
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
    ])
    .where('d.organiser_id', '=', ctx.organiser)
    .where('d.edition_id', '=', ctx.edition)
    .orderBy('d.code');
  if (!reach.all && reach.regions.length === 0) return [];
  if (!reach.all) query = query.where('b.region_code', 'in', reach.regions.map(regionCode));
  const rows = await query.execute();
  return rows.map(({ headSeq, ...row }) => ({ ...row, id: row.id as Id<'device'>, lastSeq: headSeq ?? 0 }));
}
