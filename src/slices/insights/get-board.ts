import { businessDayAt } from '../../kinds/business-day.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import type { BoardSnapshot } from './contract.ts';
import { shownEditionOf } from './get-figure-sheet.ts';
import { getWaiting } from './hall-state.ts';
import { labelsFor, loadNames, sellersOf } from './label-figures.ts';
import { loadReported } from './load-reported.ts';
import { chooseFigures, wholeFigure } from './rules/choose-figures.ts';
import type { Figure } from './rules/figure.ts';
import { makeFigures } from './rules/make-figures.ts';
import { publicReported, reportedFigures } from './rules/reported-figures.ts';
import { publicFigures } from './rules/show-figures.ts';
import { shownDay } from './rules/shown-day.ts';
import { countPending, selectBestSold, selectRollups, sumLastMinutes } from './store.ts';

const BEST_SOLD = 7;
const LAST_MINUTES = 15;

/** What the board shows now: the same to everybody, so only what may be public. */
export async function getBoard(ctx: AtEdition, tx: Tx): Promise<BoardSnapshot> {
  const edition = await getEditionFacts(ctx, tx);
  const names = await loadNames(ctx, tx, edition.contentVersion);
  const { left } = await getWaiting(ctx, tx);
  const now = ctx.clock.now();
  const asOf = new Date(now).toISOString();
  const today = businessDayAt(now, edition);
  const day = shownDay(today, edition.startsOn, edition.endsOn);
  const figures = publicFigures(
    makeFigures({
      edition: edition.slug,
      currency: edition.currency,
      asOf,
      days: day === null ? [] : [day],
      rollups: await selectRollups(ctx, tx, ['total', 'region'], day),
      products: await selectBestSold(ctx, tx, day, BEST_SOLD),
      left: { ...left, pending: await countPending(ctx, tx) },
    }),
    sellersOf(names),
  );
  const ofDay = day === null ? {} : { day };
  const turnover = wholeFigure(figures, 'turnover', day ?? undefined);
  if (!turnover) throw new Error('the sums of a day always make its turnover');
  const regions = chooseFigures(figures, { metric: 'turnover', by: 'region', ...ofDay });
  const bestSellers = chooseFigures(figures, { metric: 'units', by: 'product', ...ofDay });
  const reported = await loadReported(ctx, tx, { all: true });
  const said = reportedFigures({
    edition: edition.slug,
    currency: edition.currency,
    asOf,
    reports: reported.days,
    counted: reported.counted,
  });
  return {
    edition: shownEditionOf(edition),
    asOf,
    day,
    turnover,
    lastMinutes:
      day === today
        ? await sumLastMinutes(ctx, tx, {
            now,
            minutes: LAST_MINUTES,
            days: [businessDayAt(now - LAST_MINUTES * 60_000, edition), today],
          })
        : null,
    regions: regions.toSorted((a, b) => b.value - a.value),
    bestSellers,
    reported: (publicReported(said, reported.days)[0] as Figure<'turnover'> | undefined) ?? null,
    labels: labelsFor([...regions, ...bestSellers], names),
  };
}
