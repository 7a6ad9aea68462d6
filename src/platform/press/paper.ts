/**
 * What the header and the footer of every paper say; `paper.typ` draws them. Amounts and dates reach a template as text
 * (`formatMoney`, `formatDays`, `formatInstant`), so that print and screen cannot differ.
 */
import { formatInstant, type Locale } from '../../kinds/time.ts';
import { m } from '../i18n/index.ts';

export interface PaperFrame {
  readonly lang: Locale;
  /** What this paper is: `Denah`. */
  readonly title: string;
  readonly edition: string;
  readonly organiser: string;
  /** `Dicetak Jumat, 23 Juni 2023 pukul 19.00 WIB`, or of when its figures are. */
  readonly asOf: string;
  /** The moment alone. */
  readonly instant: string;
  /** `Data contoh`; null for a real edition. */
  readonly demo: string | null;
  /** `Halaman {page} dari {pages}` cut at its numbers. */
  readonly pageWords: readonly [before: string, between: string];
}

export interface PaperFacts {
  readonly title: string;
  readonly edition: { readonly name: string; readonly zone: string; readonly demo: boolean };
  readonly organiser: string;
  /** Milliseconds since 1970. */
  readonly printedAt: number;
}

/** An hour is not parted from its zone at the end of a line. */
function unbroken(instant: string): string {
  return instant.replace(/ (\S+)$/, '\u00a0$1');
}

/** The words of a paper printed now. A paper of another moment replaces `asOf`. */
export function framePaper({ title, edition, organiser, printedAt }: PaperFacts, locale: Locale): PaperFrame {
  const [before = '', between = ''] = m.platform_paper_page({ page: '\n', pages: '\n' }, { locale }).split('\n');
  const instant = unbroken(formatInstant(printedAt, edition.zone, locale));
  return {
    lang: locale,
    title,
    edition: edition.name,
    organiser,
    asOf: m.platform_paper_printed({ instant }, { locale }),
    instant,
    demo: edition.demo ? m.platform_ui_demo({}, { locale }) : null,
    pageWords: [before, between],
  };
}
