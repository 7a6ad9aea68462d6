/** What becomes of a role after somebody took it up: another scope, its end, the organiser's handed on. */
import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context, Role } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { errors } from './errors.ts';
import { mustGrant } from './must-grant.ts';

interface Locked {
  readonly user: Id<'user'>;
  readonly role: Role;
  readonly region: string | null;
}

/** One change after the other: of two organisers who end each other's role at once, one stays. @throws `people.membership-unknown`. */
async function lockRole(ctx: Context, tx: Tx, membership: Id<'membership'>): Promise<Locked> {
  await tx.selectFrom('people.organiser').select('id').where('id', '=', ctx.organiser).forUpdate().execute();
  const row = await tx
    .selectFrom('people.membership')
    .select(['user_id as user', 'role', 'region_code as region'])
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', membership)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new DomainError(errors['membership-unknown']);
  return row;
}

const isOwn = ({ actor }: Context, user: Id<'user'>) => actor.kind === 'person' && actor.user === user;

/** @throws `people.last-organiser` when nobody else holds the organiser's role. */
async function mustLeaveOrganiser(ctx: Context, tx: Tx, but: Id<'membership'>): Promise<void> {
  const other = await tx
    .selectFrom('people.membership')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('role', '=', 'organiser')
    .where('ended_at', 'is', null)
    .where('id', '!=', but)
    .executeTakeFirst();
  if (!other) throw new DomainError(errors['last-organiser']);
}

/**
 * Ends a role at once: what the person has open for it ends too. Anybody may give up a role of their own, but the last organiser's.
 * @throws `people.membership-unknown`, `people.role-too-high`, `people.last-organiser`.
 */
export async function endRole(ctx: Context, tx: Tx, membership: Id<'membership'>): Promise<void> {
  const { user, role } = await lockRole(ctx, tx, membership);
  const own = isOwn(ctx, user);
  if (!own) mustGrant(ctx, role);
  if (role === 'organiser') await mustLeaveOrganiser(ctx, tx, membership);
  await end(ctx, tx, membership);
  await (own
    ? audit(ctx, tx, 'people.role-left', membership, { role, person: user })
    : audit(ctx, tx, 'people.role-ended', membership, { role, person: user }));
}

async function end(ctx: Context, tx: Tx, membership: Id<'membership'>): Promise<void> {
  await tx
    .updateTable('people.membership')
    .set({ ended_at: new Date(ctx.clock.now()), ended_by: ctx.actor.kind === 'person' ? ctx.actor.user : null })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', membership)
    .execute();
}

export interface Scope {
  readonly region: string | null;
  readonly agency: Id<'agency'> | null;
}

/** Sets for which region and agency somebody works; whoever calls has seen that they are the organiser's. @throws `people.scope-missing`. */
export async function scopeRole(ctx: Context, tx: Tx, membership: Id<'membership'>, scope: Scope): Promise<void> {
  const { user, role, region } = await lockRole(ctx, tx, membership);
  if (isOwn(ctx, user)) throw new DomainError(errors['own-role']);
  mustGrant(ctx, role);
  if (role === 'lead' && scope.region === null) throw new DomainError(errors['scope-missing']);
  // A region narrows a lead alone; what an officer does reaches the whole organiser.
  const narrowed = role === 'lead' ? scope.region : region;
  await tx
    .updateTable('people.membership')
    .set({ region_code: narrowed, agency_id: scope.agency })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', membership)
    .execute();
  const facts = { role, person: user, before: region, after: narrowed, agency: scope.agency };
  await audit(ctx, tx, 'people.role-scoped', membership, facts);
}

/**
 * Hands the organiser's role to somebody who works for the organiser already; who hands it over stays as an officer.
 * @throws `request.forbidden`, `people.membership-unknown`, `people.mailbox-unproved`.
 */
export async function handOver(ctx: Context, tx: Tx, to: Id<'membership'>): Promise<void> {
  const { user } = await lockRole(ctx, tx, to);
  const { actor } = ctx;
  if (actor.kind !== 'person' || actor.user === user) throw new DomainError(common.forbidden);
  const person = await tx.selectFrom('people.user').select('emailVerified').where('id', '=', user).executeTakeFirst();
  if (!person?.emailVerified) throw new DomainError(errors['mailbox-unproved']);
  const own = await tx
    .selectFrom('people.membership')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('user_id', '=', actor.user)
    .where('role', '=', 'organiser')
    .where('ended_at', 'is', null)
    .execute();
  if (own.length === 0) throw new DomainError(common.forbidden);
  const scope = { region_code: null, business_id: null, booth_id: null };
  const holds = await tx
    .selectFrom('people.membership')
    .select('user_id')
    .where('organiser_id', '=', ctx.organiser)
    .where('user_id', '=', user)
    .where('role', '=', 'organiser')
    .where('ended_at', 'is', null)
    .execute();
  const given = [
    ...(holds.length > 0 ? [] : [{ user_id: user, role: 'organiser' as const }]),
    { user_id: actor.user, role: 'officer' as const },
  ];
  await tx
    .insertInto('people.membership')
    .values(given.map((each) => ({ organiser_id: ctx.organiser, id: newId(), ...each, ...scope })))
    .execute();
  for (const { id } of own) await end(ctx, tx, id as Id<'membership'>);
  await audit(ctx, tx, 'people.role-handed-over', to, { person: user });
}
