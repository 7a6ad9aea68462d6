import { dayAt } from '../../kinds/time.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { accept } from './accept.ts';
import type { AtEdition } from './at-edition.ts';
import { bumpContent } from './bump-content.ts';
import { type EditionEdit, editionEdit } from './contract.ts';
import { findDates, updateEdition } from './editions-store.ts';
import { errors } from './errors.ts';
import { mustFitSeries } from './must-fit-series.ts';
import { mustManage } from './must-manage.ts';
import { writeVenues } from './write-venues.ts';

/**
 * Changes an announced edition: what it is called, when and where it is held. The zone stays once it has begun, because
 * receipts belong to days of that zone. `usedDays` are the days on which something was sold, which slices above know.
 * @throws as `mustFitSeries` and `writeVenues`, `editions.zone-fixed`.
 */
export async function editEdition(
  ctx: AtEdition,
  tx: Tx,
  input: EditionEdit,
  usedDays: readonly string[] = [],
): Promise<void> {
  mustManage(ctx);
  const { venues, summary, name, theme, startsOn, endsOn, figuresPublic } = accept(editionEdit, input);
  const before = await findDates(ctx, tx);
  const [main] = venues;
  if (!before || !main) throw new DomainError(common['not-found']);
  await mustFitSeries(ctx, tx, before.series, { startsOn, endsOn }, { edition: ctx.edition, usedDays });
  const begun = usedDays.length > 0 || dayAt(ctx.clock.now(), before.zone) >= before.startsOn;
  if (begun && main.zone !== before.zone)
    throw new DomainError(errors['zone-fixed'], { zone: before.zone }, { 'venues.0.zone': ['zone-fixed'] });
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
    figures_public: figuresPublic,
  });
  await audit(ctx, tx, 'editions.edited', ctx.edition, { startsOn, endsOn, figuresPublic, venues: venues.length });
  await bumpContent(ctx, tx);
}
