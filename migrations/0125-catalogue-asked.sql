-- The time that a device's last request for its catalogue named. A later one must name a later time, so that nobody who has seen a
-- request can make it again; null: it has named none yet (a till of before).
alter table hall.device add column catalogue_asked_at timestamptz;
