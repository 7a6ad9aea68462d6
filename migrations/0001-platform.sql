-- The ground: who the tenant is, how a table is protected, the outbox, the audit log, kept mail.

grant usage on schema platform to gelaran_app;
grant select on platform.migration to gelaran_app;

-- The tenant of this transaction, or null: every policy compares with it, so an unset tenant sees nothing.
create function platform.organiser() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.organiser', true), '')::uuid;

-- The signed-in person of this transaction, or null.
create function platform.person() returns text
  language sql stable parallel safe
  return nullif(current_setting('app.user', true), '');

-- Puts a tenant table behind row level security, for its owner too, and gives the application what it needs of it.
create procedure platform.protect(target regclass, privileges text default 'select, insert, update, delete')
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s using (organiser_id = (select platform.organiser())) with check (organiser_id = (select platform.organiser()))', target);
  execute format('grant %s on %s to gelaran_app', privileges, target);
end $$;

-- News for slices above. Read across organisers by the worker, so reading is open; rows hold ids only.
create table platform.outbox (
  seq bigint generated always as identity primary key,
  organiser_id uuid not null,
  topic text not null,
  payload jsonb not null,
  at timestamptz not null default now()
);
alter table platform.outbox enable row level security;
alter table platform.outbox force row level security;
create policy reading on platform.outbox for select using (true);
create policy telling on platform.outbox for insert with check (organiser_id = (select platform.organiser()));
create policy taking on platform.outbox for delete using (organiser_id = (select platform.organiser()));
create policy locking on platform.outbox for update using (organiser_id = (select platform.organiser()));
grant select, insert, update, delete on platform.outbox to gelaran_app;

-- Who did what. Chained by hash within an organiser; ids only, so that the chain survives the forgetting of a person.
create table platform.audit (
  organiser_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  action text not null,
  subject text not null,
  data jsonb not null,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (organiser_id, seq)
);
call platform.protect('platform.audit', 'select, insert');

-- Mail that was sent, or that is kept and shown because no mail server is set.
create table platform.mail (
  organiser_id uuid not null,
  id uuid not null,
  recipient text not null,
  subject text not null,
  body text not null,
  made_at timestamptz not null,
  sent_at timestamptz,
  failure text,
  primary key (organiser_id, id)
);
create index mail_recent on platform.mail (organiser_id, made_at desc);
call platform.protect('platform.mail', 'select, insert, update');

-- Keys that every process of one installation shares.
create table platform.secret (
  name text primary key,
  value text not null,
  made_at timestamptz not null default now()
);
grant select, insert on platform.secret to gelaran_app;
