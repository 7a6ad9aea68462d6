-- Where a person was written to before the address changed: kept for one thing, that the letters to it go with the account when it is erased.
create table people.earlier_address (
  user_id text not null references people."user" (id) on delete cascade,
  email text not null check (email = lower(email)),
  until timestamptz not null,
  primary key (user_id, email)
);
grant select, insert, update, delete on people.earlier_address to gelaran_app;
