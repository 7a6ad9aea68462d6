import { getLocale } from '../../../platform/i18n/index.ts';
import { Money, Motif, paletteFor } from '../../../platform/ui/index.ts';
import type { Offer } from '../contract.ts';

export interface PriceListProps {
  readonly offers: readonly Offer[];
  readonly currency: string;
  /** The `id` of a line, where others may point at it. */
  readonly idOf?: (offer: Offer) => string;
}

/** What a business sells, line by line, like the list that hangs in its booth. */
export function PriceList({ offers, currency, idOf }: PriceListProps) {
  const locale = getLocale();
  const palettes = paletteFor(offers.map((offer) => offer.motif));
  return (
    <ul>
      {offers.map((offer, place) => (
        <li
          key={offer.id}
          id={idOf?.(offer)}
          className="flex items-center gap-3 border-line border-b px-5 py-2.5 last:border-b-0 target:bg-gold-soft"
        >
          <Motif code={offer.motif} beads={7} palette={palettes[place]} className="size-10 flex-none rounded-s" />
          <span className="min-w-0 flex-1 font-semibold leading-snug">
            {offer.name[locale]}
            {offer.unit && <span className="whitespace-nowrap font-normal text-ink-2 text-sm"> · {offer.unit}</span>}
          </span>
          <Money amount={offer.price} currency={currency} className="font-extrabold" />
        </li>
      ))}
    </ul>
  );
}
