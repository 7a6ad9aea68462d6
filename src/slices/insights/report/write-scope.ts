/** The sections that come first: what is counted and how, and the summary. */
import { formatDays, zoneSuffix } from '../../../kinds/time.ts';
import { m } from '../../../platform/i18n/index.ts';
import { dayEndsLine } from '../../editions/labels.ts';
import { chooseFigures, wholeFigure } from '../rules/choose-figures.ts';
import type { Figure } from '../rules/figure.ts';
import { basisName, exclusionText } from '../words.ts';
import type { Block, Section } from './paper.ts';
import { noSales, type Writing } from './writing.ts';

export function scopeSection({ sheet, locale, at, count }: Writing): Section {
  const { edition } = sheet;
  const zone = zoneSuffix(edition.zone, at);
  const dayEnds = dayEndsLine(edition, locale);
  const turnover = wholeFigure(sheet.figures, 'turnover');
  const blocks: Block[] = [
    {
      kind: 'text',
      text: m.insights_report_scope_text(
        {
          edition: edition.name,
          place: edition.place,
          days: formatDays(edition.startsOn, edition.endsOn, locale),
          zone,
        },
        { locale },
      ),
    },
    ...(dayEnds === undefined ? [] : [{ kind: 'text' as const, text: dayEnds }]),
    { kind: 'text', text: m.insights_report_scope_basis({}, { locale }) },
    {
      kind: 'terms',
      items: [
        { term: basisName('counted', locale), text: m.insights_report_basis_counted({}, { locale }) },
        { term: basisName('claimed', locale), text: m.insights_report_basis_claimed({}, { locale }) },
        { term: basisName('reported', locale), text: m.insights_report_basis_reported({}, { locale }) },
      ],
    },
    { kind: 'subtitle', text: m.insights_report_scope_excluded({}, { locale }) },
    {
      kind: 'list',
      items: (turnover?.exclusions ?? []).map((exclusion) => {
        const text = exclusionText(exclusion.code, locale);
        if (exclusion.count === null) return text;
        return m.insights_report_excluded_count({ text, count: count(exclusion.count) }, { locale });
      }),
    },
  ];
  if (edition.demo) blocks.unshift({ kind: 'warning', text: m.insights_demo_text({}, { locale }) });
  return { title: m.insights_report_scope({}, { locale }), whole: false, blocks };
}

export function summarySection({ sheet, locale, money, count, open }: Writing): Section {
  const title = m.insights_report_summary({}, { locale });
  const { figures } = sheet;
  const turnover = wholeFigure(figures, 'turnover');
  const receipts = wholeFigure(figures, 'receipts');
  const units = wholeFigure(figures, 'units');
  const voids = wholeFigure(figures, 'voids');
  const gross = wholeFigure(figures, 'gross-sales');
  const refunds = wholeFigure(figures, 'refunds');
  const discounts = wholeFigure(figures, 'discounts');
  if (!turnover || !receipts || !units || !voids) return { title, whole: true, blocks: [noSales(locale)] };
  const from = { count: turnover.count, shown: count(turnover.count) };
  const tile = (figure: Figure, label: string, basis: string) => {
    const { text, href } = open(figure);
    return { label, value: text, basis, ...(href ? { href } : {}) };
  };
  const average = turnover.count > 0 ? money(Math.round(turnover.value / turnover.count)) : null;
  const blocks: Block[] = [
    {
      kind: 'tiles',
      items: [
        tile(turnover, m.insights_metric_turnover({}, { locale }), m.insights_report_from_receipts(from, { locale })),
        tile(
          receipts,
          m.insights_metric_receipts({}, { locale }),
          average === null ? basisName('counted', locale) : m.insights_report_average({ value: average }, { locale }),
        ),
        tile(units, m.insights_metric_units({}, { locale }), m.insights_report_from_receipts(from, { locale })),
        tile(
          voids,
          m.insights_metric_voids({}, { locale }),
          m.insights_report_from_voids({ count: voids.count, shown: count(voids.count) }, { locale }),
        ),
      ],
    },
  ];
  if (gross && refunds && refunds.value !== 0)
    blocks.push({
      kind: 'note',
      text: m.insights_report_refunds_note(
        { gross: money(gross.value), refunds: money(refunds.value), turnover: money(turnover.value) },
        { locale },
      ),
    });
  if (discounts && discounts.value !== 0)
    blocks.push({
      kind: 'note',
      text: m.insights_report_discounts_note({ discounts: money(discounts.value) }, { locale }),
    });
  const claimed = claimedTotal(figures);
  if (claimed > 0)
    blocks.push({ kind: 'note', text: m.insights_report_claimed_note({ value: money(claimed) }, { locale }) });
  return { title, whole: true, blocks };
}

/** One metric, one basis, one scope each: the only sum that a report makes, of payments by method. */
function claimedTotal(figures: readonly Figure[]): number {
  let total = 0;
  for (const payment of chooseFigures(figures, { metric: 'payments', by: 'method', basis: 'claimed' }))
    total += payment.value;
  return total;
}
