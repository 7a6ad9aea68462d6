import type { Selectable } from 'kysely';
import { type Id, newId } from '../../kinds/id.ts';
import type { Action } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { errors as exhibitorErrors } from '../exhibitors/index.ts';
import type { Item } from './contract.ts';
import { errors } from './errors.ts';
import { isWithin, reachFor } from './must-reach.ts';
import { mustTake } from './must-take.ts';
import { remember } from './remember.ts';
import {
  type Candidate,
  insertApplications,
  insertItems,
  itemRows,
  lockApplicationsOf,
  selectCandidates,
  selectItems,
  selectLastApplications,
  takeNumbers,
  updateApplication,
} from './store.ts';
import type { ApplicationTable } from './tables.ts';

/** What an application begins with; what is left out comes from the business's last application. */
export interface Beginning {
  readonly id?: Id<'application'>;
  readonly business: Id<'business'>;
  readonly statement?: string | undefined;
  readonly needs?: string | undefined;
  readonly items?: readonly Item[] | undefined;
  readonly consent?: { readonly purpose: string } | null | undefined;
}

export interface Begun {
  readonly application: Id<'application'>;
  /** There was one already; it was left as it is, but for being begun again when it was withdrawn. */
  readonly existed: boolean;
}

/**
 * Begins an application for each business, in a handful of statements however many there are. A business has one
 * application an edition. @throws `call.no-call`, `call.not-open`, `call.not-yet-open`, `call.call-over`,
 * `exhibitors.unknown-business`, `call.no-delegation`, `call.took-part-last-time`, `request.forbidden`.
 */
export async function beginApplications(
  ctx: AtEdition,
  tx: Tx,
  action: Extract<Action, 'call.apply' | 'call.nominate'>,
  beginnings: readonly Beginning[],
): Promise<Begun[]> {
  const call = await mustTake(ctx, tx);
  const businesses = beginnings.map(({ business }) => business);
  const candidates = new Map((await selectCandidates(ctx, tx, businesses)).map((each) => [each.business, each]));
  const reach = reachFor(ctx, action);
  const allowed = beginnings.map(({ business }) => {
    const candidate = candidates.get(business);
    if (!candidate) throw new DomainError(exhibitorErrors['unknown-business'], { business });
    if (!isWithin(reach, candidate)) throw new DomainError(common.forbidden);
    if (!candidate.delegated) throw new DomainError(errors['no-delegation'], { region: candidate.region });
    if (call.exclude_previous && candidate.tookPart) throw new DomainError(errors['took-part-last-time'], { business });
    return candidate;
  });
  const known = new Map((await lockApplicationsOf(ctx, tx, businesses)).map((row) => [row.business_id, row]));
  await revive(ctx, tx, action, [...known.values()]);
  const fresh = beginnings.flatMap((beginning, at) => {
    const candidate = allowed[at];
    return candidate && !known.has(beginning.business) ? [{ ...beginning, candidate }] : [];
  });
  const made = await insertFresh(ctx, tx, action, fresh);
  return businesses.map((business) => {
    const existing = known.get(business)?.id;
    const application = existing ?? made.get(business);
    if (application === undefined) throw new Error('an application was neither found nor made');
    return { application, existed: existing !== undefined };
  });
}

/** Withdrawn ones become drafts again with all that was written; a nomination is noted on those without one. */
async function revive(
  ctx: AtEdition,
  tx: Tx,
  action: Action,
  rows: readonly Selectable<ApplicationTable>[],
): Promise<void> {
  const nominator = nominatorOf(ctx, action);
  for (const row of rows) {
    const again = row.state === 'withdrawn';
    const nominated = nominator !== null && row.nominated_by === null;
    if (!again && !nominated) continue;
    await updateApplication(ctx, tx, row.id, {
      ...(again ? { state: 'draft', submitted_at: null } : {}),
      ...(nominated ? { nominated_by: nominator } : {}),
    });
  }
  const revived = rows.filter((row) => row.state === 'withdrawn').map((row) => row.id);
  if (revived.length > 0) await remember(ctx, tx, revived, 'begun-again');
}

function nominatorOf(ctx: AtEdition, action: Action): Id<'user'> | null {
  return action === 'call.nominate' && ctx.actor.kind === 'person' ? ctx.actor.user : null;
}

async function insertFresh(
  ctx: AtEdition,
  tx: Tx,
  action: Action,
  fresh: readonly (Beginning & { readonly candidate: Candidate })[],
): Promise<Map<Id<'business'>, Id<'application'>>> {
  if (fresh.length === 0) return new Map();
  const now = ctx.clock.now();
  const last = await selectLastApplications(
    ctx,
    tx,
    fresh.map(({ business }) => business),
  );
  const lastOf = new Map(last.map((row) => [row.business_id, row]));
  const lastItems = Map.groupBy(
    await selectItems(
      ctx,
      tx,
      last.map(({ id }) => id),
    ),
    (item) => item.application,
  );
  const first = await takeNumbers(ctx, tx, fresh.length);
  const rows = fresh.map((beginning, at) => {
    const copied = lastOf.get(beginning.business);
    const id = beginning.id ?? newId<'application'>(now);
    const items =
      beginning.items ??
      (copied ? (lastItems.get(copied.id) ?? []).map((item) => ({ ...item, id: newId<'item'>(now) })) : []);
    const row = {
      organiser_id: ctx.organiser,
      id,
      edition_id: ctx.edition,
      business_id: beginning.business,
      region_code: beginning.candidate.region,
      number: first + at,
      state: 'draft' as const,
      statement: beginning.statement ?? copied?.statement ?? '',
      needs: beginning.needs ?? copied?.needs ?? '',
      consent_at: beginning.consent ? new Date(now) : null,
      consent_purpose: beginning.consent?.purpose ?? null,
      nominated_by: nominatorOf(ctx, action),
      copied_from: copied?.id ?? null,
      made_at: new Date(now),
    };
    return { row, items: itemRows(ctx, id, items) };
  });
  await insertApplications(
    tx,
    rows.map(({ row }) => row),
  );
  await insertItems(
    tx,
    rows.flatMap(({ items }) => items),
  );
  const ids = rows.map(({ row }) => row.id);
  await remember(ctx, tx, ids, action === 'call.nominate' ? 'nominated' : 'begun');
  return new Map(rows.map(({ row }) => [row.business_id, row.id]));
}
