-- The till's second version: discounts, notes, references, refunds, handovers; supervisors and their PINs; exceptions and
-- quarantined lines that a person judges; phones that take over from others.

-- A refund pays back a sale (of any phone of the edition, perhaps not here yet). Its amounts are below zero and, unlike
-- those of a void, its day and time are its own.
alter table till.receipt
  add column refunds uuid,
  add constraint receipt_one_kind check (voids is null or refunds is null);
-- In a refund `line_no` is the number of the sale's line. The discount is already taken off the amount.
alter table till.line
  add column discount bigint not null default 0,
  add column note text;
alter table till.payment add column reference text;

-- Why money was paid back, and by whose word; its receipt has the same id.
create table till.refund (
  organiser_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  booth_id uuid,
  device_id uuid not null,
  shift_id uuid not null,
  batch_id uuid not null,
  seq integer not null,
  sale_id uuid not null,
  sale_receipt text not null,
  supervisor_id uuid not null,
  -- As the phone knew the supervisor when the PIN was typed.
  supervisor_name text not null,
  reason text not null,
  paid_at timestamptz not null,
  -- Somebody has looked at it: the PIN of six digits does not stop a thief, a second look does.
  reviewed_at timestamptz,
  reviewed_by text,
  primary key (organiser_id, id),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id)
);
create index refund_of_sale on till.refund (organiser_id, sale_id);
create index refund_listed on till.refund (organiser_id, edition_id, paid_at, id);
call platform.protect('till.refund', 'select, insert, update');

alter table till.shift
  add column cashier text,
  add column opening_notes jsonb,
  add column closing_notes jsonb;

create table till.handover (
  organiser_id uuid not null,
  device_id uuid not null,
  seq integer not null,
  id uuid not null,
  edition_id uuid not null,
  booth_id uuid,
  shift_id uuid not null,
  batch_id uuid not null,
  handed_at timestamptz not null,
  from_cashier text not null,
  to_cashier text not null,
  counted_cash bigint not null,
  -- As the device reckoned it.
  expected_cash bigint not null,
  notes jsonb,
  primary key (organiser_id, device_id, seq),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id)
);
call platform.protect('till.handover', 'select, insert');

create or replace view till.recorded_receipt with (security_invoker = true) as
  select organiser_id, edition_id, booth_id, device_id, batch_id, id, seq,
    case when voids is not null then 'void' when refunds is not null then 'refund' else 'sale' end as kind, voids,
    number, shift_id, day, hour, sold_at, total, catalogue_version, refunds
  from till.receipt;
create or replace view till.recorded_line with (security_invoker = true) as
  select organiser_id, edition_id, booth_id, batch_id, receipt_id, line_no, day, product_id, business_id, region_code, category, name,
    quantity, unit_price, amount, discount, note
  from till.line;
create or replace view till.recorded_payment with (security_invoker = true) as
  select organiser_id, edition_id, batch_id, receipt_id, no, day, method, amount, state, reference
  from till.payment;

-- Who may allow a refund at a till: a name, and a PIN that phones can check without a network.
create table editions.supervisor (
  organiser_id uuid not null,
  edition_id uuid not null,
  id uuid not null,
  name text not null,
  -- Of the booths of one region; null for all.
  region_code text references editions.region (code),
  -- Where refunds are sent to be looked at; null for none.
  email text,
  salt text not null,
  iterations integer not null check (iterations between 1 and 10000000),
  hash text not null,
  made_at timestamptz not null,
  pin_set_at timestamptz not null,
  ended_at timestamptz,
  primary key (organiser_id, id),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id)
);
create index supervisor_of_edition on editions.supervisor (organiser_id, edition_id);
call platform.protect('editions.supervisor', 'select, insert, update');

-- How much a cashier may let off, in percent: of the edition (no booth), and of booths that differ. None said: 100.
create table catalogue.discount_limit (
  organiser_id uuid not null,
  edition_id uuid not null,
  booth_id uuid,
  percent smallint not null check (percent between 0 and 100),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id),
  foreign key (organiser_id, edition_id, booth_id) references floor.booth (organiser_id, edition_id, id),
  unique nulls not distinct (organiser_id, edition_id, booth_id)
);
call platform.protect('catalogue.discount_limit', 'select, insert, update, delete');

-- The seller names the price; the listed one is a suggestion.
alter table catalogue.listing add column free_price boolean not null default false;

-- What a person decided.
alter table hall.exception
  add column outcome text check (outcome in ('right', 'mistake', 'misuse', 'explained')),
  add column note text,
  -- Settled before and opened again: who closed it last is in the audit log.
  add column reopened_at timestamptz;
create index exception_listed on hall.exception (organiser_id, edition_id, raised_at desc, id desc);
create index exception_of_event on hall.exception (organiser_id, event_id);

-- A line kept aside can be taken into the log, when it is sound, or be left out for ever, with a reason.
alter table hall.quarantine
  add column verdict text check (verdict in ('accepted', 'set-aside')),
  add column reason text,
  add column judged_at timestamptz,
  add column judged_by text;
grant update on hall.quarantine to gelaran_app;

-- A phone that takes over from another in mid-shift.
alter table hall.enrolment add column replaces uuid;
alter table hall.device add column replaces uuid;

-- What was paid back and what was let off: figures of their own, taken off the turnover already.
alter table insights.rollup drop constraint rollup_metric_check;
alter table insights.rollup add constraint rollup_metric_check check (metric in ('turnover', 'payments', 'voids', 'refunds', 'discounts'));
