-- The minutes of the panel as an office files them: what its people write; names, scores and counts come from the call itself.
create table call.minutes (
  organiser_id uuid not null,
  edition_id uuid not null,
  number text not null,
  held_on date,
  place text not null,
  -- Decrees and letters that the panel acts on, a line each.
  basis text not null,
  remark text not null,
  -- Who sat on the panel and signs, in order: [{"name", "role", "office"}].
  signers jsonb not null,
  written_at timestamptz not null,
  primary key (organiser_id, edition_id),
  foreign key (organiser_id, edition_id) references call.call (organiser_id, edition_id)
);
call platform.protect('call.minutes');
