-- An edition is a draft, public, or archived; it keeps every address that it had, and open data say what is no longer public.

-- All that there are have been public from the moment they were made.
alter table editions.edition
  add column state text not null default 'public' check (state in ('draft', 'public', 'archived'));
alter table editions.edition alter column state set default 'draft';

-- A draft is nobody's business before any organiser is chosen.
drop policy listed on editions.edition;
create policy listed on editions.edition for select using ((select platform.organiser()) is null and state <> 'draft');

-- Of one edition: the address that it has now, and those that lead on to it.
alter table editions.directory
  drop constraint directory_edition_id_key,
  add column current boolean not null default true,
  add column state text not null default 'draft' check (state in ('draft', 'public', 'archived', 'deleted')),
  -- Everybody could once read under it: it is never freed for another organiser.
  add column shown boolean not null default false,
  -- Since when nobody can any more, though everybody could.
  add column withdrawn_at timestamptz;
alter table editions.directory no force row level security;
update editions.directory set state = 'public', shown = true;
alter table editions.directory force row level security;
create unique index directory_current on editions.directory (edition_id) where current;
create index directory_edition on editions.directory (edition_id);
create index directory_withdrawn on editions.directory (withdrawn_at) where withdrawn_at is not null;
grant delete on editions.directory to gelaran_app;

-- The directory follows the edition, whoever writes it.
create function editions.keep_directory() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    delete from editions.directory where edition_id = old.id and not shown;
    update editions.directory set state = 'deleted', withdrawn_at = coalesce(withdrawn_at, clock_timestamp())
      where edition_id = old.id;
    return null;
  end if;
  update editions.directory set current = false where edition_id = new.id and slug <> new.slug and current;
  update editions.directory set
      current = slug = new.slug,
      state = new.state,
      shown = shown or (slug = new.slug and new.state <> 'draft'),
      withdrawn_at = case
        when slug = new.slug and new.state <> 'draft' then null
        when shown then coalesce(withdrawn_at, clock_timestamp()) end
    where edition_id = new.id;
  return null;
end $$;
create trigger keep_directory after insert or delete or update of slug, state on editions.edition
  for each row execute function editions.keep_directory();

-- What is shown across editions leaves out those that nobody may see yet.
create or replace view editions.announced with (security_invoker = true) as
  select organiser_id, id as edition_id, slug, name, venue, city, zone, currency, starts_on, ends_on, content_version, state
  from editions.edition;

-- An edition that holds nothing but its own setting up can be deleted.
grant delete on editions.edition to gelaran_app;
grant delete on floor.plan_change to gelaran_app;
