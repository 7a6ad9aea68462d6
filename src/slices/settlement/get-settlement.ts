import type { Id } from '../../kinds/id.ts';
import { readQris } from '../../kinds/qris/read-qris.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { listOffersOfBusiness } from '../catalogue/index.ts';
import { type AtEdition, getEdition } from '../editions/index.ts';
import { findBusiness } from '../exhibitors/index.ts';
import { getBooth, listSellerQris } from '../floor/index.ts';
import { listMoved, mustReach } from '../stock/index.ts';
import type { SettlementSheet } from './contract.ts';
import { digestOf } from './digest-of.ts';
import { makeStatement } from './rules/make-statement.ts';
import { type MerchantClass, merchantClass } from './rules/merchant-fee.ts';
import { selectProducts, selectReceipts, selectSignatures } from './store.ts';

/**
 * The settlement of a business: what it sold, by what it was paid, what that cost, what became of its goods, and who has
 * signed. Reckoned from the receipts now. @throws `request.not-found`, `request.forbidden`.
 */
export async function getSettlement(ctx: AtEdition, tx: Tx, slug: string): Promise<SettlementSheet> {
  const business = await findBusiness(ctx, tx, slug);
  if (!business) throw new DomainError(common['not-found']);
  await mustReach(ctx, tx, 'sales.read', business.id);
  const edition = await getEdition(ctx, tx);
  const receipts = await selectReceipts(ctx, tx, business.id);
  const merchants = await merchantsOf(ctx, tx, new Set(receipts.flatMap(({ booth }) => booth ?? [])));
  const sellers = await sellerMerchants(
    ctx,
    tx,
    new Set(receipts.flatMap((each) => each.payments.flatMap((paid) => paid.business ?? []))),
  );
  const offers = await listOffersOfBusiness(ctx, tx, business.id);
  const statement = makeStatement({
    business: business.id,
    receipts: receipts.map(({ booth, payments, ...receipt }) => ({
      ...receipt,
      payments: payments.map(({ business: paid, ...payment }) =>
        paid === null ? payment : { ...payment, own: { business: paid, merchant: sellers.get(paid) ?? 'unknown' } },
      ),
      merchant: (booth && merchants.get(booth)) || ('unknown' as const),
    })),
    products: await selectProducts(ctx, tx, business.id),
    moved: await listMoved(ctx, tx, business.id),
    names: new Map(offers.map((offer) => [offer.id, offer.name.id])),
  });
  const digest = digestOf(business.id, statement);
  const signatures = await selectSignatures(ctx, tx, business.id);
  const region = edition.delegations.find((delegation) => delegation.region.code === business.region)?.region;
  return {
    edition: {
      slug: edition.slug,
      name: edition.name,
      organiser: edition.organiser.name,
      zone: edition.zone,
      dayEndsAt: edition.dayEndsAt,
      currency: edition.currency,
      startsOn: edition.startsOn,
      endsOn: edition.endsOn,
      demo: edition.demo,
    },
    business: { id: business.id, slug: business.slug, name: business.name, region: region?.name ?? business.region },
    statement,
    digest: digest.toString('hex'),
    signatures: signatures.map(({ side, name, at, account, oneScreen, digest: signed }) => ({
      side,
      name,
      at,
      account,
      oneScreen,
      current: digest.equals(signed),
    })),
    asOf: ctx.clock.now(),
  };
}

/** The merchant class that the QRIS string of each booth names today. */
async function merchantsOf(
  ctx: AtEdition,
  tx: Tx,
  booths: ReadonlySet<Id<'booth'>>,
): Promise<ReadonlyMap<Id<'booth'>, MerchantClass>> {
  const merchants = new Map<Id<'booth'>, MerchantClass>();
  for (const id of booths) {
    const { qris } = await getBooth(ctx, tx, { id });
    merchants.set(id, classOf(qris));
  }
  return merchants;
}

/** The same of the businesses that have a QRIS of their own. */
async function sellerMerchants(
  ctx: AtEdition,
  tx: Tx,
  businesses: ReadonlySet<Id<'business'>>,
): Promise<ReadonlyMap<Id<'business'>, MerchantClass>> {
  const own = await listSellerQris(ctx, tx, [...businesses]);
  return new Map([...own].map(([business, { qris }]) => [business, classOf(qris)]));
}

function classOf(qris: string | null): MerchantClass {
  const read = qris === null ? undefined : readQris(qris);
  return merchantClass(read?.ok ? read.value.merchantClass : null);
}
