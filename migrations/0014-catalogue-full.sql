-- The catalogue at full width: descriptions, when what was changed, and what is gone since.

-- Instants of the database's own clock: callers ask what has changed since they last asked.
create function platform.touch() returns trigger
  language plpgsql as $$
begin
  new.updated_at := clock_timestamp();
  return new;
end $$;

-- Adds to a table when each of its rows was last written.
create procedure platform.keep_time(target regclass)
  language plpgsql as $$
begin
  execute format('alter table %s add column updated_at timestamptz not null default clock_timestamp()', target);
  execute format('create trigger touch before update on %s for each row execute function platform.touch()', target);
end $$;

alter table catalogue.product add column description_id text not null default '' check (length(description_id) <= 4000);
alter table catalogue.product add column description_en text not null default '' check (length(description_en) <= 4000);
call platform.keep_time('catalogue.product');
call platform.keep_time('catalogue.listing');
call platform.keep_time('exhibitors.business');
call platform.keep_time('exhibitors.exhibitor');

-- The products of a business at an edition are read by business; those of an edition by edition.
create index listing_product on catalogue.listing (organiser_id, product_id);

-- What was shown in public and no longer is. Callers who keep a copy learn here what to drop.
create table platform.gone (
  organiser_id uuid not null,
  edition_id uuid not null,
  kind text not null,
  key uuid not null,
  at timestamptz not null default clock_timestamp(),
  primary key (organiser_id, edition_id, kind, key)
);
call platform.protect('platform.gone');

create function platform.bury() returns trigger
  language plpgsql as $$
begin
  insert into platform.gone (organiser_id, edition_id, kind, key)
    values (old.organiser_id, old.edition_id, tg_argv[0], old.business_id)
    on conflict (organiser_id, edition_id, kind, key) do update set at = clock_timestamp();
  return null;
end $$;
create trigger bury after delete on exhibitors.exhibitor for each row execute function platform.bury('business');

-- Published to the slices above: when the public facts of a business at an edition were last written.
create view exhibitors.written with (security_invoker = true) as
  select exhibitor.organiser_id, exhibitor.edition_id, exhibitor.business_id,
    greatest(exhibitor.updated_at, business.updated_at) as updated_at
  from exhibitors.exhibitor
  join exhibitors.business on business.organiser_id = exhibitor.organiser_id and business.id = exhibitor.business_id;
grant select on exhibitors.written to gelaran_app;

-- Published: what an edition shows of a business beyond its name.
create view exhibitors.told with (security_invoker = true) as
  select exhibitor.organiser_id, exhibitor.edition_id, exhibitor.business_id, business.story_id, business.story_en, business.whatsapp
  from exhibitors.exhibitor
  join exhibitors.business on business.organiser_id = exhibitor.organiser_id and business.id = exhibitor.business_id;
grant select on exhibitors.told to gelaran_app;
