import { daysBetween } from '../../kinds/time.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, type EditionFacts, getEditionFacts } from '../editions/index.ts';
import type { FigureSheet, ShownEdition } from './contract.ts';
import { followMerges } from './follow-merges.ts';
import { getLogState, getWaiting } from './hall-state.ts';
import { labelsFor, loadNames, type Names, regionOfProduct, sellersOf } from './label-figures.ts';
import { loadReported } from './load-reported.ts';
import type { Figure } from './rules/figure.ts';
import { makeFigures } from './rules/make-figures.ts';
import { publicReported, type Report, reportedFigures } from './rules/reported-figures.ts';
import { figuresInReach, publicFigures } from './rules/show-figures.ts';
import { countPending, selectBestSold, selectRollups } from './store.ts';

const BEST_SOLD = 20;

/**
 * Who looks. `everything`: organiser and officers. `public`: what a board on a wall may show. `own`: a lead's own regions
 * alone. `public-and-own`: both, for the lead of an edition whose figures are public, and for the report.
 */
export type View =
  | { readonly kind: 'everything' }
  | { readonly kind: 'public' }
  | { readonly kind: 'own' | 'public-and-own'; readonly reach: Reach };

/** All figures of the edition that the viewer may see, at one moment. */
export async function getFigureSheet(ctx: AtEdition, tx: Tx, view: View): Promise<FigureSheet> {
  const edition = await getEditionFacts(ctx, tx);
  const names = await loadNames(ctx, tx, edition.contentVersion);
  const waiting = await getWaiting(ctx, tx);
  const asOf = new Date(ctx.clock.now()).toISOString();
  const all = makeFigures({
    edition: edition.slug,
    currency: edition.currency,
    asOf,
    days: daysBetween(edition.startsOn, edition.endsOn),
    rollups: await followMerges(
      ctx,
      tx,
      await selectRollups(ctx, tx, ['total', 'hour', 'region', 'category', 'method', 'booth'], null),
      names.successors,
    ),
    products: await selectBestSold(ctx, tx, null, BEST_SOLD),
    left: { ...waiting.left, pending: await countPending(ctx, tx) },
  });
  const reported = await loadReported(ctx, tx, { all: true });
  const said = reportedFigures({
    edition: edition.slug,
    currency: edition.currency,
    asOf,
    reports: reported.days,
    counted: reported.counted,
  });
  const figures = [...figuresFor(all, view, names), ...reportedFor(said, view, reported.days)];
  return {
    edition: shownEditionOf(edition),
    asOf,
    labels: labelsFor(figures, names),
    figures,
    matters: view.kind === 'everything' ? waiting.matters : null,
    log: await getLogState(ctx, tx),
  };
}

function figuresFor(all: readonly Figure[], view: View, names: Names): Figure[] {
  if (view.kind === 'everything') return [...all];
  const open = new Set(view.kind === 'own' ? [] : publicFigures(all, sellersOf(names)));
  const own = new Set(view.kind === 'public' ? [] : figuresInReach(all, view.reach, regionOfProduct(names)));
  return all.filter((figure) => open.has(figure) || own.has(figure));
}

/** What booths reported stands after what was counted; of a lead's own delegation only the regions. */
function reportedFor(said: readonly Figure[], view: View, reports: readonly Report[]): Figure[] {
  if (view.kind === 'everything') return [...said];
  const open = view.kind === 'own' ? [] : publicReported(said, reports);
  const own = view.kind === 'public' ? [] : figuresInReach(said, view.reach, () => undefined);
  return [...open, ...own];
}

export function shownEditionOf(edition: EditionFacts): ShownEdition {
  const { slug, name, theme, venue, city, place, zone, dayEndsAt, currency, startsOn, endsOn, demo } = edition;
  return {
    slug,
    name,
    theme,
    venue,
    city,
    place,
    organiser: edition.organiser.name,
    zone,
    dayEndsAt,
    currency,
    startsOn,
    endsOn,
    demo,
  };
}
