-- Forms of pages that were sent and have changed something, so that the same form sent twice makes one thing. Whoever sends a form
-- may not have signed in yet, so a row belongs to no organiser: its key is a secret of the page that carried the form.
create table platform.sent_form (
  key text primary key check (length(key) between 36 and 120),
  -- Of who sent it, where to, and all that it held; the content itself is not kept.
  digest bytea not null check (length(digest) = 32),
  -- By the database's clock: a demo's may stand still.
  sent_at timestamptz not null default now(),
  -- What was answered, sealed, to be answered again. Null until it is known, and once it is old.
  answer bytea
);
create index sent_form_at on platform.sent_form (sent_at);
grant select, insert, update, delete on platform.sent_form to gelaran_app;
