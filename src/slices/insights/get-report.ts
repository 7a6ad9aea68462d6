import type { Locale } from '../../kinds/time.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getPaperHouse, listDelegations } from '../editions/index.ts';
import { listExhibitors } from '../exhibitors/index.ts';
import { listBooths } from '../floor/index.ts';
import { sumShifts } from '../till/index.ts';
import type { Participation } from './contract.ts';
import { getFigureSheet } from './get-figure-sheet.ts';
import type { Paper } from './report/paper.ts';
import { writeReport } from './report/write-report.ts';

export interface ReportAsked {
  readonly reach: Reach;
  readonly publicUrl: string;
  readonly locale: Locale;
}

/**
 * The closing report, with the number of uploads that its figures do not hold yet. Written and ready for the press. It is about the whole edition; a lead reads it in the form that
 * tells nothing of single businesses but the own ones, and of shifts but those of the own booths.
 */
export async function getReport(
  ctx: AtEdition,
  tx: Tx,
  { reach, publicUrl, locale }: ReportAsked,
): Promise<{ readonly paper: Paper; readonly pending: number }> {
  const view = reach.all ? ({ kind: 'everything' } as const) : ({ kind: 'public-and-own', reach } as const);
  const sheet = await getFigureSheet(ctx, tx, view);
  const participation = await listParticipation(ctx, tx);
  const house = await getPaperHouse(ctx, tx);
  const shifts = { sums: await sumShifts(ctx, tx, reach), whole: reach.all };
  const left = sheet.figures[0]?.exclusions.find((exclusion) => exclusion.code === 'pending');
  return { paper: writeReport({ sheet, participation, shifts, house, publicUrl }, locale), pending: left?.count ?? 0 };
}

/** Quotas and who came, by region, in the organiser's order. */
async function listParticipation(ctx: AtEdition, tx: Tx): Promise<Participation[]> {
  const delegations = await listDelegations(ctx, tx);
  const exhibitors = await listExhibitors(ctx, tx);
  const booths = await listBooths(ctx, tx);
  return delegations.map(({ region, boothQuota, producerQuota }) => ({
    region: region.code,
    name: region.name,
    boothQuota,
    booths: booths.filter((booth) => booth.region?.code === region.code).length,
    producerQuota,
    producers: exhibitors.filter((exhibitor) => exhibitor.region === region.code).length,
  }));
}
