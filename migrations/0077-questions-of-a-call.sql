-- What an organiser asks beyond the usual, and what an applicant answers, by the question's code.
alter table call.call add column questions jsonb not null default '[]';
alter table call.application add column answers jsonb not null default '{}';
