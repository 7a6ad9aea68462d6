-- What an installation is for, decided by its first start and kept from then on: the demo and real work never share one.
create table platform.purpose (
  single boolean primary key default true check (single),
  purpose text not null check (purpose in ('demo', 'real')),
  decided_at timestamptz not null default now()
);
grant select, insert, update on platform.purpose to gelaran_app;
