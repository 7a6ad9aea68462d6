-- Published to what writes whole lists for people: shifts, who applied and how it was judged, and how participants are reached.
create view till.recorded_shift with (security_invoker = true) as
  select shift.organiser_id, shift.edition_id, shift.device_id, shift.id, shift.booth_id, shift.opened_at, shift.closed_at, shift.opening_cash,
    shift.expected_cash, shift.counted_cash, shift.variance,
    coalesce((select sum(amount) from till.cash_movement moved where moved.organiser_id = shift.organiser_id
      and moved.device_id = shift.device_id and moved.shift_id = shift.id and moved.direction = 'in'), 0)::bigint as cash_in,
    coalesce((select sum(amount) from till.cash_movement moved where moved.organiser_id = shift.organiser_id
      and moved.device_id = shift.device_id and moved.shift_id = shift.id and moved.direction = 'out'), 0)::bigint as cash_out
  from till.shift;
grant select on till.recorded_shift to gelaran_app;

create view call.judged with (security_invoker = true) as
  select application.organiser_id, application.edition_id, application.id as application_id, application.number, application.business_id,
    application.region_code, application.state, application.submitted_at, application.decided_at, application.reason_id, application.reason_en,
    application.waitlist_position, application.statement, application.nominated_by is not null as nominated,
    (select count(*) from call.assignment where assignment.organiser_id = application.organiser_id
      and assignment.application_id = application.id and assignment.state = 'done') as scored,
    (select avg(assignment.total) from call.assignment where assignment.organiser_id = application.organiser_id
      and assignment.application_id = application.id and assignment.state = 'done') as mean,
    (select min(assignment.total) from call.assignment where assignment.organiser_id = application.organiser_id
      and assignment.application_id = application.id and assignment.state = 'done') as least,
    (select max(assignment.total) from call.assignment where assignment.organiser_id = application.organiser_id
      and assignment.application_id = application.id and assignment.state = 'done') as most,
    (select sum(criterion.weight) from call.criterion where criterion.organiser_id = application.organiser_id
      and criterion.edition_id = application.edition_id) as weights
  from call.application;
grant select on call.judged to gelaran_app;

create view exhibitors.reached with (security_invoker = true) as
  select business.organiser_id, business.id as business_id, business.whatsapp, profile.contact_email, profile.class, profile.kbli,
    (select string_agg(identifier.kind || ' ' || identifier.value || ' (' || identifier.state || ')', '; ' order by identifier.kind, identifier.value)
      from exhibitors.identifier where identifier.organiser_id = business.organiser_id and identifier.business_id = business.id
        and identifier.state in ('claimed', 'verified')) as permits
  from exhibitors.business
  left join exhibitors.profile on profile.organiser_id = business.organiser_id and profile.business_id = business.id;
grant select on exhibitors.reached to gelaran_app;
