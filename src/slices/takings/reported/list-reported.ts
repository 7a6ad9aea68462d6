import type { Id } from '../../../kinds/id.ts';
import type { Reach } from '../../../platform/authz/access.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { AtEdition } from '../../editions/index.ts';
import type { ReportedDay } from '../contract.ts';
import { selectReports } from './store.ts';

/** The newest report of each booth and day, by day and booth number; a lead's own region, a producer's own booth. */
export function listReported(
  ctx: AtEdition,
  tx: Tx,
  asked: { readonly reach: Reach; readonly booth?: Id<'booth'>; readonly day?: string },
): Promise<ReportedDay[]> {
  return selectReports(ctx, tx, asked);
}

/** Every revision of a booth's reports. */
export function listReportHistory(ctx: AtEdition, tx: Tx, booth: Id<'booth'>): Promise<ReportedDay[]> {
  return selectReports(ctx, tx, { booth, history: true, reach: { all: true } });
}
