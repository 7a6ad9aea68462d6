-- The whole floor: several halls of any outline, clusters, what else is drawn, booths of any shape and state, who holds a booth on
-- which days, and a plan that several people draw at once.

-- "No two holders of one booth on one day" is an exclusion over an identity and a range of days, which needs this extension of
-- PostgreSQL's own. It is trusted: a role that may make schemas may make it.
do $$
begin
  create extension if not exists btree_gist with schema platform;
exception when insufficient_privilege or undefined_file or feature_not_supported then
  raise exception 'PostgreSQL''s extension btree_gist is missing. Install the package of its extensions (postgresql-contrib), let an administrator run "create extension btree_gist" in this database, and start again. (%)', sqlerrm;
end $$;

-- The moment that a transaction is about: set by the application, whose clock a demo may have moved.
create function platform.moment() returns timestamptz
  language sql stable parallel safe
  return coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());

alter table floor.hall
  -- Where it is when the venue has several: a floor, a building.
  add column place text not null default '',
  add column position integer not null default 0,
  -- Corners [[x, y], ...] in millimetres from the upper left corner of the box of width and depth; null for a rectangle.
  add column outline jsonb;

create table floor.cluster (
  organiser_id uuid not null,
  edition_id uuid not null,
  -- `A`: what the booths' numbers begin with, as a rule.
  code text not null,
  name_id text not null default '',
  name_en text not null default '',
  -- One of the eight colours of clusters.
  colour smallint not null default 0 check (colour between 0 and 7),
  primary key (organiser_id, edition_id, code),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id)
);
call platform.protect('floor.cluster');

create table floor.feature (
  organiser_id uuid not null,
  edition_id uuid not null,
  id uuid not null,
  hall_id uuid not null,
  kind text not null check (kind in ('aisle', 'entrance', 'exit', 'stage', 'power', 'pillar', 'information', 'toilets', 'text')),
  label text not null default '',
  x integer not null check (x >= 0),
  y integer not null check (y >= 0),
  width integer not null check (width > 0),
  depth integer not null check (depth > 0),
  outline jsonb,
  primary key (organiser_id, id),
  unique (organiser_id, edition_id, id),
  foreign key (organiser_id, edition_id, hall_id) references floor.hall (organiser_id, edition_id, id)
);
create index feature_hall on floor.feature (organiser_id, edition_id, hall_id);
call platform.protect('floor.feature');

alter table floor.booth
  -- Corners from the booth's own upper left corner; null for a rectangle.
  add column outline jsonb,
  add column state text not null default 'open' check (state in ('open', 'held', 'blocked')),
  -- Why it is held or blocked; for the committee.
  add column reason text not null default '',
  add column tables smallint not null default 1 check (tables between 0 and 99),
  add column chairs smallint not null default 2 check (chairs between 0 and 99),
  add column amperes smallint not null default 2 check (amperes between 0 and 999),
  add check (length(reason) <= 200);
-- Numbers are given to many booths at once, so they are compared when the statement has ended.
alter table floor.booth drop constraint booth_organiser_id_edition_id_number_key;
alter table floor.booth add constraint booth_number unique (organiser_id, edition_id, number) deferrable initially immediate;

-- The plan as a whole: who changes it takes this row, so that two changes are one after the other.
create table floor.plan (
  organiser_id uuid not null,
  edition_id uuid not null,
  version bigint not null default 0,
  -- The day whose booths are shown; when the edition's day moves on, what depends on it is made anew.
  shown_day date,
  primary key (organiser_id, edition_id),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id)
);
call platform.protect('floor.plan');

-- What was changed, so that the change of somebody who drew at the same time can be laid over it or refused.
create table floor.plan_change (
  organiser_id uuid not null,
  edition_id uuid not null,
  version bigint not null,
  made_at timestamptz not null,
  made_by text,
  -- `booth/UUID`, ...
  things text[] not null,
  changes jsonb not null,
  primary key (organiser_id, edition_id, version),
  foreign key (organiser_id, edition_id) references floor.plan (organiser_id, edition_id)
);
call platform.protect('floor.plan_change', 'select, insert');

-- Who holds a booth on which days: a delegation, an agency, or the businesses in it themselves.
create table floor.assignment (
  organiser_id uuid not null,
  edition_id uuid not null,
  id uuid not null,
  booth_id uuid not null,
  holder text not null check (holder in ('delegation', 'agency', 'businesses')),
  region_code text references editions.region (code),
  agency_id uuid,
  days daterange not null check (not isempty(days) and not lower_inf(days) and not upper_inf(days)),
  primary key (organiser_id, id),
  unique (organiser_id, edition_id, id),
  foreign key (organiser_id, edition_id, booth_id) references floor.booth (organiser_id, edition_id, id),
  foreign key (organiser_id, agency_id) references editions.agency (organiser_id, id),
  check ((holder = 'delegation') = (region_code is not null)),
  check ((holder = 'agency') = (agency_id is not null)),
  -- Compared when the statement has ended, so that two booths can be swapped in one.
  constraint one_holder_a_day exclude using gist (organiser_id with =, booth_id with =, days with &&) deferrable initially immediate
);
create index assignment_edition on floor.assignment (organiser_id, edition_id);
call platform.protect('floor.assignment');

-- Who sells in a held booth on which of its days. A business has one place a day.
create table floor.seat (
  organiser_id uuid not null,
  edition_id uuid not null,
  assignment_id uuid not null,
  business_id uuid not null,
  days daterange not null check (not isempty(days) and not lower_inf(days) and not upper_inf(days)),
  foreign key (organiser_id, edition_id, assignment_id) references floor.assignment (organiser_id, edition_id, id) on delete cascade,
  foreign key (organiser_id, edition_id, business_id) references exhibitors.exhibitor (organiser_id, edition_id, business_id),
  constraint one_place_a_day exclude using gist (organiser_id with =, edition_id with =, business_id with =, days with &&) deferrable initially immediate
);
create index seat_assignment on floor.seat (organiser_id, edition_id, assignment_id);
call platform.protect('floor.seat');

-- A booth's QRIS string was replaced: shown until somebody has looked at the sticker.
create table floor.qris_alarm (
  organiser_id uuid not null,
  edition_id uuid not null,
  id uuid not null,
  booth_id uuid not null,
  at timestamptz not null,
  -- The signed-in person; null for the system.
  changed_by text,
  merchant_before text not null,
  merchant_after text,
  seen_at timestamptz,
  seen_by text,
  primary key (organiser_id, id),
  foreign key (organiser_id, edition_id, booth_id) references floor.booth (organiser_id, edition_id, id) on delete cascade
);
create index qris_alarm_open on floor.qris_alarm (organiser_id, edition_id) where seen_at is null;
call platform.protect('floor.qris_alarm');

-- What there is becomes what it now is. The owner itself is under the policies, so they are lifted for this.
alter table editions.edition no force row level security;
alter table floor.booth no force row level security;
alter table floor.placement no force row level security;
alter table floor.cluster no force row level security;
alter table floor.assignment no force row level security;
alter table floor.seat no force row level security;

insert into floor.cluster (organiser_id, edition_id, code, colour)
  select organiser_id, edition_id, cluster, (row_number() over (partition by organiser_id, edition_id order by cluster) - 1) % 8
  from (select distinct organiser_id, edition_id, cluster from floor.booth) as clusters;

insert into floor.assignment (organiser_id, edition_id, id, booth_id, holder, region_code, days)
  select booth.organiser_id, booth.edition_id, gen_random_uuid(), booth.id,
    case when booth.region_code is null then 'businesses' else 'delegation' end, booth.region_code,
    daterange(edition.starts_on, edition.ends_on, '[]')
  from floor.booth
  join editions.edition on edition.organiser_id = booth.organiser_id and edition.id = booth.edition_id
  where booth.region_code is not null
    or exists (select from floor.placement where placement.organiser_id = booth.organiser_id and placement.booth_id = booth.id);

insert into floor.seat (organiser_id, edition_id, assignment_id, business_id, days)
  select placement.organiser_id, placement.edition_id, assignment.id, placement.business_id, assignment.days
  from floor.placement
  join floor.assignment on assignment.organiser_id = placement.organiser_id and assignment.booth_id = placement.booth_id;

alter table editions.edition force row level security;
alter table floor.booth force row level security;
alter table floor.cluster force row level security;
alter table floor.assignment force row level security;
alter table floor.seat force row level security;

drop view floor.placed;
drop table floor.placement;
alter table floor.booth drop column region_code;
alter table floor.booth add foreign key (organiser_id, edition_id, cluster) references floor.cluster (organiser_id, edition_id, code);

-- The day that the floor of an edition shows: today in its zone, before it its first, after it its last.
create view floor.shown_day with (security_invoker = true) as
  select organiser_id, id as edition_id,
    least(greatest((platform.moment() at time zone zone)::date, starts_on), ends_on) as day
  from editions.edition;
grant select on floor.shown_day to gelaran_app;

-- Published: who holds a booth on the shown day.
create view floor.held with (security_invoker = true) as
  select assignment.organiser_id, assignment.edition_id, assignment.booth_id, assignment.id as assignment_id, assignment.holder,
    assignment.region_code, assignment.agency_id
  from floor.assignment
  join floor.shown_day on shown_day.organiser_id = assignment.organiser_id and shown_day.edition_id = assignment.edition_id
  where assignment.days @> shown_day.day;
grant select on floor.held to gelaran_app;

-- Published to the slices above: where a business is found on the shown day.
create view floor.placed with (security_invoker = true) as
  select seat.organiser_id, seat.edition_id, seat.business_id, booth.id as booth_id, booth.number, booth.cluster
  from floor.seat
  join floor.shown_day on shown_day.organiser_id = seat.organiser_id and shown_day.edition_id = seat.edition_id
  join floor.assignment on assignment.organiser_id = seat.organiser_id and assignment.id = seat.assignment_id
  join floor.booth on booth.organiser_id = assignment.organiser_id and booth.id = assignment.booth_id
  where seat.days @> shown_day.day;
grant select on floor.placed to gelaran_app;

-- Published: who sells where on which days.
create view floor.seated with (security_invoker = true) as
  select seat.organiser_id, seat.edition_id, seat.business_id, assignment.booth_id, assignment.region_code, seat.days
  from floor.seat
  join floor.assignment on assignment.organiser_id = seat.organiser_id and assignment.id = seat.assignment_id;
grant select on floor.seated to gelaran_app;
