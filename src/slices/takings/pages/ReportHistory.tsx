import { formatDay, formatInstant } from '../../../kinds/time.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { Badge } from '../../../platform/ui/index.ts';
import type { ReportFormFacts } from '../reported/report-form-facts.ts';

/** What has been reported so far, corrections and all: the newest of a day counts. */
export function ReportHistory({ facts }: { readonly facts: ReportFormFacts }) {
  const locale = getLocale();
  const { zone, currency } = facts.edition;
  const newest = new Map<string, number>();
  for (const { day, revision } of facts.history) newest.set(day, Math.max(revision, newest.get(day) ?? 0));
  if (facts.history.length === 0) return <p className="text-ink-2">{m.takings_history_none()}</p>;
  return (
    <ul className="grid gap-3">
      {facts.history.map((report) => (
        <li key={`${report.day} ${report.revision}`} className="grid gap-0.5 border-line border-b pb-3 last:border-b-0">
          <p className="flex flex-wrap items-center justify-between gap-2">
            <span className="font-semibold">{formatDay(report.day, locale)}</span>
            <span className="tabular font-bold">{moneyText(report.amount, currency)}</span>
          </p>
          <p className="text-ink-2 text-sm">
            {m.takings_history_who({
              reporter: report.reporter,
              when: formatInstant(Date.parse(report.reportedAt), zone, locale),
            })}{' '}
            {report.channel === 'officer' && m.takings_history_officer()}
          </p>
          <p>
            {newest.get(report.day) === report.revision ? (
              <Badge tone="leaf">{m.takings_history_counts()}</Badge>
            ) : (
              <Badge>{m.takings_history_corrected()}</Badge>
            )}
          </p>
          {report.note && <p className="text-sm">{report.note}</p>}
        </li>
      ))}
    </ul>
  );
}
