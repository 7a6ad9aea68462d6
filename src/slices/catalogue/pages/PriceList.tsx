import { getLocale, pathIn } from '../../../platform/i18n/index.ts';
import { Photo, paletteFor } from '../../../platform/ui/index.ts';
import type { Offer } from '../contract.ts';
import { unitBeside } from '../rules/unit-beside.ts';
import { Price } from './Price.tsx';
import { offerPath } from './paths.ts';

export interface PriceListProps {
  readonly edition: { readonly slug: string; readonly currency: string };
  readonly offers: readonly Offer[];
}

/** What a business sells, line by line, like the list that hangs in its booth. */
export function PriceList({ edition, offers }: PriceListProps) {
  const locale = getLocale();
  const palettes = paletteFor(offers.map((offer) => offer.motif));
  return (
    <ul>
      {offers.map((offer, place) => (
        <li
          key={offer.id}
          className="relative flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-5 py-2.5 last:border-b-0 hover:bg-sunk"
        >
          {/* The box gives the width: a picture is as wide as what it stands in. */}
          <span className="flex size-10 flex-none overflow-clip rounded-s">
            <Photo
              photo={offer.photo}
              alt=""
              sizes="3rem"
              code={offer.motif}
              beads={7}
              rows={7}
              palette={palettes[place]}
              className="aspect-square"
            />
          </span>
          <span className="min-w-0 flex-1 basis-32 font-semibold leading-snug">
            <a
              href={pathIn(locale, offerPath(edition.slug, offer))}
              className="no-underline after:absolute after:inset-0 hover:underline"
            >
              {offer.name[locale]}
            </a>
            {unitBeside(offer.name[locale], offer.unit) && (
              <span className="whitespace-nowrap font-normal text-ink-2 text-sm"> · {offer.unit}</span>
            )}
          </span>
          <Price
            offer={offer}
            currency={edition.currency}
            className={offer.freePrice ? 'ml-auto max-w-28 text-right text-ink-2 text-sm' : 'ml-auto font-extrabold'}
          />
        </li>
      ))}
    </ul>
  );
}
