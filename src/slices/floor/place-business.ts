import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { DomainError, common as request } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept, bumpContent, getEditionFacts } from '../editions/index.ts';
import {
  type AssignmentRow,
  assignmentsOf,
  deleteSeats,
  findSeat,
  insertAssignment,
  insertSeat,
} from './assignment-store.ts';
import { type PlacementInput, placementInput } from './contract.ts';
import { refusing } from './database-refusal.ts';
import { errors } from './errors.ts';
import { BUSINESS_PLACED } from './events.ts';
import { fillReach, mustFill } from './may-fill.ts';
import { common, type Days, daysWithin } from './rules/days.ts';
import { maySellAt } from './rules/may-sell-at.ts';
import { findExhibitorRegion, lockBooth } from './store.ts';

/**
 * Gives a business its place in a booth, on the days asked for or on all on which the booth is held; several in one booth
 * make it a joint booth. Where nobody holds the booth, the business does. Placing it again where it is changes nothing.
 * @throws `floor.unknown-booth`, `floor.not-exhibiting`, `floor.other-delegation`, `floor.already-placed`,
 * `floor.no-holder`, `floor.booth-blocked`, `floor.days-outside-edition`.
 */
export async function placeBusiness(ctx: AtEdition, tx: Tx, input: PlacementInput): Promise<void> {
  const { booth, business, days: asked } = accept(placementInput, input);
  const locked = await lockBooth(ctx, tx, booth);
  if (!locked) throw new DomainError(errors['unknown-booth']);
  if (locked.state === 'blocked') throw new DomainError(errors['booth-blocked'], { number: locked.number });
  const region = await findExhibitorRegion(ctx, tx, business);
  if (region === undefined) throw new DomainError(errors['not-exhibiting']);
  const { startsOn, endsOn } = await getEditionFacts(ctx, tx);
  const within = daysWithin({ from: startsOn, to: endsOn }, asked);
  if (!within.ok) throw new DomainError(errors[within.code], within.data);

  const holders = await holdersOf(ctx, tx, booth, within.value, asked !== undefined);
  for (const { holder, days } of holders) {
    const owner = holder.holder === 'agency' ? holder.agencyRegion : holder.region;
    mustFill(ctx, holder.region, region);
    const allowed = maySellAt(owner, region);
    if (!allowed.ok) throw new DomainError(errors[allowed.code], { ...allowed.data });
    const there = holder.seats.some((seat) => seat.id === business && seat.from === days.from && seat.to === days.to);
    if (there) continue;
    const seat = await findSeat(ctx, tx, business, days);
    if (seat?.booth === booth && asked === undefined) continue;
    if (seat) throw new DomainError(errors['already-placed'], { number: seat.number });
    await refusing(insertSeat(ctx, tx, { assignment: holder.id, business, days }));
    await audit(ctx, tx, 'floor.business-placed', business, { booth, from: days.from, until: days.to });
    await tell(tx, ctx.organiser, BUSINESS_PLACED, { edition: ctx.edition, booth, business });
  }
  await bumpContent(ctx, tx);
}

type Holder = Pick<AssignmentRow, 'id' | 'holder' | 'region' | 'agencyRegion' | 'seats'>;

/** Who holds the booth, with the days of the asked that each does. Asked for by name, every day must be held. */
async function holdersOf(
  ctx: AtEdition,
  tx: Tx,
  booth: Id<'booth'>,
  days: Days,
  strict: boolean,
): Promise<{ readonly holder: Holder; readonly days: Days }[]> {
  const rows = await assignmentsOf(ctx, tx).where('assignment.booth_id', '=', booth).execute();
  const found = rows.flatMap((holder) => {
    const shared = common(holder, days);
    return shared ? [{ holder, days: shared }] : [];
  });
  if (found.length > 0) {
    const [only] = found;
    if (strict && (found.length > 1 || only?.days.from !== days.from || only.days.to !== days.to))
      throw new DomainError(errors['no-holder']);
    return found;
  }
  if (!fillReach(ctx).all) throw new DomainError(request.forbidden);
  const id = newId<'assignment'>(ctx.clock.now());
  await refusing(
    insertAssignment(ctx, tx, { id, booth_id: booth, holder: 'businesses', region_code: null, agency_id: null, days }),
  );
  return [{ holder: { id, holder: 'businesses', region: null, agencyRegion: null, seats: [] }, days }];
}

/** Takes a business out of a booth, on all its days there. @throws `floor.unknown-booth`, `floor.unknown-assignment`. */
export async function removeBusiness(ctx: AtEdition, tx: Tx, input: PlacementInput): Promise<void> {
  const { booth, business } = accept(placementInput, input);
  if (!(await lockBooth(ctx, tx, booth))) throw new DomainError(errors['unknown-booth']);
  const rows = await assignmentsOf(ctx, tx).where('assignment.booth_id', '=', booth).execute();
  const seated = rows.filter((row) => row.seats.some((seat) => seat.id === business));
  for (const row of seated)
    for (const seat of row.seats) if (seat.id === business) mustFill(ctx, row.region, seat.region);
  const gone = await deleteSeats(
    ctx,
    tx,
    seated.map(({ id }) => id),
    business,
  );
  if (gone === 0) throw new DomainError(errors['unknown-assignment']);
  await audit(ctx, tx, 'floor.business-removed', business, { booth });
  await tell(tx, ctx.organiser, BUSINESS_PLACED, { edition: ctx.edition, booth, business });
  await bumpContent(ctx, tx);
}
