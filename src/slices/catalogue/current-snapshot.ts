import { MIDNIGHT } from '../../kinds/business-day.ts';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, getEditionFacts, listSupervisorPins } from '../editions/index.ts';
import { getBooth, listSellerQris, lockBooth } from '../floor/index.ts';
import type { SignedSnapshot } from './contract.ts';
import { findDiscountLimit } from './discount-limit.ts';
import { type SnapshotContent, writeSnapshot } from './rules/write-snapshot.ts';
import { ensureSigningKey, signBody } from './signing-key.ts';
import { findNewestSnapshot, insertSnapshot, selectGoods } from './store.ts';

/**
 * The signed catalogue that a booth's till should carry now: the newest there is, or a new version when anything in it
 * has changed since. The booth is locked, so its versions grow one by one. @throws `request.not-found`.
 */
export async function currentSnapshot(ctx: AtEdition, tx: Tx, booth: Id<'booth'>): Promise<SignedSnapshot> {
  if (!(await lockBooth(ctx, tx, booth))) throw new DomainError(common['not-found']);
  const content = await readContent(ctx, tx, booth);
  const key = await ensureSigningKey(ctx, tx);
  const newest = await findNewestSnapshot(ctx, tx, booth);
  if (newest && writeSnapshot(newest.version, content, newest.made_at) === newest.body)
    return { version: newest.version, body: newest.body, signature: newest.signature, publicKey: key.publicKey };

  const version = (newest?.version ?? 0) + 1;
  const now = ctx.clock.now();
  const body = writeSnapshot(version, content, now);
  const signature = signBody(key, body);
  await insertSnapshot(tx, {
    organiser_id: ctx.organiser,
    edition_id: ctx.edition,
    booth_id: booth,
    version,
    body,
    signature,
    made_at: new Date(now),
  });
  return { version, body, signature, publicKey: key.publicKey };
}

async function readContent(ctx: AtEdition, tx: Tx, id: Id<'booth'>): Promise<SnapshotContent> {
  const edition = await getEditionFacts(ctx, tx);
  const booth = await getBooth(ctx, tx, { id });
  const sellers = booth.businesses.map((business) => business.id);
  const goods = await selectGoods(ctx, tx, sellers);
  const own = await listSellerQris(ctx, tx, sellers);
  return {
    edition: {
      slug: edition.slug,
      name: edition.name,
      currency: edition.currency,
      zone: edition.zone,
      startsOn: edition.startsOn,
      endsOn: edition.endsOn,
      ...(edition.dayEndsAt === MIDNIGHT ? {} : { dayEndsAt: edition.dayEndsAt }),
    },
    booth: {
      id: booth.id,
      number: booth.number,
      regionCode: booth.region?.code ?? null,
      regionName: booth.region?.name ?? null,
      qris: booth.qris,
      qrisDynamic: booth.qrisDynamic,
    },
    organiser: { name: edition.organiser.name },
    discountLimit: await findDiscountLimit(ctx, tx, id),
    supervisors: await listSupervisorPins(ctx, tx, booth.region?.code ?? null),
    businesses: booth.businesses.map(({ id: business, name, region }) => {
      const code = own.get(business);
      return {
        id: business,
        name,
        region,
        ...(code ? { qris: code.qris } : {}),
        ...(code?.dynamic ? { qrisDynamic: true } : {}),
      };
    }),
    products: goods.map((product) => ({
      id: product.id,
      business: product.business,
      name: { id: product.name_id, en: product.name_en },
      price: product.price,
      category: product.category,
      unit: product.unit,
      motif: product.slug,
      ...(product.free_price ? { freePrice: true } : {}),
    })),
  };
}
