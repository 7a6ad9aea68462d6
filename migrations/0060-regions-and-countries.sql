-- Regions: those of a country's pack come by migrations alone; an organiser's own regions, and the names that an organiser
-- gives, are its own and seen by nobody else.

-- The pack that says which regions, money, identifiers and phone numbers apply (src/kinds/country).
alter table people.organiser no force row level security;
update people.organiser set country_pack = lower(country_pack);
alter table people.organiser force row level security;
alter table people.organiser add constraint organiser_country_pack check (country_pack in ('id', 'in'));

alter table editions.region rename to known_region;
alter table editions.known_region
  -- The region that it lies in.
  add column parent_code text references editions.known_region (code),
  -- Whose own it is; null for a region of a country's pack.
  add column organiser_id uuid references people.organiser (id);
alter table editions.known_region drop constraint region_code_check;
alter table editions.known_region add constraint region_code_check
  check (code ~ '^[0-9A-Z]{1,6}([.-][0-9A-Z]{1,6}){0,3}$');
create index known_region_country on editions.known_region (country, code) where organiser_id is null;
create index known_region_own on editions.known_region (organiser_id) where organiser_id is not null;

-- How an organiser writes a region; who else has it in its lists reads it as before.
create table editions.region_name (
  organiser_id uuid not null references people.organiser (id),
  code text not null references editions.known_region (code),
  name text not null,
  full_name text not null,
  primary key (organiser_id, code)
);
call platform.protect('editions.region_name');
call platform.keep_time('editions.region_name');

-- Until now every organiser could add a region for all. What one organiser alone has used becomes its own; what nobody
-- has used goes; what several use stays as it is, and nobody can change it for the others any more.
create temporary table used_region (code text, organiser_id uuid) on commit drop;
alter table editions.agency no force row level security;
alter table editions.delegation no force row level security;
alter table editions.supervisor no force row level security;
alter table exhibitors.business no force row level security;
alter table floor.assignment no force row level security;
alter table call.application no force row level security;
alter table people.membership no force row level security;
alter table people.invitation no force row level security;
insert into used_region
  select region_code, organiser_id from editions.agency where region_code is not null
  union select region_code, organiser_id from editions.delegation
  union select region_code, organiser_id from editions.supervisor where region_code is not null
  union select region_code, organiser_id from exhibitors.business
  union select region_code, organiser_id from floor.assignment where region_code is not null
  union select region_code, organiser_id from call.application
  union select region_code, organiser_id from people.membership where region_code is not null
  union select region_code, organiser_id from people.invitation where region_code is not null;
alter table editions.agency force row level security;
alter table editions.delegation force row level security;
alter table editions.supervisor force row level security;
alter table exhibitors.business force row level security;
alter table floor.assignment force row level security;
alter table call.application force row level security;
alter table people.membership force row level security;
alter table people.invitation force row level security;
update editions.known_region set organiser_id = used.organiser_id
  from (select code, (min(organiser_id::text))::uuid as organiser_id from used_region group by code having count(*) = 1) as used
  where used.code = known_region.code;
delete from editions.known_region where code not in (select code from used_region);
drop table used_region;

-- The regions of a pack are written by migrations; an organiser adds its own and takes them away again.
revoke insert on editions.known_region from gelaran_app;
alter table editions.known_region enable row level security;
alter table editions.known_region force row level security;
create policy known on editions.known_region for select
  using (organiser_id is null or organiser_id = (select platform.organiser()));
create policy adding on editions.known_region for insert with check (organiser_id = (select platform.organiser()));
create policy removing on editions.known_region for delete using (organiser_id = (select platform.organiser()));
grant select, insert, delete on editions.known_region to gelaran_app;

-- A region as the organiser of the transaction calls it.
create view editions.region with (security_invoker = true) as
  select known.code, known.country, known.kind, known.parent_code,
    coalesce(called.name, known.name) as name, coalesce(called.full_name, known.full_name) as full_name,
    known.organiser_id is not null as own, called.code is not null as renamed,
    greatest(known.updated_at, called.updated_at) as updated_at
  from editions.known_region as known
  left join editions.region_name as called
    on called.organiser_id = (select platform.organiser()) and called.code = known.code;
grant select on editions.region to gelaran_app;
