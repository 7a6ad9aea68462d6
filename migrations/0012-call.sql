-- The open call of an edition: its terms and rubric, applications, who scores them, and what was decided.
create schema call;
grant usage on schema call to gelaran_app;

-- Curators score the next applicant and see nothing else.
alter table people.membership drop constraint membership_role_check;
alter table people.membership add constraint membership_role_check
  check (role in ('organiser', 'officer', 'lead', 'curator', 'producer', 'cashier'));
alter table people.invitation drop constraint invitation_role_check;
alter table people.invitation add constraint invitation_role_check
  check (role in ('organiser', 'officer', 'lead', 'curator', 'producer', 'cashier'));

-- Published to the slices above: every business that the organiser knows, whether it takes part or not.
create view exhibitors.registered with (security_invoker = true) as
  select organiser_id, id as business_id, slug, name, region_code, made_up from exhibitors.business;
grant select on exhibitors.registered to gelaran_app;

create table call.call (
  organiser_id uuid not null,
  edition_id uuid not null,
  state text not null check (state in ('draft', 'open', 'closed', 'published')),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  -- Until when curators may score.
  scoring_until timestamptz not null,
  terms_id text not null,
  terms_en text not null,
  -- Curators see numbers instead of names.
  blind boolean not null,
  -- Nobody scores applicants of the own delegation.
  bar_own_delegation boolean not null,
  -- Whoever took part in the series' last edition may not apply.
  exclude_previous boolean not null,
  curators_each integer not null check (curators_each between 1 and 9),
  -- Applications are numbered as they are begun; the number stands for the name where names are hidden.
  last_number integer not null default 0,
  published_at timestamptz,
  primary key (organiser_id, edition_id),
  foreign key (organiser_id, edition_id) references editions.edition (organiser_id, id),
  check (opens_at < closes_at and closes_at <= scoring_until),
  check ((state = 'published') = (published_at is not null))
);
call platform.protect('call.call');

create table call.criterion (
  organiser_id uuid not null,
  edition_id uuid not null,
  code text not null check (code ~ '^[a-z]+(-[a-z]+)*$'),
  position integer not null,
  name_id text not null,
  name_en text not null,
  help_id text not null,
  help_en text not null,
  weight integer not null check (weight between 1 and 100),
  -- Points run from 0 to this.
  scale integer not null check (scale between 1 and 10),
  -- A remark is required when the points are this or fewer; null: never, the scale: always.
  remark_upto integer check (remark_upto between 0 and scale),
  primary key (organiser_id, edition_id, code),
  unique (organiser_id, edition_id, position) deferrable initially deferred,
  foreign key (organiser_id, edition_id) references call.call (organiser_id, edition_id)
);
call platform.protect('call.criterion');

create table call.application (
  organiser_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  business_id uuid not null,
  region_code text not null references editions.region (code),
  number integer not null,
  state text not null check (state in ('draft', 'submitted', 'withdrawn', 'accepted', 'waitlisted', 'refused')),
  -- Grows with every saved draft: who saves an older one is told, and nothing is overwritten unseen.
  version integer not null default 1,
  statement text not null default '',
  needs text not null default '',
  -- UU PDP 27/2022: what was agreed to, and when.
  consent_at timestamptz,
  consent_purpose text,
  -- The person of the committee or delegation who put the business forward.
  nominated_by text references people."user" (id),
  copied_from uuid,
  made_at timestamptz not null,
  submitted_at timestamptz,
  decided_at timestamptz,
  reason_id text not null default '',
  reason_en text not null default '',
  -- 1 is next; within the delegation.
  waitlist_position integer,
  -- Set when the mail of the results was written, so that publishing can go on where it stopped.
  told_at timestamptz,
  primary key (organiser_id, id),
  unique (organiser_id, edition_id, business_id),
  unique (organiser_id, edition_id, number),
  unique (organiser_id, edition_id, id),
  constraint waitlist_order unique (organiser_id, edition_id, region_code, waitlist_position) deferrable initially deferred,
  foreign key (organiser_id, edition_id) references call.call (organiser_id, edition_id),
  foreign key (organiser_id, business_id) references exhibitors.business (organiser_id, id),
  check ((consent_at is null) = (consent_purpose is null)),
  check (state in ('draft', 'withdrawn') or (submitted_at is not null and consent_at is not null)),
  check ((state = 'waitlisted') = (waitlist_position is not null))
);
create index application_of_business on call.application (organiser_id, business_id, made_at desc);
create index application_state on call.application (organiser_id, edition_id, state, number);
create index application_region on call.application (organiser_id, edition_id, region_code, number);
call platform.protect('call.application');

-- Products as the applicant describes them; of accepted applicants they become the catalogue's.
create table call.item (
  organiser_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  position integer not null,
  name_id text not null default '',
  name_en text not null default '',
  description_id text not null default '',
  description_en text not null default '',
  category text not null default '',
  price bigint check (price between 0 and 10000000000),
  unit text not null default '',
  -- Ids of stored photographs, the first is the one that lists show.
  photos uuid[] not null default '{}',
  primary key (organiser_id, id),
  unique (organiser_id, application_id, position) deferrable initially deferred,
  foreign key (organiser_id, application_id) references call.application (organiser_id, id)
);
call platform.protect('call.item');

-- Who scores whom. A conflict of interest stays on record, and somebody else gets the application.
create table call.assignment (
  organiser_id uuid not null,
  edition_id uuid not null,
  application_id uuid not null,
  curator text not null references people."user" (id),
  state text not null check (state in ('assigned', 'begun', 'done', 'conflict')),
  conflict_reason text,
  made_at timestamptz not null,
  done_at timestamptz,
  primary key (organiser_id, application_id, curator),
  unique (organiser_id, edition_id, application_id, curator),
  foreign key (organiser_id, edition_id, application_id) references call.application (organiser_id, edition_id, id),
  check ((state = 'conflict') = (conflict_reason is not null)),
  check ((state = 'done') = (done_at is not null))
);
create index assignment_curator on call.assignment (organiser_id, edition_id, curator, state);
call platform.protect('call.assignment');

create table call.score (
  organiser_id uuid not null,
  edition_id uuid not null,
  application_id uuid not null,
  curator text not null,
  criterion text not null,
  points integer check (points between 0 and 10),
  remark text not null default '',
  at timestamptz not null,
  primary key (organiser_id, application_id, curator, criterion),
  foreign key (organiser_id, edition_id, application_id, curator)
    references call.assignment (organiser_id, edition_id, application_id, curator),
  foreign key (organiser_id, edition_id, criterion) references call.criterion (organiser_id, edition_id, code)
);
create index score_edition on call.score (organiser_id, edition_id, application_id);
call platform.protect('call.score');

-- What happened to an application, in order: its history for those who may read it.
create table call.event (
  organiser_id uuid not null,
  application_id uuid not null,
  seq integer not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  kind text not null,
  data jsonb not null default '{}',
  primary key (organiser_id, application_id, seq),
  foreign key (organiser_id, application_id) references call.application (organiser_id, id)
);
call platform.protect('call.event', 'select, insert');

-- Published to the slices above: what became of whom.
create view call.applied with (security_invoker = true) as
  select organiser_id, edition_id, id as application_id, business_id, region_code, number, state, nominated_by is not null as nominated
  from call.application;
grant select on call.applied to gelaran_app;
