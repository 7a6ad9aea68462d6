-- Messages of the organiser to a group. Who gets one is kept by business or person; addresses are looked up, not copied. Kept as long as
-- the edition; the mails themselves stand in platform.mail.
create table call.message (
  organiser_id uuid not null,
  edition_id uuid not null,
  id uuid not null,
  audience text not null check (audience in ('participants', 'applicants', 'waiting', 'drafts', 'leads')),
  region_code text,
  subject_id text not null,
  subject_en text not null,
  body_id text not null,
  body_en text not null,
  made_at timestamptz not null,
  primary key (organiser_id, id),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id)
);
create index message_of_edition on call.message (organiser_id, edition_id, made_at desc);
call platform.protect('call.message', 'select, insert');

create table call.message_receiver (
  organiser_id uuid not null,
  message_id uuid not null,
  business_id uuid not null,
  -- By hand, through WhatsApp.
  marked_at timestamptz,
  primary key (organiser_id, message_id, business_id),
  foreign key (organiser_id, message_id) references call.message (organiser_id, id),
  foreign key (organiser_id, business_id) references exhibitors.business (organiser_id, id)
);
call platform.protect('call.message_receiver', 'select, insert, update');
