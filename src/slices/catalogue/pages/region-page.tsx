import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { breadcrumbData, shareMeta } from '../../../platform/page/share-meta.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { Badge, Card, EmptyState, LinkButton, Motif, PageHead } from '../../../platform/ui/index.ts';
import { getEdition } from '../../editions/index.ts';
import { listExhibitors } from '../../exhibitors/index.ts';
import { listBooths } from '../../floor/index.ts';
import { listOffers, readStories } from '../index.ts';
import { shareImagePath } from '../share/share-path.ts';
import { PriceList } from './PriceList.tsx';
import { boothPath, businessPath, productsPath, regionPath } from './paths.ts';

export const handle: PageHandle = { access: 'public', still: true };

/** A region with its businesses; the same few queries however many they are. @throws `request.not-found`. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  return runner.query(ctx, async (tx) => {
    const edition = await getEdition(ctx, tx);
    const code = params.code;
    const region = edition.delegations.find((delegation) => delegation.region.code === code)?.region;
    if (!region) throw new DomainError(common['not-found']);
    const exhibitors = await listExhibitors(ctx, tx, { region: region.code });
    const ids = exhibitors.map(({ id }) => id);
    const stories = await readStories(ctx, tx, ids);
    const booths = await listBooths(ctx, tx);
    const { items, next } = await listOffers(ctx, tx, { region: region.code });
    return {
      edition: {
        slug: edition.slug,
        name: edition.name,
        currency: edition.currency,
        contentVersion: edition.contentVersion,
      },
      publicUrl: settings.publicUrl,
      region,
      businesses: exhibitors.map((business) => ({
        ...business,
        story: stories.get(business.id),
        booth: booths.find((booth) => booth.businesses.some(({ id }) => id === business.id))?.number,
        offers: items.filter((offer) => offer.business.id === business.id),
      })),
      more: next !== null,
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => {
  if (!loaderData) return [];
  const { region, edition, publicUrl } = loaderData;
  const locale = getLocale();
  const path = pathIn(locale, regionPath(edition.slug, region.code));
  return shareMeta({
    title: `${region.fullName} · ${edition.name}`,
    description: m.catalogue_region_description({ region: region.fullName, edition: edition.name }),
    publicUrl,
    path,
    image: shareImagePath({
      slug: edition.slug,
      locale,
      kind: 'region',
      key: region.code,
      version: edition.contentVersion,
    }),
    imageAlt: region.fullName,
    data: [
      breadcrumbData(publicUrl, [
        { path: pathIn(locale, `/e/${edition.slug}`), name: edition.name },
        { path, name: region.name },
      ]),
    ],
  });
};

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function RegionPage() {
  const { edition, region, businesses, more } = useLoaderData<typeof loader>();
  const locale = getLocale();
  const products = { href: pathIn(locale, productsPath(edition.slug, { region: region.code })) };
  return (
    <>
      <div className="mb-6 flex items-start gap-4 sm:gap-6">
        <div className="min-w-0 flex-1">
          <PageHead
            title={region.fullName}
            lead={m.catalogue_region_lead({ count: businesses.length, edition: edition.name })}
            above={[{ href: pathIn(locale, `/e/${edition.slug}`), label: edition.name }]}
          />
        </div>
        <Motif code={region.code} beads={11} className="mt-1 max-w-18 flex-none rounded-m sm:max-w-26" />
      </div>
      {businesses.length === 0 && (
        <EmptyState title={m.catalogue_no_businesses()} code={region.code}>
          <p>{m.catalogue_no_businesses_text()}</p>
        </EmptyState>
      )}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {businesses.map((business) => (
          <BusinessCard key={business.id} edition={edition} business={business} />
        ))}
      </div>
      {businesses.length > 0 && (
        <p className="mt-8 text-center">
          <LinkButton {...products} tone="outline">
            {more
              ? m.catalogue_more_of_region({ region: region.name })
              : m.catalogue_products_of_region({ region: region.name })}
          </LinkButton>
        </p>
      )}
    </>
  );
}

function BusinessCard({ edition, business }: Pick<Loaded, 'edition'> & { business: Loaded['businesses'][number] }) {
  const locale = getLocale();
  return (
    <Card
      flush
      title={
        <a href={pathIn(locale, businessPath(edition.slug, business))} className="no-underline hover:underline">
          {business.name}
        </a>
      }
      actions={
        <>
          {business.madeUp && <Badge>{m.catalogue_made_up()}</Badge>}
          {business.booth && (
            <a
              href={pathIn(locale, boothPath(edition.slug, business.booth))}
              className="flex min-h-8 items-center font-bold text-river text-sm no-underline hover:underline pointer-coarse:min-h-12"
            >
              {m.catalogue_booth({ number: business.booth })}
            </a>
          )}
        </>
      }
    >
      {business.story?.[locale] && <p className="px-5 pb-3 text-ink-2">{business.story[locale]}</p>}
      {business.offers.length > 0 ? (
        <PriceList edition={edition} offers={business.offers} />
      ) : (
        <p className="px-5 pb-4 text-ink-2 text-sm">{m.catalogue_nothing_listed()}</p>
      )}
    </Card>
  );
}
