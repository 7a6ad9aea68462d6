import { businessDayAt } from '../../kinds/business-day.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { slug as slugSchema } from '../editions/contract.ts';
import { type AtEdition, type EditionFacts, getEdition, type Region } from '../editions/index.ts';
import type { Business } from '../exhibitors/contract.ts';
import { findBusiness } from '../exhibitors/index.ts';
import { selectTookPart, type TookPart } from './business-sheet.ts';
import type { Offer } from './contract.ts';
import { listOffersOfBusiness } from './find-offer.ts';
import { listProven, type Proven } from './get-product-sheet.ts';

/** Everything that a business's lasting page shows. */
export interface BusinessSheet {
  readonly business: Business;
  readonly region: Region | undefined;
  /** The newest edition where it takes part or took part: its products and permits are shown as there. */
  readonly edition: EditionFacts;
  /** That edition's last day is over. */
  readonly over: boolean;
  readonly offers: readonly Offer[];
  readonly proven: readonly Proven[];
  /** All editions, the newest first. */
  readonly tookPart: readonly TookPart[];
}

/** @throws `request.not-found` where there is no such business, or it never took part. */
export async function getBusinessSheet(ctx: Context, tx: Tx, slug: string): Promise<BusinessSheet> {
  const tookPart = slugSchema.safeParse(slug).success ? await selectTookPart(ctx, tx, slug) : [];
  const [newest] = tookPart;
  if (!newest) throw new DomainError(common['not-found']);
  const at: AtEdition = { ...ctx, edition: newest.id };
  const business = await findBusiness(at, tx, slug);
  if (!business) throw new DomainError(common['not-found']);
  const { delegations, ...edition } = await getEdition(at, tx);
  return {
    business,
    region: delegations.find(({ region }) => region.code === business.region)?.region,
    edition,
    over: businessDayAt(ctx.clock.now(), edition) > edition.endsOn,
    offers: await listOffersOfBusiness(at, tx, business.id),
    proven: await listProven(at, tx, business),
    tookPart,
  };
}
