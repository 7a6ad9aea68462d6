import type { Id } from '../../../kinds/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { ApplicationState } from '../../../slices/call/contract.ts';
import { findApplicationOf } from '../../../slices/call/index.ts';
import { listOffersOfBusiness } from '../../../slices/catalogue/index.ts';
import type { AtEdition } from '../../../slices/editions/index.ts';
import type { Profile } from '../../../slices/exhibitors/contract.ts';
import {
  type Likeness,
  listDoubles,
  listExhibitors,
  listOwners,
  readProfile,
} from '../../../slices/exhibitors/index.ts';
import { listSeatsOf } from '../../../slices/floor/index.ts';
import { listCounted } from '../../../slices/insights/index.ts';

/** One of two entries, as they stand beside each other. */
export interface Entry {
  readonly profile: Pick<
    Profile,
    'id' | 'name' | 'region' | 'story' | 'whatsapp' | 'contactEmail' | 'class' | 'identifiers'
  >;
  readonly owners: readonly string[];
  /** What it has at this edition: an entry that takes part is the one to keep. */
  readonly part: {
    readonly takesPart: boolean;
    readonly products: number;
    readonly booths: readonly string[];
    /** Minor units. */
    readonly sold: number;
  };
  readonly application:
    | {
        readonly id: string;
        readonly number: number;
        readonly state: ApplicationState;
        readonly nominated: boolean;
        readonly items: number;
      }
    | undefined;
}

export interface Pair {
  readonly likeness: readonly Likeness[];
  readonly first: Entry;
  readonly second: Entry;
}

/** Pairs on a page; the rest comes once these are dealt with. */
const AT_ONCE = 10;

/** What each business takes part with, read once for all pairs. */
async function loadParts(ctx: AtEdition, tx: Tx) {
  const taking = new Set((await listExhibitors(ctx, tx)).map(({ id }) => id));
  const sold = await listCounted(ctx, tx, 'business');
  return async (business: Id<'business'>): Promise<Entry['part']> => {
    const takesPart = taking.has(business);
    const seats = takesPart ? await listSeatsOf(ctx, tx, business) : [];
    return {
      takesPart,
      products: takesPart ? (await listOffersOfBusiness(ctx, tx, business)).length : 0,
      booths: [...new Set(seats.map(({ number }) => number))],
      sold: sold.get(business)?.amount ?? 0,
    };
  };
}

async function entryOf(
  ctx: AtEdition,
  tx: Tx,
  business: Id<'business'>,
  partOf: Awaited<ReturnType<typeof loadParts>>,
): Promise<Entry> {
  const {
    id,
    name,
    region,
    story,
    whatsapp,
    contactEmail,
    class: size,
    identifiers,
  } = await readProfile(ctx, tx, business);
  const { people, invited } = await listOwners(ctx, tx, business);
  const found = await findApplicationOf(ctx, tx, business);
  return {
    profile: { id, name, region, story, whatsapp, contactEmail, class: size, identifiers },
    owners: [...people, ...invited].map(({ email }) => email),
    part: await partOf(business),
    application: found && {
      id: found.id,
      number: found.number,
      state: found.state,
      nominated: found.nominated,
      items: found.items.length,
    },
  };
}

/** Entries that may be one business, a few pairs at once, and how many pairs there are. @throws `request.forbidden`. */
export async function listEntries(
  ctx: AtEdition,
  tx: Tx,
): Promise<{ readonly pairs: readonly Pair[]; readonly count: number }> {
  const doubles = await listDoubles(ctx, tx);
  const partOf = await loadParts(ctx, tx);
  const pairs: Pair[] = [];
  for (const { first, second, likeness } of doubles.slice(0, AT_ONCE))
    pairs.push({
      likeness,
      first: await entryOf(ctx, tx, first, partOf),
      second: await entryOf(ctx, tx, second, partOf),
    });
  return { pairs, count: doubles.length };
}
