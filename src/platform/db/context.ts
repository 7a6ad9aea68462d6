import type { Id } from '../../kinds/id.ts';
import type { Clock, Locale } from '../../kinds/time.ts';

/** Who acts. `person` has signed in; `device` signed its batch; `system` is the worker; `public` is anybody. */
export type Actor =
  | {
      readonly kind: 'person';
      readonly user: Id<'user'>;
      readonly memberships: readonly Membership[];
      /** Why these are not all of the person's memberships; left out where nothing is kept back. */
      readonly limit?: Limit;
    }
  | { readonly kind: 'device'; readonly device: Id<'device'> }
  | { readonly kind: 'system' }
  | { readonly kind: 'public' };

/** `role`: nobody has proved the address yet. `organiser`: the session was opened by a link that this organiser could read. */
export type Limit = { readonly to: 'role' } | { readonly to: 'organiser'; readonly organiser: Id<'organiser'> };

export const ROLES = ['organiser', 'officer', 'lead', 'curator', 'producer', 'cashier'] as const;
export type Role = (typeof ROLES)[number];

/** A role with one organiser; the scope narrows it (a lead to a region, a producer to a business, a cashier to a booth). */
export interface Membership {
  readonly organiser: Id<'organiser'>;
  readonly role: Role;
  readonly region: string | null;
  readonly business: Id<'business'> | null;
  readonly booth: Id<'booth'> | null;
}

/** What every command and query knows of its circumstances. `organiser` is the tenant that row level security enforces. */
export interface Context {
  readonly actor: Actor;
  readonly organiser: Id<'organiser'>;
  readonly clock: Clock;
  readonly locale: Locale;
  readonly requestId: string;
}
