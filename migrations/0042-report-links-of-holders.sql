-- Who held the booth when its link was made: the link is good for days on which the same hold it. Null: nobody did, or nobody
-- had noted it; then for all days.
alter table takings.report_link add column holder jsonb;
