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

-- One event, one receipt: also the way to a shift's receipts, by the seqs between its opening and its close.
create unique index receipt_event on till.receipt (organiser_id, device_id, seq);
-- Lists of receipts, the newest first.
create index receipt_listed on till.receipt (organiser_id, edition_id, day, sold_at, id);
-- What an upload brought, for the slices that fold upload by upload; lines and payments are found by their receipt.
create index receipt_batch on till.receipt (organiser_id, batch_id);

-- Every void that a device asked for, counted or not: the first by seq whose sale is in the log is counted as a receipt.
create table till.void_claim (
  organiser_id uuid not null,
  device_id uuid not null,
  sale_id uuid not null,
  seq integer not null,
  id uuid not null,
  edition_id uuid not null,
  booth_id uuid,
  shift_id uuid not null,
  batch_id uuid not null,
  claimed_at timestamptz not null,
  reason text not null,
  -- What it says it reverses, compared with the sale when both are there.
  copy text not null,
  primary key (organiser_id, device_id, sale_id, seq),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id)
);
call platform.protect('till.void_claim', 'select, insert');

-- A shift's opening and close arrive in any order, so either half may still be missing.
create table till.shift (
  organiser_id uuid not null,
  device_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  booth_id uuid,
  opened_seq integer,
  opened_at timestamptz,
  opening_cash bigint,
  closed_seq integer,
  closed_at timestamptz,
  counted_cash bigint,
  -- As the device reckoned it; the recap reckons again from the receipts.
  expected_cash bigint,
  variance bigint generated always as (counted_cash - expected_cash) stored,
  primary key (organiser_id, device_id, id),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id),
  check ((opened_seq is null) = (opened_at is null) and (opened_seq is null) = (opening_cash is null)),
  check ((closed_seq is null) = (closed_at is null) and (closed_seq is null) = (counted_cash is null))
);
create index shift_edition on till.shift (organiser_id, edition_id);
call platform.protect('till.shift', 'select, insert, update');

create table till.cash_movement (
  organiser_id uuid not null,
  device_id uuid not null,
  seq integer not null,
  id uuid not null,
  edition_id uuid not null,
  booth_id uuid,
  shift_id uuid not null,
  batch_id uuid not null,
  moved_at timestamptz not null,
  direction text not null check (direction in ('in', 'out')),
  amount bigint not null,
  reason text not null,
  primary key (organiser_id, device_id, seq),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id)
);
call platform.protect('till.cash_movement', 'select, insert');

-- Published to the slices above.
create view till.recorded_receipt with (security_invoker = true) as
  select organiser_id, edition_id, booth_id, device_id, batch_id, id, seq, case when voids is null then 'sale' else 'void' end as kind, voids,
    number, shift_id, day, hour, sold_at, total, catalogue_version
  from till.receipt;
create view till.recorded_line with (security_invoker = true) as
  select organiser_id, edition_id, booth_id, batch_id, receipt_id, line_no, day, product_id, business_id, region_code, category, name,
    quantity, unit_price, amount
  from till.line;
create view till.recorded_payment with (security_invoker = true) as
  select organiser_id, edition_id, batch_id, receipt_id, no, day, method, amount, state
  from till.payment;
grant select on till.recorded_receipt, till.recorded_line, till.recorded_payment to gelaran_app;
