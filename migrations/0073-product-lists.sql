-- A list of products that somebody sent: kept until it is taken in or thrown away, so that a reload loses nothing. It says
-- names of businesses and of what they sell, no contacts; whoever sends a list throws away those older than 30 days.
create table catalogue.product_list (
  organiser_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  sent_by text not null references people."user" (id),
  file_name text not null,
  sent_at timestamptz not null,
  -- Header and rows as read; null once taken in: the products have it then.
  content jsonb,
  taken_at timestamptz,
  -- How many rows became what.
  outcome jsonb,
  primary key (organiser_id, id),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id),
  check ((content is null) = (outcome is not null)),
  check ((content is null) = (taken_at is not null))
);
create index product_list_sender on catalogue.product_list (organiser_id, edition_id, sent_by, sent_at desc);
call platform.protect('catalogue.product_list');
