-- A joint booth sells for several businesses, each with a QRIS of its own. The text is kept as given for as long as the edition's
-- books are: what a receipt was paid to must stay traceable. It goes when the business asks to be erased.
create table floor.seller_qris (
  organiser_id uuid not null,
  edition_id uuid not null,
  business_id uuid not null,
  qris text not null check (length(qris) <= 512),
  -- The business has agreed that the amount is filled in on the till.
  dynamic boolean not null,
  primary key (organiser_id, edition_id, business_id),
  foreign key (organiser_id, edition_id, business_id) references exhibitors.exhibitor (organiser_id, edition_id, business_id)
);
call platform.protect('floor.seller_qris', 'select, insert, update, delete');

-- Whose own QRIS code took the payment, by the catalogue that the till sold from; null where it was the booth's, or is not known.
alter table till.payment add column business_id uuid;

create or replace view till.recorded_payment with (security_invoker = true) as
  select organiser_id, edition_id, batch_id, receipt_id, no, day, method, amount, state, reference, business_id
  from till.payment;
