-- What a mail is for, until when what it carries opens something, how often it was tried, and why one is not sent any more.
alter table platform.mail
  add column kind text not null default 'other',
  -- The invitation, application or message that it is about.
  add column about uuid,
  add column lives_until timestamptz,
  add column tries integer not null default 0,
  add column tried_at timestamptz,
  add column dropped text check (dropped in ('link-died', 'replaced', 'used'));
create index mail_about on platform.mail (organiser_id, about) where about is not null;
create index mail_unsent on platform.mail (organiser_id, made_at desc) where sent_at is null;
