-- What a business tells of itself beyond what is public, and its permits, each claimed until somebody has checked it.

-- Apart from exhibitors.business, because none of it is ever shown in public.
create table exhibitors.profile (
  organiser_id uuid not null,
  business_id uuid not null,
  contact_email text,
  class text check (class in ('micro', 'small', 'medium')),
  class_basis text check (class_basis in ('capital', 'sales')),
  kbli text check (kbli ~ '^\d{5}$'),
  -- The owner asked for the contact data to be erased.
  erased_at timestamptz,
  updated_at timestamptz not null,
  primary key (organiser_id, business_id),
  foreign key (organiser_id, business_id) references exhibitors.business (organiser_id, id),
  check ((class is null) = (class_basis is null))
);
call platform.protect('exhibitors.profile');

-- What was agreed to, in the words that were shown, and until when (UU PDP 27/2022). Ended, never deleted.
create table exhibitors.consent (
  organiser_id uuid not null,
  id uuid not null,
  business_id uuid not null,
  purpose text not null,
  given_by text references people."user" (id) on delete set null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (organiser_id, id),
  foreign key (organiser_id, business_id) references exhibitors.business (organiser_id, id)
);
create index consent_business on exhibitors.consent (organiser_id, business_id, given_at desc);
call platform.protect('exhibitors.consent', 'select, insert, update');

create table exhibitors.identifier (
  organiser_id uuid not null,
  id uuid not null,
  business_id uuid not null,
  kind text not null check (kind in ('nib', 'pirt', 'bpom', 'halal')),
  value text not null,
  state text not null check (state in ('claimed', 'verified', 'rejected', 'withdrawn')),
  -- The year that the number itself tells; the day is read on the certificate.
  expiry_year integer check (expiry_year between 2000 and 2099),
  expires_on date,
  claimed_at timestamptz not null,
  decided_at timestamptz,
  decided_by text references people."user" (id) on delete set null,
  -- What the officer saw, or why it was refused; the producer reads it.
  evidence text not null default '',
  primary key (organiser_id, id),
  foreign key (organiser_id, business_id) references exhibitors.business (organiser_id, id),
  check ((state in ('verified', 'rejected')) <= (decided_at is not null))
);
-- One NIB a business; the other numbers belong to products, of which there are several.
create unique index identifier_one_nib on exhibitors.identifier (organiser_id, business_id) where kind = 'nib' and state in ('claimed', 'verified');
create unique index identifier_once on exhibitors.identifier (organiser_id, business_id, kind, value) where state in ('claimed', 'verified');
-- Two businesses may claim a number; only one of them is right.
create unique index identifier_one_owner on exhibitors.identifier (organiser_id, kind, value) where state = 'verified';
create index identifier_state on exhibitors.identifier (organiser_id, state, claimed_at, id);
create index identifier_business on exhibitors.identifier (organiser_id, business_id);
call platform.protect('exhibitors.identifier', 'select, insert, update');

-- What happened to an identifier, in order.
create table exhibitors.identifier_event (
  organiser_id uuid not null,
  identifier_id uuid not null,
  seq integer not null,
  kind text not null check (kind in ('claimed', 'verified', 'rejected', 'reopened', 'withdrawn')),
  at timestamptz not null,
  by_person text references people."user" (id) on delete set null,
  text text not null default '',
  expires_on date,
  primary key (organiser_id, identifier_id, seq),
  foreign key (organiser_id, identifier_id) references exhibitors.identifier (organiser_id, id)
);
call platform.protect('exhibitors.identifier_event', 'select, insert');
