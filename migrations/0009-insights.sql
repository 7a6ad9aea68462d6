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
