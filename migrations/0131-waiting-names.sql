-- A new name that a business which takes part has asked for: signs, pages, tills and papers keep the accepted one until an officer has
-- looked. A refused one stays for its owner to read until another is asked for.
create table exhibitors.asked_name (
  organiser_id uuid not null,
  business_id uuid not null,
  name text not null,
  asked_at timestamptz not null,
  -- Why it was refused; null while it waits.
  refused text,
  primary key (organiser_id, business_id),
  foreign key (organiser_id, business_id) references exhibitors.business (organiser_id, id) on delete cascade
);
call platform.protect('exhibitors.asked_name');
