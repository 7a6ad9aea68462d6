-- Published to the slices above: under which category what was sold under an older code is told.
create view catalogue.merged with (security_invoker = true) as
  select organiser_id, code, merged_into from catalogue.category where merged_into is not null;
grant select on catalogue.merged to gelaran_app;
