import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { ReportedDay } from '../takings/contract.ts';
import { listReported } from '../takings/index.ts';
import { boothDay } from './rules/reported-figures.ts';
import { selectRollups } from './store.ts';

/** A reported day, and whether tills of the booth counted sales on it too: then it is looked at, never added. */
export interface FlaggedDay extends ReportedDay {
  readonly alsoCounted: boolean;
}

export interface Reported {
  readonly days: readonly FlaggedDay[];
  /** `BOOTH DAY` of every booth's day on which a till sold. */
  readonly counted: ReadonlySet<string>;
}

export async function loadReported(ctx: AtEdition, tx: Tx, reach: Reach): Promise<Reported> {
  const days = await listReported(ctx, tx, { reach });
  if (days.length === 0) return { days: [], counted: new Set() };
  const rollups = await selectRollups(ctx, tx, ['booth'], null);
  const sold = rollups.filter(({ metric, amount, count }) => metric === 'turnover' && (amount !== 0 || count !== 0));
  const counted = new Set(sold.map(({ key, day }) => boothDay(key, day)));
  return { days: days.map((day) => ({ ...day, alsoCounted: counted.has(boothDay(day.booth, day.day)) })), counted };
}
