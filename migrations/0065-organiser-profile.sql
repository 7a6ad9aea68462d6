-- What an organiser says of itself: how it looks, where it is reached, how its letters are headed; and the addresses it had.

create table editions.organiser_profile (
  organiser_id uuid primary key references people.organiser (id),
  -- Logo or crest.
  logo uuid,
  -- `#rrggbb`, dark enough to be seen on paper.
  accent text check (accent ~ '^#[0-9a-f]{6}$'),
  contact_name text not null default '',
  contact_phone text not null default '',
  contact_email text not null default '',
  -- Digits with the country code, as wa.me wants them; empty for none.
  contact_whatsapp text not null default '' check (contact_whatsapp ~ '^[0-9]{0,15}$'),
  -- As it stands on an envelope, its lines parted by line ends.
  address text not null default '',
  -- Lines above the name on letters: `PEMERINTAH PROVINSI ...`.
  letterhead text not null default '',
  -- Who mails say that they are from; empty for the organiser's name.
  sender_name text not null default '',
  reply_to text not null default '',
  foreign key (organiser_id, logo) references platform.file (organiser_id, id)
);
call platform.protect('editions.organiser_profile', 'select, insert, update');
-- Shown on public pages where no organiser has been chosen: the front page, the privacy page.
create policy listed on editions.organiser_profile for select using ((select platform.organiser()) is null);

-- Every address that an organiser has or had: links on posters go on leading somewhere, and never to somebody else.
create table people.organiser_address (
  slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  organiser_id uuid not null references people.organiser (id)
);
insert into people.organiser_address (slug, organiser_id) select slug, id from people.organiser;
alter table people.organiser_address enable row level security;
alter table people.organiser_address force row level security;
create policy reading on people.organiser_address for select using (true);
create policy writing on people.organiser_address for all using (organiser_id = (select platform.organiser())) with check (organiser_id = (select platform.organiser()));
grant select, insert on people.organiser_address to gelaran_app;

create function people.keep_address() returns trigger
  language plpgsql as $$
begin
  insert into people.organiser_address (slug, organiser_id) values (new.slug, new.id) on conflict (slug) do nothing;
  if not exists (select from people.organiser_address where slug = new.slug and organiser_id = new.id) then
    raise unique_violation using message = 'the address is or was another organiser''s', constraint = 'organiser_address_pkey';
  end if;
  return null;
end $$;
create trigger keep_address after insert or update of slug on people.organiser
  for each row execute function people.keep_address();
