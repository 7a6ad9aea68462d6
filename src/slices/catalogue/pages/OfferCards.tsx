import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { Grid, ProductCard, paletteFor } from '../../../platform/ui/index.ts';
import type { Offer } from '../contract.ts';
import { offerPath } from './paths.ts';

export interface OfferCardsProps {
  readonly edition: { readonly slug: string; readonly currency: string };
  readonly offers: readonly Offer[];
  /** A word that sets a card apart, by its place from 0. */
  readonly tagOf?: (place: number) => string;
}

/** Products beside each other; each leads to its own page. */
export function OfferCards({ edition, offers, tagOf }: OfferCardsProps) {
  const locale = getLocale();
  const palettes = paletteFor(offers.map((offer) => offer.motif));
  return (
    <Grid of="products">
      {offers.map((offer, place) => (
        <ProductCard
          key={offer.id}
          href={pathIn(locale, offerPath(edition.slug, offer))}
          name={offer.name[locale]}
          price={offer.freePrice ? m.catalogue_price_at_booth() : offer.price}
          currency={edition.currency}
          by={
            offer.booth ? m.catalogue_by_at_booth({ region: offer.region.name, booth: offer.booth }) : offer.region.name
          }
          code={offer.motif}
          photo={offer.photo}
          palette={palettes[place]}
          tag={tagOf?.(place)}
        />
      ))}
    </Grid>
  );
}
