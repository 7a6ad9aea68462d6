-- News that could not be made into messages is set aside: it waits for its next try, holds up nothing that came after it, and
-- is shown. `next_at` null: as soon as possible.
alter table platform.webhook_news
  add column attempts integer not null default 0,
  add column next_at timestamptz,
  -- Why the last try failed, for whoever runs the machine.
  add column fault text;
create index webhook_news_due on platform.webhook_news (organiser_id, seq);
