import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import { daysBetween } from '../../kinds/time.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, getEdition } from '../editions/index.ts';
import { listExhibitors } from '../exhibitors/index.ts';
import { assignmentsOf } from './assignment-store.ts';
import { selectHallThings } from './drawing-store.ts';
import { listBooths } from './list-booths.ts';
import type { Days } from './rules/days.ts';
import { daysLeft, stretchesOf } from './rules/days-left.ts';

/** A booth that the delegation holds on some days, and who sits there when. */
export interface DelegationBooth extends Days {
  readonly assignment: Id<'assignment'>;
  readonly booth: Id<'booth'>;
  readonly number: string;
  readonly hall: string;
  /** A business with several stretches of days is there several times. */
  readonly seats: readonly (Days & { readonly id: Id<'business'>; readonly name: string })[];
}

export interface DelegationBooths {
  readonly region: { readonly code: RegionCode; readonly name: string };
  readonly boothQuota: number;
  readonly producerQuota: number;
  readonly days: readonly string[];
  readonly booths: readonly DelegationBooth[];
  /** Who takes part for the region, with the days on which each has no place. */
  readonly producers: readonly {
    readonly id: Id<'business'>;
    readonly name: string;
    readonly without: readonly Days[];
  }[];
}

/** The booths of one delegation with their seats, and its producers. @throws `request.not-found` where it is no delegation. */
export async function listDelegationBooths(ctx: AtEdition, tx: Tx, region: RegionCode): Promise<DelegationBooths> {
  const edition = await getEdition(ctx, tx);
  const delegation = edition.delegations.find((each) => each.region.code === region);
  if (!delegation) throw new DomainError(common['not-found']);
  const days = daysBetween(edition.startsOn, edition.endsOn);
  const booths = await listBooths(ctx, tx);
  const drawn = new Map(booths.map((booth, at) => [booth.id, { ...booth, at }]));
  const halls = new Map((await selectHallThings(ctx, tx)).map(({ id, name }) => [id, name]));
  const rows = await assignmentsOf(ctx, tx).execute();
  const held = rows.flatMap(({ id, booth, from, to, seats, region: holder }) => {
    const there = drawn.get(booth);
    if (holder !== region || !there) return [];
    const own = seats.map((seat) => ({ id: seat.id, name: seat.name, from: seat.from, to: seat.to }));
    return [
      {
        at: there.at,
        is: { assignment: id, booth, number: there.number, hall: halls.get(there.hall) ?? '', from, to, seats: own },
      },
    ];
  });
  const taken = Map.groupBy(
    rows.flatMap(({ seats }) => seats),
    ({ id }) => id,
  );
  const producers = await listExhibitors(ctx, tx, { region });
  return {
    region: { code: region, name: delegation.region.name },
    boothQuota: delegation.boothQuota,
    producerQuota: delegation.producerQuota,
    days,
    booths: held.sort((a, b) => a.at - b.at || (a.is.from < b.is.from ? -1 : 1)).map(({ is }) => is),
    producers: producers.map(({ id, name }) => ({
      id,
      name,
      without: stretchesOf(days, daysLeft(days, taken.get(id) ?? [])),
    })),
  };
}
