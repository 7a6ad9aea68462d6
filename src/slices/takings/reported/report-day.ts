import { businessDayAt } from '../../../kinds/business-day.ts';
import { type Id, newId } from '../../../kinds/id.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { announce } from '../../../platform/webhooks/index.ts';
import { type AtEdition, accept, getEditionFacts } from '../../editions/index.ts';
import { lockBooth } from '../../floor/index.ts';
import { type DayReportInput, dayReportInput, type ReportedDay } from '../contract.ts';
import { errors } from '../errors.ts';
import { DAY_TOPIC } from '../events.ts';
import * as store from './store.ts';

/** So many reports of one booth an hour: more is a mistake, or mischief with a link. */
const MOST_AN_HOUR = 30;
const EVERYTHING = { all: true } as const;

export interface DayTold {
  readonly revision: number;
  /** False when exactly this had been told before. */
  readonly changed: boolean;
}

/**
 * What a booth took on a day, as somebody says. Said again it is a correction: the newest counts, all are kept. A form that is
 * sent twice counts once.
 * @throws `takings.booth-unknown`, `takings.day-outside`, `takings.methods-differ`, `takings.too-many-reports`.
 */
export async function reportDay(
  ctx: AtEdition,
  tx: Tx,
  asked: { readonly booth: Id<'booth'>; readonly channel: 'link' | 'officer'; readonly report: DayReportInput },
): Promise<DayTold> {
  const { booth, channel } = asked;
  const report = accept(dayReportInput, asked.report);
  const now = ctx.clock.now();
  const edition = await getEditionFacts(ctx, tx);
  if (report.day < edition.startsOn || report.day > edition.endsOn || report.day > businessDayAt(now, edition))
    throw new DomainError(errors['day-outside']);
  const methods = Object.values(report.byMethod);
  if (methods.length > 0 && methods.reduce((sum, amount) => sum + amount, 0) !== report.amount)
    throw new DomainError(errors['methods-differ']);
  if (!(await lockBooth(ctx, tx, booth))) throw new DomainError(errors['booth-unknown']);
  await store.lockReports(ctx, tx, booth);
  const [before] = await store.selectReports(ctx, tx, { booth, day: report.day, reach: EVERYTHING });
  if (before && sameReport(before, report)) return { revision: before.revision, changed: false };
  if ((await store.countReportsSince(ctx, tx, booth, now - 3_600_000)) >= MOST_AN_HOUR)
    throw new DomainError(errors['too-many-reports']);
  const revision = (before?.revision ?? 0) + 1;
  const id = newId<'day-report'>(now);
  await store.insertReport(ctx, tx, { ...report, id, booth, revision, channel });
  await audit(ctx, tx, 'takings.day-reported', booth, { day: report.day, revision, amount: report.amount, channel });
  const payload = { id, booth, day: report.day, revision, amount: report.amount, basis: 'reported' };
  await announce(tx, { organiser: ctx.organiser, edition: ctx.edition, topic: DAY_TOPIC, payload, at: now });
  return { revision, changed: true };
}

function sameReport(before: ReportedDay, report: DayReportInput): boolean {
  const textOf = (value: Readonly<Record<string, number | undefined>>) => JSON.stringify(Object.entries(value).sort());
  return (
    before.amount === report.amount &&
    before.sales === report.sales &&
    before.note === report.note &&
    before.reporter === report.reporter &&
    textOf(before.byMethod) === textOf(report.byMethod) &&
    textOf(before.byProduct) === textOf(report.byProduct)
  );
}
