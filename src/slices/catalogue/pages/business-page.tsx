import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { breadcrumbData, shareMeta } from '../../../platform/page/share-meta.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { Card, EmptyState } from '../../../platform/ui/index.ts';
import { getEdition } from '../../editions/index.ts';
import { findBusiness } from '../../exhibitors/index.ts';
import { listBooths } from '../../floor/index.ts';
import { listOffersOfBusiness, listProven } from '../index.ts';
import { shareImagePath } from '../share/share-path.ts';
import { AboutBusiness, BusinessHead } from './AboutBusiness.tsx';
import { PriceList } from './PriceList.tsx';
import { boothPath, businessPath, lastingBusinessPath, regionPath } from './paths.ts';
import { businessData } from './schema-org.ts';

export const handle: PageHandle = { access: 'public', still: true };

/** A business at an edition: who it is, what it sells, where to find it. @throws `request.not-found`. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  return runner.query(ctx, async (tx) => {
    const business = await findBusiness(ctx, tx, params.business ?? '');
    if (!business) throw new DomainError(common['not-found']);
    const edition = await getEdition(ctx, tx);
    const booths = await listBooths(ctx, tx);
    return {
      edition: {
        slug: edition.slug,
        name: edition.name,
        currency: edition.currency,
        contentVersion: edition.contentVersion,
      },
      publicUrl: settings.publicUrl,
      // The page is there at every edition where the business takes part: search engines keep the address that lasts.
      canonical: lastingBusinessPath(edition.organiser.slug, business),
      proven: await listProven(ctx, tx, business),
      business,
      region: edition.delegations.find((delegation) => delegation.region.code === business.region)?.region,
      booth: booths.find((booth) => booth.businesses.some(({ id }) => id === business.id)),
      offers: await listOffersOfBusiness(ctx, tx, business.id),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => {
  if (!loaderData) return [];
  const { business, edition, region, publicUrl, canonical } = loaderData;
  const locale = getLocale();
  const path = pathIn(locale, canonical);
  const from = region?.fullName ?? '';
  return shareMeta({
    title: `${business.name} · ${edition.name}`,
    description: m.catalogue_business_description({ business: business.name, region: from, edition: edition.name }),
    publicUrl,
    path,
    image: shareImagePath({
      slug: edition.slug,
      locale,
      kind: 'business',
      key: business.slug,
      version: edition.contentVersion,
    }),
    imageAlt: business.name,
    data: [
      businessData(canonical, business, from, publicUrl, locale),
      breadcrumbData(publicUrl, [
        { path: pathIn(locale, `/e/${edition.slug}`), name: edition.name },
        ...(region ? [{ path: pathIn(locale, regionPath(edition.slug, region.code)), name: region.name }] : []),
        { path, name: business.name },
      ]),
    ],
  });
};

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function BusinessPage() {
  const { edition, business, region, booth, offers, proven, canonical } = useLoaderData<typeof loader>();
  const locale = getLocale();
  const link = (path: string, label: string) => ({ href: pathIn(locale, path), label });
  return (
    <>
      <BusinessHead
        business={business}
        above={[
          link(`/e/${edition.slug}`, edition.name),
          ...(region ? [link(regionPath(edition.slug, region.code), region.name)] : []),
        ]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <div className="grid gap-4">
          <AboutBusiness business={business} edition={edition} proven={proven}>
            <Whereabouts edition={edition} business={business} booth={booth} />
          </AboutBusiness>
          <p>
            <a
              href={pathIn(locale, canonical)}
              className="inline-flex min-h-12 items-center font-bold text-river underline"
            >
              {m.catalogue_all_year({ business: business.name })}
            </a>
          </p>
        </div>
        {offers.length > 0 ? (
          <Card flush title={m.catalogue_products()}>
            <PriceList edition={edition} offers={offers} />
          </Card>
        ) : (
          <EmptyState title={m.catalogue_nothing_listed()} code={business.slug}>
            <p>{m.catalogue_nothing_listed_text()}</p>
          </EmptyState>
        )}
      </div>
    </>
  );
}

/** The booth, and who else sells there where it is a joint one. */
function Whereabouts({ edition, business, booth }: Pick<Loaded, 'edition' | 'business' | 'booth'>) {
  const locale = getLocale();
  if (!booth) return <p className="text-ink-2">{m.catalogue_no_booth()}</p>;
  const others = booth.businesses.filter(({ id }) => id !== business.id);
  return (
    <div className="grid gap-1">
      <p>
        <a href={pathIn(locale, boothPath(edition.slug, booth.number))} className="font-bold text-river underline">
          {m.catalogue_booth({ number: booth.number })}
        </a>
        <span className="text-ink-2"> · {m.floor_cluster({ cluster: booth.cluster })}</span>
      </p>
      {others.length > 0 && (
        <p className="text-ink-2 text-sm">
          {m.catalogue_joint_booth()}{' '}
          {others.map((other, place) => (
            <span key={other.id}>
              {place > 0 && ', '}
              <a href={pathIn(locale, businessPath(edition.slug, other))} className="underline">
                {other.name}
              </a>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
