-- Photographs, kept in the database: a backup has them, and several processes share them with nothing more.

-- A photograph that somebody sent. The bytes hang on its content's hash, so that the same photograph sent twice is kept once.
create table platform.file (
  organiser_id uuid not null references people.organiser (id),
  -- Made on the device, and public addresses are made of it: one for all organisers, so that none can take another's.
  id uuid not null unique,
  sha256 bytea not null check (length(sha256) = 32),
  -- Of the upright picture in its full size, of which the largest variant may be a smaller one.
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  -- Who sent it, and for which business: they see it before it is public.
  sent_by text references people."user" (id) on delete set null,
  business_id uuid,
  -- Attached to something that everybody may see.
  public boolean not null default false,
  made_at timestamptz not null,
  primary key (organiser_id, id)
);
create index file_content on platform.file (organiser_id, sha256);
create index file_sender on platform.file (organiser_id, sent_by, made_at);
call platform.protect('platform.file');
-- An address names a photograph and no organiser: a public one is found without.
create policy listed on platform.file for select using (public and (select platform.organiser()) is null);

-- What is served: the content in a size and a format, re-encoded, without anything but the picture.
create table platform.file_variant (
  organiser_id uuid not null,
  sha256 bytea not null,
  size integer not null check (size in (320, 800, 1600)),
  format text not null check (format in ('avif', 'webp')),
  bytes bytea not null,
  primary key (organiser_id, sha256, size, format)
);
-- Compressed already: looking for more to press out of it only takes time.
alter table platform.file_variant alter column bytes set storage external;
call platform.protect('platform.file_variant', 'select, insert, delete');
create policy listed on platform.file_variant for select using (
  (select platform.organiser()) is null and exists (
    select 1 from platform.file where file.organiser_id = file_variant.organiser_id and file.sha256 = file_variant.sha256 and file.public));
