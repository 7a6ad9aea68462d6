-- Businesses (lasting) and exhibitors (a business at an edition).
create schema exhibitors;
grant usage on schema exhibitors to gelaran_app;

create table exhibitors.business (
  organiser_id uuid not null references people.organiser (id),
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  region_code text not null references editions.region (code),
  story_id text not null default '',
  story_en text not null default '',
  -- Digits only with the country code, for wa.me; null where none was given.
  whatsapp text check (whatsapp ~ '^[0-9]{8,15}$'),
  -- Invented for the demo, and shown as such.
  made_up boolean not null default false,
  primary key (organiser_id, id),
  unique (organiser_id, slug)
);
call platform.protect('exhibitors.business');

create table exhibitors.exhibitor (
  organiser_id uuid not null,
  edition_id uuid not null,
  business_id uuid not null,
  primary key (organiser_id, edition_id, business_id),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id),
  foreign key (organiser_id, business_id) references exhibitors.business (organiser_id, id)
);
call platform.protect('exhibitors.exhibitor');

-- Published to the slices above: who takes part in an edition.
create view exhibitors.taking_part with (security_invoker = true) as
  select exhibitor.organiser_id, exhibitor.edition_id, business.id as business_id, business.slug, business.name, business.region_code, business.made_up
  from exhibitors.exhibitor
  join exhibitors.business on business.organiser_id = exhibitor.organiser_id and business.id = exhibitor.business_id;
grant select on exhibitors.taking_part to gelaran_app;
