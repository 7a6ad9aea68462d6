-- A list of nominations that somebody sent: kept until it is taken in or thrown away, so that a reload loses nothing.
create table call.nomination_list (
  organiser_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  sent_by text not null references people."user" (id),
  file_name text not null,
  sent_at timestamptz not null,
  state text not null check (state in ('sent', 'taking', 'taken')),
  -- Header and rows as read; null once taken in: the businesses have it then.
  content jsonb,
  -- Rows done while it is taken in.
  progress integer not null default 0,
  taken_at timestamptz,
  -- How many rows became what.
  outcome jsonb,
  primary key (organiser_id, id),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id),
  check ((state = 'taken') = (content is null)),
  check ((state = 'taken') = (outcome is not null))
);
create index nomination_list_sender on call.nomination_list (organiser_id, edition_id, sent_by, sent_at desc);
call platform.protect('call.nomination_list');
