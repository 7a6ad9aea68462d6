/** Who may do what. One table, read by the routes' guard, by the pages' guard and by the generated matrix of the tests. */
import type { Id } from '../../kinds/id.ts';
import type { Actor, Membership, Role } from '../db/context.ts';

/** Every action that a role can be allowed, and the roles that are. A route or page that declares none is not served. */
export const POLICY = {
  'editions.manage': ['organiser'],
  /** Sees what is public of an edition while it is a draft. */
  'editions.preview': ['organiser', 'officer', 'lead', 'curator', 'producer', 'cashier'],
  'delegations.read': ['organiser', 'officer', 'lead'],
  'people.invite': ['organiser', 'officer'],
  'devices.read': ['organiser', 'officer', 'lead'],
  'devices.enrol': ['organiser', 'officer'],
  'devices.revoke': ['organiser', 'officer'],
  'exceptions.read': ['organiser', 'officer'],
  'exceptions.settle': ['organiser', 'officer'],
  'supervisors.manage': ['organiser', 'officer'],
  'receipts.read': ['organiser', 'officer', 'lead', 'producer'],
  'figures.read': ['organiser', 'officer', 'lead'],
  'report.read': ['organiser', 'officer', 'lead'],
  'stock.read': ['organiser', 'officer', 'lead', 'producer'],
  'stock.write': ['organiser', 'officer', 'lead', 'producer'],
  'stock.receive': ['organiser', 'officer', 'lead'],
  'sales.read': ['organiser', 'officer', 'lead', 'producer'],
  'settlement.sign': ['organiser', 'officer', 'lead', 'producer'],
  'gateways.manage': ['organiser'],
  'payments.read': ['organiser', 'officer', 'producer'],
  'payments.confirm': ['organiser', 'officer'],
  'reports.read': ['organiser', 'officer', 'lead', 'producer'],
  'reports.manage': ['organiser', 'officer'],
  'webhooks.manage': ['organiser'],
  'audit.read': ['organiser'],
  'mail.read': ['organiser'],
  'businesses.own': ['producer'],
  /** Invites the owner of a business that the committee or a delegation has put forward. */
  'businesses.invite': ['organiser', 'officer', 'lead'],
  'businesses.edit': ['organiser', 'officer', 'lead', 'producer'],
  /** Puts two entries of one business together. */
  'businesses.merge': ['organiser', 'officer', 'lead'],
  'businesses.erase': ['organiser', 'officer', 'producer'],
  'identifiers.read': ['organiser', 'officer', 'lead'],
  'identifiers.verify': ['organiser', 'officer'],
  'products.edit': ['organiser', 'officer', 'lead', 'producer'],
  'files.send': ['organiser', 'officer', 'lead', 'producer'],
  'files.see': ['organiser', 'officer', 'lead', 'curator'],
  'call.manage': ['organiser'],
  'call.read': ['organiser', 'officer', 'lead'],
  'call.apply': ['organiser', 'officer', 'lead', 'producer'],
  'call.nominate': ['organiser', 'officer', 'lead'],
  'call.score': ['curator'],
  'call.panel': ['organiser', 'officer'],
  'call.decide': ['organiser'],
  'call.waitlist': ['organiser', 'lead'],
  /** Draws the plan, gives booths to holders. */
  'floor.manage': ['organiser', 'officer'],
  /** Sees the plan at work and puts businesses into booths; a lead into those of the own delegation. */
  'floor.fill': ['organiser', 'officer', 'lead'],
  'work.enter': ['organiser', 'officer', 'lead', 'curator', 'producer', 'cashier'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Action = keyof typeof POLICY;

/** `public`: anybody. `signed-in`: any person. `device`: the handler checks a device's signature. Else the action of POLICY. */
export type Access = 'public' | 'signed-in' | 'device' | Action;

/** The memberships of a person with one organiser that allow an action; empty means no. Fails closed. */
export function allowing(actor: Actor, organiser: Id<'organiser'>, action: Action): readonly Membership[] {
  if (actor.kind !== 'person') return [];
  const roles: readonly Role[] = POLICY[action];
  return actor.memberships.filter((held) => held.organiser === organiser && roles.includes(held.role));
}

/**
 * How far a permission reaches: everything of the organiser, or only some regions and businesses. Queries that list
 * anything of a single producer take this, so that a lead sees the own delegation and a producer the own sales.
 */
export type Reach =
  | { readonly all: true }
  | { readonly all: false; readonly regions: readonly string[]; readonly businesses: readonly Id<'business'>[] };

export function reachOf(memberships: readonly Membership[]): Reach {
  if (memberships.some((held) => held.role === 'organiser' || held.role === 'officer')) return { all: true };
  return {
    all: false,
    regions: memberships.flatMap((held) => (held.role === 'lead' && held.region ? [held.region] : [])),
    businesses: memberships.flatMap((held) => (held.role === 'producer' && held.business ? [held.business] : [])),
  };
}

/** Rank for invitations: nobody gives a role above the own. */
const RANK: Readonly<Record<Role, number>> = { organiser: 5, officer: 4, lead: 3, curator: 2, producer: 1, cashier: 0 };

export function mayGrant(held: readonly Membership[], role: Role): boolean {
  return held.some((membership) => RANK[membership.role] >= RANK[role]);
}
