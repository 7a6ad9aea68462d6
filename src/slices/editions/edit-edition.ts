import { businessDayAt } from '../../kinds/business-day.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { accept } from './accept.ts';
import type { AtEdition } from './at-edition.ts';
import { bumpContent } from './bump-content.ts';
import { type EditionEdit, editionEdit } from './contract.ts';
import { findDates, updateEdition } from './editions-store.ts';
import { errors } from './errors.ts';
import { mustFitDay } from './must-fit-day.ts';
import { mustFitSeries } from './must-fit-series.ts';
import { mustManage } from './must-manage.ts';
import { writeVenues } from './write-venues.ts';

/**
 * Changes an announced edition: what it is called, when and where it is held. The zone stays once it has begun, because
 * receipts belong to days of that zone; when a day ends stays once something was sold, because receipts are printed and days
 * reported by it. `usedDays` are the days on which something was sold or reported, which slices above know.
 * @throws as `mustFitSeries`, `mustFitDay` and `writeVenues`, `editions.zone-fixed`, `editions.day-fixed`.
 */
export async function editEdition(
  ctx: AtEdition,
  tx: Tx,
  input: EditionEdit,
  usedDays: readonly string[] = [],
): Promise<void> {
  mustManage(ctx);
  const {
    venues,
    summary,
    name,
    theme,
    startsOn,
    endsOn,
    figuresPublic,
    dayEndsAt: given,
  } = accept(editionEdit, input);
  const before = await findDates(ctx, tx);
  const [main] = venues;
  if (!before || !main) throw new DomainError(common['not-found']);
  const dayEndsAt = given ?? before.dayEndsAt;
  mustFitDay(venues, dayEndsAt);
  // What a phone sold on another day, before the opening or by a wrong clock, is flagged where it is; it holds no change up.
  const ownDays = usedDays.filter((day) => day >= before.startsOn && day <= before.endsOn);
  await mustFitSeries(ctx, tx, before.series, { startsOn, endsOn }, { edition: ctx.edition, usedDays: ownDays });
  const begun = usedDays.length > 0 || businessDayAt(ctx.clock.now(), before) >= before.startsOn;
  if (begun && main.zone !== before.zone)
    throw new DomainError(errors['zone-fixed'], { zone: before.zone }, { 'venues.0.zone': ['zone-fixed'] });
  if (usedDays.length > 0 && dayEndsAt !== before.dayEndsAt)
    throw new DomainError(errors['day-fixed'], { ends: before.dayEndsAt }, { dayEndsAt: ['day-fixed'] });
  await writeVenues(ctx, tx, venues);
  await updateEdition(ctx, tx, {
    name,
    theme,
    summary_id: summary.id,
    summary_en: summary.en,
    venue: main.name,
    city: main.city,
    zone: main.zone,
    opens_at: main.opensAt,
    closes_at: main.closesAt,
    starts_on: startsOn,
    ends_on: endsOn,
    day_ends_at: dayEndsAt,
    figures_public: figuresPublic,
  });
  await audit(ctx, tx, 'editions.edited', ctx.edition, {
    startsOn,
    endsOn,
    figuresPublic,
    venues: venues.length,
    ...(dayEndsAt === before.dayEndsAt ? {} : { dayEndsAt }),
  });
  await bumpContent(ctx, tx);
}
