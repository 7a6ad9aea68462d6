-- Organisers, who may do what for them, and the sign-in tables in the shape that the sign-in library wants.
create schema people;
grant usage on schema people to gelaran_app;

-- The tenants. A directory: name and address part only, read by everybody.
create table people.organiser (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  -- Which regions, currency, identifiers and precedence apply: data, not code.
  country_pack text not null,
  made_at timestamptz not null default now()
);
alter table people.organiser enable row level security;
alter table people.organiser force row level security;
create policy reading on people.organiser for select using (true);
create policy writing on people.organiser for all using (id = (select platform.organiser())) with check (id = (select platform.organiser()));
grant select, insert, update on people.organiser to gelaran_app;

-- Sign-in (better-auth). Not tenant tables: one person may work for two organisers.
create table people."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "twoFactorEnabled" boolean
);
create table people.session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references people."user" (id) on delete cascade
);
create index session_of_user on people.session ("userId");
create table people.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references people."user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index account_user on people.account ("userId");
create table people.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index verification_identifier on people.verification (identifier);
create table people."twoFactor" (
  id text primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null references people."user" (id) on delete cascade,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index two_factor_user on people."twoFactor" ("userId");
create table people."rateLimit" (
  id text primary key,
  key text not null unique,
  count integer not null,
  "lastRequest" bigint not null
);
grant select, insert, update, delete on people."rateLimit", people."user", people.session, people.account, people.verification, people."twoFactor" to gelaran_app;

-- A role with one organiser, narrowed by a scope. Ended, never deleted: the audit log points at it.
create table people.membership (
  organiser_id uuid not null references people.organiser (id),
  id uuid not null,
  user_id text not null references people."user" (id),
  role text not null check (role in ('organiser', 'officer', 'lead', 'producer', 'cashier')),
  region_code text,
  business_id uuid,
  booth_id uuid,
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (organiser_id, id)
);
create index membership_user on people.membership (user_id) where ended_at is null;
call platform.protect('people.membership');
-- A person sees their own memberships before any organiser is chosen.
create policy own on people.membership for select using (user_id = (select platform.person()));

create table people.invitation (
  organiser_id uuid not null references people.organiser (id),
  id uuid not null,
  email text not null,
  role text not null check (role in ('organiser', 'officer', 'lead', 'producer', 'cashier')),
  region_code text,
  business_id uuid,
  booth_id uuid,
  code_hash bytea not null,
  invited_by text references people."user" (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (organiser_id, id),
  unique (code_hash)
);
call platform.protect('people.invitation');
