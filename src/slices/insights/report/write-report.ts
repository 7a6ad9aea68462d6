/** Writes the closing report: which sections, in which order. Everything it says it takes from the sheet. */
import { formatDays, formatInstant, type Locale } from '../../../kinds/time.ts';
import { m } from '../../../platform/i18n/index.ts';
import { motifSvg, paletteFor } from '../../../platform/ui/motif/motif.ts';
import type { Paper } from './paper.ts';
import { absentSection, checkSection, mattersSection, participantsSection } from './write-rest.ts';
import { scopeSection, summarySection } from './write-scope.ts';
import { bestSellersSection, daySection, hourSection, methodSection, partsSection } from './write-turnover.ts';
import { beginWriting, type ClosingReport } from './writing.ts';

const COVER_MOTIFS = 10;

export function writeReport(report: ClosingReport, locale: Locale): Paper {
  const writing = beginWriting(report, locale);
  const { edition } = report.sheet;
  const [before = '', between = ''] = m.insights_report_page({ page: '\n', pages: '\n' }, { locale }).split('\n');
  const instant = unbroken(formatInstant(writing.at, edition.zone, locale));
  return {
    lang: locale,
    title: m.insights_report_title({}, { locale }),
    edition: edition.name,
    theme: edition.theme,
    days: formatDays(edition.startsOn, edition.endsOn, locale),
    place: m.insights_report_place({ venue: edition.venue, city: edition.city }, { locale }),
    organiser: edition.organiser,
    asOf: m.insights_report_as_of({ instant }, { locale }),
    demo: edition.demo ? m.platform_ui_demo({}, { locale }) : null,
    promise: m.insights_report_promise({}, { locale }),
    pageWords: [before, between],
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
      participantsSection(writing),
      absentSection(m.insights_report_visitors, m.insights_report_no_visitors, locale),
      absentSection(m.insights_report_matching, m.insights_report_no_matching, locale),
      mattersSection(writing),
      checkSection(writing),
    ],
  };
}

/** An hour is not parted from its zone at the end of a line. */
function unbroken(instant: string): string {
  return instant.replace(/ (\S+)$/, '\u00a0$1');
}

/** Neighbours differ in colour; a lone region or none still gives a cover. */
function coverMotifs(regions: readonly string[]): string[] {
  const codes = regions.length > 0 ? regions.slice(0, COVER_MOTIFS) : ['gelaran'];
  const filled = Array.from({ length: COVER_MOTIFS }, (_, at) => codes[at % codes.length] ?? 'gelaran');
  const palettes = paletteFor(filled);
  return filled.map((code, at) => motifSvg(code, { beads: 15, palette: palettes[at] }));
}
