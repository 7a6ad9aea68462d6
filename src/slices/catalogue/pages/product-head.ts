import { formatMoney } from '../../../kinds/money.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { breadcrumbData, shareMeta } from '../../../platform/page/share-meta.ts';
import type { ProductSheet } from '../index.ts';
import { shareImagePath } from '../share/share-path.ts';
import { productPath, productsPath } from './paths.ts';
import { productData } from './schema-org.ts';

/** Title, description, picture and schema.org of a product's page, at an edition as all year round. */
export function productHead(sheet: ProductSheet, publicUrl: string) {
  const { edition, offer, business, photos } = sheet;
  const locale = getLocale();
  const [cover] = photos;
  const lasting = pathIn(locale, productPath(edition.organiser.slug, offer));
  const facts = {
    product: offer.name[locale],
    business: business.name,
    region: offer.region.name,
    edition: edition.name,
  };
  return shareMeta({
    title: `${offer.name[locale]} · ${business.name}`,
    description: offer.freePrice
      ? m.catalogue_product_description_free(facts)
      : m.catalogue_product_description({ ...facts, price: formatMoney(offer.price, edition.currency, locale) }),
    publicUrl,
    path: lasting,
    type: 'product',
    image: cover
      ? `/foto/${cover.id}/1600.webp`
      : shareImagePath({
          slug: edition.slug,
          locale,
          kind: 'product',
          key: offer.slug,
          version: edition.contentVersion,
        }),
    imageAlt: offer.name[locale],
    data: [
      productData(sheet, publicUrl, locale),
      breadcrumbData(publicUrl, [
        { path: pathIn(locale, `/e/${edition.slug}`), name: edition.name },
        { path: pathIn(locale, productsPath(edition.slug)), name: m.catalogue_products() },
        { path: lasting, name: offer.name[locale] },
      ]),
    ],
  });
}
