-- Two entries of one business become one: the other stays as a stone with the way to the one that was kept, and is listed nowhere.
alter table exhibitors.business
  add column merged_into uuid,
  add foreign key (organiser_id, merged_into) references exhibitors.business (organiser_id, id),
  add check (merged_into <> id);
create index business_merged on exhibitors.business (organiser_id, merged_into) where merged_into is not null;

create or replace view exhibitors.registered with (security_invoker = true) as
  select organiser_id, id as business_id, slug, name, region_code, made_up from exhibitors.business where merged_into is null;
