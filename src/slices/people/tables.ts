import type { PackName } from '../../kinds/country/index.ts';
import type { Id } from '../../kinds/id.ts';
import type { Role } from '../../platform/db/context.ts';
import type { DefaultedInstantColumn, InstantColumn, OptionalInstantColumn } from '../../platform/db/database.ts';

interface OrganiserTable {
  id: string;
  slug: string;
  name: string;
  country_pack: PackName;
  made_at: DefaultedInstantColumn;
}

/** Every address part that an organiser has or had. */
interface OrganiserAddressTable {
  slug: string;
  organiser_id: string;
}

interface UserTable {
  id: Id<'user'>;
  name: string;
  email: string;
  emailVerified: boolean;
  createdAt: DefaultedInstantColumn;
  updatedAt: DefaultedInstantColumn;
  twoFactorEnabled: boolean | null;
  lastSeenAt?: OptionalInstantColumn;
  /** The only role that an account reaches whose address is not proved. */
  provisional_organiser?: string | null;
  provisional_membership?: string | null;
}

interface SessionTable {
  id: string;
  token: string;
  userId: Id<'user'>;
  createdAt: InstantColumn;
  expiresAt: InstantColumn;
  lastSeenAt: OptionalInstantColumn;
  ipAddress: string | null;
  userAgent: string | null;
  confinedTo: string | null;
}

interface ScopeColumns {
  role: Role;
  region_code: string | null;
  business_id: Id<'business'> | null;
  booth_id: Id<'booth'> | null;
  agency_id?: Id<'agency'> | null;
}

interface MembershipTable extends ScopeColumns {
  organiser_id: string;
  id: string;
  user_id: Id<'user'>;
  made_at: DefaultedInstantColumn;
  ended_at: OptionalInstantColumn;
  ended_by?: string | null;
  invitation_id?: string | null;
}

interface EntryCodeTable {
  organiser_id: string;
  id: string;
  user_id: Id<'user'>;
  code_hash: Buffer;
  made_at: InstantColumn;
}

interface InvitationTable extends ScopeColumns {
  organiser_id: string;
  id: string;
  email: string;
  code_hash: Buffer;
  proof_hash: Buffer | null;
  invited_by: string | null;
  made_at: InstantColumn;
  expires_at: InstantColumn;
  used_at: OptionalInstantColumn;
  revoked_at: OptionalInstantColumn;
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'people.organiser': OrganiserTable;
    'people.organiser_address': OrganiserAddressTable;
    'people.user': UserTable;
    'people.session': SessionTable;
    'people.twoFactor': { userId: Id<'user'> };
    'people.membership': MembershipTable;
    'people.invitation': InvitationTable;
    'people.entry_code': EntryCodeTable;
  }
}
