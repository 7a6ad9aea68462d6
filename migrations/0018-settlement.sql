-- Settlement: who agreed to which statement of a producer's sales. The statement itself is reckoned from the receipts each time.
create schema settlement;
grant usage on schema settlement to gelaran_app;

-- A signature stands under what the statement said then (its digest), so that a later change shows. Appended only.
create table settlement.signature (
  organiser_id uuid not null,
  edition_id uuid not null,
  id uuid not null,
  business_id uuid not null,
  side text not null check (side in ('business', 'committee')),
  name text not null,
  -- SHA-256 of the statement.
  digest bytea not null check (length(digest) = 32),
  -- Net sales and payout of it, to be read without reckoning again.
  net bigint not null,
  payout bigint not null,
  signed_at timestamptz not null,
  primary key (organiser_id, id),
  foreign key (organiser_id, edition_id, business_id) references exhibitors.exhibitor (organiser_id, edition_id, business_id)
);
create index signature_business on settlement.signature (organiser_id, edition_id, business_id, side, signed_at);
call platform.protect('settlement.signature', 'select, insert');
