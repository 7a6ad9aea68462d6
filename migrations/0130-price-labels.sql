-- Price labels that were printed: what stands on the goods, so that a price that has changed since is found. No person is named.
create table catalogue.label_print (
  organiser_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  -- Of all that was asked for: the same form sent twice is one printing.
  digest bytea not null check (length(digest) = 32),
  format text not null,
  -- The first free label of the first sheet, from 1.
  start_at integer not null check (start_at between 1 and 100),
  printed_at timestamptz not null,
  primary key (organiser_id, id),
  unique (organiser_id, edition_id, digest),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id)
);
call platform.protect('catalogue.label_print');

create table catalogue.label_line (
  organiser_id uuid not null,
  print_id uuid not null,
  position integer not null,
  product_id uuid not null,
  -- As printed, in minor units of the edition's currency.
  price bigint not null,
  free_price boolean not null,
  copies integer not null check (copies between 1 and 500),
  primary key (organiser_id, print_id, position),
  foreign key (organiser_id, print_id) references catalogue.label_print (organiser_id, id) on delete cascade,
  foreign key (organiser_id, product_id) references catalogue.product (organiser_id, id) on delete cascade
);
create index label_line_product on catalogue.label_line (organiser_id, product_id);
call platform.protect('catalogue.label_line');
