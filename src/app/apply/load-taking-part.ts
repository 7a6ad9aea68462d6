import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { findCall } from '../../slices/call/index.ts';
import { listOffersOfBusiness } from '../../slices/catalogue/index.ts';
import { type AtEdition, getDeadlines, getEditionFacts, listVenues } from '../../slices/editions/index.ts';
import { listExhibitors } from '../../slices/exhibitors/index.ts';
import { listSeatsOf, type OwnSeat } from '../../slices/floor/index.ts';
import { listSettlements } from '../../slices/settlement/index.ts';
import { listDeliveryNotes } from '../../slices/stock/index.ts';
import { type Phase, phaseAt } from '../work/overview/phase.ts';

/** What a producer that takes part has been given, and what of its own is still to do. */
export interface TakingPart {
  readonly slug: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly phase: Phase;
  readonly seats: readonly (OwnSeat & { readonly place: string })[];
  /** Until which day prices and photographs are asked for. */
  readonly pricedBy: string;
  readonly products: number;
  readonly withoutPhoto: number;
  /** Its newest delivery note. */
  readonly note: { readonly number: string; readonly state: string } | null;
  readonly sold: boolean;
  readonly signed: boolean;
  /** The call has terms that can be read. */
  readonly terms: boolean;
}

/** Undefined for a business that does not take part, or whose place nobody has published. */
export async function loadTakingPart(
  ctx: AtEdition,
  tx: Tx,
  business: Id<'business'>,
): Promise<TakingPart | undefined> {
  const exhibitor = (await listExhibitors(ctx, tx)).find(({ id }) => id === business);
  if (!exhibitor) return undefined;
  const reach = { all: false, regions: [], businesses: [business] } as const;
  const edition = await getEditionFacts(ctx, tx);
  const { startsOn, endsOn } = edition;
  const venues = new Map((await listVenues(ctx, tx)).map(({ id, name, city }) => [id, `${name}, ${city}`]));
  const seats = await listSeatsOf(ctx, tx, business);
  const offers = await listOffersOfBusiness(ctx, tx, business);
  const [note] = (await listDeliveryNotes(ctx, tx, { reach, business })).items;
  const [statement] = await listSettlements(ctx, tx, reach);
  const call = await findCall(ctx, tx);
  return {
    slug: exhibitor.slug,
    startsOn,
    endsOn,
    phase: phaseAt(ctx.clock.now(), edition),
    seats: seats.map((seat) => ({ ...seat, place: venues.get(seat.venue) ?? '' })),
    pricedBy: (await getDeadlines(ctx, tx)).priced,
    products: offers.length,
    withoutPhoto: offers.filter(({ photo }) => photo === null).length,
    note: note ? { number: note.number, state: note.state } : null,
    sold: (statement?.net ?? 0) !== 0,
    signed: statement?.signed.includes('business') ?? false,
    terms: call !== undefined && call.state !== 'draft' && (call.terms.id !== '' || call.terms.en !== ''),
  };
}
