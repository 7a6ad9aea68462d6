-- Venues of an edition, agencies by kind, who helps lead a delegation, until when what must be done, invitations of an agency.

-- An edition may be held at several places, each with its own zone and hours. The first is what the edition's row says too.
create table editions.venue (
  organiser_id uuid not null,
  edition_id uuid not null,
  id uuid not null,
  position integer not null check (position >= 0),
  name text not null,
  city text not null,
  address text not null default '',
  zone text not null,
  opens_at text not null check (opens_at ~ '^\d\d:\d\d$'),
  closes_at text not null check (closes_at ~ '^\d\d:\d\d$'),
  primary key (organiser_id, id),
  unique (organiser_id, edition_id, id),
  unique (organiser_id, edition_id, position) deferrable initially deferred,
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id),
  check (opens_at < closes_at)
);
insert into editions.venue (organiser_id, edition_id, id, position, name, city, zone, opens_at, closes_at)
  select organiser_id, id, gen_random_uuid(), 0, venue, city, zone, opens_at, closes_at from editions.edition;
call platform.protect('editions.venue');

alter table editions.agency
  add column kind text not null default 'office' check (kind in ('office', 'crafts-council', 'liaison', 'other')),
  -- No longer chosen for anything new; what it did stays.
  add column retired_at timestamptz;

-- The agencies that help the lead agency of a delegation.
create table editions.co_agency (
  organiser_id uuid not null,
  edition_id uuid not null,
  region_code text not null,
  agency_id uuid not null,
  primary key (organiser_id, edition_id, region_code, agency_id),
  foreign key (organiser_id, edition_id, region_code)
    references editions.delegation (organiser_id, edition_id, region_code) on delete cascade,
  foreign key (organiser_id, agency_id) references editions.agency (organiser_id, id)
);
call platform.protect('editions.co_agency');

-- Until which day what must be done, for every delegation of the edition.
create table editions.milestone (
  organiser_id uuid not null,
  edition_id uuid not null,
  code text not null check (code in ('nominated', 'accepted', 'verified', 'placed', 'priced', 'tills')),
  due_on date not null,
  primary key (organiser_id, edition_id, code),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id)
);
call platform.protect('editions.milestone');

alter table people.membership
  add column agency_id uuid,
  add foreign key (organiser_id, agency_id) references editions.agency (organiser_id, id);
alter table people.invitation
  add column agency_id uuid,
  -- Taken back before it was used.
  add column revoked_at timestamptz,
  add foreign key (organiser_id, agency_id) references editions.agency (organiser_id, id);
create index invitation_open on people.invitation (organiser_id, made_at desc) where used_at is null and revoked_at is null;
