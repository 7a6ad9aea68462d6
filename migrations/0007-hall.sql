-- The hall's event log: phones, what they said, and what a person has to look at.
create schema hall;
grant usage on schema hall to gelaran_app;

-- A chance to make one phone a till or a gate: single use, ten minutes. Only the code's hash is kept.
create table hall.enrolment (
  organiser_id uuid not null,
  edition_id uuid not null,
  id uuid not null,
  code_hash bytea not null,
  kind text not null check (kind in ('till', 'gate')),
  booth_id uuid,
  gate text,
  role text not null,
  label text not null,
  made_by text,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- The phone that took it up.
  device_id uuid,
  primary key (organiser_id, id),
  unique (organiser_id, code_hash),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id),
  foreign key (organiser_id, edition_id, booth_id) references floor.booth (organiser_id, edition_id, id),
  check ((kind = 'till') = (booth_id is not null) and (kind = 'gate') = (gate is not null))
);
call platform.protect('hall.enrolment');

create table hall.device (
  organiser_id uuid not null,
  edition_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('till', 'gate')),
  booth_id uuid,
  gate text,
  role text not null,
  label text not null,
  -- The prefix of its receipts: `A1-2`.
  code text not null,
  -- The uncompressed P-256 point, 65 bytes in base64url. The private half never leaves the phone.
  public_key text not null,
  enrolled_at timestamptz not null,
  revoked_at timestamptz,
  -- Seqs that are stored or in quarantine, as ranges [from, to] one after the other; and the stored event with the highest seq.
  delivered integer[] not null default '{}',
  head_seq integer,
  head_hash bytea,
  -- What it last told of itself.
  last_seen_at timestamptz,
  clock_offset bigint,
  unsent integer,
  persisted boolean,
  battery real,
  app_version text,
  primary key (organiser_id, id),
  unique (organiser_id, edition_id, code),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id),
  foreign key (organiser_id, edition_id, booth_id) references floor.booth (organiser_id, edition_id, id)
) with (fillfactor = 70);
call platform.protect('hall.device', 'select, insert, update');

create table hall.batch (
  organiser_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  device_id uuid not null,
  received_at timestamptz not null,
  sent_at timestamptz not null,
  -- Milliseconds added to the wall times of its events; 0 when the phone's clock was right within two minutes.
  clock_offset bigint not null,
  events integer not null,
  primary key (organiser_id, id),
  foreign key (organiser_id, device_id) references hall.device (organiser_id, id)
);
call platform.protect('hall.batch', 'select, insert');

-- The log itself. `line` is what the phone wrote, byte for byte; the other columns say the same for queries. Never changed,
-- never deleted. No foreign keys: written in one statement a batch, whose device and edition have been checked and locked.
create table hall.event (
  organiser_id uuid not null,
  device_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  wall_time timestamptz not null,
  seq integer not null,
  schema_version smallint not null,
  hash bytea not null,
  kind text not null,
  line text not null,
  primary key (organiser_id, device_id, seq),
  unique (organiser_id, id)
);
call platform.protect('hall.event', 'select, insert');

-- Lines kept aside for a person: they never enter figures by themselves.
create table hall.quarantine (
  organiser_id uuid not null,
  device_id uuid not null,
  -- SHA-256 of the line: the same line sent again is the same row.
  line_hash bytea not null,
  batch_id uuid not null,
  seq integer,
  event_id text,
  code text not null,
  detail text not null,
  line bytea not null,
  received_at timestamptz not null,
  primary key (organiser_id, device_id, line_hash),
  foreign key (organiser_id, device_id) references hall.device (organiser_id, id)
);
call platform.protect('hall.quarantine', 'select, insert');

-- What a person should look at. It never undoes an event.
create table hall.exception (
  organiser_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  device_id uuid not null,
  batch_id uuid not null,
  event_id uuid,
  seq integer,
  code text not null,
  data jsonb not null,
  raised_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  primary key (organiser_id, id),
  foreign key (organiser_id, device_id) references hall.device (organiser_id, id)
);
create index exception_open on hall.exception (organiser_id, edition_id, raised_at desc) where settled_at is null;
call platform.protect('hall.exception', 'select, insert, update');
