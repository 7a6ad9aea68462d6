/** The catalogue in the words of schema.org. Facts only that the pages show as well. */
import type { Locale } from '../../../kinds/time.ts';
import { pathIn } from '../../../platform/i18n/index.ts';
import { inEither, type Venue } from '../../editions/contract.ts';
import type { EditionFacts } from '../../editions/index.ts';
import type { Business } from '../../exhibitors/contract.ts';
import type { Offer } from '../contract.ts';
import type { ProductSheet } from '../index.ts';
import { lastingBusinessPath, offerPath, productPath } from './paths.ts';

type Data = Readonly<Record<string, unknown>>;

/** The digits after the point of ISO 4217, for a price as schema.org wants it: `25000` rupiah, `25.00` dollars. */
function priceOf(amount: number, currency: string): string {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const minor = currency === 'IDR' ? 0 : (digits.maximumFractionDigits ?? 2);
  return (amount / 10 ** minor).toFixed(minor);
}

export function editionData(
  edition: EditionFacts,
  venues: readonly Pick<Venue, 'name' | 'city' | 'address'>[],
  publicUrl: string,
  locale: Locale,
): Data {
  const places = venues.map(({ name, city, address }) => ({
    '@type': 'Place',
    name,
    address: address === '' ? city : `${address}, ${city}`,
  }));
  return {
    '@type': 'Event',
    name: edition.name,
    description: inEither(edition.summary, locale),
    startDate: edition.startsOn,
    endDate: edition.endsOn,
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    eventStatus: 'https://schema.org/EventScheduled',
    location: places.length === 1 ? places[0] : places,
    organizer: { '@type': 'Organization', name: edition.organiser.name },
    url: publicUrl + pathIn(locale, `/e/${edition.slug}`),
  };
}

/** @param path the business's lasting address, without a language. */
export function businessData(
  path: string,
  business: Business,
  region: string,
  publicUrl: string,
  locale: Locale,
): Data {
  return {
    '@type': 'LocalBusiness',
    name: business.name,
    url: publicUrl + pathIn(locale, path),
    address: { '@type': 'PostalAddress', addressRegion: region },
    ...(business.story[locale] ? { description: business.story[locale] } : {}),
    ...(business.whatsapp ? { telephone: `+${business.whatsapp}` } : {}),
  };
}

/** What a business sells at an edition; a price that is set at the booth is left out. */
export function makesOffers(edition: EditionFacts, offers: readonly Offer[], publicUrl: string, locale: Locale): Data {
  if (offers.length === 0) return {};
  return {
    makesOffer: offers.map((offer) => ({
      '@type': 'Offer',
      itemOffered: {
        '@type': 'Product',
        name: offer.name[locale],
        url: publicUrl + pathIn(locale, productPath(edition.organiser.slug, offer)),
      },
      ...(offer.freePrice ? {} : { price: priceOf(offer.price, edition.currency), priceCurrency: edition.currency }),
    })),
  };
}

export function productData(sheet: ProductSheet, publicUrl: string, locale: Locale): Data {
  const { edition, offer, business, description, photos, over } = sheet;
  return {
    '@type': 'Product',
    name: offer.name[locale],
    ...(description[locale] ? { description: description[locale] } : {}),
    category: sheet.category.name[locale],
    ...(photos.length > 0 ? { image: photos.map(({ id }) => `${publicUrl}/foto/${id}/1600.webp`) } : {}),
    brand: { '@type': 'Brand', name: business.name },
    offers: {
      '@type': 'Offer',
      // A price that is set at the booth is nobody's offer.
      ...(offer.freePrice
        ? {}
        : {
            price: priceOf(offer.price, edition.currency),
            priceCurrency: edition.currency,
            priceValidUntil: edition.endsOn,
          }),
      availability: over ? 'https://schema.org/Discontinued' : 'https://schema.org/InStoreOnly',
      url: publicUrl + pathIn(locale, offerPath(edition.slug, offer)),
      seller: businessData(
        lastingBusinessPath(edition.organiser.slug, business),
        business,
        offer.region.name,
        publicUrl,
        locale,
      ),
    },
  };
}
