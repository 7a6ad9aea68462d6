-- Takings: whether claimed money arrived, what gateways say, what booths without a till report. And webhooks, the news that
-- other systems are told.
create schema takings;
grant usage on schema takings to gelaran_app;

-- One act of judging payments: a statement confirmed in one go, one payment by hand, a gateway's word, or the undoing of such.
create table takings.judgement (
  organiser_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  source text not null check (source in ('gateway', 'statement', 'person')),
  verdict text not null check (verdict in ('confirmed', 'withdrawn', 'disputed')),
  note text not null,
  made_at timestamptz not null,
  -- The signed-in person; null for a gateway.
  made_by text,
  -- The judgement that this one takes back.
  undoes uuid,
  statement_id uuid,
  primary key (organiser_id, id),
  unique (organiser_id, undoes),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id),
  foreign key (organiser_id, undoes) references takings.judgement (organiser_id, id)
);
create index judgement_recent on takings.judgement (organiser_id, edition_id, made_at desc, id);
call platform.protect('takings.judgement', 'select, insert');

-- What was judged, payment by payment; only ever appended. The newest of a payment says whether its money is there.
create table takings.confirmation (
  organiser_id uuid not null,
  seq bigint generated always as identity,
  judgement_id uuid not null,
  -- The sale and the number of its payment. A void follows its sale.
  receipt_id uuid not null,
  payment_no smallint not null,
  verdict text not null check (verdict in ('confirmed', 'withdrawn', 'disputed')),
  amount bigint not null,
  -- How the other side names it: a reference of the bank, an order of the gateway.
  reference text not null,
  -- The line of a statement that stands for it, so that one line never confirms two payments.
  line_key text,
  -- When the other side says it was paid.
  paid_at timestamptz,
  primary key (organiser_id, seq),
  unique (organiser_id, judgement_id, receipt_id, payment_no),
  foreign key (organiser_id, judgement_id) references takings.judgement (organiser_id, id)
);
create index confirmation_newest on takings.confirmation (organiser_id, receipt_id, payment_no, seq desc);
create index confirmation_line on takings.confirmation (organiser_id, line_key) where line_key is not null;
call platform.protect('takings.confirmation', 'select, insert');

-- Published to the figures: which payments a judgement was about, and the newest word on each payment.
create view takings.judged_payment with (security_invoker = true) as
  select organiser_id, judgement_id, receipt_id, payment_no from takings.confirmation;
create view takings.newest_verdict with (security_invoker = true) as
  select distinct on (organiser_id, receipt_id, payment_no) organiser_id, receipt_id, payment_no, verdict
  from takings.confirmation
  order by organiser_id, receipt_id, payment_no, seq desc;
grant select on takings.judged_payment, takings.newest_verdict to gelaran_app;

-- The payments that the projector has folded as arrived, so that a sale, its void and the word about its money may come in
-- any order and each counts once.
create table insights.confirmed_payment (
  organiser_id uuid not null,
  receipt_id uuid not null,
  payment_no smallint not null,
  primary key (organiser_id, receipt_id, payment_no)
);
call platform.protect('insights.confirmed_payment', 'select, insert, delete');

-- The way from a sale to its void.
create index receipt_voids on till.receipt (organiser_id, voids) where voids is not null;
-- A statement of the bank or the acquirer, read and kept line by line.
create table takings.statement (
  organiser_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  name text not null,
  -- The first row as it came, and every row after it.
  headers jsonb not null,
  cells jsonb not null,
  -- Which column is what; null until somebody has said so.
  mapping jsonb,
  made_at timestamptz not null,
  made_by text,
  primary key (organiser_id, id),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id)
);
create index statement_recent on takings.statement (organiser_id, edition_id, made_at desc, id);
call platform.protect('takings.statement', 'select, insert, update');
alter table takings.judgement add foreign key (organiser_id, statement_id) references takings.statement (organiser_id, id);

-- How statements with these headings were read the last time.
create table takings.statement_mapping (
  organiser_id uuid not null,
  -- SHA-256 of the headings.
  headings text not null,
  mapping jsonb not null,
  primary key (organiser_id, headings)
);
call platform.protect('takings.statement_mapping', 'select, insert, update');

-- A payment gateway of an organiser, off until somebody switches it on. The money goes from buyer to gateway to merchant.
create table takings.gateway (
  organiser_id uuid not null references people.organiser (id),
  gateway text not null check (gateway in ('midtrans', 'xendit')),
  active boolean not null default false,
  sandbox boolean not null default true,
  -- The credentials, sealed with AES-256-GCM; shown to nobody again.
  sealed bytea not null,
  changed_at timestamptz not null,
  primary key (organiser_id, gateway)
);
call platform.protect('takings.gateway', 'select, insert, update');

-- A QR code that a gateway made for one payment of one sale.
create table takings.charge (
  organiser_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  gateway text not null,
  -- Our name for it at the gateway; it carries the sale and the number of the payment.
  order_ref text not null,
  -- The gateway's name for it.
  gateway_ref text,
  sale_id uuid not null,
  payment_no smallint not null,
  device_id uuid not null,
  booth_id uuid,
  amount bigint not null check (amount > 0),
  qr text,
  state text not null check (state in ('making', 'pending', 'settled', 'failed', 'expired', 'refunded', 'disputed')),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  state_at timestamptz not null,
  -- When its state is asked for because no notification came; null when there is nothing more to ask.
  ask_at timestamptz,
  asked integer not null default 0,
  -- When its payment was judged as the state says; null while the sale has not come, or what it says differs.
  applied_state text,
  primary key (organiser_id, id),
  unique (organiser_id, gateway, order_ref),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id)
);
create index charge_sale on takings.charge (organiser_id, sale_id, payment_no);
create index charge_unapplied on takings.charge (organiser_id, state_at)
  where state in ('settled', 'refunded', 'disputed') and applied_state is distinct from state;
create index charge_to_ask on takings.charge (ask_at) where ask_at is not null;
call platform.protect('takings.charge', 'select, insert, update');
-- The worker asks for all organisers when none is chosen: which have something to ask.
create policy due on takings.charge for select using ((select platform.organiser()) is null and ask_at is not null);

-- Every notification, once.
create table takings.notification (
  organiser_id uuid not null,
  id uuid not null,
  gateway text not null,
  -- The gateway's own id of it where it has one, else the SHA-256 of what it says.
  key text not null,
  received_at timestamptz not null,
  order_ref text not null,
  gateway_ref text not null,
  amount bigint,
  says text not null,
  outcome text not null check (outcome in ('applied', 'stale', 'waiting', 'unmatched', 'mismatch', 'ignored')),
  charge_id uuid,
  -- As it came, for a person to read.
  body text not null,
  settled_at timestamptz,
  settled_by text,
  note text not null default '',
  primary key (organiser_id, id),
  unique (organiser_id, gateway, key)
);
create index notification_open on takings.notification (organiser_id, received_at desc, id)
  where outcome in ('unmatched', 'mismatch') and settled_at is null;
call platform.protect('takings.notification', 'select, insert, update');

-- The link by which a booth without a till reports its days. Its secret is derived from its id, and kept as a hash only.
create table takings.report_link (
  organiser_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  booth_id uuid not null,
  secret_hash bytea not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  primary key (organiser_id, id),
  unique (organiser_id, secret_hash),
  foreign key (organiser_id, edition_id, booth_id) references floor.booth (organiser_id, edition_id, id)
);
create unique index report_link_standing on takings.report_link (organiser_id, edition_id, booth_id) where revoked_at is null;
call platform.protect('takings.report_link', 'select, insert, update');

-- What a booth says it took on a day. Corrected by another row; the newest revision counts.
create table takings.day_report (
  organiser_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  booth_id uuid not null,
  day date not null,
  revision integer not null check (revision >= 1),
  amount bigint not null check (amount >= 0),
  sales integer check (sales >= 0),
  -- Amounts by method, where they were told.
  by_method jsonb not null default '{}',
  -- Units by product id, where they were told.
  by_product jsonb not null default '{}',
  note text not null,
  -- The name that the reporter gave.
  reporter text not null,
  channel text not null check (channel in ('link', 'officer')),
  made_at timestamptz not null,
  made_by text,
  primary key (organiser_id, id),
  unique (organiser_id, edition_id, booth_id, day, revision),
  foreign key (organiser_id, edition_id, booth_id) references floor.booth (organiser_id, edition_id, id)
);
call platform.protect('takings.day_report', 'select, insert');
create view takings.reported_day with (security_invoker = true) as
  select distinct on (organiser_id, edition_id, booth_id, day)
    organiser_id, edition_id, booth_id, day, revision, amount, sales, by_method, by_product, note, reporter, channel, made_at
  from takings.day_report
  order by organiser_id, edition_id, booth_id, day, revision desc;
grant select on takings.reported_day to gelaran_app;

-- Where other systems want to be told (standardwebhooks.com).
create table platform.webhook_endpoint (
  organiser_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  url text not null check (length(url) <= 2000),
  description text not null,
  types text[] not null,
  active boolean not null,
  -- The signing secrets, sealed; during a rotation the former one is valid too.
  secret bytea not null,
  former_secret bytea,
  former_until timestamptz,
  made_at timestamptz not null,
  -- Why it was switched off by itself.
  disabled_reason text,
  primary key (organiser_id, id)
);
create index webhook_endpoint_listens on platform.webhook_endpoint (organiser_id, edition_id) where active;
call platform.protect('platform.webhook_endpoint');

-- What has happened and is still to be made into messages; written only where somebody listens.
create table platform.webhook_news (
  seq bigint generated always as identity primary key,
  organiser_id uuid not null,
  edition_id uuid not null,
  topic text not null,
  payload jsonb not null,
  at timestamptz not null
);
call platform.protect('platform.webhook_news', 'select, insert, update, delete');
create policy waiting on platform.webhook_news for select using ((select platform.organiser()) is null);

create table platform.webhook_message (
  organiser_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  type text not null,
  at timestamptz not null,
  -- The body, byte for byte as it is signed.
  body text not null,
  primary key (organiser_id, id)
);
call platform.protect('platform.webhook_message', 'select, insert, delete');

-- One message for one endpoint.
create table platform.webhook_delivery (
  organiser_id uuid not null,
  endpoint_id uuid not null,
  message_id uuid not null,
  edition_id uuid not null,
  type text not null,
  -- Of the message.
  at timestamptz not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null default 0,
  -- When it is tried next; a process that has taken it moves this on by its lease.
  next_at timestamptz not null,
  first_at timestamptz,
  last_at timestamptz,
  status integer,
  -- The first bytes of the answer, or why there was none.
  answer text,
  took_ms integer,
  primary key (organiser_id, endpoint_id, message_id),
  foreign key (organiser_id, endpoint_id) references platform.webhook_endpoint (organiser_id, id) on delete cascade,
  foreign key (organiser_id, message_id) references platform.webhook_message (organiser_id, id) on delete cascade
);
create index webhook_delivery_due on platform.webhook_delivery (next_at) where state = 'waiting';
create index webhook_delivery_listed on platform.webhook_delivery (organiser_id, edition_id, at desc, message_id, endpoint_id);
call platform.protect('platform.webhook_delivery');
create policy due on platform.webhook_delivery for select using ((select platform.organiser()) is null and state = 'waiting');
