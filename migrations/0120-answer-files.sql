-- A file that an applicant hands in as the answer to a question of the organiser's: personal data of the applicant, held to judge the
-- application. It goes with the erasing of the business, and is swept once nobody asks for it any more.
create table call.answer_file (
  organiser_id uuid not null,
  application_id uuid not null,
  -- The code of the call's question: one file each.
  question text not null check (length(question) between 1 and 40),
  -- As the applicant named it.
  name text not null check (length(name) between 1 and 120),
  -- `pdf` as it was sent; `picture` as JPEG, re-encoded without anything but the picture.
  kind text not null check (kind in ('pdf', 'picture')),
  bytes bytea not null check (length(bytes) between 1 and 5242880),
  made_at timestamptz not null,
  -- Since when nobody asks for it, as the sweeping found it; null while somebody does.
  loose_since timestamptz,
  primary key (organiser_id, application_id, question),
  foreign key (organiser_id, application_id) references call.application (organiser_id, id) on delete cascade
);
-- Pictures and most PDFs are packed already.
alter table call.answer_file alter column bytes set storage external;
call platform.protect('call.answer_file');

-- What was answered, in one text: each question in the organiser's words, a file by its name.
create or replace view call.judged with (security_invoker = true) as
  select application.organiser_id, application.edition_id, application.id as application_id, application.number, application.business_id,
    application.region_code, application.state, application.submitted_at, application.decided_at, application.reason_id, application.reason_en,
    application.waitlist_position, application.statement, application.nominated_by is not null as nominated,
    (select count(*) from call.assignment where assignment.organiser_id = application.organiser_id
      and assignment.application_id = application.id and assignment.state = 'done') as scored,
    (select avg(assignment.total) from call.assignment where assignment.organiser_id = application.organiser_id
      and assignment.application_id = application.id and assignment.state = 'done') as mean,
    (select min(assignment.total) from call.assignment where assignment.organiser_id = application.organiser_id
      and assignment.application_id = application.id and assignment.state = 'done') as least,
    (select max(assignment.total) from call.assignment where assignment.organiser_id = application.organiser_id
      and assignment.application_id = application.id and assignment.state = 'done') as most,
    (select sum(criterion.weight) from call.criterion where criterion.organiser_id = application.organiser_id
      and criterion.edition_id = application.edition_id) as weights,
    coalesce((select string_agg(concat(coalesce(nullif(asked.question #>> '{label,id}', ''), asked.question #>> '{label,en}'), ': ', said.answer),
        E'\n' order by asked.place)
      from call.call held
      cross join lateral jsonb_array_elements(held.questions) with ordinality as asked (question, place)
      cross join lateral (select case when asked.question ->> 'kind' = 'file'
        then (select file.name from call.answer_file file where file.organiser_id = application.organiser_id
          and file.application_id = application.id and file.question = asked.question ->> 'code')
        else application.answers ->> (asked.question ->> 'code') end as answer) as said
      where held.organiser_id = application.organiser_id and held.edition_id = application.edition_id
        and coalesce(said.answer, '') <> ''), '') as answers
  from call.application;
