-- A business day may end after midnight: night markets are the rule. What is sold before `day_ends_at` counts on the day before.

alter table editions.edition
  -- On the wall of the edition's zone. Whole hours, so that an hour of the figures lies in one day.
  add column day_ends_at text not null default '00:00' check (day_ends_at ~ '^0[0-6]:00$');

-- A venue that is open from 18:00 to 02:00 closes on the next calendar day.
alter table editions.venue drop constraint venue_check, add constraint venue_hours check (opens_at <> closes_at);

-- The business day of an instant: the rule of src/kinds/business-day.ts, held to it by a test. It is the day that the clock
-- shows less `day_ends_at`; where the clock has been put back over that hour, the day that had begun goes on.
create function editions.business_day(at timestamptz, zone text, day_ends_at text) returns date
  language sql stable parallel safe
  return (
    select shown.day + case when exists (
        select from generate_series(1, 8) as half_hours, lateral (select (shown.ends at time zone zone) - half_hours * interval '30 minutes' as at) as first
        where first.at at time zone zone = shown.ends and business_day.at >= first.at
      ) then 1 else 0 end
    from (
      select local.day, (local.day + 1)::timestamp + day_ends_at::interval as ends
      from (select ((at at time zone zone) - day_ends_at::interval)::date as day) as local
    ) as shown
  );

-- The day that the floor of an edition shows: today in its zone, before it its first, after it its last.
create or replace view floor.shown_day with (security_invoker = true) as
  select organiser_id, id as edition_id,
    least(greatest(editions.business_day(platform.moment(), zone, day_ends_at), starts_on), ends_on) as day
  from editions.edition;

-- Published: how the days of an edition are told.
create view editions.business_calendar with (security_invoker = true) as
  select organiser_id, id as edition_id, slug, zone, day_ends_at from editions.edition;
grant select on editions.business_calendar to gelaran_app;
