-- Which account signed, and whether both sides signed on one screen. Signatures of before have neither and stay as they are.
alter table settlement.signature
  add column signed_by text,
  add column one_screen boolean not null default false;
