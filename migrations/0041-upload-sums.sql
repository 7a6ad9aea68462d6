-- What an upload adds to the rollups, reckoned while its receipts were at hand; written in the upload's own transaction and
-- taken by the projector. An upload without such a row is added up from its receipts.
create table insights.upload_sum (
  organiser_id uuid not null,
  batch_id uuid not null,
  edition_id uuid not null,
  -- An array of rows of `insights.rollup`, each as an array: dimension, day, metric, basis, key, amount, count, units.
  cells jsonb not null,
  primary key (organiser_id, batch_id),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id)
);
call platform.protect('insights.upload_sum', 'select, insert, update, delete');
