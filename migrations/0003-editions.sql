-- Series, editions, regions and delegations.
create schema editions;
grant usage on schema editions to gelaran_app;

-- Regions of the country packs: reference data, a code is text ("64.71").
create table editions.region (
  code text primary key check (code ~ '^[0-9A-Z]{1,6}(\.[0-9A-Z]{1,6}){0,3}$'),
  country text not null,
  kind text not null,
  -- "Balikpapan": how it is called; "Kota Balikpapan": how it is written in a decree.
  name text not null,
  full_name text not null
);
grant select, insert on editions.region to gelaran_app;

-- Which organiser holds which address part: the public directory, no other facts.
create table editions.directory (
  slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  organiser_id uuid not null references people.organiser (id),
  edition_id uuid not null unique
);
alter table editions.directory enable row level security;
alter table editions.directory force row level security;
create policy reading on editions.directory for select using (true);
create policy writing on editions.directory for all using (organiser_id = (select platform.organiser())) with check (organiser_id = (select platform.organiser()));
grant select, insert, update on editions.directory to gelaran_app;

create table editions.series (
  organiser_id uuid not null references people.organiser (id),
  id uuid not null,
  name text not null,
  primary key (organiser_id, id)
);
call platform.protect('editions.series');

create table editions.edition (
  organiser_id uuid not null references people.organiser (id),
  id uuid not null,
  slug text not null unique references editions.directory (slug) deferrable initially deferred,
  series_id uuid not null,
  name text not null,
  theme text not null,
  summary_id text not null,
  summary_en text not null,
  venue text not null,
  city text not null,
  zone text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  starts_on date not null,
  ends_on date not null,
  opens_at text not null check (opens_at ~ '^\d\d:\d\d$'),
  closes_at text not null check (closes_at ~ '^\d\d:\d\d$'),
  -- Totals by region and product may be shown to everybody (the board on the wall); a single business's never are.
  figures_public boolean not null default false,
  -- The sales in it are made up, and every page that shows them says so.
  demo boolean not null default false,
  -- Grows with every change that public pages show; kept pages are dropped when it moves.
  content_version bigint not null default 1,
  primary key (organiser_id, id),
  foreign key (organiser_id, series_id) references editions.series (organiser_id, id),
  check (starts_on <= ends_on)
);
call platform.protect('editions.edition');
-- The front page lists everybody's editions before any organiser is chosen: all that this row holds is printed on posters.
create policy listed on editions.edition for select using ((select platform.organiser()) is null);

create table editions.agency (
  organiser_id uuid not null references people.organiser (id),
  id uuid not null,
  name text not null,
  region_code text references editions.region (code),
  primary key (organiser_id, id)
);
call platform.protect('editions.agency');

-- A delegation is a region at an edition.
create table editions.delegation (
  organiser_id uuid not null,
  edition_id uuid not null,
  region_code text not null references editions.region (code),
  position integer not null,
  booth_quota integer not null check (booth_quota >= 0),
  producer_quota integer not null check (producer_quota >= 0),
  lead_agency_id uuid,
  primary key (organiser_id, edition_id, region_code),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id),
  foreign key (organiser_id, lead_agency_id) references editions.agency (organiser_id, id)
);
call platform.protect('editions.delegation');
