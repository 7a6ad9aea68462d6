import { businessDayAt } from '../../../kinds/business-day.ts';
import type { Id } from '../../../kinds/id.ts';
import { daysBetween } from '../../../kinds/time.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { catalogueFacts } from '../../catalogue/index.ts';
import { type AtEdition, getEditionFacts } from '../../editions/index.ts';
import { getBooth } from '../../floor/index.ts';
import type { ReportedDay } from '../contract.ts';
import { listReportHistory } from './list-reported.ts';

/** So many products of a booth are asked for by name. */
const MOST_PRODUCTS = 30;

export interface ReportFormFacts {
  readonly edition: {
    readonly name: string;
    readonly slug: string;
    readonly zone: string;
    readonly dayEndsAt: string;
    readonly startsOn: string;
    readonly currency: string;
    readonly demo: boolean;
  };
  readonly booth: { readonly id: Id<'booth'>; readonly number: string; readonly sellers: readonly string[] };
  /** Days that may be reported, the newest first; none before the edition begins. */
  readonly days: readonly string[];
  readonly products: readonly { readonly id: string; readonly name: { readonly id: string; readonly en: string } }[];
  /** All revisions, the newest of a day first. */
  readonly history: readonly ReportedDay[];
}

/** What the form of a booth's day shows. @param only the days that it is about; without them all of the edition. */
export async function reportFormFacts(
  ctx: AtEdition,
  tx: Tx,
  booth: Id<'booth'>,
  only?: readonly string[],
): Promise<ReportFormFacts> {
  const { name, slug, zone, dayEndsAt, currency, demo, startsOn, endsOn } = await getEditionFacts(ctx, tx);
  const { id, number, businesses } = await getBooth(ctx, tx, { id: booth });
  const today = businessDayAt(ctx.clock.now(), { zone, dayEndsAt });
  const sellers = new Set<string>(businesses.map((business) => business.id));
  const offered = [...(await catalogueFacts(ctx, tx))].filter(([, fact]) => sellers.has(fact.business.id));
  const products = offered.map(([product, fact]) => ({ id: product, name: { ...fact.name } }));
  return {
    edition: { name, slug, zone, dayEndsAt, startsOn, currency, demo },
    booth: { id, number, sellers: businesses.map((business) => business.name) },
    days: daysBetween(startsOn, endsOn)
      .filter((day) => day <= today && (only?.includes(day) ?? true))
      .reverse(),
    products: products.slice(0, MOST_PRODUCTS),
    history: (await listReportHistory(ctx, tx, booth)).filter(({ day }) => only?.includes(day) ?? true),
  };
}
