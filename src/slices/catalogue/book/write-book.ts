/** The printed catalogue as the press takes it: a cover, the contents by region, each business with what it sells. */
import { renderSVG } from 'uqr';
import type { Id } from '../../../kinds/id.ts';
import { formatMoney } from '../../../kinds/money.ts';
import { formatDays, type Locale } from '../../../kinds/time.ts';
import { PRODUCT_PRINT, printedSize } from '../../../platform/files/print-size.ts';
import { m, pathIn } from '../../../platform/i18n/index.ts';
import { framePaper } from '../../../platform/press/paper.ts';
import { motifSvg } from '../../../platform/ui/motif/motif.ts';
import type { Offer } from '../contract.ts';
import { withUnit } from '../rules/unit-beside.ts';
import type { Book, BookBusiness } from './gather-book.ts';

export const BOOK_TEMPLATE = 'slices/catalogue/book/book.typ';
/** Regions whose beads stand on the cover. */
const ON_COVER = 6;

export interface BookAsked {
  readonly locale: Locale;
  readonly printedAt: number;
  readonly publicUrl: string;
  /** The photographs that there are, by name as the press has them. */
  readonly pictures: ReadonlySet<string>;
}

export function pictureName(photo: string): string {
  return `${photo as Id<'photo'>}.jpg`;
}

function productOf(offer: Offer, currency: string, { locale, pictures }: BookAsked) {
  const { photo, name, unit } = offer;
  const picture = photo && pictures.has(pictureName(photo.id)) ? pictureName(photo.id) : null;
  return {
    name: withUnit(name[locale], unit),
    price: offer.freePrice ? m.catalogue_price_at_booth({}, { locale }) : formatMoney(offer.price, currency, locale),
    picture: photo && picture ? { name: picture, alt: name[locale], ...printedSize(photo, PRODUCT_PRINT) } : null,
  };
}

function businessOf({ facts, offers }: BookBusiness, { edition }: Book, asked: BookAsked) {
  const { locale, publicUrl } = asked;
  const address = publicUrl + pathIn(locale, `/e/${edition.slug}/pelaku-usaha/${facts.slug}`);
  return {
    name: facts.name,
    madeUp: facts.madeUp ? m.catalogue_made_up({}, { locale }) : null,
    booth: facts.booth === null ? null : m.catalogue_booth({ number: facts.booth }, { locale }),
    story: facts.story[locale],
    contact: facts.whatsapp === null ? null : `WhatsApp +${facts.whatsapp.replace(/\D/g, '')}`,
    address,
    qr: renderSVG(address, { border: 0 }),
    scan: m.catalogue_book_scan({ business: facts.name }, { locale }),
    nothing: m.catalogue_nothing_listed({}, { locale }),
    products: offers.map((offer) => productOf(offer, edition.currency, asked)),
  };
}

export function writeBook(book: Book, asked: BookAsked) {
  const { edition, house, regions } = book;
  const { locale, printedAt } = asked;
  const say = { locale };
  return {
    frame: framePaper({ title: m.catalogue_book({}, say), edition, house, printedAt }, locale),
    theme: edition.theme,
    days: formatDays(edition.startsOn, edition.endsOn, locale),
    place: edition.place,
    note: m.catalogue_book_note({}, say),
    contents: m.catalogue_book_contents({}, say),
    motifs: regions.slice(0, ON_COVER).map(({ code }) => motifSvg(code, { beads: 15 })),
    box: PRODUCT_PRINT,
    regions: regions.map((region) => ({
      name: region.name,
      motif: motifSvg(region.code, { beads: 11 }),
      businesses: region.businesses.map((business) => businessOf(business, book, asked)),
    })),
  };
}
