-- Places that a panel has given and nobody may know of yet: they count against the quota, and become exhibitors all at once
-- when the results are published. Apart from exhibitors.exhibitor, so that nothing public can show one by mistake, and nothing
-- (a booth, a note, a settlement) can be given to it.
create table exhibitors.held_place (
  organiser_id uuid not null,
  edition_id uuid not null,
  business_id uuid not null,
  primary key (organiser_id, edition_id, business_id),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id),
  foreign key (organiser_id, business_id) references exhibitors.business (organiser_id, id)
);
call platform.protect('exhibitors.held_place');

-- Published to the slices above: places out of the quota, held or taken, a business once. Not for the public.
create view exhibitors.place with (security_invoker = true) as
  select given.organiser_id, given.edition_id, given.business_id, business.region_code
  from (
    select organiser_id, edition_id, business_id from exhibitors.exhibitor
    union
    select organiser_id, edition_id, business_id from exhibitors.held_place
  ) given
  join exhibitors.business on business.organiser_id = given.organiser_id and business.id = given.business_id;
grant select on exhibitors.place to gelaran_app;
