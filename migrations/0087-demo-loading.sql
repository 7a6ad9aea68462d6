-- True while the demo is being loaded for the first time: a start that was cut off then begins anew.
alter table platform.purpose add column loading boolean not null default false;
