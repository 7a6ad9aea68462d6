-- Photographs of products, and what the catalogue reads of editions for addresses that last.
create table catalogue.product_photo (
  organiser_id uuid not null,
  product_id uuid not null,
  file_id uuid not null,
  -- The first is the cover.
  position integer not null check (position between 0 and 11),
  alt_id text not null default '' check (length(alt_id) <= 200),
  alt_en text not null default '' check (length(alt_en) <= 200),
  primary key (organiser_id, product_id, file_id),
  -- Checked at the end: an order changes as a whole.
  unique (organiser_id, product_id, position) deferrable initially deferred,
  foreign key (organiser_id, product_id) references catalogue.product (organiser_id, id),
  foreign key (organiser_id, file_id) references platform.file (organiser_id, id)
);
create index product_photo_file on catalogue.product_photo (organiser_id, file_id);
call platform.protect('catalogue.product_photo');

-- Published to the slices above: an organiser's editions as posters announce them.
create view editions.announced with (security_invoker = true) as
  select organiser_id, id as edition_id, slug, name, venue, city, zone, currency, starts_on, ends_on, content_version
  from editions.edition;
grant select on editions.announced to gelaran_app;

-- Published: what somebody has checked of a business, and the last day of the certificate.
create view exhibitors.proven with (security_invoker = true) as
  select organiser_id, business_id, kind, value, expires_on
  from exhibitors.identifier
  where state = 'verified';
grant select on exhibitors.proven to gelaran_app;
