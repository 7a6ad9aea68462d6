import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import type { Booth } from '../contract.ts';
import { stateName } from '../state-words.ts';

/** The `id` of the line about a booth. */
export function anchorOf(booth: Pick<Booth, 'number'>): string {
  return `stan-${booth.number}`;
}

interface BoothListProps {
  readonly slug: string;
  readonly booths: readonly Booth[];
}

/** What the drawing shows, in words: each booth with who sells there. */
export function BoothList({ slug, booths }: BoothListProps) {
  return (
    <ul>
      {booths.map((booth) => (
        <li
          key={booth.id}
          id={anchorOf(booth)}
          className="flex gap-4 border-line border-t px-5 py-2.5 target:bg-gold-soft pointer-coarse:py-1 print:break-inside-avoid print:px-2 print:py-1"
        >
          <a
            href={pathIn(getLocale(), `/e/${slug}/denah?stan=${booth.number}`)}
            aria-label={m.floor_on_plan({ number: booth.number })}
            className="tabular flex min-h-7 w-10 flex-none items-start font-bold underline pointer-coarse:min-h-12 pointer-coarse:pt-3 print:min-h-0 print:pt-0"
          >
            {booth.number}
          </a>
          <div className="min-w-0 flex-1">
            <ul>
              {booth.businesses.map((business) => (
                <li key={business.id}>
                  <a
                    href={pathIn(getLocale(), `/e/${slug}/pelaku-usaha/${business.slug}`)}
                    className="inline-flex min-h-7 items-center underline pointer-coarse:min-h-12 print:min-h-0"
                  >
                    {business.name}
                  </a>
                </li>
              ))}
            </ul>
            {booth.businesses.length === 0 && <p>{m.floor_nobody_yet()}</p>}
            <p className="pb-1 text-ink-2 text-sm">
              {booth.region?.name ??
                booth.agency ??
                (booth.state === 'assigned' ? m.floor_no_delegation() : stateName(booth.state, getLocale()))}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
