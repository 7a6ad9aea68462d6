import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { formatDays } from '../../../kinds/time.ts';
import type { Context } from '../../../platform/db/context.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { type PageHandle, pageRequest } from '../../../platform/page/page-context.ts';
import { breadcrumbData, shareMeta } from '../../../platform/page/share-meta.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { Card, EmptyState } from '../../../platform/ui/index.ts';
import type { TookPart } from '../business-sheet.ts';
import { type BusinessSheet, findOrganiser, getBusinessSheet } from '../index.ts';
import { shareImagePath } from '../share/share-path.ts';
import { AboutBusiness, BusinessHead } from './AboutBusiness.tsx';
import { PriceList } from './PriceList.tsx';
import { businessPath, lastingBusinessPath, offerPath, regionPath } from './paths.ts';
import { businessData, makesOffers } from './schema-org.ts';

export const handle: PageHandle = { access: 'public', still: true, freshFor: 3600 };

/** A business all year round: what it sells now, where it sold and when. @throws `request.not-found`. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { services, actor, locale, requestId } = context.get(pageRequest);
  const { runner, settings, clock } = services;
  const organiser = await findOrganiser(runner.db, params.organiser ?? '');
  if (!organiser) throw new DomainError(common['not-found']);
  const ctx: Context = { actor, organiser, clock, locale, requestId };
  const sheet = await runner.query(ctx, (tx) => getBusinessSheet(ctx, tx, params.business ?? ''));
  return { sheet, publicUrl: settings.publicUrl };
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => {
  if (!loaderData) return [];
  const { sheet, publicUrl } = loaderData;
  const { business, edition, region, offers } = sheet;
  const locale = getLocale();
  const lasting = lastingBusinessPath(edition.organiser.slug, business);
  const path = pathIn(locale, lasting);
  const from = region?.fullName ?? '';
  return shareMeta({
    title: `${business.name} · ${from}`,
    description: m.catalogue_lasting_description({ business: business.name, region: from }),
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
      {
        ...businessData(lasting, business, from, publicUrl, locale),
        ...makesOffers(edition, offers, publicUrl, locale),
      },
      breadcrumbData(publicUrl, [
        { path: pathIn(locale, `/e/${edition.slug}`), name: edition.name },
        { path, name: business.name },
      ]),
    ],
  });
};

export default function LastingBusinessPage() {
  const { sheet } = useLoaderData<typeof loader>();
  const { business, region, edition, offers, over, tookPart } = sheet;
  const locale = getLocale();
  const link = (path: string, label: string) => ({ href: pathIn(locale, path), label });
  return (
    <>
      <BusinessHead
        business={business}
        above={region ? [link(regionPath(edition.slug, region.code), region.fullName)] : []}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <div className="grid gap-4">
          <AboutBusiness {...sheet} />
        </div>
        <div className="grid gap-6">
          {offers.length > 0 ? (
            <Card
              flush
              title={
                over
                  ? m.catalogue_sold_last({ edition: edition.name })
                  : m.catalogue_sold_now({ edition: edition.name })
              }
            >
              <PriceList edition={edition} offers={offers} />
            </Card>
          ) : (
            <EmptyState title={m.catalogue_nothing_listed()} code={business.slug}>
              <p>{m.catalogue_nothing_listed_text()}</p>
            </EmptyState>
          )}
          <Card flush title={m.catalogue_took_part()}>
            <ul>
              {tookPart.map((each) => (
                <Appearance key={each.slug} each={each} business={business} listed={each.slug === edition.slug} />
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </>
  );
}

interface AppearanceProps {
  readonly each: TookPart;
  readonly business: BusinessSheet['business'];
  /** What it sells there stands in the list above. */
  readonly listed: boolean;
}

/** An edition where it took part: when, where, in which booth, with what. */
function Appearance({ each, business, listed }: AppearanceProps) {
  const locale = getLocale();
  const rest = each.count - each.products.length;
  return (
    <li className="border-line border-b px-5 pb-3 last:border-b-0">
      <a
        href={pathIn(locale, businessPath(each.slug, business))}
        className="inline-flex min-h-12 items-center font-bold text-river underline"
      >
        {each.name}
      </a>
      <p className="text-ink-2 text-sm">
        {formatDays(each.startsOn, each.endsOn, locale)} · {each.place}
        {each.booth && ` · ${m.catalogue_booth({ number: each.booth })}`}
      </p>
      {!listed && each.products.length > 0 && (
        <ul className="flex flex-wrap gap-x-4">
          {each.products.map((product) => (
            <li key={product.slug}>
              <a
                href={pathIn(locale, offerPath(each.slug, product))}
                className="inline-flex min-h-12 items-center text-sm underline"
              >
                {product.name[locale]}
              </a>
            </li>
          ))}
          {rest > 0 && (
            <li className="inline-flex min-h-12 items-center text-ink-2 text-sm">
              {m.catalogue_more_products({ count: rest })}
            </li>
          )}
        </ul>
      )}
    </li>
  );
}
