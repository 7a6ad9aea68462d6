-- The till: what its events in the hall's log come to. Rows here are derived; `verify` recomputes them from the log.
create schema till;
grant usage on schema till to gelaran_app;

-- Sales and their counted voids. Written in one statement a batch, tens of thousands a second, so the three hot tables
-- have no foreign keys of their own: the hall has checked device, booth and edition of the batch (hall.batch).
create table till.receipt (
  organiser_id uuid not null,
  -- The id of its event.
  id uuid not null,
  edition_id uuid not null,
  booth_id uuid,
  device_id uuid not null,
  shift_id uuid not null,
  -- The upload that brought it into the count: for the void of a sale that came later, the sale's.
  batch_id uuid not null,
  -- The sale that a void reverses; null in a sale.
  voids uuid,
  sold_at timestamptz not null,
  -- Of `sold_at`, in the edition's zone. A void has all three of its sale.
  day date not null,
  hour smallint not null,
  seq integer not null,
  catalogue_version integer not null,
  -- Below zero in a void.
  total bigint not null,
  number text not null,
  -- SHA-256 of the secret in the link to the public page; null in a void.
  secret_hash bytea,
  primary key (organiser_id, id)
);
call platform.protect('till.receipt', 'select, insert, update');

create table till.line (
  organiser_id uuid not null,
  receipt_id uuid not null,
  edition_id uuid not null,
  booth_id uuid,
  batch_id uuid not null,
  product_id uuid not null,
  business_id uuid not null,
  day date not null,
  line_no smallint not null,
  -- Below zero, like the amount, in a void.
  quantity smallint not null,
  unit_price bigint not null,
  amount bigint not null,
  -- Null, like the category, where the catalogue did not know the product.
  region_code text,
  category text,
  name text not null,
  primary key (organiser_id, receipt_id, line_no)
);
call platform.protect('till.line', 'select, insert, update');

create table till.payment (
  organiser_id uuid not null,
  receipt_id uuid not null,
  edition_id uuid not null,
  batch_id uuid not null,
  day date not null,
  no smallint not null,
  -- Below zero in a void.
  amount bigint not null,
  tendered bigint,
  change bigint,
  method text not null check (method in ('cash', 'qris', 'card', 'transfer')),
  -- Cash is received; all else is claimed until somebody has confirmed that it arrived.
  state text not null check (state in ('received', 'claimed', 'confirmed')),
  primary key (organiser_id, receipt_id, no)
);
call platform.protect('till.payment', 'select, insert, update');
