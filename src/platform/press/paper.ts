/**
 * What the header and the footer of every paper say; `paper.typ` draws them. Amounts and dates reach a template as text
 * (`formatMoney`, `formatDays`, `formatInstant`), so that print and screen cannot differ.
 */
import { darkenedFor, PAPER, WRITTEN } from '../../kinds/colour.ts';
import { formatInstant, type Locale } from '../../kinds/time.ts';
import { m } from '../i18n/index.ts';

/** Whose papers these are, as it says of itself. */
export interface PaperHouse {
  readonly name: string;
  /** What stands above the name: `PEMERINTAH PROVINSI ...`. */
  readonly letterhead: readonly string[];
  /** Line by line. */
  readonly address: readonly string[];
  /** Whom to ask: the office, telephone, WhatsApp, e-mail. */
  readonly contact: readonly string[];
  /** `#rrggbb`. */
  readonly accent: string | null;
  /** Any picture that the press reads: PNG, JPEG, WebP, SVG. */
  readonly logo: { readonly bytes: Uint8Array; readonly width: number; readonly height: number } | null;
}

export interface PaperFrame {
  readonly lang: Locale;
  /** What this paper is: `Denah`. */
  readonly title: string;
  readonly edition: string;
  readonly organiser: string;
  readonly house: {
    readonly above: readonly string[];
    readonly address: string;
    readonly contact: string;
    /** The picture byte by byte, how wide it is for its height, and what it is to whoever does not see it. */
    readonly logo: { readonly bytes: readonly number[]; readonly aspect: number; readonly alt: string } | null;
  };
  /** The organiser's colour where it chose one, dark enough to be read on paper and to be written upon. */
  readonly accent: string | null;
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
  readonly house: PaperHouse;
  /** Milliseconds since 1970. */
  readonly printedAt: number;
}

/** An hour is not parted from its zone at the end of a line. */
function unbroken(instant: string): string {
  return instant.replace(/ (\S+)$/, '\u00a0$1');
}

function logoOf({ name, logo }: PaperHouse, locale: Locale): PaperFrame['house']['logo'] {
  if (!logo) return null;
  return {
    bytes: Array.from(logo.bytes),
    aspect: logo.width / logo.height,
    alt: m.platform_paper_logo({ name }, { locale }),
  };
}

/** The words of a paper printed now. A paper of another moment replaces `asOf`. */
export function framePaper({ title, edition, house, printedAt }: PaperFacts, locale: Locale): PaperFrame {
  const [before = '', between = ''] = m.platform_paper_page({ page: '\n', pages: '\n' }, { locale }).split('\n');
  const instant = unbroken(formatInstant(printedAt, edition.zone, locale));
  return {
    lang: locale,
    title,
    edition: edition.name,
    organiser: house.name,
    house: {
      above: house.letterhead,
      address: house.address.join(', '),
      contact: house.contact.join(' · '),
      logo: logoOf(house, locale),
    },
    accent: house.accent && darkenedFor(house.accent, PAPER, WRITTEN),
    asOf: m.platform_paper_printed({ instant }, { locale }),
    instant,
    demo: edition.demo ? m.platform_ui_demo({}, { locale }) : null,
    pageWords: [before, between],
  };
}
