-- Figures: sums that the projector folds from what the till recorded, so that no page ever adds up sales itself.
create schema insights;
grant usage on schema insights to gelaran_app;

-- One sum of one metric on one basis. `verify` recomputes every row from the log and must agree exactly.
create table insights.rollup (
  organiser_id uuid not null,
  edition_id uuid not null,
  -- By what it is told: `total`, or a region, a product, an hour and so on, whose code or id is the key.
  dimension text not null check (dimension in ('total', 'hour', 'minute', 'region', 'category', 'product', 'business', 'booth', 'method')),
  -- Calendar day of the sale in the edition's zone.
  day date not null,
  metric text not null check (metric in ('turnover', 'payments', 'voids')),
  basis text not null check (basis in ('counted', 'reported', 'claimed', 'estimated', 'target')),
  -- Empty for totals, and for what the catalogue did not know.
  key text not null,
  -- Minor units of the edition's currency.
  amount bigint not null,
  -- Receipts that stand: sales less voids.
  count bigint not null,
  units bigint not null,
  primary key (organiser_id, edition_id, dimension, day, metric, basis, key),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id)
) with (fillfactor = 60);
call platform.protect('insights.rollup', 'select, insert, update');

-- An upload that could not be folded: kept with its reason, and counted as missing by every figure, until it is tried again.
create table insights.parked (
  organiser_id uuid not null,
  batch_id uuid not null,
  edition_id uuid not null,
  reason text not null,
  parked_at timestamptz not null,
  primary key (organiser_id, batch_id),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id)
);
call platform.protect('insights.parked', 'select, insert, delete');

-- What the hall's log shows to figures and to their check: read only, within the organiser.
create view hall.logged_event with (security_invoker = true) as
  select event.organiser_id, batch.edition_id, event.device_id, device.booth_id, event.batch_id, batch.clock_offset,
    event.seq, event.id, event.hash, event.line
  from hall.event
  join hall.batch on batch.organiser_id = event.organiser_id and batch.id = event.batch_id
  join hall.device on device.organiser_id = event.organiser_id and device.id = event.device_id;
create view hall.logged_device with (security_invoker = true) as
  select organiser_id, edition_id, id as device_id, code, kind, booth_id, delivered, head_seq, head_hash
  from hall.device;
create view hall.logged_batch with (security_invoker = true) as
  select organiser_id, edition_id, id as batch_id, device_id, received_at, events
  from hall.batch;
create view hall.aside with (security_invoker = true) as
  select quarantine.organiser_id, device.edition_id, quarantine.device_id, quarantine.seq, quarantine.code
  from hall.quarantine
  join hall.device on device.organiser_id = quarantine.organiser_id and device.id = quarantine.device_id;
create view hall.raised with (security_invoker = true) as
  select organiser_id, edition_id, code, settled_at is not null as settled
  from hall.exception;
grant select on hall.logged_event, hall.logged_device, hall.logged_batch, hall.aside, hall.raised to gelaran_app;
