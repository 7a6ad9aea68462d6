import { useLoaderData } from 'react-router';
import { isRegionCode } from '../../../kinds/region.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { Badge, Card, EmptyState, LinkButton, Motif, PageHead } from '../../../platform/ui/index.ts';
import { getEdition } from '../../editions/index.ts';
import { listExhibitors } from '../../exhibitors/index.ts';
import { listBooths } from '../../floor/index.ts';
import { listOffers } from '../index.ts';
import type { Route } from './+types/region-page';
import { PriceList } from './PriceList.tsx';
import { boothPath, businessPath, productsPath } from './paths.ts';

export const handle: PageHandle = { access: 'public', still: true };

/** A region with its businesses; the same few queries however many they are. @throws `request.not-found`. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const edition = await getEdition(ctx, tx);
    const code = params.code;
    const region = edition.delegations.find((delegation) => delegation.region.code === code)?.region;
    if (!region) throw new DomainError(common['not-found']);
    const exhibitors = await listExhibitors(ctx, tx, { region: region.code });
    const booths = await listBooths(ctx, tx);
    const { items, next } = await listOffers(ctx, tx, { region: region.code });
    return {
      edition: { slug: edition.slug, name: edition.name, currency: edition.currency },
      region,
      businesses: exhibitors.map((business) => ({
        ...business,
        booth: booths.find((booth) => booth.businesses.some(({ id }) => id === business.id))?.number,
        offers: items.filter((offer) => offer.business.id === business.id),
      })),
      more: next !== null,
    };
  });
}
