-- The hall's plan: booths, to whom they belong, who sells there.
create schema floor;
grant usage on schema floor to gelaran_app;

-- Lengths in millimetres from the hall's upper left corner.
create table floor.hall (
  organiser_id uuid not null,
  edition_id uuid not null,
  id uuid not null,
  name text not null,
  width integer not null check (width between 1000 and 1000000),
  depth integer not null check (depth between 1000 and 1000000),
  primary key (organiser_id, id),
  unique (organiser_id, edition_id, id),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id)
);
call platform.protect('floor.hall');

create table floor.booth (
  organiser_id uuid not null,
  edition_id uuid not null,
  id uuid not null,
  hall_id uuid not null,
  number text not null check (number ~ '^[A-Z]{1,3}[0-9]{1,4}$'),
  cluster text not null,
  x integer not null check (x >= 0),
  y integer not null check (y >= 0),
  width integer not null check (width > 0),
  depth integer not null check (depth > 0),
  -- The delegation it belongs to.
  region_code text references editions.region (code),
  -- The merchant's own static QRIS string, kept as given; null where the booth takes no QRIS.
  qris text check (length(qris) <= 512),
  -- Set when the merchant has agreed that the amount is filled in on the device.
  qris_dynamic boolean not null default false,
  primary key (organiser_id, id),
  unique (organiser_id, edition_id, number),
  unique (organiser_id, edition_id, id),
  foreign key (organiser_id, edition_id, hall_id) references floor.hall (organiser_id, edition_id, id)
);
call platform.protect('floor.booth');

-- A business sells at one booth of an edition; a joint booth has several.
create table floor.placement (
  organiser_id uuid not null,
  edition_id uuid not null,
  booth_id uuid not null,
  business_id uuid not null,
  primary key (organiser_id, edition_id, business_id),
  foreign key (organiser_id, edition_id, booth_id) references floor.booth (organiser_id, edition_id, id),
  foreign key (organiser_id, edition_id, business_id) references exhibitors.exhibitor (organiser_id, edition_id, business_id)
);
create index placement_booth on floor.placement (organiser_id, booth_id);
call platform.protect('floor.placement');

-- Published to the slices above: where a business is found.
create view floor.placed with (security_invoker = true) as
  select placement.organiser_id, placement.edition_id, placement.business_id, booth.id as booth_id, booth.number, booth.cluster
  from floor.placement
  join floor.booth on booth.organiser_id = placement.organiser_id and booth.id = placement.booth_id;
grant select on floor.placed to gelaran_app;
