import { formatMoney } from '../../../kinds/money.ts';
import { isRegionCode } from '../../../kinds/region.ts';
import { formatDays, type Locale } from '../../../kinds/time.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { m } from '../../../platform/i18n/index.ts';
import { slug as slugSchema } from '../../editions/contract.ts';
import { type AtEdition, getEdition } from '../../editions/index.ts';
import { findBusiness } from '../../exhibitors/index.ts';
import { findOffer } from '../find-offer.ts';
import type { ShareWords } from './draw-share.ts';
import type { ShareKind } from './share-path.ts';

/** What a picture says; undefined when there is no such thing at the edition. */
export async function findShareWords(
  ctx: AtEdition,
  tx: Tx,
  { kind, key, locale }: { readonly kind: ShareKind; readonly key: string; readonly locale: Locale },
): Promise<ShareWords | undefined> {
  const edition = await getEdition(ctx, tx);
  const days = formatDays(edition.startsOn, edition.endsOn, locale);
  const place = `${days} · ${edition.place}`;
  const common = { kicker: edition.name, fact: null, note: place, brand: m.platform_brand({}, { locale }) };
  if (kind === 'edition')
    return key === edition.slug
      ? { ...common, kicker: edition.theme, title: edition.name, code: edition.delegations[0]?.region.code ?? key }
      : undefined;
  if (kind === 'region') {
    const region = isRegionCode(key) && edition.delegations.find((each) => each.region.code === key)?.region;
    return region ? { ...common, title: region.fullName, code: region.code } : undefined;
  }
  if (!slugSchema.safeParse(key).success) return undefined;
  if (kind === 'business') {
    const business = await findBusiness(ctx, tx, key);
    const region = edition.delegations.find((each) => each.region.code === business?.region)?.region;
    return business && { ...common, title: business.name, note: region?.fullName ?? place, code: business.slug };
  }
  const offer = await findOffer(ctx, tx, key);
  return (
    offer && {
      ...common,
      title: offer.name[locale],
      fact: offer.freePrice ? m.catalogue_price_at_booth({}, { locale }) : formatMoney(offer.price, edition.currency),
      note: `${offer.business.name} · ${offer.region.name}`,
      code: offer.motif,
    }
  );
}
