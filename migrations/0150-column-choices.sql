-- Which column of a list was what, as somebody said it: for the next file with the same headings. It holds no cell of a file,
-- and lasts as long as its organiser does.
create table platform.column_choice (
  organiser_id uuid not null,
  -- What the list is of.
  list text not null,
  -- SHA-256 of the headings.
  headings text not null,
  -- Where each column stands.
  choice jsonb not null,
  said_at timestamptz not null,
  primary key (organiser_id, list, headings)
);
call platform.protect('platform.column_choice', 'select, insert, update');
