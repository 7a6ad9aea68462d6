/** Writes the closing report: which sections, in which order. Everything it says it takes from the sheet. */
import { formatDays, type Locale } from '../../../kinds/time.ts';
import { m } from '../../../platform/i18n/index.ts';
import { framePaper } from '../../../platform/press/paper.ts';
import { motifSvg, paletteFor } from '../../../platform/ui/motif/motif.ts';
import type { Paper } from './paper.ts';
import { reportedSections } from './write-reported.ts';
import { absentSection, checkSection, mattersSection, participantsSection } from './write-rest.ts';
import { scopeSection, summarySection } from './write-scope.ts';
import { shiftSections } from './write-shifts.ts';
import { bestSellersSection, daySection, hourSection, methodSection, partsSection } from './write-turnover.ts';
import { beginWriting, type ClosingReport } from './writing.ts';

const COVER_MOTIFS = 10;

export function writeReport(report: ClosingReport, locale: Locale): Paper {
  const writing = beginWriting(report, locale);
  const { edition } = report.sheet;
  const title = m.insights_report_title({}, { locale });
  const frame = framePaper({ title, edition, house: report.house, printedAt: writing.at }, locale);
  return {
    ...frame,
    asOf: m.insights_report_as_of({ instant: frame.instant }, { locale }),
    theme: edition.theme,
    days: formatDays(edition.startsOn, edition.endsOn, locale),
    place: edition.place,
    promise: m.insights_report_promise({}, { locale }),
    motifs: coverMotifs(report.participation.map((part) => part.region)),
    sections: [
      scopeSection(writing),
      summarySection(writing),
      daySection(writing),
      partsSection(writing, 'region', {
        title: m.insights_report_by_region,
        column: m.insights_report_col_region,
        note: m.insights_report_region_note,
      }),
      partsSection(writing, 'category', {
        title: m.insights_report_by_category,
        column: m.insights_report_col_category,
        note: m.insights_report_category_note,
      }),
      methodSection(writing),
      hourSection(writing),
      bestSellersSection(writing),
      ...reportedSections(writing),
      ...shiftSections(writing),
      participantsSection(writing),
      absentSection(m.insights_report_visitors, m.insights_report_no_visitors, locale),
      absentSection(m.insights_report_matching, m.insights_report_no_matching, locale),
      mattersSection(writing),
      checkSection(writing),
    ],
  };
}

/** Neighbours differ in colour; a lone region or none still gives a cover. */
function coverMotifs(regions: readonly string[]): string[] {
  const codes = regions.length > 0 ? regions.slice(0, COVER_MOTIFS) : ['gelaran'];
  const filled = Array.from({ length: COVER_MOTIFS }, (_, at) => codes[at % codes.length] ?? 'gelaran');
  const palettes = paletteFor(filled);
  return filled.map((code, at) => motifSvg(code, { beads: 15, palette: palettes[at] }));
}
