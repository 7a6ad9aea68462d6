-- Without a mail server an application begins with a code on the screen: whoever notes it gets on with that application, also on
-- another phone. Kept as a hash; it opens nothing once the address of the account is proved.
create table people.entry_code (
  organiser_id uuid not null references people.organiser (id),
  id uuid not null,
  user_id text not null references people."user" (id) on delete cascade,
  code_hash bytea not null,
  made_at timestamptz not null,
  primary key (organiser_id, id),
  unique (organiser_id, code_hash)
);
create index entry_code_of_user on people.entry_code (user_id);
call platform.protect('people.entry_code', 'select, insert, delete');
