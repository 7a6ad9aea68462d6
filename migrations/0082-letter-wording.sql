-- The organiser's own wording of a call's letters; what has no row here is worded as usual.
create table call.letter_wording (
  organiser_id uuid not null,
  edition_id uuid not null,
  kind text not null check (kind in ('accepted', 'waitlisted', 'refused', 'receipt')),
  subject_id text not null,
  subject_en text not null,
  body_id text not null,
  body_en text not null,
  primary key (organiser_id, edition_id, kind),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id)
);
call platform.protect('call.letter_wording', 'select, insert, update, delete');

-- How to reach a business: for letters and messages of the committee. Nothing of it is shown to visitors.
create view exhibitors.contact with (security_invoker = true) as
  select business.organiser_id, business.id as business_id, business.name, business.region_code, business.whatsapp, profile.contact_email
  from exhibitors.business
  left join exhibitors.profile on profile.organiser_id = business.organiser_id and profile.business_id = business.id;
grant select on exhibitors.contact to gelaran_app;
