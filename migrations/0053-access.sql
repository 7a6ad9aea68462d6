-- Who has proved an address, how far a session reaches, and the counting of guesses.

-- An account whose address nobody has proved ("emailVerified" is false) reaches the one role it was made for, until its
-- owner opens a link that was sent there and shown to nobody else. The role with its organiser, as people.membership has it.
alter table people."user"
  add column provisional_organiser uuid,
  add column provisional_membership uuid,
  add column "lastSeenAt" timestamptz,
  add foreign key (provisional_organiser, provisional_membership) references people.membership (organiser_id, id);

alter table people.session
  -- Opened by a link that an organiser could read in its outbox: it reaches that organiser and no other.
  add column "confinedTo" text,
  add column "lastSeenAt" timestamptz;

-- Which invitation it was taken up by, and who ended it.
alter table people.membership
  add column invitation_id uuid,
  add column ended_by text references people."user" (id),
  add foreign key (organiser_id, invitation_id) references people.invitation (organiser_id, id);
create index membership_of_organiser on people.membership (organiser_id, made_at) where ended_at is null;

-- The hash of a second code, which only the mailbox (or who holds the machine) gets to see: it proves the address.
alter table people.invitation add column proof_hash bytea unique;

-- A mail that carries what only its reader may know is shown in no outbox.
alter table platform.mail add column confidential boolean not null default false;

-- Guesses and letters by name, counted by all processes together. The sign-in library clears its own table after a minute.
create table people.attempt (
  key text primary key,
  count integer not null,
  since timestamptz not null
);
create index attempt_since on people.attempt (since);
grant select, insert, update, delete on people.attempt to gelaran_app;

-- What is open for a person (streams of events) is looked at again, in every process, when a session or a role ends.
create function people.tell_access() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'session' then
    perform pg_notify('access', old."userId");
  else
    perform pg_notify('access', old.user_id);
  end if;
  return null;
end $$;
create trigger session_ended after delete on people.session for each row execute function people.tell_access();
create trigger membership_changed after update on people.membership for each row execute function people.tell_access();

-- The first proof of an address, however it comes, ends what the account had from whoever set it up: password, sessions, second
-- factor, and the limit to one role.
create function people.take_possession() returns trigger language plpgsql as $$
begin
  delete from people.account where "userId" = new.id;
  delete from people.session where "userId" = new.id;
  delete from people."twoFactor" where "userId" = new.id;
  new.provisional_organiser := null;
  new.provisional_membership := null;
  new."twoFactorEnabled" := false;
  return new;
end $$;
create trigger address_proved before update on people."user" for each row
  when (new."emailVerified" and not old."emailVerified") execute function people.take_possession();
