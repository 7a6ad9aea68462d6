import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { listOffersOfBusiness } from '../catalogue/index.ts';
import { type AtEdition, getEdition } from '../editions/index.ts';
import { listExhibitors } from '../exhibitors/index.ts';
import type { DeliveryNote } from './contract.ts';
import { getDeliveryNote } from './get-delivery-note.ts';

/** A note with the names that its page and its paper show. */
export interface NoteSheet {
  readonly note: DeliveryNote;
  readonly edition: {
    readonly slug: string;
    readonly name: string;
    readonly organiser: string;
    readonly zone: string;
    readonly place: string;
    readonly demo: boolean;
  };
  readonly business: { readonly slug: string; readonly name: string; readonly region: string };
  readonly products: Readonly<
    Record<string, { readonly id: string; readonly en: string; readonly unit: string | null }>
  >;
  readonly asOf: number;
}

/** @throws `stock.unknown-note`, `request.forbidden`. */
export async function getNoteSheet(ctx: AtEdition, tx: Tx, id: Id<'delivery-note'>): Promise<NoteSheet> {
  const note = await getDeliveryNote(ctx, tx, id);
  const edition = await getEdition(ctx, tx);
  const business = (await listExhibitors(ctx, tx)).find((exhibitor) => exhibitor.id === note.business);
  const offers = await listOffersOfBusiness(ctx, tx, note.business);
  const region = edition.delegations.find((delegation) => delegation.region.code === business?.region)?.region;
  return {
    note,
    edition: {
      slug: edition.slug,
      name: edition.name,
      organiser: edition.organiser.name,
      zone: edition.zone,
      place: edition.place,
      demo: edition.demo,
    },
    business: { slug: business?.slug ?? '', name: business?.name ?? '', region: region?.fullName ?? '' },
    products: Object.fromEntries(offers.map((offer) => [offer.id, { ...offer.name, unit: offer.unit }])),
    asOf: ctx.clock.now(),
  };
}
