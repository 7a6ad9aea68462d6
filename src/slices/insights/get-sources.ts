import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import type { ReceiptPage } from '../till/contract.ts';
import type { FigureSheet, Labels, ShownEdition } from './contract.ts';
import { getFigureSheet, shownEditionOf } from './get-figure-sheet.ts';
import { labelsFor, loadNames } from './label-figures.ts';
import { listSources, type SourcesAsked } from './list-sources.ts';
import { type Figure, pageOf, type Scope } from './rules/figure.ts';

export interface Sources {
  readonly edition: ShownEdition;
  readonly scope: Scope;
  /** Null where the reader may see receipts of it but not the figure, or where it is of no figure that is told. */
  readonly figure: Figure | null;
  readonly page: ReceiptPage;
  /** What the scope names. */
  readonly labels: Labels;
  /** The numbers of all booths. */
  readonly booths: Labels['booths'];
}

/** A figure opened: what it is, and the receipts behind it. */
export async function getSources(ctx: AtEdition, tx: Tx, asked: SourcesAsked): Promise<Sources> {
  const edition = await getEditionFacts(ctx, tx);
  const { basis = 'counted', ...conditions } = asked.conditions;
  const scope: Scope = { edition: edition.slug, ...conditions };
  const names = await loadNames(ctx, tx, edition.contentVersion);
  const page = await listSources(ctx, tx, asked);
  const { figures } = await getSheetFor(ctx, tx, asked);
  const wanted = pageOf({ metric: asked.metric, scope, basis });
  const figure = figures.find((one) => one.basis === basis && pageOf(one) === wanted) ?? null;
  const named = figure ?? { scope };
  return {
    edition: shownEditionOf(edition),
    scope,
    figure,
    page,
    labels: labelsFor([named], names),
    booths: names.booths,
  };
}

async function getSheetFor(ctx: AtEdition, tx: Tx, { reach }: SourcesAsked): Promise<FigureSheet> {
  return getFigureSheet(ctx, tx, reach.all ? { kind: 'everything' } : { kind: 'own', reach });
}
