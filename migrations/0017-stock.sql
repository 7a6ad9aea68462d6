-- Goods on consignment: delivery notes, their handover, and what came back or broke. What is sold is the till's to say.
create schema stock;
grant usage on schema stock to gelaran_app;

-- A delivery note (surat jalan): what a business sends to an edition. Once sent its lines stand still; the handover says
-- what arrived. Cancelled, never deleted: its number has been written on paper.
create table stock.delivery_note (
  organiser_id uuid not null,
  edition_id uuid not null,
  id uuid not null,
  business_id uuid not null,
  number integer not null check (number > 0),
  state text not null check (state in ('draft', 'sent', 'received', 'cancelled')),
  remark text not null,
  -- Grows with each change, so that two who write at once do not undo each other.
  version integer not null,
  written_at timestamptz not null,
  sent_at timestamptz,
  -- Who handed over and who took, as they sign on paper; the person who was signed in is in the audit log.
  sent_by text,
  received_at timestamptz,
  received_by text,
  receipt_remark text,
  primary key (organiser_id, id),
  unique (organiser_id, edition_id, number),
  unique (organiser_id, edition_id, id),
  foreign key (organiser_id, edition_id, business_id) references exhibitors.exhibitor (organiser_id, edition_id, business_id),
  check ((sent_at is null) = (sent_by is null)),
  check ((received_at is null) = (received_by is null)),
  check (state <> 'sent' or sent_at is not null),
  check ((state = 'received') = (received_at is not null))
);
create index delivery_note_business on stock.delivery_note (organiser_id, edition_id, business_id);
call platform.protect('stock.delivery_note', 'select, insert, update');

create table stock.delivery_line (
  organiser_id uuid not null,
  note_id uuid not null,
  line_no smallint not null,
  product_id uuid not null,
  -- The maker's mark on a lot; empty where there is none.
  batch text not null,
  expires_on date,
  sent integer not null check (sent > 0),
  -- Counted at the handover; null until then.
  received integer check (received >= 0),
  primary key (organiser_id, note_id, line_no),
  foreign key (organiser_id, note_id) references stock.delivery_note (organiser_id, id),
  foreign key (organiser_id, product_id) references catalogue.product (organiser_id, id)
);
call platform.protect('stock.delivery_line');

-- Every change of what an edition holds of a product, but for sales. Appended only: a mistake is put right by another row.
create table stock.movement (
  organiser_id uuid not null,
  edition_id uuid not null,
  id uuid not null,
  business_id uuid not null,
  product_id uuid not null,
  kind text not null check (kind in ('received', 'returned', 'damaged', 'corrected')),
  -- Pieces; only a correction may be below zero (fewer are there than was thought).
  quantity integer not null check (quantity <> 0 and (kind = 'corrected' or quantity > 0)),
  batch text not null,
  expires_on date,
  reason text not null,
  moved_at timestamptz not null,
  -- The delivery note that brought it; null for all else.
  note_id uuid,
  primary key (organiser_id, id),
  foreign key (organiser_id, edition_id, business_id) references exhibitors.exhibitor (organiser_id, edition_id, business_id),
  foreign key (organiser_id, edition_id, note_id) references stock.delivery_note (organiser_id, edition_id, id),
  foreign key (organiser_id, product_id) references catalogue.product (organiser_id, id),
  check ((kind = 'received') = (note_id is not null))
);
create index movement_listed on stock.movement (organiser_id, edition_id, business_id, moved_at, id);
call platform.protect('stock.movement', 'select, insert');

-- Published to the slices above: how many pieces of a product moved which way.
create view stock.moved with (security_invoker = true) as
  select organiser_id, edition_id, business_id, product_id,
    coalesce(sum(quantity) filter (where kind = 'received'), 0)::bigint as received,
    coalesce(sum(quantity) filter (where kind = 'returned'), 0)::bigint as returned,
    coalesce(sum(quantity) filter (where kind = 'damaged'), 0)::bigint as damaged,
    coalesce(sum(quantity) filter (where kind = 'corrected'), 0)::bigint as corrected
  from stock.movement
  group by organiser_id, edition_id, business_id, product_id;
grant select on stock.moved to gelaran_app;
