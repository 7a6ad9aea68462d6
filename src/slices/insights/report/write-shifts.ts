/** How the shifts ended and what their drawers lacked: beside the figures, never part of them. */
import { formatMoney } from '../../../kinds/money.ts';
import { m, pathIn } from '../../../platform/i18n/index.ts';
import { basisName } from '../words.ts';
import type { Cell, Section } from './paper.ts';
import { numbers, type Writing, words } from './writing.ts';

/** None where there was no shift, or none that this reader may see. */
export function shiftSections({ sheet, shifts, locale, count, publicUrl }: Writing): Section[] {
  const { sums, whole } = shifts;
  if (sums.closed + sums.neverClosed + sums.stillOpen === 0) return [];
  const { slug, currency } = sheet.edition;
  const list = publicUrl + pathIn(locale, `/kerja/${slug}/sif`);
  const difference = (variance: number): string => {
    const amount = formatMoney(Math.abs(variance), currency, locale);
    if (variance === 0) return m.insights_shift_exact({}, { locale });
    return variance < 0
      ? m.insights_shift_short({ amount }, { locale })
      : m.insights_shift_over({ amount }, { locale });
  };
  const said = m.insights_report_shifts_basis_said({ basis: basisName('reported', locale) }, { locale });
  const logged = m.insights_report_shifts_basis_log({ basis: basisName('counted', locale) }, { locale });
  const row = (what: string, basis: string, shown: number, state: string, variance?: number): Cell[] => [
    { text: what },
    { text: basis },
    { text: count(shown), href: `${list}?keadaan=${state}` },
    variance === undefined || shown === 0
      ? { text: '–' }
      : { text: difference(variance), href: `${list}?keadaan=${state}` },
  ];
  const rows = [
    row(m.insights_report_shifts_closed({}, { locale }), said, sums.closed, 'tutup', sums.variance),
    row(m.insights_report_shifts_short({}, { locale }), said, sums.short, 'kurang', -sums.missing),
    row(m.insights_report_shifts_over({}, { locale }), said, sums.over, 'tutup', sums.surplus),
    row(m.insights_report_shifts_never({}, { locale }), logged, sums.neverClosed, 'buka'),
  ];
  if (sums.stillOpen > 0) rows.push(row(m.insights_report_shifts_open({}, { locale }), logged, sums.stillOpen, 'buka'));
  return [
    {
      title: m.insights_report_shifts({}, { locale }),
      whole: true,
      blocks: [
        { kind: 'text', text: m.insights_report_shifts_text({}, { locale }) },
        ...(whole ? [] : [{ kind: 'text' as const, text: m.insights_report_shifts_own({}, { locale }) }]),
        {
          kind: 'table',
          columns: [
            words(m.insights_report_col_shift_what({}, { locale })),
            words(m.insights_report_col_shift_basis({}, { locale })),
            ...numbers(m.insights_report_col_shifts({}, { locale }), m.insights_shift_variance({}, { locale })),
          ],
          rows,
          foot: null,
        },
        { kind: 'note', text: m.insights_report_shifts_note({ address: list }, { locale }), href: list },
      ],
    },
  ];
}
