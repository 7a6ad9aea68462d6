/** What a posted form comes to: the same by a booth's link and by an officer. */
import type { Id } from '../../../kinds/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { type AtEdition, getEditionCalendar } from '../../editions/index.ts';
import { errors } from '../errors.ts';
import { type Doubt, doubtsOf } from '../rules/doubt-report.ts';
import { listReported } from './list-reported.ts';
import { type ReadReport, type ReportField, readReportForm } from './read-report-form.ts';
import { reportDay } from './report-day.ts';

export type TakenReport =
  | { readonly state: 'thanks'; readonly day: string; readonly amount: number; readonly revision: number }
  | { readonly state: 'faults'; readonly faults: readonly ReportField[]; readonly typed: ReadReport['typed'] }
  | { readonly state: 'doubts'; readonly doubts: readonly Doubt[]; readonly typed: ReadReport['typed'] };

export async function takeReport(
  ctx: AtEdition,
  tx: Tx,
  asked: {
    readonly booth: Id<'booth'>;
    readonly channel: 'link' | 'officer';
    readonly form: FormData;
    /** The days that may be reported; without them all of the edition. */
    readonly days?: readonly string[];
  },
): Promise<TakenReport> {
  const { booth, channel, days } = asked;
  const { currency } = await getEditionCalendar(ctx, tx);
  const { input, faults, typed, sure } = readReportForm(asked.form, currency);
  if (input && days && !days.includes(input.day)) throw new DomainError(errors['day-outside']);
  if (!input) return { state: 'faults', faults, typed };
  const others = (await listReported(ctx, tx, { reach: { all: true }, booth })).filter(
    ({ day }) => day !== input.day && (days?.includes(day) ?? true),
  );
  const doubts = doubtsOf(
    input,
    others.map(({ amount }) => amount),
    currency,
  );
  if (doubts.length > 0 && !sure) return { state: 'doubts', doubts, typed };
  const { revision } = await reportDay(ctx, tx, { booth, channel, report: input });
  return { state: 'thanks', day: input.day, amount: input.amount, revision };
}
