import { type Id, isId } from '../../kinds/id.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import type { Expiring, Identifier, IdentifierEvent, IdentifierLine, IdentifierState } from './contract.ts';
import { errors } from './errors.ts';
import { isInReach } from './must-reach-business.ts';
import {
  countIdentifiers,
  findIdentifierLine,
  selectEnding,
  selectIdentifierEvents,
  selectIdentifierLines,
} from './profile-store.ts';
import { expiryAt } from './rules/expiry.ts';

const PAGE = 50;

type Row = Identifier & {
  readonly businessId: Id<'business'>;
  readonly businessName: string;
  readonly regionCode: IdentifierLine['business']['region'];
  readonly regionName: string;
};

function lineOf({ businessId, businessName, regionCode, regionName, ...identifier }: Row): IdentifierLine {
  return { ...identifier, business: { id: businessId, name: businessName, region: regionCode, regionName } };
}

const regionsOf = (reach: Reach) => (reach.all ? undefined : reach.regions);

/** Where the next page begins: the moment and the id of the last line. */
function readCursor(cursor: string | undefined): { readonly at: number; readonly id: Id<'identifier'> } | undefined {
  const [, at, id] = /^(\d{1,15})_(.+)$/.exec(cursor ?? '') ?? [];
  return at !== undefined && isId(id) ? { at: Number(at), id: id as Id<'identifier'> } : undefined;
}

export interface IdentifierPage {
  readonly items: readonly IdentifierLine[];
  /** Asks for the next page; undefined on the last. */
  readonly next: string | undefined;
}

/** The identifiers in a state, who has waited longest first. @param reach of the action `identifiers.read`. */
export async function listIdentifiersIn(
  ctx: Context,
  tx: Tx,
  reach: Reach,
  { state, after }: { readonly state: IdentifierState; readonly after?: string | undefined },
): Promise<IdentifierPage> {
  const wanted = { state, regions: regionsOf(reach), after: readCursor(after), limit: PAGE + 1 };
  const rows = await selectIdentifierLines(ctx, tx, wanted);
  const items = rows.slice(0, PAGE).map(lineOf);
  const last = items[items.length - 1];
  return { items, next: rows.length > PAGE && last ? `${last.claimedAt}_${last.id}` : undefined };
}

/** How many are in each state. */
export async function countIdentifiersIn(
  ctx: Context,
  tx: Tx,
  reach: Reach,
): Promise<Readonly<Record<IdentifierState, number>>> {
  const counts = { claimed: 0, verified: 0, rejected: 0, withdrawn: 0 };
  for (const { state, count } of await countIdentifiers(ctx, tx, regionsOf(reach))) counts[state] = count;
  return counts;
}

/** One with its history. @throws `exhibitors.identifier-unknown`, `request.forbidden`. */
export async function getIdentifier(
  ctx: Context,
  tx: Tx,
  reach: Reach,
  id: Id<'identifier'>,
): Promise<IdentifierLine & { readonly history: readonly IdentifierEvent[] }> {
  const row = await findIdentifierLine(ctx, tx, id);
  if (!row) throw new DomainError(errors['identifier-unknown']);
  if (!isInReach(reach, row.businessId, row.regionCode)) throw new DomainError(common.forbidden);
  return { ...lineOf(row), history: await selectIdentifierEvents(ctx, tx, id) };
}

/**
 * Certificates of those who take part that end before the edition does, or in its year on a day that nobody has told. Who
 * sells food under one that is over has a problem at the booth.
 */
export async function listExpiring(ctx: AtEdition, tx: Tx, reach: Reach): Promise<Expiring[]> {
  const edition = await getEditionFacts(ctx, tx);
  const rows = await selectEnding(ctx, tx, edition.endsOn);
  return rows
    .filter((row) => isInReach(reach, row.businessId, row.regionCode))
    .flatMap((row) => {
      const expiry = expiryAt({ on: row.expiresOn, year: row.expiryYear }, edition);
      return expiry === 'fine' || expiry === 'unknown' ? [] : [{ ...lineOf(row), expiry }];
    });
}
