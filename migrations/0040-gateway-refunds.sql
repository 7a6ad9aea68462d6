-- What of a settled charge went back to the buyer at the gateway, in minor units: the payment stays, its amount is shown to a person.
alter table takings.charge add column refunded bigint not null default 0 check (refunded >= 0);
