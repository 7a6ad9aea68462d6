import { formatDays } from '../../../kinds/time.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { Badge, Card, LinkButton, Motif, Notice, PageHead, Photo } from '../../../platform/ui/index.ts';
import type { ProductSheet } from '../index.ts';
import { OfferCards } from './OfferCards.tsx';
import { Price } from './Price.tsx';
import { ProvenMarks } from './ProvenMarks.tsx';
import { boothPath, businessPath, offerPath, productsPath, regionPath } from './paths.ts';
import { whatsappLink } from './whatsapp-link.ts';

/** A product: what it looks like, what it costs, who makes it, where it is found, how to order it. */
export function ProductView(sheet: ProductSheet) {
  const { edition, offer, over, description, photos, others } = sheet;
  const locale = getLocale();
  const link = (path: string, label: string) => ({ href: pathIn(locale, path), label });
  return (
    <article>
      <PageHead
        title={offer.name[locale]}
        above={[
          link(`/e/${edition.slug}`, edition.name),
          link(productsPath(edition.slug, { category: sheet.category.code }), sheet.category.name[locale]),
        ]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-2 lg:gap-10">
        <Pictures offer={offer} photos={photos} />
        <div className="grid gap-5">
          <Buying {...sheet} />
          {over && (
            <Notice title={m.catalogue_over({ edition: edition.name })}>
              {sheet.business.whatsapp && m.catalogue_over_order()}
            </Notice>
          )}
          <ProvenMarks proven={sheet.proven} />
          <section aria-labelledby="keterangan" className="grid gap-2">
            <h2 id="keterangan" className="text-lg">
              {m.catalogue_about()}
            </h2>
            <p className="max-w-prose whitespace-pre-line">
              {description[locale] || <span className="text-ink-2">{m.catalogue_no_description()}</span>}
            </p>
          </section>
          <Maker {...sheet} />
          <Appearances {...sheet} />
        </div>
      </div>
      {others.length > 0 && (
        <section aria-labelledby="lainnya" className="mt-10">
          <h2 id="lainnya" className="mb-4 text-xl">
            {m.catalogue_others({ business: offer.business.name })}
          </h2>
          <OfferCards edition={edition} offers={others.slice(0, 8)} />
        </section>
      )}
      <p className="mt-8 text-center">
        <LinkButton href={pathIn(locale, productsPath(edition.slug, { region: offer.region.code }))} tone="outline">
          {m.catalogue_more_region({ region: offer.region.name })}
        </LinkButton>
      </p>
    </article>
  );
}

function Pictures({ offer, photos }: Pick<ProductSheet, 'offer' | 'photos'>) {
  const locale = getLocale();
  const [cover, ...more] = photos;
  const altOf = (photo: (typeof photos)[number]) =>
    photo.alt[locale] || m.catalogue_photo_of({ product: offer.name[locale] });
  return (
    <div className="grid gap-2">
      <div className="overflow-clip rounded-m">
        <Photo
          photo={cover}
          alt={cover ? altOf(cover) : ''}
          sizes="(min-width: 64rem) 36rem, 100vw"
          code={offer.motif}
          eager
          className={cover ? 'max-h-72 sm:max-h-120' : undefined}
        />
      </div>
      {more.length > 0 && (
        <ul className="grid grid-cols-3 gap-2">
          {more.map((photo) => (
            <li key={photo.id} className="overflow-clip rounded-s">
              <a href={`/foto/${photo.id}/1600.webp`}>
                <Photo
                  photo={photo}
                  alt={altOf(photo)}
                  sizes="(min-width: 64rem) 12rem, 33vw"
                  code={offer.motif}
                  className="aspect-square"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Price and the way to order: what one came for, before anything else on a phone. */
function Buying({ edition, over, offer, business }: ProductSheet) {
  const locale = getLocale();
  const text = m.catalogue_order_text({
    business: business.name,
    product: offer.name[locale],
    edition: edition.name,
  });
  return (
    <div className="grid gap-3">
      <div>
        <p className="text-ink-2 text-sm">
          {over
            ? m.catalogue_price_there({ edition: edition.name })
            : m.catalogue_price_here({ edition: edition.name })}
        </p>
        <p className="font-extrabold text-2xl">
          <Price offer={offer} currency={edition.currency} />
          {offer.unit && (
            <span className="font-normal text-base text-ink-2"> {m.catalogue_per_unit({ unit: offer.unit })}</span>
          )}
        </p>
      </div>
      {business.whatsapp ? (
        <div className="grid sm:justify-start">
          <LinkButton href={whatsappLink(business.whatsapp, text)} tone="gold" size="large" rel="noreferrer">
            {m.catalogue_order()}
          </LinkButton>
        </div>
      ) : (
        <p className="text-ink-2 text-sm">{over ? m.catalogue_no_whatsapp_over() : m.catalogue_no_whatsapp()}</p>
      )}
    </div>
  );
}

function Maker({ edition, offer, business }: ProductSheet) {
  const locale = getLocale();
  return (
    <Card title={m.catalogue_maker()}>
      <div className="grid gap-3">
        <div className="flex items-start gap-4">
          <Motif code={business.slug} beads={7} className="w-14 flex-none rounded-s" />
          <div className="min-w-0">
            <p className="font-bold text-lg leading-tight">
              {business.name} {business.madeUp && <Badge tone="gold">{m.catalogue_made_up()}</Badge>}
            </p>
            <a
              href={pathIn(locale, regionPath(edition.slug, offer.region.code))}
              className="inline-flex min-h-7 items-center text-ink-2 underline pointer-coarse:min-h-12"
            >
              {offer.region.name}
            </a>
          </div>
        </div>
        {business.story[locale] && <p className="max-w-prose text-ink-2">{business.story[locale]}</p>}
        <p className="flex flex-wrap gap-x-5">
          <a
            href={pathIn(locale, businessPath(edition.slug, business))}
            className="inline-flex min-h-12 items-center font-bold text-river underline"
          >
            {m.catalogue_see_maker({ business: business.name })}
          </a>
          {offer.booth && (
            <a
              href={pathIn(locale, boothPath(edition.slug, offer.booth))}
              className="inline-flex min-h-12 items-center font-bold text-river underline"
            >
              {m.catalogue_booth({ number: offer.booth })}
            </a>
          )}
        </p>
      </div>
    </Card>
  );
}

/** Where it is or was sold, when that is more than this edition. */
function Appearances({ edition, offer, appearances }: ProductSheet) {
  const locale = getLocale();
  if (appearances.length < 2) return null;
  return (
    <section aria-labelledby="gelaran" className="grid gap-1">
      <h2 id="gelaran" className="text-lg">
        {m.catalogue_appearances()}
      </h2>
      <ul>
        {appearances.map((each) => (
          <li key={each.slug}>
            <a
              href={pathIn(locale, offerPath(each.slug, offer))}
              aria-current={each.slug === edition.slug ? 'true' : undefined}
              className="flex min-h-12 flex-wrap items-center gap-x-2 underline"
            >
              <span className="font-semibold">{each.name}</span>
              <span className="text-ink-2 text-sm">
                {formatDays(each.startsOn, each.endsOn, locale)}, {each.place}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
