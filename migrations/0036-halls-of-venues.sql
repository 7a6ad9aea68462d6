-- Which venue a hall is in: an edition may be held at several, each with its own zone and hours.

-- The owner itself is under the policies, so they are lifted for filling what there is.
alter table editions.edition no force row level security;
alter table editions.venue no force row level security;
alter table floor.hall no force row level security;

-- An edition announced before venues had rows of their own has its one from its own row.
insert into editions.venue (organiser_id, edition_id, id, position, name, city, zone, opens_at, closes_at)
  select organiser_id, id, gen_random_uuid(), 0, venue, city, zone, opens_at, closes_at from editions.edition
  where not exists (
    select from editions.venue where venue.organiser_id = edition.organiser_id and venue.edition_id = edition.id
  );

alter table floor.hall add column venue_id uuid;

-- The venue that the hall's own name or place names, else the main one.
update floor.hall set venue_id = (
  select venue.id from editions.venue
  where venue.organiser_id = hall.organiser_id and venue.edition_id = hall.edition_id
  order by
    (position(lower(venue.name) in lower(hall.name || ' ' || hall.place)) > 0) desc,
    venue.position
  limit 1
);

alter table floor.hall
  alter column venue_id set not null,
  add constraint hall_venue foreign key (organiser_id, edition_id, venue_id) references editions.venue (organiser_id, edition_id, id);
create index hall_of_venue on floor.hall (organiser_id, edition_id, venue_id);

alter table editions.edition force row level security;
alter table editions.venue force row level security;
alter table floor.hall force row level security;
