-- Where an edition is held, all its venues in words, as every page and paper says it. Written with its venues
-- (src/slices/editions/rules/venues-in-words.ts).
alter table editions.edition add column place text not null default '';
alter table editions.edition no force row level security;
alter table editions.venue no force row level security;
update editions.edition set place = said.place
  from (
    select organiser_id, edition_id,
      case when count(distinct city) = 1 then string_agg(name, ' · ' order by position) || ', ' || min(city)
        else string_agg(name || ', ' || city, ' · ' order by position) end as place
    from editions.venue group by organiser_id, edition_id
  ) as said
  where said.organiser_id = edition.organiser_id and said.edition_id = edition.id;
update editions.edition set place = venue || ', ' || city where place = '';
alter table editions.edition force row level security;
alter table editions.venue force row level security;

create or replace view editions.announced with (security_invoker = true) as
  select organiser_id, id as edition_id, slug, name, venue, city, zone, currency, starts_on, ends_on, content_version, state, place
  from editions.edition;
