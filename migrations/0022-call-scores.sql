-- What a finished curator's points come to, in the whole numbers of rules/total.ts, so that a ranking reads no single points.
alter table call.assignment add column total integer check (total >= 0);
alter table call.assignment add constraint assignment_total check ((state = 'done') = (total is not null));
