/** What booths without a till reported: its own section, its own basis, no sum with what was counted. */
import { formatDay } from '../../../kinds/time.ts';
import { m } from '../../../platform/i18n/index.ts';
import { chooseFigures, wholeFigure } from '../rules/choose-figures.ts';
import type { Figure } from '../rules/figure.ts';
import type { Cell, Section } from './paper.ts';
import { numbers, type Writing, words } from './writing.ts';

/** None where nothing was reported, or nothing that this reader may see. */
export function reportedSections({ sheet, locale, count, open }: Writing): Section[] {
  const basis = 'reported' as const;
  const whole = chooseFigures(sheet.figures, { metric: 'turnover', by: 'none', basis })[0];
  const ofDays = sheet.figures.filter(
    (figure): figure is Figure<'turnover'> =>
      figure.metric === 'turnover' && figure.basis === basis && figure.scope.day !== undefined,
  );
  const regions = chooseFigures(sheet.figures, { metric: 'turnover', by: 'region', basis });
  const first = whole ?? regions[0];
  if (!first) return [];
  const row = (name: string, figure: Figure): Cell[] => [{ text: name }, { text: count(figure.count) }, open(figure)];
  const both = first.exclusions.find(({ code }) => code === 'also-counted')?.count ?? 0;
  const counted = wholeFigure(sheet.figures, 'turnover');
  return [
    {
      title: m.insights_report_reported({}, { locale }),
      whole: true,
      blocks: [
        { kind: 'text', text: m.insights_report_reported_text({}, { locale }) },
        {
          kind: 'table',
          columns: [
            words(m.insights_report_col_reported_what({}, { locale })),
            ...numbers(m.insights_report_col_reports({}, { locale }), m.insights_report_col_reported({}, { locale })),
          ],
          rows: [
            ...ofDays.map((figure) => row(formatDay(figure.scope.day ?? '', locale), figure)),
            ...regions.map((figure) => row(sheet.labels.regions[figure.scope.region ?? ''] ?? '', figure)),
          ],
          foot: whole ? row(m.insights_report_reported_whole({}, { locale }), whole) : null,
        },
        ...(both > 0
          ? [{ kind: 'note' as const, text: m.insights_report_reported_both({ count: count(both) }, { locale }) }]
          : []),
        ...(counted ? [{ kind: 'note' as const, text: m.insights_report_reported_note({}, { locale }) }] : []),
      ],
    },
  ];
}
