-- Products (lasting), listings (a product at an edition with a price) and the signed snapshots that tills carry.
create schema catalogue;
grant usage on schema catalogue to gelaran_app;

create table catalogue.category (
  code text primary key check (code ~ '^[a-z]+(-[a-z]+)*$'),
  name_id text not null,
  name_en text not null,
  position integer not null
);
grant select, insert on catalogue.category to gelaran_app;

create table catalogue.product (
  organiser_id uuid not null,
  id uuid not null,
  business_id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name_id text not null,
  name_en text not null,
  category text not null references catalogue.category (code),
  unit text,
  primary key (organiser_id, id),
  unique (organiser_id, slug),
  foreign key (organiser_id, business_id) references exhibitors.business (organiser_id, id)
);
create index product_business on catalogue.product (organiser_id, business_id);
call platform.protect('catalogue.product');

create table catalogue.listing (
  organiser_id uuid not null,
  edition_id uuid not null,
  product_id uuid not null,
  price bigint not null check (price between 0 and 10000000000),
  withdrawn boolean not null default false,
  primary key (organiser_id, edition_id, product_id),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id),
  foreign key (organiser_id, product_id) references catalogue.product (organiser_id, id)
);
call platform.protect('catalogue.listing');

-- What a till of a booth carries, exactly as signed. Prices of an old version stay checkable.
create table catalogue.snapshot (
  organiser_id uuid not null,
  edition_id uuid not null,
  booth_id uuid not null,
  version bigint not null,
  body text not null,
  signature text not null,
  made_at timestamptz not null,
  primary key (organiser_id, booth_id, version),
  foreign key (organiser_id, edition_id, booth_id) references floor.booth (organiser_id, edition_id, id)
);
call platform.protect('catalogue.snapshot', 'select, insert');

-- The organiser's signing key (ECDSA P-256); the public half travels to every phone at enrolment.
create table catalogue.signing_key (
  organiser_id uuid primary key references people.organiser (id),
  public_key text not null,
  private_key text not null,
  made_at timestamptz not null
);
call platform.protect('catalogue.signing_key', 'select, insert');
