-- Open data that can be followed: when what everybody may read was last written, and what of it is gone.

call platform.keep_time('editions.region');
call platform.keep_time('editions.series');
call platform.keep_time('editions.edition');
call platform.keep_time('editions.agency');
call platform.keep_time('editions.delegation');
call platform.keep_time('editions.venue');
call platform.keep_time('floor.hall');
call platform.keep_time('floor.booth');
call platform.keep_time('floor.assignment');

-- Series are read across organisers, as editions are: their names stand on posters.
create policy listed on editions.series for select using ((select platform.organiser()) is null);

-- What is gone may be named by a code as well as by an id, and what comes back is no longer gone.
alter table platform.gone no force row level security;
alter table exhibitors.exhibitor no force row level security;
drop trigger bury on exhibitors.exhibitor;
alter table platform.gone alter column key type text using key::text;
delete from platform.gone where exists (
  select from exhibitors.exhibitor where exhibitor.organiser_id = gone.organiser_id and exhibitor.edition_id = gone.edition_id
    and exhibitor.business_id::text = gone.key);
alter table platform.gone force row level security;
alter table exhibitors.exhibitor force row level security;

-- Of a table with `organiser_id` and `edition_id`: the first argument is the kind, the second the column that names a row.
create or replace function platform.bury() returns trigger
  language plpgsql as $$
begin
  insert into platform.gone (organiser_id, edition_id, kind, key)
    values (old.organiser_id, old.edition_id, tg_argv[0], to_jsonb(old) ->> tg_argv[1])
    on conflict (organiser_id, edition_id, kind, key) do update set at = clock_timestamp();
  return null;
end $$;
create function platform.unbury() returns trigger
  language plpgsql as $$
begin
  delete from platform.gone
    where organiser_id = new.organiser_id and edition_id = new.edition_id and kind = tg_argv[0] and key = to_jsonb(new) ->> tg_argv[1];
  return null;
end $$;
create procedure platform.remember_gone(target regclass, kind text, name text)
  language plpgsql as $$
begin
  execute format('create trigger bury after delete on %s for each row execute function platform.bury(%L, %L)', target, kind, name);
  execute format('create trigger unbury after insert on %s for each row execute function platform.unbury(%L, %L)', target, kind, name);
end $$;
call platform.remember_gone('exhibitors.exhibitor', 'business', 'business_id');
call platform.remember_gone('editions.delegation', 'delegation', 'region_code');
call platform.remember_gone('editions.venue', 'venue', 'id');
call platform.remember_gone('floor.hall', 'hall', 'id');
call platform.remember_gone('floor.booth', 'booth', 'id');
call platform.remember_gone('floor.assignment', 'assignment', 'id');

-- A permit that is checked, or no longer is, stands in what everybody reads of the business.
create function exhibitors.touch_business() returns trigger
  language plpgsql as $$
begin
  update exhibitors.business set updated_at = clock_timestamp()
    where organiser_id = new.organiser_id and id = new.business_id;
  return null;
end $$;
create trigger touch_business after update of state, expires_on on exhibitors.identifier
  for each row when (old.state = 'verified' or new.state = 'verified') execute function exhibitors.touch_business();

-- So do a product's photographs.
create function catalogue.touch_product() returns trigger
  language plpgsql as $$
begin
  update catalogue.product set updated_at = clock_timestamp()
    where organiser_id = coalesce(new.organiser_id, old.organiser_id) and id = coalesce(new.product_id, old.product_id);
  return null;
end $$;
create trigger touch_product after insert or update or delete on catalogue.product_photo
  for each row execute function catalogue.touch_product();

-- When the place of a business was last changed: its products are found elsewhere then.
create table floor.moved_business (
  organiser_id uuid not null,
  edition_id uuid not null,
  business_id uuid not null,
  at timestamptz not null default clock_timestamp(),
  primary key (organiser_id, edition_id, business_id),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id),
  foreign key (organiser_id, business_id) references exhibitors.business (organiser_id, id)
);
call platform.protect('floor.moved_business');

-- Published to the slices above.
create view floor.moved with (security_invoker = true) as
  select organiser_id, edition_id, business_id, at as moved_at from floor.moved_business;
grant select on floor.moved to gelaran_app;

-- Says that whoever sells in a booth is found elsewhere, or is another one.
create function floor.touch_booth(its_organiser uuid, its_booth uuid) returns void
  language plpgsql as $$
begin
  update floor.booth set updated_at = clock_timestamp() where organiser_id = its_organiser and id = its_booth;
  insert into floor.moved_business (organiser_id, edition_id, business_id)
    select distinct seat.organiser_id, seat.edition_id, seat.business_id from floor.seat
      join floor.assignment on assignment.organiser_id = seat.organiser_id and assignment.id = seat.assignment_id
      where assignment.organiser_id = its_organiser and assignment.booth_id = its_booth
      order by seat.business_id
    on conflict (organiser_id, edition_id, business_id) do update set at = clock_timestamp();
end $$;

create function floor.seat_changed() returns trigger
  language plpgsql as $$
declare
  changed floor.seat := coalesce(new, old);
begin
  insert into floor.moved_business (organiser_id, edition_id, business_id)
    values (changed.organiser_id, changed.edition_id, changed.business_id)
    on conflict (organiser_id, edition_id, business_id) do update set at = clock_timestamp();
  update floor.assignment set updated_at = clock_timestamp() where organiser_id = changed.organiser_id and id = changed.assignment_id;
  update floor.booth set updated_at = clock_timestamp()
    where organiser_id = changed.organiser_id
      and id = (select booth_id from floor.assignment where organiser_id = changed.organiser_id and id = changed.assignment_id);
  return null;
end $$;
create trigger seat_changed after insert or update or delete on floor.seat for each row execute function floor.seat_changed();

create function floor.assignment_changed() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform floor.touch_booth(old.organiser_id, old.booth_id); end if;
  if tg_op = 'INSERT' or new.booth_id <> old.booth_id then perform floor.touch_booth(new.organiser_id, new.booth_id); end if;
  return null;
end $$;
create trigger assignment_changed after insert or delete or update of booth_id, holder, region_code, agency_id, days on floor.assignment
  for each row execute function floor.assignment_changed();

create function floor.booth_changed() returns trigger
  language plpgsql as $$
begin
  perform floor.touch_booth(new.organiser_id, new.id);
  return null;
end $$;
create trigger booth_changed after update of number on floor.booth
  for each row when (old.number <> new.number) execute function floor.booth_changed();

-- Since when the oldest transaction that writes has been running, of those that the owner of this function may see; null
-- without one. What such a transaction wrote shows only later, with the time at which it was written.
create function platform.oldest_writing() returns timestamptz
  language sql volatile security definer set search_path = pg_catalog
  return (select min(xact_start) from pg_stat_activity where datname = current_database() and backend_xid is not null and pid <> pg_backend_pid());
grant execute on function platform.oldest_writing() to gelaran_app;
