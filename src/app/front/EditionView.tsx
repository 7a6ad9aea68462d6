import { formatCount } from '../../kinds/money.ts';
import { formatDays, formatInstant } from '../../kinds/time.ts';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import {
  DemoNote,
  EmptyState,
  Grid,
  Hero,
  LinkButton,
  paletteFor,
  RegionCard,
  Section,
} from '../../platform/ui/index.ts';
import { OfferCards } from '../../slices/catalogue/pages/OfferCards.tsx';
import { inEither } from '../../slices/editions/contract.ts';
import type { LoadedEdition } from './load-edition.ts';
import { openingHours } from './opening-hours.ts';

/** An edition in one page: what, when and where it is, who comes, what they bring. */
export function EditionView(loaded: LoadedEdition) {
  return (
    <>
      <EditionHero {...loaded} />
      {loaded.overview.businesses === 0 && <NobodyYet {...loaded} />}
      {loaded.overview.regions.length > 0 && <Regions {...loaded} />}
      {loaded.overview.picks.length > 0 && <Products {...loaded} />}
      {loaded.edition.demo && (
        <div className="mt-11">
          <DemoNote>{m.app_front_demo_note()}</DemoNote>
        </div>
      )}
    </>
  );
}

/** The address of a page of the edition, in the language of this one. */
function linkTo(slug: string, path: string): string {
  return pathIn(getLocale(), `/e/${slug}${path}`);
}

function EditionHero({ edition, overview, callOpen }: LoadedEdition) {
  const locale = getLocale();
  const { slug } = edition;
  const [first = `${slug} 1`, second = `${slug} 2`, third = `${slug} 3`, fourth = `${slug} 4`] = overview.regions.map(
    (region) => region.code,
  );
  return (
    <Hero
      kicker={edition.theme}
      title={edition.name}
      facts={[
        { title: formatDays(edition.startsOn, edition.endsOn, locale), note: openingHours(edition, locale) },
        {
          title: edition.place,
          note: (
            <a
              href={linkTo(slug, '/denah')}
              className="inline-block underline pointer-coarse:-my-3.5 pointer-coarse:py-3.5"
            >
              {m.app_front_see_plan()}
            </a>
          ),
        },
        {
          title: m.app_front_regions({ count: overview.regions.length }),
          note:
            overview.businesses === 0
              ? m.app_front_not_chosen_yet()
              : `${m.app_front_businesses({ count: overview.businesses })} · ${m.app_front_products({ count: overview.products })}`,
        },
      ]}
      actions={
        <>
          {callOpen && (
            <LinkButton href={linkTo(slug, '/panggilan')} tone={overview.products > 0 ? 'outline' : 'gold'}>
              {m.app_front_apply()}
            </LinkButton>
          )}
          {overview.products > 0 && (
            <LinkButton href={linkTo(slug, '/produk')} tone="gold">
              {m.app_front_browse_products()}
            </LinkButton>
          )}
          {edition.figuresPublic && overview.businesses > 0 && (
            <LinkButton href={pathIn(locale, `/papan/${slug}`)} tone="outline">
              {m.app_front_see_board()}
            </LinkButton>
          )}
        </>
      }
      codes={[first, second, third, fourth]}
    >
      <p>{inEither(edition.summary, locale)}</p>
    </Hero>
  );
}

function Regions({ edition, overview }: LoadedEdition) {
  const palettes = paletteFor(overview.regions.map((region) => region.code));
  return (
    <Section title={m.app_front_regions_title({ count: overview.regions.length })}>
      <Grid of="regions">
        {overview.regions.map((region, place) => (
          <RegionCard
            key={region.code}
            href={linkTo(edition.slug, `/daerah/${region.code}`)}
            code={region.code}
            palette={palettes[place]}
            name={region.name}
            note={
              region.businesses === 0
                ? m.app_front_not_chosen_yet()
                : m.app_front_region_businesses({ count: region.businesses })
            }
          />
        ))}
      </Grid>
    </Section>
  );
}

function NobodyYet({ edition }: LoadedEdition) {
  return (
    <div className="mt-10">
      <EmptyState title={m.app_front_nobody_yet()} code={edition.slug}>
        <p>{m.app_front_nobody_yet_text()}</p>
      </EmptyState>
    </div>
  );
}

/** What sells best, with how that was counted; until something has been sold, a product of each region. */
function Products({ edition, overview, bestSellers }: LoadedEdition) {
  const locale = getLocale();
  const more = { href: linkTo(edition.slug, '/produk'), label: m.app_front_all_products() };
  return bestSellers ? (
    <Section
      title={bestSellers.day === null ? m.app_front_best_sellers() : m.app_front_best_sellers_today()}
      more={more}
    >
      <OfferCards
        edition={edition}
        offers={bestSellers.offers}
        tagOf={(place) => m.app_front_best_seller({ place: place + 1 })}
      />
      <p className="mt-3 text-ink-2 text-sm">
        {m.app_front_counted_from({
          receipts: formatCount(bestSellers.receipts, locale),
          asOf: formatInstant(bestSellers.asOf, edition.zone, locale),
        })}{' '}
        <a href={pathIn(locale, '/cara-hitung')} className="underline">
          {m.app_front_how_counted()}
        </a>
      </p>
    </Section>
  ) : (
    <Section title={m.app_front_picks()} more={more}>
      <OfferCards edition={edition} offers={overview.picks} />
    </Section>
  );
}
