import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { Motif } from '../../../platform/ui/index.ts';
import type { FoundMaker } from '../contract.ts';
import { businessPath } from './paths.ts';

export interface FoundMakersProps {
  readonly edition: { readonly slug: string };
  readonly makers: readonly FoundMaker[];
}

/** Makers that a search found, before the products: whoever types a maker's name is looking for the maker. */
export function FoundMakers({ edition, makers }: FoundMakersProps) {
  if (makers.length === 0) return null;
  return (
    <section aria-labelledby="pelaku" className="mb-6">
      <h2 id="pelaku" className="mb-2 font-bold text-ink-2 text-sm">
        {m.catalogue_makers_found()}
      </h2>
      <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {makers.map((maker) => (
          <li key={maker.slug}>
            <a
              href={pathIn(getLocale(), businessPath(edition.slug, maker))}
              className="flex min-h-14 items-center gap-3 rounded-m border border-line bg-card px-3 py-2 no-underline hover:border-edge"
            >
              <Motif code={maker.slug} beads={7} className="size-10 flex-none rounded-s" />
              <span className="min-w-0 leading-tight">
                <b className="block">{maker.name}</b>
                <span className="text-ink-2 text-sm">
                  {maker.booth ? m.catalogue_maker_at({ region: maker.region, booth: maker.booth }) : maker.region}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
