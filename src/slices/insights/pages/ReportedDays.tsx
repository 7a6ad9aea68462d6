import { formatCount } from '../../../kinds/money.ts';
import { formatDay, formatInstant } from '../../../kinds/time.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { Badge, BasisBadge, Money, Table } from '../../../platform/ui/index.ts';
import type { Figure, FigureSheet } from '../contract.ts';
import type { FlaggedDay } from '../load-reported.ts';
import { chooseFigures } from '../rules/choose-figures.ts';

export interface ReportedDaysProps {
  readonly sheet: FigureSheet;
  readonly days: readonly FlaggedDay[];
}

/** What booths reported, beside what was counted: each report with who said so, and flagged where a till counted too. */
export function ReportedDays({ sheet, days }: ReportedDaysProps) {
  if (days.length === 0) return null;
  const locale = getLocale();
  const { zone, currency } = sheet.edition;
  const whole: Figure | undefined = chooseFigures(sheet.figures, {
    metric: 'turnover',
    by: 'none',
    basis: 'reported',
  })[0];
  return (
    <section id="dilaporkan" className="grid gap-3">
      <h2 className="text-xl">{m.insights_reported_title()}</h2>
      <p className="flex flex-wrap items-center gap-2">
        <BasisBadge basis="reported" />
        {whole && (
          <span>
            <Money amount={whole.value} currency={whole.unit} />{' '}
            {m.insights_reported_from({ count: formatCount(whole.count, locale) })}
          </span>
        )}
      </p>
      <p className="max-w-prose text-ink-2">{m.insights_reported_text()}</p>
      <Table
        caption={m.insights_reported_title()}
        quietCaption
        rows={days}
        rowKey={(day) => `${day.booth} ${day.day}`}
        columns={[
          { heading: m.insights_figures_col_booth(), names: true, cell: (day) => day.boothNumber },
          { heading: m.insights_report_col_day(), cell: (day) => formatDay(day.day, locale) },
          {
            heading: m.insights_reported_col_who(),
            cell: (day) => (
              <>
                {day.reporter}
                <span className="block text-ink-2 text-sm">
                  {formatInstant(Date.parse(day.reportedAt), zone, locale)}
                  {day.revision > 1 &&
                    ` · ${m.insights_reported_corrected({ times: formatCount(day.revision - 1, locale) })}`}
                </span>
              </>
            ),
          },
          {
            heading: m.insights_reported_col_flag(),
            cell: (day) =>
              day.alsoCounted ? (
                <Badge tone="gold">{m.insights_reported_both()}</Badge>
              ) : (
                <Badge>{m.insights_reported_alone()}</Badge>
              ),
          },
          {
            heading: m.insights_report_col_reported(),
            numeric: true,
            cell: (day) => moneyText(day.amount, currency),
          },
        ]}
      />
    </section>
  );
}
