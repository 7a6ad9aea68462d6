-- Since when a photograph has been attached to nothing, as the sweeping found it; null while something shows it.
alter table platform.file add column loose_since timestamptz;
