import { formatDays } from '../../kinds/time.ts';
import { getLocale, pathIn } from '../../platform/i18n/index.ts';
import { Motif, paletteFor, Section } from '../../platform/ui/index.ts';
import type { EditionSummary } from '../../slices/editions/contract.ts';

export interface OtherEditionsProps {
  readonly title: string;
  readonly editions: readonly EditionSummary[];
}

/** The editions that the page does not open with: a line each. */
export function OtherEditions({ title, editions }: OtherEditionsProps) {
  const locale = getLocale();
  const palettes = paletteFor(editions.map(({ slug }) => slug));
  return (
    <Section title={title}>
      <ul className="grid gap-2.5 lg:grid-cols-2">
        {editions.map((edition, place) => (
          <li key={edition.slug}>
            <a
              href={pathIn(locale, `/e/${edition.slug}`)}
              className="flex h-full items-center gap-4 rounded-m border border-line bg-card p-3 no-underline hover:border-edge hover:shadow-card"
            >
              <Motif code={edition.slug} beads={7} palette={palettes[place]} className="max-w-14 flex-none rounded-s" />
              <span className="min-w-0">
                <b className="block leading-tight">{edition.name}</b>
                <span className="text-ink-2 text-sm">
                  {formatDays(edition.startsOn, edition.endsOn, locale)} · {edition.place}
                </span>
                <span className="block text-ink-2 text-xs">{edition.organiser}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
